import type { PeriodSearch } from '../../routes/reports.ts'
import { useSession } from '../../session.ts'

const DAY_MS = 86_400_000

export const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

export function todayIn(timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date())
}

/** The days that an address asks for, in the zone of the account. */
export function usePeriod({ days, from, until }: PeriodSearch): { from: string; until: string } {
  const { account } = useSession()
  if (from && until) return { from, until }
  const today = todayIn(account.timeZone)
  return { from: dayAfter(today, 1 - Number(days ?? 30)), until: today }
}
