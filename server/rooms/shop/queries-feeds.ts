import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export type FeedKind = 'product' | 'data'

export async function feedById(
  db: Db,
  accountId: number,
  kind: FeedKind,
  id: number,
): Promise<{ id: number } | undefined> {
  return await db.one(sql`select id from feed where account_id = ${accountId} and id = ${id} and kind = ${kind}`)
}

/** False where it was asked after `before`: of two calls at once one succeeds. */
export async function askRefresh(
  db: Db,
  accountId: number,
  kind: FeedKind,
  id: number,
  now: Date,
  before: Date,
): Promise<boolean> {
  const asked = await db.run(sql`
    update feed set refresh_asked_at = ${now}
    where account_id = ${accountId} and id = ${id} and kind = ${kind} and (refresh_asked_at is null or refresh_asked_at <= ${before})`)
  return asked > 0
}
