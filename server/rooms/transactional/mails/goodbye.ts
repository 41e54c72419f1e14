import type { ListRow } from '../../contacts/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import { mailToContact, ownOrOurs } from '../list-mail.ts'
import type { MailWriter } from '../requested.ts'

/** To somebody who has left: the last mail, so ours holds no promotion (Act 480/2004 Sb.). */
export const goodbye: MailWriter = asked => mailToContact(asked, goodbyeContent)

export function goodbyeContent(list: ListRow) {
  const { language } = list
  const words = WORDS[language]
  return ownOrOurs(
    { subject: list.unsub_subject, html: list.unsub_message },
    {
      subject: words.subject.replace('{list}', () => asPlain(list.name)),
      html: ownMail({
        language,
        title: words.title,
        heading: words.heading,
        lines: [words.lead.replace('{list}', () => `<strong>${asText(list.name)}</strong>`)],
        note: words.note,
      }),
    },
  )
}

const WORDS = {
  cs: {
    subject: 'Odběr je odhlášený: {list}',
    title: 'Odběr je odhlášený',
    heading: 'Odhlášení proběhlo',
    lead: 'Z odběru {list} vám už nic dalšího nepošleme. Tento e-mail je jen potvrzení.',
    note: 'Byl to omyl? Můžete se <a href="*|PREFERENCES|*" style="color:#a8481f">přihlásit zpět</a>.',
  },
  en: {
    subject: 'You are unsubscribed: {list}',
    title: 'You are unsubscribed',
    heading: 'You are unsubscribed',
    lead: 'We will send you nothing more from {list}. This e-mail only confirms it.',
    note: 'Was it a mistake? You can <a href="*|PREFERENCES|*" style="color:#a8481f">subscribe again</a>.',
  },
}
