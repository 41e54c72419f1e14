import { isObject } from '../web/index.ts'

/** One kind of value each, so that a rule can compare them: number, text, boolean, instant. */
export type TypedValue = { n: number } | { t: string } | { b: boolean } | { d: string }

const MOST_PROPS = 50
const MOST_LETTERS = 1_000

/**
 * The properties of a custom event by name. Texts that are a number, true or false, or a date of ISO 8601 are taken as such; lists and
 * objects stay in the event's value alone.
 */
export function typedProps(value: unknown): Record<string, TypedValue> {
  if (!isObject(value)) return {}
  const typed = Object.entries(value).flatMap(([name, one]): [string, TypedValue][] => {
    const found = typedValue(one)
    return found && name !== '' && name.length <= 100 ? [[name, found]] : []
  })
  return Object.fromEntries(typed.slice(0, MOST_PROPS))
}

export function typedValue(value: unknown): TypedValue | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { n: value } : null
  if (typeof value === 'boolean') return { b: value }
  if (typeof value !== 'string') return null
  const text = value.trim().slice(0, MOST_LETTERS)
  if (text === '') return null
  // A leading zero makes a code or a telephone number, not an amount.
  if (/^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text)) return { n: Number(text) }
  if (/^(true|false)$/i.test(text)) return { b: text.toLowerCase() === 'true' }
  const date = dateOf(text)
  return date ? { d: date } : { t: text }
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/** In UTC; a time without a zone is taken as UTC. Null for a day that no calendar has. */
function dateOf(text: string): string | null {
  const day = ISO.exec(text)?.[1]
  if (!day) return null
  const isDay = text.length === 10
  const hasZone = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10))
  const at = new Date(isDay ? `${text}T00:00:00Z` : `${text.replace(' ', 'T')}${hasZone ? '' : 'Z'}`)
  const dayAt = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime()) || Number.isNaN(dayAt.getTime())) return null
  return dayAt.toISOString().slice(0, 10) === day ? at.toISOString() : null
}
