import { isDeepStrictEqual } from 'node:util'

/** Enough to know a text by; the history is no store of versions. */
const LONGEST_TEXT = 200

/** What it was and what it is; a list of two nulls where only that it changed is said. */
export type ChangedValues = Record<string, [unknown, unknown]>

/** Of these keys those whose value changed, from what to what. Nothing of `secret` ones but that they did. */
export function changedValues<T extends object>(
  before: T,
  after: T,
  keys: readonly (keyof T & string)[],
  secret: readonly string[] = [],
): ChangedValues {
  const changed = keys.filter(key => !isDeepStrictEqual(before[key] ?? null, after[key] ?? null))
  return Object.fromEntries(
    changed.map(key => [key, secret.includes(key) ? [null, null] : [shortened(before[key]), shortened(after[key])]]),
  )
}

function shortened(value: unknown): unknown {
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return `${value.slice(0, LONGEST_TEXT)}…`
  return typeof value === 'object' ? null : (value ?? null)
}
