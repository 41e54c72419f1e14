import { decodeEntities } from './entities.ts'
import type { Operator } from './loose.ts'
import { type Path, parsePath, readPath } from './path.ts'

export type Filter = 'HTML' | 'TITLE' | 'LOWER' | 'UPPER'

export interface Condition {
  left: Path
  negated: boolean
  operator?: Operator
  right?: { text: string; path: Path | null }
}

export type Tag =
  | { kind: 'value'; path: Path; filters: Filter[] }
  | { kind: 'date'; format: string }
  | { kind: 'if'; condition: Condition | null }
  | { kind: 'elseif'; condition: Condition | null }
  | { kind: 'else' }
  | { kind: 'each'; path: Path | null }
  | { kind: 'end'; closes: 'if' | 'each' | null }
  | { kind: 'bad' }

/** The text between the bars, as editors leave it, without entities and their kinds of space. */
export function unescapeTag(inner: string): string {
  return decodeEntities(decodeEntities(inner))
    .replace(/[\u00a0\s]+/g, ' ')
    .replaceAll('%20', ' ')
    .trim()
}

const comparison = /^\s*(==|!=|<>|>=|<=|=>|=<|=|>|<)\s*(.*)$/s
const spellings: Record<string, Operator> = { '==': '=', '<>': '!=', '=>': '>=', '=<': '<=' }

function parseCondition(text: string, negated: boolean): Condition | null {
  const found = readPath(text)
  if (!found) return null
  const rest = text.slice(found.end)
  if (rest.trim() === '') return { left: found.path, negated }
  const parts = comparison.exec(rest)
  if (!parts || /(?:&&|\|\|)/.test(parts[2]!)) return null
  const right = parts[2]!.trim().replace(/^(['"‘’“”„‚])(.*)['"‘’“”]$/s, '$2')
  const operator = spellings[parts[1]!] ?? (parts[1] as Operator)
  // A right side in lower case is never a tag: `GENDER = male`; in upper case it is one if the contact has it.
  const mayBeTag = right !== '' && (/^loop_var\b/i.test(right) || /^[A-Z_][A-Z0-9_]*(?:[[.].*)?$/.test(right))
  return { left: found.path, negated, operator, right: { text: right, path: mayBeTag ? parsePath(right) : null } }
}

const filtered = /^(HTML|TITLE|LOWER|UPPER)\s*:\s*(.*)$/is

function parseValue(text: string): Tag {
  const filters: Filter[] = []
  let rest = text
  for (let found = filtered.exec(rest); found; found = filtered.exec(rest)) {
    filters.push(found[1]!.toUpperCase() as Filter)
    rest = found[2]!
  }
  const path = parsePath(rest)
  return path && !/^(?:IF|IFNOT|ELSEIF|EACH)$/.test(path.flat) ? { kind: 'value', path, filters } : { kind: 'bad' }
}

/** Reads what stands between `*|` and `|*`, already unescaped. Never throws; `bad` is what cannot be read. */
export function parseTag(text: string): Tag {
  const branch = /^(ELSE\s?)?IF(NOT)?\s*:(.*)$/is.exec(text)
  if (branch) {
    const condition = parseCondition(branch[3]!, branch[2] !== undefined)
    return { kind: branch[1] === undefined ? 'if' : 'elseif', condition }
  }
  if (/^ELSE\s*:?$/i.test(text)) return { kind: 'else' }
  const end = /^END\s*:?\s*(IF|IFNOT|EACH)?\s*:?$/i.exec(text)
  if (end) return { kind: 'end', closes: end[1] ? (/^EACH$/i.test(end[1]) ? 'each' : 'if') : null }
  const each = /^EACH\s*:(.*)$/is.exec(text)
  if (each) return { kind: 'each', path: parsePath(each[1]!) }
  const date = /^DATE\s*:(.*)$/is.exec(text)
  if (date) return { kind: 'date', format: date[1]! }
  return parseValue(text)
}
