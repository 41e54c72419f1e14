import type { FieldType } from '../../../contract/list.ts'
import { isDate } from '../../../contract/shapes.ts'
import { problem } from '../../platform/errors.ts'

export type FieldValue = string | number | boolean | null | object

export interface FieldDefinition {
  key: string
  name: string
  type: FieldType
}

export interface ParsedFields {
  values: Record<string, FieldValue>
  /** Fields that the list does not have yet: made on the way, as Ecomail does. */
  created: FieldDefinition[]
}

const LONGEST = 5_000

/**
 * Values given as name → value or name → { value, type }. Keys are trimmed and lower-cased; two that become one are
 * refused (list.fieldClash), as is a value that its type cannot hold (contact.fieldInvalid), or over 5,000 characters in all.
 */
export function parseFields(given: Record<string, unknown>, known: ReadonlyMap<string, FieldDefinition>): ParsedFields {
  const values: Record<string, FieldValue> = {}
  const created: FieldDefinition[] = []
  let length = 0
  for (const [name, raw] of Object.entries(given)) {
    const key = name.trim().toLowerCase()
    if (key === '') continue
    if (key.length > 100)
      throw problem('contact.fieldInvalid', { field: key.slice(0, 100), expected: 'a shorter name' })
    if (Object.hasOwn(values, key)) throw problem('list.fieldClash', { field: key })
    const { value, type } = unwrap(raw)
    const definition = known.get(key) ?? { key, name: name.trim(), type: type ?? 'string' }
    if (!known.has(key)) created.push(definition)
    values[key] = coerce(definition, value)
    length += key.length + (typeof values[key] === 'string' ? values[key].length : JSON.stringify(values[key]).length)
  }
  if (length > LONGEST)
    throw problem('contact.fieldInvalid', {
      field: 'custom_fields',
      expected: `at most ${LONGEST} characters in total`,
    })
  return { values, created }
}

const TYPES: FieldType[] = ['string', 'int', 'date', 'url', 'json']

function unwrap(raw: unknown): { value: unknown; type?: FieldType } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || !('value' in raw)) return { value: raw }
  const type = (raw as { type?: unknown }).type
  if (Object.keys(raw).length > 2 || (type !== undefined && !TYPES.includes(type as FieldType))) return { value: raw }
  return { value: raw.value, type: type as FieldType | undefined }
}

/** The value as its type holds it. Throws contact.fieldInvalid { field, expected }. */
export function coerce({ key, type }: Pick<FieldDefinition, 'key' | 'type'>, value: unknown): FieldValue {
  if (value === null || value === undefined || value === '') return type === 'string' || type === 'url' ? '' : null
  const refuse = (expected: string) => problem('contact.fieldInvalid', { field: key, expected })
  switch (type) {
    case 'int': {
      const n = typeof value === 'boolean' ? Number(value) : Number(String(value).trim())
      if (!Number.isSafeInteger(n)) throw refuse('a whole number')
      return n
    }
    case 'date': {
      const text = String(value).trim().slice(0, 10)
      if (!isDate(text)) throw refuse('a date, YYYY-MM-DD')
      return text
    }
    case 'json': {
      if (typeof value === 'object') return value
      try {
        return JSON.parse(String(value)) as FieldValue
      } catch {
        throw refuse('JSON')
      }
    }
    case 'url': {
      const text = String(value).trim()
      if (!URL.canParse(text)) throw refuse('a URL')
      return text
    }
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}
