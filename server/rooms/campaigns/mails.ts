import type { Ground } from '../../platform/ground.ts'
import { type NamedMail, namedMails } from './queries-mails.ts'

/** What the e-mails behind these messages of a contact are called, by message id; a campaign is named where one sent it. */
export async function nameMails(
  ground: Ground,
  accountId: number,
  contactId: number,
  messageIds: number[],
): Promise<Map<number, NamedMail>> {
  if (messageIds.length === 0) return new Map()
  const mails = await namedMails(ground.db, accountId, contactId, [...new Set(messageIds)])
  return new Map(mails.map(mail => [mail.message_id, mail]))
}
