import { invalid } from './refusal.ts'

/** Booleans come as true, 1, "1" or "true"; what is absent or null keeps its default. */
export function readFlag(given: unknown, otherwise: boolean): boolean {
  if (given === undefined || given === null) return otherwise
  if (typeof given === 'boolean') return given
  if (typeof given === 'number') return given !== 0
  if (typeof given === 'string') return /^(1|true|yes|on)$/i.test(given.trim())
  return otherwise
}

/** A text or a number as text; undefined: not given; null: given as nothing. */
export function readText(given: unknown): string | null | undefined | typeof unreadable {
  if (given === undefined || given === null) return given
  if (typeof given === 'string') return given
  if (typeof given === 'number' || typeof given === 'boolean') return String(given)
  return unreadable
}

/** An array or object where a text belongs. */
export const unreadable = Symbol('unreadable')

/** A whole number from 1 to `most`; what is none gives `otherwise`, as Ecomail does with a page of 0. */
export function readCount(given: unknown, otherwise: number, most: number): number {
  const text = String(given ?? '').trim()
  if (!/^\d{1,15}$/.test(text) || Number(text) < 1) return Math.min(otherwise, most)
  return Math.min(Number(text), most)
}

/** An id given as a number or as its digits. */
export function readIdValue(given: unknown): number | null {
  const text = typeof given === 'number' || typeof given === 'string' ? String(given).trim() : ''
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

/** PHP turns an array with gaps into an object; both are lists of things. */
export function readArray(given: unknown): unknown[] | null {
  if (Array.isArray(given)) return given
  return typeof given === 'object' && given !== null ? Object.values(given) : null
}

export function readObject(given: unknown): Record<string, unknown> | null {
  if (Array.isArray(given)) return given.length === 0 ? {} : null
  return typeof given === 'object' ? (given as Record<string, unknown> | null) : null
}

const DAY_MS = 86_400_000

export interface Days {
  from?: Date
  /** The end of the last day: no longer in it. */
  until?: Date
}

/** Both days count, both may be missing. */
export function readDays(fromName: string, from: unknown, toName: string, to: unknown): Days {
  const last = readDay(toName, to)
  return { from: readDay(fromName, from), until: last && new Date(last.getTime() + DAY_MS) }
}

/** 'YYYY-MM-DD', or with a time behind; the start of the day in UTC. */
export function readDay(name: string, given: unknown): Date | undefined {
  if (given === undefined || given === null || given === '') return undefined
  const day = /^(\d{4}-\d{2}-\d{2})([T ]|$)/.exec(String(given))?.[1]
  const at = new Date(`${day}T00:00:00Z`)
  // JavaScript reads 31 February as 3 March.
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day)
    throw invalid({ [name]: [`The ${name.replaceAll('_', ' ')} is not a valid date.`] })
  return at
}
