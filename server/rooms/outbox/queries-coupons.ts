import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

interface Dispatch {
  id: number
  month: string
}

/** Codes of messages that were cancelled before anybody could see them are for others. */
export async function putBackCancelled(tx: Tx, accountId: number, dispatch: Dispatch): Promise<void> {
  await tx.run(sql`
    update coupon c set message_id = null, dispatch_id = null, contact_id = null, taken_at = null
    from message m
    where c.account_id = ${accountId} and c.dispatch_id = ${dispatch.id}
      and m.account_id = ${accountId} and m.month = ${dispatch.month} and m.id = c.message_id and m.state = 'cancelled' and m.handed_over_at is null`)
}

export async function countHeldMessages(db: Db, accountId: number, dispatch: Dispatch): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from message
    where account_id = ${accountId} and month = ${dispatch.month} and dispatch_id = ${dispatch.id} and state = 'skipped' and reason = 'no_coupon'`)
  return row!.n
}

/** Back into the queue, as if they had never been tried. */
export async function requeueHeld(tx: Tx, accountId: number, dispatch: Dispatch): Promise<number> {
  return await tx.run(sql`
    update message set state = 'queued', reason = null, attempts = 0
    where account_id = ${accountId} and month = ${dispatch.month} and dispatch_id = ${dispatch.id} and state = 'skipped' and reason = 'no_coupon'`)
}
