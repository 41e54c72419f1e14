import type { ImportSettings } from '../../../contract/import-settings.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { addGroupIn, insertFields, insertList } from '../contacts/index.ts'
import { startTask } from '../tasks/index.ts'
import { fieldKey } from './columns/guess.ts'
import { expectMapping, fileOf, knownOfList } from './open.ts'
import { type ImportRecord, importById, lockImport, noteCheckStarted, noteLoadStarted } from './queries.ts'
import { isBusy, isChecked, stateOf } from './state.ts'

const UNDO_MS = 30 * 24 * 3600_000

/** Starts the dry run. Throws thing.notFound, import.busy, import.notDraft, import.fileGone, import.mapping { faults }. */
export async function startCheck(
  ground: Ground,
  accountId: number,
  importId: number,
  by: Actor,
): Promise<ImportRecord> {
  await ground.db.transaction(async tx => {
    const record = await lockIdle(tx, accountId, importId)
    if (record.load_task_id !== null) throw problem('import.notDraft')
    await fileOf(ground, accountId, record.file_id)
    await expectMapping(ground, accountId, record.settings, await knownOfList(ground, accountId, record.settings))
    const params = { importId, fileName: record.file_name }
    const taskId = await startTask(ground, tx, accountId, { kind: 'imports.check', params, userId: by.userId })
    await noteCheckStarted(tx, accountId, importId, taskId, record.revision)
  })
  return (await importById(ground.db, accountId, importId))!
}

/**
 * Starts the loading of what was checked, or goes on with one that was cancelled or has failed. The list, the
 * fields and the groups that are new are made here. Throws thing.notFound, import.busy, import.notDraft, import.notChecked, import.fileGone,
 * import.mapping { faults }, list.groupInvalid.
 */
export async function startLoad(ground: Ground, accountId: number, importId: number, by: Actor): Promise<ImportRecord> {
  await ground.db.transaction(async tx => {
    const record = await lockIdle(tx, accountId, importId)
    const state = stateOf(record)
    const goesOn = state === 'cancelled' || state === 'failed'
    if (record.load_task_id !== null && !goesOn) throw problem('import.notDraft')
    if (!goesOn && !isChecked(record)) throw problem('import.notChecked')
    await fileOf(ground, accountId, record.file_id)
    await expectMapping(ground, accountId, record.settings, await knownOfList(ground, accountId, record.settings))
    const now = ground.clock.now()
    const listed = await withList(tx, accountId, record.settings, now)
    const settings = await withGroups(ground, tx, accountId, listed, record, by)
    await makeFields(tx, accountId, settings)
    const taskId = await startTask(ground, tx, accountId, {
      kind: 'imports.load',
      params: { importId, fileName: record.file_name },
      total: record.check_result?.rows ?? null,
      userId: by.userId,
      undoUntil: new Date(now.getTime() + UNDO_MS),
    })
    await noteLoadStarted(tx, accountId, importId, taskId, settings.list.id, settings)
    const data = { name: record.file_name, rows: record.check_result?.rows ?? null }
    await insertAudit(tx, accountId, { ...by, at: now, action: 'import.started', subject: String(importId), data })
  })
  return (await importById(ground.db, accountId, importId))!
}

async function lockIdle(tx: Tx, accountId: number, importId: number): Promise<ImportRecord> {
  const record = await lockImport(tx, accountId, importId)
  if (!record) throw problem('thing.notFound')
  if (isBusy(record)) throw problem('import.busy')
  return record
}

type WithList = ImportSettings & { list: { id: number } }

/** A list made in the admin asks new people to confirm, as every other one; those of the file have their proof. */
async function withList(tx: Tx, accountId: number, settings: ImportSettings, now: Date): Promise<WithList> {
  const list = settings.list!
  if ('id' in list) return { ...settings, list }
  const made = await insertList(tx, accountId, { name: list.name.trim() || list.name, double_optin: true }, now)
  return { ...settings, list: { id: made.id } }
}

/** From here on their columns go to groups as any other; one in which the check found nothing to choose is left out. */
async function withGroups(
  ground: Ground,
  tx: Tx,
  accountId: number,
  settings: WithList,
  { check_result }: ImportRecord,
  by: Actor,
): Promise<WithList> {
  const columns: WithList['columns'] = []
  for (const [i, column] of settings.columns.entries()) {
    const { header, target } = column
    if (target.to !== 'newGroup') {
      columns.push(column)
      continue
    }
    const categories = check_result?.newChoices?.find(one => one.column === i)?.choices ?? []
    const group = { name: target.name, type: target.type, categories }
    columns.push(
      categories.length > 0
        ? {
            header,
            target: { to: 'group', groupId: await addGroupIn(ground, tx, accountId, settings.list.id, group, by) },
          }
        : { header, target: { to: 'ignore' } },
    )
  }
  return { ...settings, columns }
}

async function makeFields(tx: Tx, accountId: number, { columns, list }: WithList): Promise<void> {
  const fields = columns.flatMap(({ target }) =>
    target.to === 'newField' ? [{ key: fieldKey(target.name), name: target.name.trim(), type: target.type }] : [],
  )
  await insertFields(tx, accountId, list.id, fields)
}
