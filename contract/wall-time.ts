/** Times as a clock on a wall shows them, without a zone: 'YYYY-MM-DDTHH:MM'. Browser and server read them the same way. */

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock in `timeZone` shows. */
export function wallOf(at: Date, timeZone: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
    format = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(at).map(part => [part.type, part.value]))
  return `${parts.year!.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
}

const asUtc = (wall: string) => Date.parse(`${wall}:00Z`)

/** How far a zone's clocks are ahead of UTC at an instant. */
function offsetMs(at: number, timeZone: string): number {
  return asUtc(wallOf(new Date(at), timeZone)) - Math.floor(at / MINUTE_MS) * MINUTE_MS
}

/**
 * The instants at which clocks in `timeZone` show this: one mostly, none in the hour that spring leaves out, two in the
 * hour that autumn repeats. Empty for what is no time at all.
 */
export function instantsOf(wall: string, timeZone: string): Date[] {
  const utc = asUtc(wall)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || Number.isNaN(utc)) return []
  const offsets = new Set([-DAY_MS, 0, DAY_MS].map(away => offsetMs(utc + away, timeZone)))
  return [...offsets]
    .map(offset => utc - offset)
    .filter(at => wallOf(new Date(at), timeZone) === wall)
    .sort((a, b) => a - b)
    .map(at => new Date(at))
}

/** For a time that clocks leave out: what they show once they have moved on. It is as far after the gap's end as meant. */
export function afterGap(wall: string, timeZone: string): Date {
  const before = offsetMs(asUtc(wall) - DAY_MS, timeZone)
  return new Date(asUtc(wall) - before)
}
