import type { ListRow } from '../../contacts/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import { type MailContent, mailToContact } from '../list-mail.ts'
import type { MailWriter } from '../requested.ts'

/** To somebody who signs up once more: the page tells nobody whether an address is known, so the mail has to. */
export const alreadySubscribed: MailWriter = asked => mailToContact(asked, alreadyContent)

export function alreadyContent(list: ListRow): MailContent {
  const { language } = list
  const words = WORDS[language]
  return {
    subject: words.subject.replace('{list}', () => asPlain(list.name)),
    html: ownMail({
      language,
      title: words.title,
      heading: words.heading,
      lines: [words.lead.replace('{list}', () => `<strong>${asText(list.name)}</strong>`)],
      note: words.note,
    }),
  }
}

const WORDS = {
  cs: {
    subject: 'Odběr už máte: {list}',
    title: 'Odběr už máte',
    heading: 'Tenhle odběr už máte',
    lead: 'Někdo, nejspíš vy, znovu přihlásil tuto adresu k odběru {list}. Na ni už ho posíláme, není třeba nic dělat.',
    note: 'Chcete něco změnit? <a href="*|PREFERENCES|*" style="color:#a8481f">Nastavte si, co vám máme posílat.</a>',
  },
  en: {
    subject: 'You are subscribed already: {list}',
    title: 'You are subscribed already',
    heading: 'You are subscribed already',
    lead: 'Somebody, probably you, signed this address up for {list} again. We send it here already, so there is nothing to do.',
    note: 'Would you like to change something? <a href="*|PREFERENCES|*" style="color:#a8481f">Choose what to receive.</a>',
  },
}
