import { RequestProblem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { coerce } from './fields.ts'
import { lockField, valuesOfField, writeFieldValues } from './queries-fields.ts'
import { lockContactsById } from './queries-groups.ts'

const CHUNK = 1_000

/**
 * Brings contacts' values in line with what a field has become: of its type, or taken away with it. A chunk a transaction; run
 * twice it finds nothing more to change. A value that has come in the meantime and fits no more stays as it is.
 */
export async function tidyField(ground: Ground, accountId: number, listId: number, key: string): Promise<void> {
  for (let after: number | null = 0; after !== null; ) after = await tidyChunk(ground, accountId, listId, key, after)
}

/** Where to go on; null at the end. */
async function tidyChunk(
  ground: Ground,
  accountId: number,
  listId: number,
  key: string,
  after: number,
): Promise<number | null> {
  return await ground.db.transaction(async tx => {
    // The lock keeps the field from being made, changed or deleted meanwhile, so that nothing new is taken away.
    const field = await lockField(tx, accountId, listId, key)
    const seen = await valuesOfField(tx, accountId, listId, key, after, CHUNK)
    const last = seen.at(-1)?.contact_id ?? null
    if (last === null) return null
    const locked = new Set(
      await lockContactsById(
        tx,
        accountId,
        seen.map(row => row.contact_id),
      ),
    )
    const rows = (await valuesOfField(tx, accountId, listId, key, after, CHUNK)).filter(row =>
      locked.has(row.contact_id),
    )
    const changed = field ? rows.flatMap(row => retyped(row, { key, type: field.type })) : rows
    const ids = changed.map(row => row.contact_id)
    await writeFieldValues(tx, accountId, listId, key, ids, field ? changed.map(row => row.value) : null)
    return last
  })
}

function retyped(row: { contact_id: number; value: unknown }, field: Parameters<typeof coerce>[0]) {
  try {
    const value = coerce(field, row.value)
    return JSON.stringify(value) === JSON.stringify(row.value) ? [] : [{ ...row, value }]
  } catch (error) {
    if (error instanceof RequestProblem) return []
    throw error
  }
}
