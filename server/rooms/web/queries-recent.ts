import type { WebKind } from '../../../contract/tracking.ts'
import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface RecentRow {
  at: Date
  kind: WebKind
  is_known: boolean
  is_bot: boolean
  url: string | null
  title: string | null
  action: string | null
}

/** The newest of this month and the one before, backwards by key: ids of one account grow as its events come. */
export async function recentEvents(db: Db, accountId: number, since: Date, limit: number): Promise<RecentRow[]> {
  return await db.query<RecentRow>(sql`
    select at, kind, contact_id is not null as is_known, is_bot, url, title, action from web_event
    where account_id = ${accountId} and month >= date_trunc('month', ${since}::timestamptz at time zone 'UTC')::date
    order by month desc, id desc limit ${limit}`)
}
