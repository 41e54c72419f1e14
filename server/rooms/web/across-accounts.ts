import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Whose events wait to be made sense of. */
export async function accountsWithArrivals(db: Db): Promise<number[]> {
  const rows = await db.query<{ account_id: number }>(sql`
    with recursive step as (
      (select account_id from web_arrival order by account_id limit 1)
      union all
      select (select a.account_id from web_arrival a where a.account_id > step.account_id order by a.account_id limit 1)
      from step where step.account_id is not null
    ) select account_id from step where account_id is not null`)
  return rows.map(row => row.account_id)
}

export async function keptDays(db: Db): Promise<{ account_id: number; days: number }[]> {
  return await db.query(sql`select id as account_id, web_days as days from account order by id`)
}
