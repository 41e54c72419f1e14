import { useState } from 'react'
import { afterGap, instantsOf, wallOf } from '../../contract/wall-time.ts'
import { useSession } from '../session.ts'
import { dayAfter } from './plain-date.ts'

/** A year ahead is rather a slip of the hand than a plan; the server says the same. */
const LONGEST_AHEAD_MS = 366 * 86_400_000

export interface Moment {
  /** `YYYY-MM-DD` and `HH:MM` as the clocks of the account show them; empty until chosen. */
  date: string
  time: string
  change: (part: { date?: string; time?: string; isSecond?: boolean }) => void
  timeZone: string
  /** What is chosen, where it is a time that will come. */
  at: Date | null
  problem: 'empty' | 'past' | 'far' | { gap: string } | null
  /** Both instants of a time that an autumn night has twice; `isSecond` says which is meant. */
  repeated: Date[] | null
  isSecond: boolean
}

/** A future moment on the clocks of the account, wherever the reader is. */
export function useMoment(initial?: Date | null): Moment {
  const { timeZone } = useSession().account
  const first = initial ? wallOf(initial, timeZone) : ''
  const [chosen, setChosen] = useState({
    date: first.slice(0, 10),
    time: first.slice(11),
    isSecond: initial ? instantsOf(first, timeZone)[1]?.getTime() === initial.getTime() : false,
  })
  const read = readMoment(chosen, timeZone, Date.now())
  return {
    ...chosen,
    ...read,
    timeZone,
    change: part => setChosen(known => ({ ...known, isSecond: false, ...part })),
  }
}

/** Told apart from the hook, so that a night in March can be tried in November. */
export function readMoment(
  { date, time, isSecond }: { date: string; time: string; isSecond: boolean },
  timeZone: string,
  now: number,
): Pick<Moment, 'at' | 'problem' | 'repeated'> {
  const wall = `${date}T${time}`
  if (!date || !time || Number.isNaN(Date.parse(`${wall}:00Z`))) return { at: null, problem: 'empty', repeated: null }
  const instants = instantsOf(wall, timeZone)
  if (instants.length === 0)
    return { at: null, problem: { gap: wallOf(afterGap(wall, timeZone), timeZone) }, repeated: null }
  const at = instants[isSecond ? 1 : 0] ?? instants[0]!
  const repeated = instants.length > 1 ? instants : null
  if (at.getTime() <= now) return { at: null, problem: 'past', repeated }
  if (at.getTime() - now > LONGEST_AHEAD_MS) return { at: null, problem: 'far', repeated }
  return { at, problem: null, repeated }
}

/** What is chosen most often: this evening while it is some way off, tomorrow morning, Monday morning. */
export function quickPicks(timeZone: string, now: number) {
  const [today, time] = wallOf(new Date(now), timeZone).split('T') as [string, string]
  const untilMonday = (8 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7 || 7
  const picks = [
    { word: 'today', date: today, time: '18:00', isOffered: time < '17:30' },
    { word: 'tomorrow', date: dayAfter(today, 1), time: '09:00', isOffered: true },
    { word: 'monday', date: dayAfter(today, untilMonday), time: '09:00', isOffered: untilMonday > 1 },
  ] as const
  return picks.filter(pick => pick.isOffered)
}
