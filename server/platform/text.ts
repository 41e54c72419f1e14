/** PostgreSQL's text takes neither U+0000 nor a lone surrogate; both are dropped at the doors, everywhere in a JSON value. */
export function cleanText(text: string): string {
  const withoutNul = text.includes('\u0000') ? text.replaceAll('\u0000', '') : text
  if (withoutNul.isWellFormed()) return withoutNul
  return withoutNul.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
}

const DEEPEST = 64

/** Cleans every string and key in a parsed JSON value; throws RangeError when it nests deeper than 64. */
export function cleanJson<T>(value: T, depth = 0): T {
  if (typeof value === 'string') return cleanText(value) as T
  if (typeof value !== 'object' || value === null) return value
  if (depth > DEEPEST) throw new RangeError(`JSON nested deeper than ${DEEPEST}`)
  if (Array.isArray(value)) return value.map(item => cleanJson(item, depth + 1)) as T
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [cleanText(key), cleanJson(item, depth + 1)]),
  ) as T
}
