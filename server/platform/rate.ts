import type { Clock } from './clock.ts'
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
export async function countCall(
  db: Db,
  subject: string,
  limit: number,
  windowS: number,
  calls = 1,
): Promise<RateWindow> {
  const row = await db.one<{ calls: number; left_s: number }>(sql`
    insert into rate_window as w (subject, opened_at, calls) values (${subject}, clock_timestamp(), ${calls})
    on conflict (subject) do update set
      calls = case when w.opened_at <= clock_timestamp() - ${windowS} * interval '1 second' then ${calls} else w.calls + ${calls} end,
      opened_at = case when w.opened_at <= clock_timestamp() - ${windowS} * interval '1 second' then clock_timestamp() else w.opened_at end
    returning calls, ceil(extract(epoch from opened_at + ${windowS} * interval '1 second' - clock_timestamp()))::int as left_s`)
  return { allowed: row!.calls <= limit, retryAfterS: Math.max(1, row!.left_s) }
}

const MOST_SUBJECTS = 50_000

/**
 * For callers that are many and mostly harmless: the first `quiet` calls of a subject are counted in this process alone, only what
 * exceeds them in the database, and whoever is over the limit there is refused without asking again until the window closes.
 */
export class QuietRate {
  private readonly windows = new Map<string, { closesAt: number; calls: number; isRefused: boolean }>()

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly rule: { quiet: number; limit: number; windowS: number },
  ) {}

  /** Whether `calls` more are allowed. */
  async allows(subject: string, calls: number): Promise<boolean> {
    const now = this.clock.now().getTime()
    const { quiet, limit, windowS } = this.rule
    let window = this.windows.get(subject)
    if (!window || window.closesAt <= now) {
      if (this.windows.size >= MOST_SUBJECTS) this.windows.clear()
      window = { closesAt: now + windowS * 1_000, calls: 0, isRefused: false }
      this.windows.set(subject, window)
    }
    window.calls += calls
    if (window.calls <= quiet || window.isRefused) return !window.isRefused
    const { allowed, retryAfterS } = await countCall(this.db, subject, limit - quiet, windowS, calls)
    if (!allowed) Object.assign(window, { isRefused: true, closesAt: now + retryAfterS * 1_000 })
    return allowed
  }
}

/** Opens a window again: whoever succeeded has not been guessing. */
export async function forgetWindow(db: Database, subject: string): Promise<void> {
  await db.run(sql`delete from rate_window where subject = ${subject}`)
}

/** Forgets windows closed long ago. */
export async function forgetWindows(db: Database): Promise<void> {
  await db.run(sql`delete from rate_window where opened_at < now() - interval '1 day'`)
}
