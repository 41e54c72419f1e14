import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../../platform/db.ts'
import type { Origin } from './changes.ts'
import { insertHistory } from './queries-history.ts'

/** Field → [before, after]; a field of a list's own by its key, a group by its id. */
export type Changes = Record<string, [unknown, unknown]>

export interface WrittenChange {
  contactId: number
  /** Of custom fields and groups: theirs. */
  listId: number | null
  changes: Changes
}

/** What differs in these fields; absent and null are the same nothing. */
export function differences<Row extends object>(before: Row, after: Row, fields: readonly string[]): Changes {
  const changes: Changes = {}
  for (const field of fields) {
    const was = (before as Record<string, unknown>)[field] ?? null
    const is = (after as Record<string, unknown>)[field] ?? null
    if (!isDeepStrictEqual(was, is)) changes[field] = [was, is]
  }
  return changes
}

export function fieldDifferences(
  before: { fields: Record<string, unknown>; groups: Record<string, string[]> | null },
  after: { fields: Record<string, unknown>; groups: Record<string, string[]> | null },
): Changes {
  const all = (row: typeof before) => ({ ...row.fields, ...row.groups })
  return differences(all(before), all(after), Object.keys({ ...all(before), ...all(after) }))
}

/** Keeps who changed what; entries without any change are passed over. */
export async function keepHistory(
  tx: Tx,
  accountId: number,
  entries: WrittenChange[],
  origin: Origin,
  at: Date,
): Promise<void> {
  const changed = entries.filter(entry => Object.keys(entry.changes).length > 0)
  if (changed.length > 0) await insertHistory(tx, accountId, changed, origin, at)
}
