import { mailKinds } from '../../../contract/message.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { ensureEmail } from '../emails/index.ts'
import { queueTransactional } from '../outbox/index.ts'
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
  const message = {
    emailId,
    contactId,
    listId,
    address: mail.to,
    mergeVars,
    sealedVars,
    kind: mailKinds.find(kind => kind === kindOfRequest) ?? null,
  }
  await queueTransactional(ground, tx, accountId, message)
}
