import { wallTime } from '../../platform/clock.ts'

/** Ecomail writes one instant in five ways, by endpoint. */

/** 'YYYY-MM-DD HH:MM:SS' in the account's time zone. */
export function localTime(at: Date, timeZone: string): string
export function localTime(at: Date | null, timeZone: string): string | null
export function localTime(at: Date | null, timeZone: string): string | null {
  return at ? wallTime(at, timeZone) : null
}

/** 'YYYY-MM-DD HH:MM:SS', UTC. */
export function utcTime(at: Date): string
export function utcTime(at: Date | null): string | null
export function utcTime(at: Date | null): string | null {
  return at ? at.toISOString().slice(0, 19).replace('T', ' ') : null
}

/** 'YYYY-MM-DD HH:MM:SS+00:00'. */
export function offsetTime(at: Date): string
export function offsetTime(at: Date | null): string | null
export function offsetTime(at: Date | null): string | null {
  return at ? `${utcTime(at)}+00:00` : null
}

/** 'YYYY-MM-DDTHH:MM:SS.mmm000Z'. */
export function microTime(at: Date): string
export function microTime(at: Date | null): string | null
export function microTime(at: Date | null): string | null {
  return at ? at.toISOString().replace('Z', '000Z') : null
}

/** 'YYYY-MM-DD HH:MM:SS.mmm000+00:00'. */
export function offsetMicroTime(at: Date): string {
  return at.toISOString().replace('T', ' ').replace('Z', '000+00:00')
}

/** '26.6.2018'. */
export function czechDay(at: Date, timeZone: string): string {
  const [year, month, day] = wallTime(at, timeZone).slice(0, 10).split('-').map(Number)
  return `${day}.${month}.${year}`
}
