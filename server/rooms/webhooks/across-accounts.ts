import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Endpoints for which something is due: whatever became of their jobs. */
export async function dueEndpoints(db: Db, now: Date): Promise<{ account_id: number; endpoint_id: number }[]> {
  return await db.query(sql`
    select e.account_id, e.id as endpoint_id from webhook_endpoint e
    where e.is_on and (e.paused_until is null or e.paused_until <= ${now}) and exists (
      select 1 from webhook_delivery d where d.account_id = e.account_id and d.endpoint_id = e.id and d.state = 'waiting' and d.next_attempt_at <= ${now})
    order by e.account_id, e.id limit 10000`)
}

export async function accountsWithEndpoints(db: Db): Promise<number[]> {
  const rows = await db.query<{ account_id: number }>(
    sql`select distinct account_id from webhook_endpoint order by account_id`,
  )
  return rows.map(row => row.account_id)
}
