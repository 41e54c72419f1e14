import type { ImportFault } from '../../../../contract/import-report.ts'
import type { ColumnTarget, ImportProfileColumn, ImportSettings } from '../../../../contract/import-settings.ts'
import type { FieldType, SubscriptionStatus } from '../../../../contract/list.ts'
import { parseAddress } from '../../../platform/address.ts'
import { cleanJson } from '../../../platform/text.ts'
import { type ProfileColumn, type ProfilePatch, profileValue, splitFullName } from '../../contacts/index.ts'
import type { FileRow } from '../read/csv-reader.ts'
import { groupPutter, NewGroups } from './group-values.ts'
import { fieldKey, type KnownFields } from './guess.ts'
import {
  consentOf,
  dayOf,
  genderOf,
  isExcelError,
  monthDayOf,
  statusOf,
  urlOf,
  wholeNumberOf,
  wordsIn,
} from './values.ts'

/** A row in our terms; what an empty cell would say is absent. */
export interface PreparedRow {
  line: number
  email: string
  key: string
  profile: ProfilePatch
  tags: string[]
  fields: Record<string, unknown> | null
  groups: Record<string, string[]> | null
  status: SubscriptionStatus | null
  consentOn: string | null
  hasConsent: boolean
}

export interface RowFault {
  fault: ImportFault
  column: string | null
  value: string | null
  expected?: string
}

export interface BadRow {
  line: number
  cells: string[]
  faults: RowFault[]
}

export type Prepared = PreparedRow | BadRow

export const isBad = (row: Prepared): row is BadRow => 'faults' in row

export type Fault = { fault: ImportFault; expected?: string }
/** Puts a value where it belongs, or says what is wrong with it. */
export type Put = (value: string, row: PreparedRow) => Fault | undefined

export type KnownGroups = { id: string; name: string; categories: { name: string }[] }[]

const LONGEST_FIELDS = 5_000
/** Of all tags of a contact together. */
export const LONGEST_TAGS = 2_000
const SHOWN = 200

/** Turns rows of the file into ours by the columns' targets, and collects everything that is wrong with a row. */
export function preparer(
  settings: ImportSettings,
  known: { fields: KnownFields['fields']; groups: KnownGroups },
  newGroups = new NewGroups(),
): (row: FileRow) => Prepared {
  const { columns, reading } = settings
  const puts = columns.map(({ target }, i) =>
    target.to === 'newGroup' ? newGroups.putter(i, target.type) : putter(target, known),
  )
  const names = columns.map((column, i) => column.header.trim() || letterOf(i))
  const emailAt = columns.findIndex(column => column.target.to === 'email')
  // A header that ends in empty cells does not ask for them in every row.
  const fewest = columns.findLastIndex(column => column.header.trim() !== '') + 1 || columns.length
  const mayBeShort = reading.format === 'xlsx'
  const mayBeUnreadable = reading.format === 'csv' && reading.encoding === 'utf-8'

  return file => {
    const { line, cells } = file
    const bad = (faults: RowFault[]): BadRow => ({ line, cells, faults })
    const whole = (fault: ImportFault, expected?: string) => bad([{ fault, column: null, value: null, expected }])
    if (file.fault) return whole(file.fault)
    if (cells.length < fewest && !mayBeShort) return whole('fewerCells', `${cells.length}/${columns.length}`)
    if (cells.length > columns.length && cells.some((cell, i) => i >= columns.length && cell.trim() !== ''))
      return whole('moreCells', `${cells.length}/${columns.length}`)
    const row = emptyRow(line, settings.tags)
    const faults: RowFault[] = []
    const note = (i: number, { fault, expected }: Fault, value: string | null) =>
      faults.push({ fault, column: names[i]!, value: value?.slice(0, SHOWN) ?? null, expected })
    for (let i = 0; i < puts.length; i++) {
      const put = puts[i]
      const cell = cells[i]
      if (!put || cell === undefined || cell === '') continue
      const value = trimmed(cell)
      if (value === '') continue
      const fault = lettersOf(value, mayBeUnreadable) ?? put(value, row)
      if (fault) note(i, fault, value)
    }
    if (row.key === '' && !faults.some(one => one.column === names[emailAt]))
      note(emailAt, { fault: 'emailMissing' }, null)
    if (row.fields && JSON.stringify(row.fields).length > LONGEST_FIELDS)
      faults.push({ fault: 'fieldsTooLong', column: null, value: null, expected: String(LONGEST_FIELDS) })
    if (faults.length > 0) return bad(faults)
    newGroups.keep(row)
    return row
  }
}

function emptyRow(line: number, tags: string[]): PreparedRow {
  return {
    line,
    email: '',
    key: '',
    profile: {},
    tags,
    fields: null,
    groups: null,
    status: null,
    consentOn: null,
    hasConsent: true,
  }
}

/**
 * Blanks of all kinds, the invisible marks that spreadsheets leave at both ends, and the apostrophe by which a file of ours
 * keeps '+420…' from being a formula.
 */
function trimmed(cell: string): string {
  const text = cell.charCodeAt(0) === 39 && /^'[=+\-@]/.test(cell) ? cell.slice(1).trim() : cell.trim()
  return /[\u200b-\u200f\u2060\ufeff]/.test(text)
    ? text.replace(/^[\s\u200b-\u200f\u2060\ufeff]+|[\s\u200b-\u200f\u2060\ufeff]+$/g, '')
    : text
}

