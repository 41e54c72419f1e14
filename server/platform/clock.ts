/** Time is a parameter, so that tests and backtests run on their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock moved by hand. */
export class HandClock implements Clock {
  constructor(private at: Date) {}

  now(): Date {
    return new Date(this.at)
  }

  forward(ms: number): void {
    this.at = new Date(this.at.getTime() + ms)
  }
}

/** First day of the instant's UTC month, 'YYYY-MM-01': the partition it belongs to. */
export function monthOf(at: Date): string {
  return `${at.toISOString().slice(0, 7)}-01`
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** 'YYYY-MM-DD HH:MM:SS' as a clock on the wall of `timeZone` shows it. */
export function wallTime(at: Date, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    // The Swedish locale writes ISO-like dates; hourCycle h23 keeps midnight 00.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  return format.format(at)
}

/** The instant at which that clock shows `wall`; the first of two where it is turned back, the next real one where a time is skipped. */
export function instantOf(wall: string, timeZone: string): Date {
  const shown = Date.parse(`${wall.replace(' ', 'T')}Z`)
  const offsetAt = (ms: number) => Date.parse(`${wallTime(new Date(ms), timeZone).replace(' ', 'T')}Z`) - ms
  // The offsets half a day before and after hold whatever change lies between them.
  const [before, after] = [shown - offsetAt(shown - 43_200_000), shown - offsetAt(shown + 43_200_000)]
  return new Date(
    wallTime(new Date(before), timeZone) === wallTime(new Date(shown), 'UTC') ? before : Math.max(before, after),
  )
}
