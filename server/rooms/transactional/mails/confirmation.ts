import type { Language } from '../../../../contract/shapes.ts'
import type { Db } from '../../../platform/db.ts'
import type { ListRow } from '../../contacts/index.ts'
import { type CompiledEmail, type TemplateDbRow, templateById } from '../../emails/index.ts'
import { asPlain, asText, ownMail } from '../frame.ts'
import { type MailContent, mailToContact, ownOrOurs } from '../list-mail.ts'
import type { MailWriter } from '../requested.ts'

/** Double opt-in. Asking for consent must carry no promotion (Act 480/2004 Sb.). */
export const confirmation: MailWriter = asked =>
  mailToContact(asked, async list => confirmationContent(list, await templateOf(asked.tx, asked.accountId, list)))

/** The template that a list chose for it; undefined when there is none, or none any more. */
export async function templateOf(
  db: Db,
  accountId: number,
  { conf_template: id }: ListRow,
): Promise<TemplateDbRow | undefined> {
  return id === null ? undefined : await templateById(db, accountId, id)
}

/** The template where it works, else the list's own HTML, else ours. */
export function confirmationContent(list: ListRow, template?: Pick<TemplateDbRow, 'subject' | 'html'>) {
  const own = ownOrOurs({ subject: list.conf_subject, html: list.conf_message }, ours(list.name, list.language), NEEDS)
  if (!template) return own
  const { subject, html } = template
  return ownOrOurs({ subject: list.conf_subject?.trim() || subject, html }, own, NEEDS)
}

const NEEDS = { tag: 'SUBCONFIRM', isIn: (compiled: CompiledEmail) => compiled.hasConfirm }

function ours(listName: string, language: Language): MailContent {
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
