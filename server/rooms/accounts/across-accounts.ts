import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** The few questions that no one account can answer. */

/** Whose last check is the longest ago, those never checked first. */
export async function domainsToCheck(
  db: Db,
  before: Date,
  limit: number,
): Promise<{ account_id: number; id: number; name: string }[]> {
  return await db.query(sql`
    select account_id, id, name from sender_domain where coalesce(checked_at, '-infinity') < ${before}
    order by coalesce(checked_at, '-infinity') limit ${limit}`)
}
