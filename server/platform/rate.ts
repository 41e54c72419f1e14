import type { Database, Db } from './db.ts'
import { sql } from './sql.ts'

export interface RateWindow {
  allowed: boolean
  /** Whole seconds until the window closes, at least 1. */
  retryAfterS: number
}

/**
 * Counts one call against a window opened by the subject's first call. Shared by every process, since it lives in the
 * database; time is the database's own.
 */
export async function countCall(db: Db, subject: string, limit: number, windowS: number): Promise<RateWindow> {
  const row = await db.one<{ calls: number; left_s: number }>(sql`
    insert into rate_window as w (subject, opened_at, calls) values (${subject}, clock_timestamp(), 1)
    on conflict (subject) do update set
      calls = case when w.opened_at <= clock_timestamp() - ${windowS} * interval '1 second' then 1 else w.calls + 1 end,
      opened_at = case when w.opened_at <= clock_timestamp() - ${windowS} * interval '1 second' then clock_timestamp() else w.opened_at end
    returning calls, ceil(extract(epoch from opened_at + ${windowS} * interval '1 second' - clock_timestamp()))::int as left_s`)
  return { allowed: row!.calls <= limit, retryAfterS: Math.max(1, row!.left_s) }
}

/** Opens a window again: whoever succeeded has not been guessing. */
export async function forgetWindow(db: Database, subject: string): Promise<void> {
  await db.run(sql`delete from rate_window where subject = ${subject}`)
}

/** Forgets windows closed long ago. */
export async function forgetWindows(db: Database): Promise<void> {
  await db.run(sql`delete from rate_window where opened_at < now() - interval '1 day'`)
}
