import type { Language } from '../../../../contract/shapes.ts'
import { contactById, type ListRow, listById } from '../../contacts/index.ts'
import { leaveToken } from '../../outbox/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import type { MailContent } from '../list-mail.ts'
import type { MailWriter } from '../requested.ts'
import { senderOf } from '../sender.ts'

/** Double opt-out: whoever holds a forwarded mail shall not unsubscribe the one who got it. */
export const leaveConfirmation: MailWriter = async ({ ground, tx, accountId, contactId, data }) => {
  const list = await listById(tx, accountId, Number(data.ofListId))
  const contact = contactId === null ? undefined : await contactById(tx, accountId, contactId)
  if (!list || !contact || contact.suppressed) return 'gone'
  const sender = await senderOf(tx, accountId, list)
  if (!sender) return 'no sender or recipient'
  const listId = typeof data.listId === 'number' ? data.listId : null
  const key = { accountId, month: String(data.month), id: Number(data.messageId) }
  const reason = typeof data.reason === 'string' ? data.reason : null
  const token = leaveToken(ground.secrets, { key, listId, reason }, ground.clock.now())
  const content = leaveContent(list, listId === null ? sender.from_name : null)
  return {
    email: { ...sender, ...content, plain_text: null, language: list.language },
    to: contact.email,
    contactId: contact.id,
    listId: list.id,
    mergeVars: { LEAVE_URL: `${ground.publicUrl}/u/confirm/${token}` },
  }
}

/** `everywhere`: the sender, all of whose mails are meant. */
export function leaveContent(list: ListRow, everywhere: string | null): MailContent {
  const { language } = list
  const words = WORDS[language]
  const named = everywhere ?? list.name
  const lead = everywhere === null ? words.list : words.everywhere
  return {
    subject: words.subject.replace('{name}', () => asPlain(named)),
    html: ownMail({
      language,
      title: words.title,
      heading: words.heading,
      lines: [lead.replace('{name}', () => `<strong>${asText(named)}</strong>`)],
      button: { label: words.button, href: '*|LEAVE_URL|*' },
      note: words.note,
    }),
  }
}

const WORDS: Record<
  Language,
  Record<'subject' | 'title' | 'heading' | 'list' | 'everywhere' | 'button' | 'note', string>
> = {
  cs: {
    subject: 'Potvrďte prosím odhlášení: {name}',
    title: 'Potvrzení odhlášení',
    heading: 'Opravdu odhlásit?',
    list: 'Někdo, nejspíš vy, chce tuto adresu odhlásit z odběru {name}. Potvrďte to prosím tlačítkem.',
    everywhere:
      'Někdo, nejspíš vy, chce na této adrese odhlásit všechny e-maily odesílatele {name}. Potvrďte to prosím tlačítkem.',
    button: 'Odhlásit',
    note: 'Pokud jste to nebyli vy, nedělejte nic: odběr vám zůstane.',
  },
  en: {
    subject: 'Please confirm that you unsubscribe: {name}',
    title: 'Please confirm',
    heading: 'Unsubscribe?',
    list: 'Somebody, probably you, wants to unsubscribe this address from {name}. Please confirm it by the button.',
    everywhere:
      'Somebody, probably you, wants no more e-mails from {name} at this address. Please confirm it by the button.',
    button: 'Unsubscribe',
    note: 'If it was not you, do nothing: your subscription stays.',
  },
}
