import { type ColumnTarget, type ImportColumn, importProfile } from '../../../../contract/import-settings.ts'
import type { FieldType } from '../../../../contract/list.ts'
import { parseAddress } from '../../../platform/address.ts'
import { type Guess, guessOfHeader } from './headers.ts'
import { consentOf, dayOf, folded, genderOf, statusOf, wholeNumberOf } from './values.ts'

/** What the list has already: a column may go there. */
export interface KnownFields {
  fields: { key: string; name: string; type: FieldType }[]
  groups: { id: string; name: string }[]
}

/** More columns that nobody knows than this are an export of something else: none becomes a field by itself. */
const MOST_NEW_FIELDS = 12

/**
 * Whether the first row names the columns: it holds no address, and it reads like names, or another cell than those
 * below it.
 */
export function hasHeader(rows: string[][]): boolean {
  const [first, ...others] = rows
  if (!first || first.some(cell => parseAddress(cell) !== null)) return false
  if (first.some(cell => guessOfHeader(folded(cell)) !== null)) return true
  return others.some(row => row.some(cell => parseAddress(cell) !== null))
}

/** Where each column most likely goes, by its header and by what stands under it. `rows` are without the header. */
export function guessColumns(headers: string[], rows: string[][], known: KnownFields): ImportColumn[] {
  const samples = headers.map((_, i) => rows.map(row => (row[i] ?? '').trim()).filter(cell => cell !== ''))
  const taken = new Set<string>()
  const take = (target: ColumnTarget): ColumnTarget | null => {
    const key = placeOf(target)
    if (key === null) return target
    if (taken.has(key)) return null
    taken.add(key)
    return target
  }
  const addressColumn = bestAddressColumn(headers, samples)
  const targets = headers.map((header, i): ColumnTarget | null => {
    if (i === addressColumn) return take({ to: 'email' })
    return take(
      knownField(header, known) ?? byHeader(header, samples[i]!, headers) ?? byContent(samples[i]!) ?? { to: 'ignore' },
    )
  })
  const unknown = headers.filter((header, i) => isWorthAField(header, samples[i]!, targets[i]))
  const makesFields = unknown.length <= MOST_NEW_FIELDS
  return headers.map((header, i) => {
    const target = targets[i]
    if (makesFields && isWorthAField(header, samples[i]!, target)) {
      const name = header.trim().slice(0, 100)
      return { header, target: take({ to: 'newField', name, type: typeOf(samples[i]!) }) ?? { to: 'ignore' } }
    }
    return { header, target: target ?? { to: 'ignore' } }
  })
}

/** A place that only one column can fill; null for any number of them. */
export function placeOf(target: ColumnTarget): string | null {
  switch (target.to) {
    case 'ignore':
    case 'tags':
      return null
    case 'profile':
      return `profile ${target.column}`
    case 'field':
      return `field ${target.key}`
    case 'newField':
      return `field ${fieldKey(target.name)}`
    case 'group':
      return `group ${target.groupId}`
    case 'newGroup':
      return `new group ${target.name.trim().toLowerCase()}`
    default:
      return target.to
  }
}

/** The key of a field made from a header: as it is written in tags, so without diacritics and blanks. */
export function fieldKey(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return plain.slice(0, 100) || 'pole'
}

function bestAddressColumn(headers: string[], samples: string[][]): number {
  const scores = samples.map((cells, i) => {
    const addresses = cells.filter(cell => parseAddress(cell) !== null).length
    const share = cells.length > 0 ? addresses / cells.length : 0
    return share + (guessOfHeader(folded(headers[i]!)) === 'email' ? 0.6 : 0)
  })
  const best = scores.reduce((high, score, i) => (score > scores[high]! ? i : high), 0)
  return (scores[best] ?? 0) >= 0.5 ? best : -1
}

function knownField(header: string, { fields, groups }: KnownFields): ColumnTarget | null {
  const word = folded(header)
  if (word === '') return null
  const field = fields.find(one => folded(one.key) === word || folded(one.name) === word)
  if (field) return { to: 'field', key: field.key }
  const group = groups.find(one => folded(one.name) === word)
  return group ? { to: 'group', groupId: group.id } : null
}

function byHeader(header: string, cells: string[], headers: string[]): ColumnTarget | null {
  const guess = guessOfHeader(folded(header))
  if (guess === null || guess === 'email' || guess === 'noise') return null
  if (guess === 'name') return isFullName(cells, headers) ? { to: 'fullName' } : { to: 'profile', column: 'name' }
  if (guess === 'status') return mostly(cells, cell => statusOf(cell) !== undefined) ? { to: 'status' } : null
  if (guess === 'consent') return mostly(cells, cell => consentOf(cell) !== undefined) ? { to: 'consent' } : null
  if (guess === 'fullName' || guess === 'tags') return { to: guess }
  return isProfile(guess) ? { to: 'profile', column: guess } : null
}

function isProfile(guess: Guess): guess is (typeof importProfile)[number] {
  return (importProfile as readonly (string | null)[]).includes(guess)
}

/** "Jméno" over "Jana Nováková", where no column is left for the surname. */
function isFullName(cells: string[], headers: string[]): boolean {
  if (headers.some(header => guessOfHeader(folded(header)) === 'surname')) return false
  return cells.filter(cell => cell.includes(' ')).length > cells.length / 2
}

function byContent(cells: string[]): ColumnTarget | null {
  if (cells.length < 3) return null
  if (mostly(cells, cell => /^(?:muž|žena|male|female)$/i.test(cell) && genderOf(cell) !== undefined))
    return { to: 'profile', column: 'gender' }
  if (mostly(cells, cell => /^(?:\+|00)42[01][\s\d]{9,}$/.test(cell))) return { to: 'profile', column: 'phone' }
  return null
}

function isWorthAField(header: string, cells: string[], target: ColumnTarget | null | undefined): boolean {
  const isUnknown = target?.to === 'ignore' && guessOfHeader(folded(header)) === null
  return isUnknown && header.trim() !== '' && cells.length > 0
}

export function typeOf(cells: string[]): FieldType {
  if (cells.length === 0) return 'string'
  // A number with zeros in front is a code, and one of nine digits most likely a telephone.
  if (cells.every(cell => wholeNumberOf(cell) !== null && !/^0\d|^\+/.test(cell))) return 'int'
  if (cells.every(cell => dayOf(cell) !== null)) return 'date'
  return cells.every(cell => /^https?:\/\//i.test(cell) && URL.canParse(cell)) ? 'url' : 'string'
}

const mostly = (cells: string[], fits: (cell: string) => boolean) =>
  cells.length > 0 && cells.filter(fits).length >= cells.length * 0.9
