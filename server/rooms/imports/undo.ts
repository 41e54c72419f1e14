import type { ImportUndo, UndoObstacle } from '../../../contract/import-report.ts'
import { add, type CounterDelta } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type ContactRow, lockContacts, subscriptionsIn, tagDeltas } from '../contacts/index.ts'
import type { TaskRun } from '../tasks/index.ts'
import type { ImportParams } from './check.ts'
import { type ImportRecord, importById } from './queries.ts'
import { prepareSession } from './queries-stage.ts'
import {
  type ChangeRow,
  countChanges,
  deleteContacts,
  forgetChanges,
  keepUndo,
  membershipsOf,
  nextChanges,
  noteObstacles,
  withOtherEvents,
} from './queries-undo.ts'
import { type Restored, restore } from './restore.ts'
import { writeObstacles } from './undo-file.ts'

const CHUNK = 5_000
const NOTHING: ImportUndo = {
  removedContacts: 0,
  restoredContacts: 0,
  keptContacts: 0,
  partlyRestored: 0,
  goneContacts: 0,
}

/**
 * Brings back what an import did, where nobody has changed it since: contacts that it made and that nothing has happened
 * to are removed, changed values get back what they were. What is done is forgotten in the same transaction, so it goes
 * on after a crash.
 */
export async function undoImport(ground: Ground, run: TaskRun<ImportParams>): Promise<object> {
  const { accountId, params } = run
  const record = await importById(ground.db, accountId, params.importId)
  if (!record?.list_id) throw problem('thing.notFound')
  if (record.load_state === 'queued' || record.load_state === 'running') throw problem('import.busy')
  const total = run.done + (await countChanges(ground.db, accountId, record.id))
  let result: ImportUndo = record.undo_result ?? NOTHING
  let done = run.done
  for (;;) {
    const before = { result, done }
    const step = await ground.db.transaction(async tx => {
      const rows = await nextChanges(tx, accountId, record.id, CHUNK)
      if (rows.length === 0) return null
      const after = await undoChunk(ground, tx, accountId, record, rows, before.result, run.userId)
      await keepUndo(tx, accountId, record.id, after)
      await run.advance(tx, { done: before.done + rows.length, total })
      return { result: after, done: before.done + rows.length }
    })
    if (!step) break
    result = step.result
    done = step.done
  }
  const fileId = await writeObstacles(ground, accountId, record)
  await ground.db.transaction(tx => keepUndo(tx, accountId, record.id, result, fileId))
  return { ...result, importId: record.id, ...(fileId !== null && { fileId }) }
}

async function undoChunk(
  ground: Ground,
  tx: Tx,
  accountId: number,
  record: ImportRecord,
  rows: ChangeRow[],
  before: ImportUndo,
  userId: number | null,
): Promise<ImportUndo> {
  const now = ground.clock.now()
  const listId = record.list_id!
  const ids = rows.map(row => row.contact_id)
  await prepareSession(tx)
  const contacts = new Map((await lockContacts(tx, accountId, ids)).map(contact => [contact.id, contact]))
  const removable = await removableOf(tx, accountId, record.id, listId, rows, contacts)
  const deltas = await removeContacts(tx, accountId, removable, contacts)
  const others = rows.filter(row => contacts.has(row.contact_id) && !removable.has(row.contact_id))
  const memberships = await subscriptionsIn(
    tx,
    accountId,
    listId,
    others.map(row => row.contact_id),
  )
  const restored = await restore(
    tx,
    accountId,
    { importId: record.id, listId, userId, now },
    others,
    contacts,
    memberships,
  )
  await add(tx, accountId, [...deltas, ...restored.flatMap(one => one.deltas)], now)
  const obstacles = [
    ...rows.filter(row => !contacts.has(row.contact_id)).map(row => obstacle(row, 'gone')),
    ...restored.flatMap(one => (one.obstacle ? [obstacle(one.row, one.obstacle)] : [])),
  ]
  if (obstacles.length > 0) await noteObstacles(tx, accountId, record.id, obstacles)
  const done = restored.filter(one => !one.obstacle).map(one => one.row.contact_id)
  await forgetChanges(tx, accountId, record.id, [...removable, ...done])
  return counted(before, removable.size, restored, rows.length - contacts.size)
}

const obstacle = (row: ChangeRow, reason: UndoObstacle) => ({ contactId: row.contact_id, obstacle: reason })

function counted(before: ImportUndo, removed: number, restored: Restored[], gone: number): ImportUndo {
  const kept = restored.filter(one => one.row.is_new)
  const changed = restored.filter(one => !one.row.is_new)
  return {
    removedContacts: before.removedContacts + removed,
    restoredContacts: before.restoredContacts + changed.filter(one => !one.obstacle).length,
    keptContacts: before.keptContacts + kept.length,
    partlyRestored: before.partlyRestored + changed.filter(one => one.obstacle).length,
    goneContacts: before.goneContacts + gone,
  }
}

/** Made by the import, and nothing has happened to them since: no change, no mail, no other list. */
async function removableOf(
  tx: Tx,
  accountId: number,
  importId: number,
  listId: number,
  rows: ChangeRow[],
  contacts: Map<number, ContactRow>,
): Promise<Set<number>> {
  const untouched = rows.filter(row => {
    const contact = contacts.get(row.contact_id)
    return row.is_new && contact && contact.updated_at <= row.at
  })
  const ids = untouched.map(row => row.contact_id)
  if (ids.length === 0) return new Set()
  const removable = new Set(ids)
  for (const id of await withOtherEvents(tx, accountId, importId, ids)) removable.delete(id)
  for (const { contact_id, list_id } of await membershipsOf(tx, accountId, ids))
    if (list_id !== listId) removable.delete(contact_id)
  return removable
}

async function removeContacts(
  tx: Tx,
  accountId: number,
  removable: Set<number>,
  contacts: Map<number, ContactRow>,
): Promise<CounterDelta[]> {
  if (removable.size === 0) return []
  const ids = [...removable]
  const memberships = await membershipsOf(tx, accountId, ids)
  await deleteContacts(tx, accountId, ids)
  return [
    { subject: 'account', name: 'contacts', n: -ids.length },
    ...memberships.map(({ list_id, status }) => ({ subject: `list:${list_id}`, name: status, n: -1 })),
    ...ids.flatMap(id => tagDeltas(contacts.get(id)!.tags, [])),
  ]
}
