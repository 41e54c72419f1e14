import type { Moment } from './merge-types.ts'

const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const monthNames = 'January February March April May June July August September October November December'.split(' ')

interface Local {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  /** Minutes east of Greenwich. */
  offset: number
  moment: Moment
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    const rest = { second: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } as const
    try {
      format = new Intl.DateTimeFormat('en-GB', { ...fields, ...rest, timeZone })
    } catch {
      format = new Intl.DateTimeFormat('en-GB', { ...fields, ...rest, timeZone: 'UTC' })
    }
    formats.set(timeZone, format)
  }
  return format
}

const partsOf = (moment: Moment) =>
  Object.fromEntries(
    formatFor(moment.timeZone)
      .formatToParts(moment.date)
      .map(part => [part.type, part.value]),
  )

function localTime(moment: Moment): Local {
  const parts = partsOf(moment)
  const [year, month, day] = [Number(parts.year), Number(parts.month), Number(parts.day)]
  const [hour, minute, second] = [Number(parts.hour), Number(parts.minute), Number(parts.second)]
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second)
  const offset = Math.round((asUtc - Math.floor(moment.date.getTime() / 1000) * 1000) / 60_000)
  return { year, month, day, hour, minute, second, offset, moment }
}

const two = (number: number) => String(number).padStart(2, '0')
const weekday = (t: Local) => new Date(Date.UTC(t.year, t.month - 1, t.day)).getUTCDay()
const dayOfYear = (t: Local) => (Date.UTC(t.year, t.month - 1, t.day) - Date.UTC(t.year, 0, 1)) / 86_400_000
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** ISO 8601: the week belongs to the year of its Thursday. */
function isoWeek(t: Local): { year: number; week: number } {
  const thursday = new Date(Date.UTC(t.year, t.month - 1, t.day + 4 - (weekday(t) || 7)))
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1 }
}

function offsetText(t: Local, colon: string): string {
  const minutes = Math.abs(t.offset)
  return `${t.offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon}${two(minutes % 60)}`
}

function isSummerTime(t: Local): boolean {
  const at = (month: number) => localTime({ ...t.moment, date: new Date(Date.UTC(t.year, month, 1)) }).offset
  return t.offset > Math.min(at(0), at(6))
}

function daySuffix(day: number): string {
  if (day > 10 && day < 14) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

function swatchBeat(t: Local): string {
  const seconds = Math.floor(t.moment.date.getTime() / 1000) + 3600
  return String(Math.floor((((seconds % 86_400) + 86_400) % 86_400) / 86.4)).padStart(3, '0')
}

const letters: Record<string, (t: Local) => string | number> = {
  d: t => two(t.day),
  D: t => dayNames[weekday(t)]!.slice(0, 3),
  j: t => t.day,
  l: t => dayNames[weekday(t)]!,
  N: t => weekday(t) || 7,
  S: t => daySuffix(t.day),
  w: weekday,
  z: dayOfYear,
  W: t => two(isoWeek(t).week),
  o: t => isoWeek(t).year,
  F: t => monthNames[t.month - 1]!,
  m: t => two(t.month),
  M: t => monthNames[t.month - 1]!.slice(0, 3),
  n: t => t.month,
  t: t => new Date(Date.UTC(t.year, t.month, 0)).getUTCDate(),
  L: t => (isLeap(t.year) ? 1 : 0),
  Y: t => String(t.year).padStart(4, '0'),
  y: t => two(t.year % 100),
  a: t => (t.hour < 12 ? 'am' : 'pm'),
  A: t => (t.hour < 12 ? 'AM' : 'PM'),
  B: swatchBeat,
  g: t => t.hour % 12 || 12,
  G: t => t.hour,
  h: t => two(t.hour % 12 || 12),
  H: t => two(t.hour),
  i: t => two(t.minute),
  s: t => two(t.second),
  u: t => `${String(t.moment.date.getUTCMilliseconds()).padStart(3, '0')}000`,
  v: t => String(t.moment.date.getUTCMilliseconds()).padStart(3, '0'),
  e: t => t.moment.timeZone,
  I: t => (isSummerTime(t) ? 1 : 0),
  O: t => offsetText(t, ''),
  P: t => offsetText(t, ':'),
  p: t => (t.offset === 0 ? 'Z' : offsetText(t, ':')),
  T: t => partsOf(t.moment).timeZoneName ?? '',
  Z: t => t.offset * 60,
  c: t => write('Y-m-d\\TH:i:sP', t),
  r: t => write('D, d M Y H:i:s O', t),
  U: t => Math.floor(t.moment.date.getTime() / 1000),
}

function write(format: string, t: Local): string {
  return format.replace(
    /\\(.)|[a-zA-Z]/gs,
    (whole, escaped?: string) => escaped ?? String(letters[whole]?.(t) ?? whole),
  )
}

/** PHP's `date()` in the moment's time zone: English names, a backslash keeps the next letter. Bad dates give ''. */
export function phpDate(format: string, moment: Moment): string {
  return Number.isNaN(moment.date.getTime()) ? '' : write(format, localTime(moment))
}
