import { read } from '../../platform/counters.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Counting, dayOf, subjectOfDay } from '../outbox/index.ts'

/** What became of mails: by message, but for `opens` and `clicks`, which count each time. */
export interface MailFigures {
  /** Written to the ledger to be sent. */
  injected: number
  accepted: number
  hardBounced: number
  softBounced: number
  /** Addressed, and not sent: to whom nothing is sent any more. */
  rejected: number
  opened: number
  humanOpened: number
  opens: number
  clicked: number
  humanClicked: number
  clicks: number
  complained: number
}

const DAY_MS = 86_400_000

/** Of the mails made from the UTC day of `from` on, live and exact. */
export async function readMailFigures(
  ground: Ground,
  accountId: number,
  of: Counting,
  from: Date,
): Promise<MailFigures> {
  const counts = await read(ground.db, accountId, subjectsSince(of, from, ground.clock.now()))
  const sum = (...names: string[]) => {
    let total = 0
    for (const row of counts.values()) for (const name of names) total += row[name] ?? 0
    return total
  }
  return {
    injected: sum('injected'),
    accepted: sum('accepted'),
    hardBounced: sum('hard_bounced'),
    softBounced: sum('soft_bounced'),
    rejected: sum('rejected', 'skipped_later'),
    opened: sum('opened'),
    humanOpened: sum('human_opened'),
    opens: sum('opens'),
    clicked: sum('clicked'),
    humanClicked: sum('human_clicked'),
    clicks: sum('clicks'),
    complained: sum('complained'),
  }
}

function subjectsSince(of: Counting, from: Date, now: Date): string[] {
  const subjects: string[] = []
  const last = dayOf(now)
  for (let at = from.getTime(), day = dayOf(from); day <= last; at += DAY_MS, day = dayOf(new Date(at)))
    subjects.push(subjectOfDay(of, day))
  return subjects
}

/** The same day six months ago, or the last one of that month. */
export function sixMonthsBefore(now: Date): Date {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 6, 1))
  const days = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(month.getTime() + (Math.min(now.getUTCDate(), days) - 1) * DAY_MS)
}