function lettersOf(value: string, mayBeUnreadable: boolean): Fault | undefined {
  if (mayBeUnreadable && value.includes('\ufffd')) return { fault: 'unreadable' }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: bytes that are no text
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/.test(value)) return { fault: 'binary' }
  return value.charCodeAt(0) === 35 && isExcelError(value) ? { fault: 'excelError' } : undefined
}

function putter(
  target: Exclude<ColumnTarget, { to: 'newGroup' }>,
  known: { fields: KnownFields['fields']; groups: KnownGroups },
): Put | null {
  switch (target.to) {
    case 'ignore':
      return null
    case 'email':
      return putEmail
    case 'fullName':
      return putFullName
    case 'tags':
      return putTags
    case 'status':
      return putStatus
    case 'consent':
      return putConsent
    case 'profile':
      return profilePutter(target.column)
    case 'field': {
      const field = known.fields.find(one => one.key === target.key)
      return field ? fieldPutter(field.key, field.type) : null
    }
    case 'newField': {
      const key = fieldKey(target.name)
      // Made meanwhile, or by an import before: its type stands.
      return fieldPutter(key, known.fields.find(one => one.key === key)?.type ?? target.type)
    }
    case 'group': {
      const group = known.groups.find(one => one.id === target.groupId)
      return group ? groupPutter(group) : null
    }
  }
}

function putEmail(value: string, row: PreparedRow): Fault | undefined {
  const address = parseAddress(value.replace(/^mailto:/i, '').replace(/^<(.*)>$/, '$1'))
  if (!address) return { fault: 'emailInvalid' }
  row.email = address.email
  row.key = address.key
}

function putFullName(value: string, row: PreparedRow): Fault | undefined {
  if (value.length > 300) return { fault: 'valueTooLong', expected: '300' }
  const parts = splitFullName(value)
  // Columns of their own know better.
  for (const column of ['name', 'surname', 'pretitle', 'surtitle', 'company'] as const)
    if (parts[column] !== null) row.profile[column] ??= parts[column]
}

function putTags(value: string, row: PreparedRow): Fault | undefined {
  const tags = wordsIn(value)
  if (tags.some(tag => tag.length > 50)) return { fault: 'tagTooLong', expected: '50' }
  row.tags = [...new Set([...row.tags, ...tags])]
  if (row.tags.join('').length > LONGEST_TAGS) return { fault: 'tagTooLong', expected: String(LONGEST_TAGS) }
}

function putStatus(value: string, row: PreparedRow): Fault | undefined {
  const status = statusOf(value)
  if (!status) return { fault: 'notStatus' }
  row.status = status
}

function putConsent(value: string, row: PreparedRow): Fault | undefined {
  const consent = consentOf(value)
  if (!consent) return { fault: 'notConsent' }
  row.hasConsent = consent.given
  row.consentOn = consent.on
}

/** The names of the contract as columns of the table. */
export const COLUMN_OF: Record<ImportProfileColumn, ProfileColumn> = {
  name: 'name',
  surname: 'surname',
  vocative: 'vocative',
  vocativeSurname: 'vocative_surname',
  gender: 'gender',
  nameday: 'nameday',
  birthday: 'birthday',
  company: 'company',
  street: 'street',
  city: 'city',
  zip: 'zip',
  country: 'country',
  phone: 'phone',
  pretitle: 'pretitle',
  surtitle: 'surtitle',
  notes: 'notes',
  source: 'source',
}

function profilePutter(name: ImportProfileColumn): Put {
  const column = COLUMN_OF[name]
  if (column === 'gender')
    return (value, row) => {
      const gender = genderOf(value)
      if (gender === undefined) return { fault: 'notGender' }
      if (gender !== null) row.profile.gender = gender
    }
  if (column === 'birthday' || column === 'nameday') {
    const read = column === 'birthday' ? dayOf : monthDayOf
    return (value, row) => {
      if (/^0{2,4}-00(-00)?/.test(value)) return
      const day = read(value)
      if (day === null) return { fault: column === 'birthday' ? 'notDate' : 'notDay' }
      row.profile[column] = day
    }
  }
  const longest = column === 'notes' ? 20_000 : 1_000
  return (value, row) => {
    if (value.length > longest) return { fault: 'valueTooLong', expected: String(longest) }
    row.profile[column] = profileValue(column, value)
  }
}

function fieldPutter(key: string, type: FieldType): Put {
  return (value, row) => {
    const taken = fieldValue(value, type)
    if ('fault' in taken) return taken
    row.fields ??= {}
    row.fields[key] = taken.value
  }
}

function fieldValue(text: string, type: FieldType): { value: unknown } | Fault {
  switch (type) {
    case 'int': {
      const value = wholeNumberOf(text)
      return value === null ? { fault: 'notInteger' } : { value }
    }
    case 'date': {
      const value = dayOf(text)
      return value === null ? { fault: 'notDate' } : { value }
    }
    case 'url': {
      const value = urlOf(text)
      return value === null ? { fault: 'notUrl' } : { value }
    }
    case 'json':
      try {
        return { value: cleanJson(JSON.parse(text)) }
      } catch {
        return { fault: 'notJson' }
      }
    default:
      return { value: text }
  }
}

/** Columns without a header are named as spreadsheets do it. */
export function letterOf(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : letterOf(Math.floor(column / 26) - 1) + letter
}
