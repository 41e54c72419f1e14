import { instantOf, wallTime } from '../../platform/clock.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'

const DAY_MS = 86_400_000
/** Three years of days, a row each. */
const LONGEST_DAYS = 1_100
const USUAL_DAYS = 30

/** Days of the account's calendar, 'YYYY-MM-DD', both ends within. */
export interface Period {
  from: string
  until: string
}

export interface AccountPeriod extends Period {
  timeZone: string
  today: string
}

/**
 * The period asked for in the account's time zone; the last 30 days unless said otherwise, and never beyond today. Throws
 * report.periodInvalid.
 */
export async function readPeriod(
  ground: Ground,
  accountId: number,
  asked: { from?: string; until?: string },
): Promise<AccountPeriod> {
  const timeZone = (await accountById(ground.db, accountId))?.time_zone ?? 'UTC'
  const today = wallTime(ground.clock.now(), timeZone).slice(0, 10)
  const until = asked.until === undefined || asked.until > today ? today : asked.until
  const from = asked.from ?? dayAfter(until, 1 - USUAL_DAYS)
  if (!isDay(from) || !isDay(until) || from > until || daysIn({ from, until }) > LONGEST_DAYS)
    throw problem('report.periodInvalid', { mostDays: LONGEST_DAYS })
  return { from, until, timeZone, today }
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** So many days later, or earlier; days of a calendar know no clocks that change. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

export function daysIn({ from, until }: Period): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1
}

export function everyDay(period: Period): string[] {
  return Array.from({ length: daysIn(period) }, (_, n) => dayAfter(period.from, n))
}

/** As many days, right before. */
export function periodBefore(period: Period): Period {
  return { from: dayAfter(period.from, -daysIn(period)), until: dayAfter(period.from, -1) }
}

/** From the first midnight up to, but not with, the last. */
export function instantsOf({ from, until }: Period, timeZone: string): { from: Date; until: Date } {
  const midnight = (day: string) => instantOf(`${day} 00:00:00`, timeZone)
  return { from: midnight(from), until: midnight(dayAfter(until, 1)) }
}
