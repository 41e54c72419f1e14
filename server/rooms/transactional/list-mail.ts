import { contactById, type ListRow, listById } from '../contacts/index.ts'
import { type CompiledEmail, compileEmail, type MergeProblem, type MergeValues } from '../emails/index.ts'
import type { Asked, NothingToSend, RequestedMail } from './requested.ts'
import { senderOf } from './sender.ts'

export interface MailContent {
  subject: string
  html: string
}

/** Why a list's own HTML is not sent. */
export interface NotUsable {
  problems: MergeProblem[]
  /** The tag without which the mail would be of no use. */
  missingTag: string | null
}

/**
 * A list's own subject and HTML, else ours: in place of HTML with a broken tag, or without the link that the mail is for,
 * people get a mail that works.
 */
export function ownOrOurs(
  own: { subject: string | null; html: string | null },
  ours: MailContent,
  needs?: { tag: string; isIn: (compiled: CompiledEmail) => boolean },
): MailContent & { notUsable: NotUsable | null } {
  const given = { subject: own.subject?.trim() || ours.subject, html: own.html?.trim() ? own.html : ours.html }
  const compiled = compileEmail(given)
  const missingTag = needs && !needs.isIn(compiled) ? needs.tag : null
  if (compiled.problems.length === 0 && missingTag === null) return { ...given, notUsable: null }
  const isSubjectWhole = !compiled.problems.some(problem => problem.where === 'subject')
  const subject = isSubjectWhole ? given.subject : ours.subject
  return { subject, html: ours.html, notUsable: { problems: compiled.problems, missingTag } }
}

/** A list's mail to the contact that it is about; a suppressed contact gets none. */
export async function mailToContact(
  { tx, accountId, contactId, data }: Asked,
  contentOf: (list: ListRow) => MailContent | Promise<MailContent>,
  mergeVars: MergeValues | null = null,
): Promise<RequestedMail | NothingToSend> {
  const list = await listById(tx, accountId, Number(data.listId))
  const contact = contactId === null ? undefined : await contactById(tx, accountId, contactId)
  if (!list || !contact || contact.suppressed) return 'gone'
  const sender = await senderOf(tx, accountId, list)
  if (!sender) return 'no sender or recipient'
  const { subject, html } = await contentOf(list)
  const email = { ...sender, subject, html, plain_text: null, language: list.language }
  return { email, to: contact.email, contactId: contact.id, listId: list.id, mergeVars }
}
