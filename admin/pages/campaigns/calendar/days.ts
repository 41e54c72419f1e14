import { afterGap, instantsOf } from '../../../../contract/wall-time.ts'
import { dayAfter } from '../../../parts/plain-date.ts'

/** Plain dates, `YYYY-MM-DD`, as the calendar of the account counts them. */

/** Monday is 0. */
export const weekdayOf = (date: string) => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

export const mondayOf = (date: string) => dayAfter(date, -weekdayOf(date))

/** The first of the month so many months on. */
export function monthAfter(date: string, months: number): string {
  return new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 + months, 1))
    .toISOString()
    .slice(0, 10)
}

/** Whole weeks that hold the month, each of seven days from Monday. */
export function weeksOfMonth(date: string): string[][] {
  const end = monthAfter(date, 1)
  const weeks: string[][] = []
  for (let monday = mondayOf(monthAfter(date, 0)); monday < end; monday = dayAfter(monday, 7))
    weeks.push(weekFrom(monday))
  return weeks
}

export const weekFrom = (monday: string) => Array.from({ length: 7 }, (_, i) => dayAfter(monday, i))

/** A time of a day; where clocks leave it out, what they show then. */
export function instantOf(date: string, time: string, timeZone: string): Date {
  const wall = `${date}T${time}`
  return instantsOf(wall, timeZone)[0] ?? afterGap(wall, timeZone)
}

/** A plain date out of an address; null for anything else. */
export function asDate(text: string | undefined): string | null {
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(Date.parse(`${text}T00:00:00Z`))) return null
  return dayAfter(text, 0) === text ? text : null
}
