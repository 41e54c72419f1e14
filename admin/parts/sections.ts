import { IconAddressBook, IconCode, IconInbox, IconListDetails, IconSend } from '@tabler/icons-react'
import type { Session } from '../../contract/account.ts'

type Icon = typeof IconSend
export interface Door {
  to: '/contacts' | '/lists' | '/campaigns' | '/mailbox' | '/account/developers'
  word: 'allContacts' | 'lists' | 'campaigns' | 'mailbox' | 'developers'
  icon: Icon
}
export interface Section {
  key: string
  title?: 'contacts' | 'account'
  doors: Door[]
}

/** What the navigation holds for this session, in the order of the rail. */
export function sectionsFor(session: Session): Section[] {
  const sections: Section[] = [
    {
      key: 'contacts',
      title: 'contacts',
      doors: [
        { to: '/contacts', word: 'allContacts', icon: IconAddressBook },
        { to: '/lists', word: 'lists', icon: IconListDetails },
      ],
    },
    { key: 'campaigns', doors: [{ to: '/campaigns', word: 'campaigns', icon: IconSend }] },
  ]
  if (session.mailbox) sections[1]!.doors.push({ to: '/mailbox', word: 'mailbox', icon: IconInbox })
  if (session.role === 'administrator')
    sections.push({
      key: 'account',
      title: 'account',
      doors: [{ to: '/account/developers', word: 'developers', icon: IconCode }],
    })
  return sections
}
