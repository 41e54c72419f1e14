import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export async function dueFeeds(db: Db, now: Date): Promise<{ account_id: number; id: number }[]> {
  return await db.query(
    sql`select account_id, id from feed where next_at <= ${now} order by next_at, account_id, id limit 1000`,
  )
}

/**
 * Prices that ended before `until`, but for those by which the lowest of the 30 days before the last change is told.
 * A hundred thousand at a time; says how many.
 */
export async function deletePrices(db: Db, until: Date): Promise<number> {
  return await db.run(sql`
    delete from product_price d using (
      select p.account_id, p.product_id, p.at from product_price p
      cross join lateral (
        select n.at from product_price n where n.account_id = p.account_id and n.product_id = p.product_id and n.at > p.at order by n.at limit 1
      ) following
      cross join lateral (
        select max(l.at) as at from product_price l where l.account_id = p.account_id and l.product_id = p.product_id
      ) last
      where p.at < ${until} and following.at < ${until} and following.at < last.at - interval '30 days' limit 100000
    ) old where d.account_id = old.account_id and d.product_id = old.product_id and d.at = old.at`)
}
