import { type CopyValue, copyArray, copyLine } from '../../platform/copy.ts'
import { applyProfile, emptyProfile, type ProfileColumn } from '../contacts/index.ts'
import type { PreparedRow } from './columns/prepare.ts'
import { DERIVED_COLUMNS } from './queries-stage.ts'

/** What the stage is filled with, beside the columns of the profile that the file has. */
const FIXED = ['line', 'email', 'email_key', 'tags', 'fields', 'groups', 'status', 'consent_on', 'hash'] as const
const WORKED_OUT = [...DERIVED_COLUMNS.map(column => `new_${column}`), 'derived']
const NOBODY = Object.freeze(emptyProfile())

export function stageColumns(columns: readonly ProfileColumn[]): string[] {
  return [...FIXED, ...WORKED_OUT, ...columns]
}

/** A row of the stage. With `isNew` left out nothing is worked out from the name: a check does not need it. */
export function stageLine(row: PreparedRow, columns: readonly ProfileColumn[], withNames: boolean): string {
  const values: CopyValue[] = [
    row.line,
    row.email,
    row.key,
    copyArray(row.tags),
    row.fields && JSON.stringify(row.fields),
    row.groups && JSON.stringify(row.groups),
    row.status,
    row.consentOn,
    withNames ? 0 : hashOf(row),
  ]
  if (withNames) {
    const { profile } = applyProfile(NOBODY, row.profile)
    for (const column of DERIVED_COLUMNS) values.push(profile[column])
    values.push(copyArray(profile.derived))
  } else values.push(null, null, null, null, null)
  for (const column of columns) values.push(row.profile[column] ?? null)
  return copyLine(values)
}

/** Equal for rows that say the same; 53 bits (cyrb53), so that it is a whole number everywhere. */
function hashOf({ profile, tags, fields, groups, status, consentOn }: PreparedRow): number {
  const text = JSON.stringify([profile, tags, fields, groups, status, consentOn])
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return 4294967296 * (2097151 & low) + (high >>> 0)
}
