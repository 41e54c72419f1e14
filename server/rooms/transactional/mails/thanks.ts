import type { ListRow } from '../../contacts/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import { mailToContact, ownOrOurs } from '../list-mail.ts'
import type { MailWriter } from '../requested.ts'

/** After subscribing or confirming. */
export const thanks: MailWriter = asked => mailToContact(asked, thanksContent)

export function thanksContent(list: ListRow) {
  const { language } = list
  const words = WORDS[language]
  return ownOrOurs(
    { subject: list.thanks_subject, html: list.thanks_message },
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
    subject: 'Děkujeme za přihlášení: {list}',
    title: 'Děkujeme za přihlášení',
    heading: 'Jsme rádi, že jste s námi',
    lead: 'Na tuto adresu vám od teď budeme posílat {list}.',
    note: 'Můžete si <a href="*|PREFERENCES|*" style="color:#a8481f">nastavit, co chcete dostávat</a>, nebo se kdykoli <a href="*|UNSUB|*" style="color:#a8481f">odhlásit</a>.',
  },
  en: {
    subject: 'Thank you for subscribing: {list}',
    title: 'Thank you for subscribing',
    heading: 'Good to have you with us',
    lead: 'From now on we will send {list} to this address.',
    note: 'You can <a href="*|PREFERENCES|*" style="color:#a8481f">choose what to receive</a> or <a href="*|UNSUB|*" style="color:#a8481f">unsubscribe</a> at any time.',
  },
}
