import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Of the oldest list that names one. */
export async function firstListSender(
  db: Db,
  accountId: number,
): Promise<{ from_name: string | null; from_email: string } | undefined> {
  return await db.one(sql`
    select from_name, from_email from list where account_id = ${accountId} and from_email <> '' order by id limit 1`)
}
