import { accountSettings, invitationById, invitationToken, userByKey } from '../../accounts/index.ts'
import type { MailWriter } from '../requested.ts'
import { toOurPeople } from './to-our-people.ts'

/** To whom an administrator wants in the account; in the language of a known user, else the account's. */
export const invitation: MailWriter = async asked => {
  const { ground, tx, accountId, data } = asked
  const row = await invitationById(tx, accountId, Number(data.invitationId))
  // Withdrawn, or sent once more since: that mail has the link which holds.
  if (!row || row.round !== data.round) return 'gone'
  const known = await userByKey(tx, row.email_key)
  const { language } = known ?? (await accountSettings(tx, accountId))
  const words = WORDS[language]
  const token = invitationToken(ground.secrets, { accountId, id: row.id, round: row.round })
  return await toOurPeople(asked, {
    to: row.email,
    language,
    subject: words.subject,
    content: {
      heading: words.heading,
      lines: [words.lead, words.roles[row.role]],
      button: { label: words.button, href: '*|LINK|*' },
      note: words.note,
    },
    vars: { INVITER: row.invited_by ?? '' },
    secretLink: `${ground.publicUrl}/app/invitation/${token}`,
  })
}

const WORDS = {
  cs: {
    subject: 'Pozvánka do účtu *|ACCOUNT|*',
    heading: 'Pozvánka do účtu *|ACCOUNT|*',
    lead: '*|IF:INVITER|**|INVITER|* vás zve*|ELSE:|*Zveme vás*|END:IF|* do účtu <strong>*|ACCOUNT|*</strong> v Poštolce, odkud se posílají e-maily zákazníkům.',
    roles: {
      administrator: 'Budete administrátor: uvidíte a nastavíte všechno.',
      marketer: 'Budete marketér: můžete pracovat s kontakty a kampaněmi.',
      viewer: 'Budete čtenář: všechno uvidíte, nic nezměníte.',
    },
    button: 'Přijmout pozvánku',
    note: 'Pozvánka platí 7 dní a jen jednou. Pokud ji nečekáte, nedělejte nic.',
  },
  en: {
    subject: 'Invitation to *|ACCOUNT|*',
    heading: 'Invitation to *|ACCOUNT|*',
    lead: '*|IF:INVITER|**|INVITER|* invites you*|ELSE:|*You are invited*|END:IF|* to the account <strong>*|ACCOUNT|*</strong> in Poštolka, where mails to customers are sent from.',
    roles: {
      administrator: 'You will be an administrator: you see and govern everything.',
      marketer: 'You will be a marketer: you work with contacts and campaigns.',
      viewer: 'You will be a viewer: you see everything and change nothing.',
    },
    button: 'Accept the invitation',
    note: 'The invitation is valid for 7 days, and once. If you do not expect it, do nothing.',
  },
}
