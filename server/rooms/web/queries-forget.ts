import { monthOf } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Before these instants things are forgotten. */
export interface Bounds {
  known: Date
  /** Of visitors whom nobody ever knew. */
  anonymous: Date
}

/** Up to `limit` of the old ones; how many went. */
export async function deleteOldEvents(
  db: Db,
  accountId: number,
  { known, anonymous }: Bounds,
  limit: number,
): Promise<number> {
  const latest = known > anonymous ? known : anonymous
  return await db.run(sql`
    delete from web_event e using (
      select month, id from web_event
      where account_id = ${accountId} and month <= ${monthOf(latest)}::date and at < case when contact_id is null then ${anonymous}::timestamptz else ${known}::timestamptz end
      limit ${limit}
    ) old where e.account_id = ${accountId} and e.month = old.month and e.id = old.id`)
}

export async function deleteOldVisitors(
  db: Db,
  accountId: number,
  { known, anonymous }: Bounds,
  limit: number,
): Promise<number> {
  return await db.run(sql`
    delete from web_visitor where account_id = ${accountId} and id = any(array(
      select id from web_visitor where account_id = ${accountId}
        and last_at < case when contact_id is null then ${anonymous}::timestamptz else ${known}::timestamptz end limit ${limit}))`)
}
