import { mailKinds } from '../../../contract/message.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { contactById } from '../contacts/index.ts'
import { compileEmail, ensureEmail, mergeValues, noLinks } from '../emails/index.ts'
import { queueTransactional, upperCased } from '../outbox/index.ts'
import type { RequestedMail } from './requested.ts'

/** Into the ledger, with the caller's transaction; what goes to customers is in the log of such mails. */
export async function queueMail(
  ground: Ground,
  tx: Tx,
  accountId: number,
  mail: RequestedMail,
  kindOfRequest: string,
): Promise<void> {
  const emailId = await ensureEmail(ground, tx, accountId, mail.email)
  const { contactId, listId, mergeVars, sealedVars } = mail
  const kind = mailKinds.find(known => known === kindOfRequest) ?? null
  const subject = kind && (await filledSubject(tx, accountId, mail))
  const message = { emailId, contactId, listId, address: mail.to, mergeVars, sealedVars, kind, subject }
  await queueTransactional(ground, tx, accountId, message)
}

async function filledSubject(tx: Tx, accountId: number, mail: RequestedMail): Promise<string> {
  const contact = mail.contactId === null ? undefined : await contactById(tx, accountId, mail.contactId)
  const own = contact ? mergeValues({ ...contact, fields: null, connection_id: null }, '') : {}
  const compiled = compileEmail({ subject: mail.email.subject, html: '' })
  return compiled.fill({ ...own, ...upperCased(mail.mergeVars) }, noLinks).subject.slice(0, 500)
}
