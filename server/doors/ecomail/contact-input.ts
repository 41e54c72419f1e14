import type { SubscriptionStatus } from '../../../contract/list.ts'
import { parseAddress } from '../../platform/address.ts'
import type { ProfilePatch, SubscribeRow } from '../../rooms/contacts/index.ts'
import type { Json } from './body.ts'
import { readArray, readObject, readText, unreadable } from './input.ts'
import { PROFILE_FIELDS } from './profile-fields.ts'
import { invalid, invalidField, Refusal } from './refusal.ts'
import { statusOfNumber } from './status.ts'

/** Further rows of a bulk call are ignored. */
export const MOST_ROWS = 3_000

/** Worked out from the name where the client has nothing to say; many send these empty. */
const WORKED_OUT = new Set(['vokativ', 'vokativ_s', 'gender', 'nameday'])

export interface ContactData {
  profile: ProfilePatch
  fields?: Record<string, unknown>
  groups?: Record<string, string[]>
  status?: SubscriptionStatus
}

/** The fields of `subscriber_data`; some clients put a few of them one level higher, into `around`. */
export function readContact(data: Json, around: Json = {}): ContactData {
  const from = (field: string) => data[field] ?? around[field]
  const profile: ProfilePatch = {}
  for (const [field, column] of Object.entries(PROFILE_FIELDS)) {
    const text = readText(field === 'source' ? from(field) : data[field])
    if (text === unreadable) throw invalidField(field)
    if (text === undefined || (!text?.trim() && WORKED_OUT.has(field))) continue
    profile[column] = text
  }
  const tags = readTags(from('tags'))
  if (tags) profile.tags = tags
  const status = readStatus(data.status)
  const fields = readFields(from('custom_fields'))
  const groups = readGroups(from('groups'))
  // Not given is absent: of two rows with one address, the later leaves alone what it does not name.
  return { profile, ...(fields && { fields }), ...(groups && { groups }), ...(status && { status }) }
}

/** A row to subscribe. Throws email_required and email_invalid as well. */
export function readRow(data: Json, around: Json = {}): SubscribeRow {
  return { email: readEmail(data.email), ...readContact(data, around) }
}

export function readEmail(given: unknown): string {
  const text = readText(given)
  if (text === undefined || text === null || text === '') throw invalid({ email: ['email_required'] })
  if (text === unreadable || !parseAddress(text)) throw invalid({ email: ['email_invalid'] })
  return text
}

/** The rows of a bulk call, each read by `read`; the answer to a wrong one names it. */
export function readRows<Row>(given: unknown, read: (row: Json) => Row): Row[] {
  const rows = readArray(given)
  if (!rows) throw invalid({ subscriber_data: ['The subscriber data must be an array.'] })
  return rows.slice(0, MOST_ROWS).map(row => {
    const data = readObject(row) ?? {}
    try {
      return read(data)
    } catch (error) {
      throw error instanceof Refusal ? withRow(error, data) : error
    }
  })
}

export function withRow(refusal: Refusal, row: Json): Refusal {
  if (!('errors' in refusal.body)) return refusal
  const data = { name: row.name ?? null, email: row.email ?? null }
  return new Refusal(refusal.status, { errors: refusal.body.errors, data })
}

function readTags(given: unknown): string[] | undefined {
  if (given === undefined || given === null) return undefined
  if (typeof given === 'string') return given.split(',')
  const tags = readArray(given)?.map(readText)
  if (!tags?.every(tag => typeof tag === 'string')) throw invalidField('tags')
  return tags
}

/** An object, or the same as a JSON text. */
function readFields(given: unknown): Record<string, unknown> | undefined {
  if (given === undefined || given === null || given === '') return undefined
  const fields = readObject(typeof given === 'string' ? parsed(given) : given)
  if (!fields) throw invalidField('custom_fields')
  return fields
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function readGroups(given: unknown): Record<string, string[]> | undefined {
  if (given === undefined || given === null || given === '') return undefined
  const groups = readObject(given)
  if (!groups) throw invalidField('groups')
  const entries = Object.entries(groups).map(([id, chosen]) => {
    const names = (typeof chosen === 'string' ? [chosen] : (readArray(chosen ?? []) ?? [undefined])).map(readText)
    if (!names.every(name => typeof name === 'string')) throw invalidField('groups')
    return [id, names] as const
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

function readStatus(given: unknown): SubscriptionStatus | undefined {
  if (given === undefined || given === null || given === '') return undefined
  const status = statusOfNumber(given)
  if (!status) throw invalidField('status')
  return status
}
