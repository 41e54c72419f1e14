import type { MailKind } from '../../../contract/message.ts'
import type { Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface ComplainedMessage {
  month: string
  id: number
  dispatch_id: number | null
  kind: MailKind | null
  created_at: Date
  complained_at: Date | null
}

/** The last accepted one to these contacts, one of the list before others. Mails to our own people are none of it. */
export async function lockComplainedOf(
  tx: Tx,
  accountId: number,
  contactIds: number[],
  { listId, since, until }: { listId: number | null; since: Date; until: Date },
): Promise<ComplainedMessage | undefined> {
  return await tx.one<ComplainedMessage>(sql`
    select month, id, dispatch_id, kind, created_at, complained_at from message
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) and state = 'accepted'
      and accepted_at between ${since} and ${until} and (dispatch_id is not null or kind is not null)
    order by list_id is not distinct from ${listId} desc, accepted_at desc, id desc limit 1 for update`)
}

export async function setComplained(
  tx: Tx,
  accountId: number,
  { month, id }: Pick<ComplainedMessage, 'month' | 'id'>,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    update message set complained_at = ${at} where account_id = ${accountId} and month = ${month} and id = ${id}`)
}
