import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface NamedMail {
  message_id: number
  subject: string
  campaign_id: number | null
  campaign_title: string | null
}

export async function namedMails(
  db: Db,
  accountId: number,
  contactId: number,
  messageIds: number[],
): Promise<NamedMail[]> {
  return await db.query<NamedMail>(sql`
    select m.id as message_id, e.subject, k.id as campaign_id, k.title as campaign_title
    from message m
    join email e on e.account_id = ${accountId} and e.id = m.email_id
    left join campaign k on k.account_id = ${accountId} and k.dispatch_id = m.dispatch_id
    where m.account_id = ${accountId} and m.contact_id = ${contactId} and m.id = any(${messageIds}::bigint[])`)
}
