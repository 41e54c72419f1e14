import { countCall } from '../../../platform/rate.ts'
import { contactById, insertNotices, type ListRow, listById, noticeToken, toldAddresses } from '../../contacts/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import type { MailContent } from '../list-mail.ts'
import type { MailWriter } from '../requested.ts'
import { senderOf } from '../sender.ts'

/** More in an hour would bury the owner; what is over goes into the next digest. */
const MOST_AN_HOUR = 30

/** Tells a list's owner who has joined or left. It goes to nobody's profile: the contact has not been written to. */
const notice =
  (what: 'joined' | 'left'): MailWriter =>
  async ({ ground, tx, accountId, contactId, data }) => {
    const list = await listById(tx, accountId, Number(data.listId))
    const contact = contactId === null ? undefined : await contactById(tx, accountId, contactId)
    if (!list || !contact) return 'gone'
    const told = await toldAddresses(tx, accountId, what === 'joined' ? list.sub_notify : list.unsub_notify)
    if (told.length === 0) return 'gone'
    const sender = await senderOf(tx, accountId, list)
    if (!sender) return 'no sender or recipient'
    const window = await countCall(tx, `notice ${accountId} ${list.id}`, MOST_AN_HOUR, 3600)
    if (!window.allowed) {
      await insertNotices(tx, accountId, [{ listId: list.id, what, contactId: contact.id, at: ground.clock.now() }])
      return 'gone'
    }
    const content = noticeContent(list, what)
    return told.map(address => ({
      email: { ...sender, reply_to: null, ...content, plain_text: null, language: list.language },
      to: address.email,
      contactId: null,
      listId: list.id,
      mergeVars: {
        CONTACT: contact.email,
        CONTACT_NAME: [contact.name, contact.surname].filter(Boolean).join(' '),
        CONTACT_URL: `${ground.publicUrl}/app/contacts/${contact.id}`,
        STOP_URL: `${ground.publicUrl}/n/${noticeToken(ground, accountId, address.id)}`,
      },
    }))
  }

export const joinedNotice = notice('joined')
export const leftNotice = notice('left')

export function noticeContent(list: ListRow, what: 'joined' | 'left'): MailContent {
  const { language } = list
  const words = WORDS[language][what]
  const who = '<strong>*|CONTACT|*</strong>*|IF:CONTACT_NAME|* (*|CONTACT_NAME|*)*|END:IF|*'
  return {
    subject: words.subject.replace('{list}', () => asPlain(list.name)),
    html: ownMail({
      language,
      title: words.title,
      lines: [
        words.line.replace('{who}', () => who).replace('{list}', () => asText(list.name)),
        `<a href="*|CONTACT_URL|*" style="color:#a8481f">${WORDS[language].open}</a>`,
      ],
      note: `<a href="*|STOP_URL|*" style="color:#6b625b">${WORDS[language].stop}</a>`,
    }),
  }
}

const WORDS = {
  cs: {
    joined: {
      subject: 'Nový odběratel: {list}',
      title: 'Nový odběratel',
      line: 'Do seznamu {list} se přihlásil kontakt {who}.',
    },
    left: {
      subject: 'Odhlášení: {list}',
      title: 'Odhlášení',
      line: 'Ze seznamu {list} se odhlásil kontakt {who}.',
    },
    open: 'Otevřít kontakt',
    stop: 'Tato upozornění už nechci',
  },
  en: {
    joined: {
      subject: 'New subscriber: {list}',
      title: 'New subscriber',
      line: '{who} has joined the list {list}.',
    },
    left: {
      subject: 'Unsubscribed: {list}',
      title: 'Unsubscribed',
      line: '{who} has left the list {list}.',
    },
    open: 'Open the contact',
    stop: 'I want no more of these notices',
  },
}
