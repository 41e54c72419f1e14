import type { MergeValue } from './merge-types.ts'

/** An unquoted `[n]` (1-based in lists), or a key (`.key`, `['key']`), at most so many days ago (`['key', 30]`). */
export type Step = { index: number } | { key: string; withinDays?: number }

export interface Path {
  /** Upper-case. */
  root: string
  steps: Step[]
  /** `#ARR`: the number of elements. */
  counts: boolean
  /** Ends in brackets: alone in a condition it asks whether that element exists. */
  isElement: boolean
  /** The whole path as one upper-case name: reserved names of transactional mail hold a dot (`address.name`). */
  flat: string
}

const rootName = /\s*(#?)\s*([\p{L}\p{N}_][\p{L}\p{N}_-]*)/uy
const step =
  /\.([\p{L}\p{N}_$-]+)|\[\s*(?:(\d{1,9})|(?:'([^']*)'|"([^"]*)")(?:\s*,\s*['"]?(\d{1,4})\s*(?:d|days?|dny|dn[ií])?['"]?)?|([^\]'"[]+?))\s*\]/uy

/** Reads a path at the start of `text`. Null: there is none. */
export function readPath(text: string): { path: Path; end: number } | null {
  const straight = text.replace(/[‘’‚‛]/g, "'").replace(/[“”„‟]/g, '"')
  rootName.lastIndex = 0
  const root = rootName.exec(straight)
  if (!root) return null
  let end = rootName.lastIndex
  const steps: Step[] = []
  for (;;) {
    step.lastIndex = end
    const found = step.exec(straight)
    if (!found) break
    end = step.lastIndex
    const key = found[1] ?? found[3] ?? found[4] ?? found[6]
    const window = found[5] === undefined ? {} : { withinDays: Number(found[5]) }
    steps.push(key === undefined ? { index: Number(found[2]) } : { key, ...window })
  }
  const flat = straight.slice(root[0].length - root[2]!.length, end).toUpperCase()
  const isElement = straight[end - 1] === ']'
  return { path: { root: root[2]!.toUpperCase(), steps, counts: root[1] === '#', isElement, flat }, end }
}

/** A text that is a path and nothing else; null otherwise. */
export function parsePath(text: string): Path | null {
  const found = readPath(text)
  return found && text.slice(found.end).trim() === '' ? found.path : null
}

type ValueObject = { [key: string]: MergeValue }

/** A JSON custom field arrives as its text; anything else comes back as it is. */
export function unpack(value: MergeValue): MergeValue {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value
  try {
    return JSON.parse(value) as MergeValue
  } catch {
    return value
  }
}

/** The elements of a list or the values of an object; undefined for anything else. */
export function listOf(value: MergeValue): MergeValue[] | undefined {
  const unpacked = unpack(value)
  if (typeof unpacked !== 'object' || unpacked === null) return undefined
  return Array.isArray(unpacked) ? unpacked : Object.values(unpacked)
}

function own(value: ValueObject, key: string): MergeValue {
  return Object.hasOwn(value, key) ? value[key] : undefined
}

/** ECM_BOUGHT['123'] asks a list of ids, or of products, whether it holds that one, or one of that category. */
function elementNamed(list: MergeValue[], key: string, withinDays: number | undefined): MergeValue {
  return list.find(element => {
    if (typeof element !== 'object' || element === null) return String(element) === key
    if (Array.isArray(element)) return false
    if (withinDays !== undefined && !(Number(own(element, 'daysAgo') ?? Infinity) <= withinDays)) return false
    return String(own(element, 'productId') ?? '') === key || isIn(own(element, 'categories'), key)
  })
}

/** Of a path of categories, its last step and the whole: Coffee, or Drinks | Coffee. */
function isIn(categories: MergeValue, key: string): boolean {
  if (!Array.isArray(categories)) return false
  return categories.some(path => {
    const text = String(path)
    return text === key || text.startsWith(`${key} | `) || text.split(' | ').includes(key)
  })
}

/** Walks from a root value down the steps; undefined where one is missing. */
export function follow(start: MergeValue, steps: Step[]): MergeValue {
  let value = start
  for (const next of steps) {
    const holder = unpack(value)
    if (typeof holder !== 'object' || holder === null) return undefined
    if (Array.isArray(holder))
      value = 'key' in next ? elementNamed(holder, next.key, next.withinDays) : holder[next.index - 1]
    else value = own(holder, 'key' in next ? next.key : String(next.index))
  }
  return value
}
