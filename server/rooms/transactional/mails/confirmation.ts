import type { Language } from '../../../../contract/shapes.ts'
import { contactById, type ListRow, listById } from '../../contacts/index.ts'
import { compileEmail } from '../../emails/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import type { MailWriter } from '../requested.ts'
import { senderOf } from '../sender.ts'

/** Double opt-in. Asking for consent must carry no promotion (Act 480/2004 Sb.). */
export const confirmation: MailWriter = async ({ tx, accountId, contactId, data }) => {
  const list = await listById(tx, accountId, Number(data.listId))
  const contact = contactId === null ? undefined : await contactById(tx, accountId, contactId)
  if (!list || !contact || contact.suppressed) return 'gone'
  const sender = senderOf(list)
  if (!sender) return 'no sender or recipient'
  const email = { ...sender, ...contentOf(list), plain_text: null, language: list.language }
  return { email, to: contact.email, contactId: contact.id, listId: list.id, mergeVars: null }
}

/** The list's own text where it holds the confirmation link and its tags are whole, else ours: a person must be able to confirm. */
function contentOf(list: ListRow): { subject: string; html: string } {
  const own = ours(list.name, list.language)
  const subject = list.conf_subject?.trim() || own.subject
  const html = list.conf_message?.trim() ? list.conf_message : ''
  const compiled = html ? compileEmail({ subject: list.conf_subject ?? '', html }) : null
  const isUsable = compiled !== null && compiled.problems.length === 0 && compiled.hasConfirm
  return isUsable ? { subject, html } : { ...own, subject }
}

function ours(listName: string, language: Language): { subject: string; html: string } {
  const words = WORDS[language]
  return {
    subject: words.subject.replace('{list}', () => asPlain(listName)),
    html: ownMail({
      language,
      title: words.title,
      heading: words.heading,
      lines: [words.lead.replace('{list}', () => `<strong>${asText(listName)}</strong>`)],
      button: { label: words.button, href: '*|SUBCONFIRM|*' },
      note: words.note,
    }),
  }
}

const WORDS = {
  cs: {
    subject: 'Potvrďte prosím odběr: {list}',
    title: 'Potvrzení odběru',
    heading: 'Zbývá poslední krok',
    lead: 'Někdo, nejspíš vy, přihlásil tuto adresu k odběru {list}. Potvrďte to prosím tlačítkem.',
    button: 'Potvrdit odběr',
    note: 'Pokud jste to nebyli vy, nedělejte nic: bez potvrzení vám psát nebudeme.',
  },
  en: {
    subject: 'Please confirm your subscription to {list}',
    title: 'Please confirm',
    heading: 'One last step',
    lead: 'Somebody, probably you, signed this address up for {list}. Please confirm it by the button.',
    button: 'Confirm the subscription',
    note: 'If it was not you, do nothing: without a confirmation we will not write to you.',
  },
}
