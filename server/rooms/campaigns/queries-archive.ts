import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Campaigns that are over and whose web version is shown, the newest first, after a place; those that repeat another are not. */
export async function archivedRows(
  db: Db,
  accountId: number,
  after: { at: Date; id: number } | null,
  limit: number,
): Promise<{ id: number; title: string; subject: string; started_at: Date; archive_hash: string }[]> {
  return await db.query(sql`
    select k.id, k.title, e.subject, k.started_at, k.archive_hash
    from campaign k
    join email e on e.account_id = k.account_id and e.id = k.email_id
    join dispatch d on d.account_id = k.account_id and d.id = k.dispatch_id
    where k.account_id = ${accountId} and k.status = 'started' and k.archive_public and k.resend_of is null and d.state = 'done'
      and ${after === null ? sql`true` : sql`(date_trunc('milliseconds', k.started_at), k.id) < (${after.at}, ${after.id})`}
    order by date_trunc('milliseconds', k.started_at) desc, k.id desc limit ${limit}`)
}
