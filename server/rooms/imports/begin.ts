import { isDeepStrictEqual } from 'node:util'
import type { ImportColumn, ImportSettings } from '../../../contract/import-settings.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import { fileById, removeFile } from '../../platform/files.ts'
import type { Ground } from '../../platform/ground.ts'
import { listById } from '../contacts/index.ts'
import { columnsOf, inspect, sampleRows } from './inspect.ts'
import { fileOf, knownOfList } from './open.ts'
import { deleteImport, type ImportRecord, importById, insertImport, lockImport, updateImport } from './queries.ts'
import { isBusy } from './state.ts'

/** The most that is shown of a file before it is checked. */
const SHOWN_ROWS = 20
const SHOWN_LETTERS = 200

/**
 * Begins an import of an uploaded file, with guesses of everything that can be guessed. Throws import.fileGone and what is
 * wrong with the file: import.empty, import.onlyHeader, import.notText, import.oldExcel, import.notXlsx, import.bomb,
 * import.locked.
 */
export async function beginImport(
  ground: Ground,
  accountId: number,
  given: { fileId: number; listId?: number; userId: number | null },
): Promise<ImportRecord> {
  const file = await fileById(ground.db, accountId, given.fileId, ground.clock.now())
  if (!file) throw problem('import.fileGone')
  if (given.listId !== undefined && !(await listById(ground.db, accountId, given.listId)))
    throw problem('thing.notFound')
  const source = await fileOf(ground, accountId, file.id)
  const { reading, isEncodingSure, sheets } = await inspect(source)
  const list = given.listId === undefined ? null : { id: given.listId }
  const known = await knownOfList(ground, accountId, { list })
  const columns = columnsOf(await sampleRows(source, reading), reading, known)
  const settings: ImportSettings = { reading, columns, list, tags: [], basis: null, known: 'update' }
  const importId = await ground.db.transaction(tx =>
    insertImport(
      tx,
      accountId,
      {
        fileId: file.id,
        fileName: file.name,
        sizeBytes: file.sizeBytes,
        settings,
        isEncodingSure,
        sheets,
        userId: given.userId,
      },
      ground.clock.now(),
    ),
  )
  return (await importById(ground.db, accountId, importId))!
}

/**
 * Changes a draft. Another reading guesses the columns anew; another list looks again for its own fields and groups.
 * Throws thing.notFound, import.busy, import.notDraft, import.fileGone, import.noSheet, import.empty, import.onlyHeader.
 */
export async function changeImport(
  ground: Ground,
  accountId: number,
  importId: number,
  patch: Partial<ImportSettings>,
): Promise<ImportRecord> {
  await ground.db.transaction(async tx => {
    const record = await lockDraft(tx, accountId, importId)
    const settings = { ...record.settings, ...patch }
    const isReadAnew = !isDeepStrictEqual(settings.reading, record.settings.reading)
    const isOtherList = !isDeepStrictEqual(settings.list, record.settings.list)
    if (patch.columns && patch.columns.length !== record.settings.columns.length && !isReadAnew)
      throw problem('request.invalid', [{ path: '/columns', message: 'every column of the file' }])
    if (!isReadAnew && !isOtherList) settings.columns = withHeaders(settings.columns, record.settings.columns)
    else {
      const known = await knownOfList(ground, accountId, settings)
      const source = await fileOf(ground, accountId, record.file_id)
      const guessed = columnsOf(await sampleRows(source, settings.reading), settings.reading, known)
      settings.columns = isReadAnew ? guessed : ofOtherList(settings.columns, guessed)
    }
    if (isDeepStrictEqual(settings, record.settings)) return
    // Whoever chose the encoding has looked at it.
    await updateImport(tx, accountId, importId, { settings, isEncodingSure: record.is_encoding_sure || isReadAnew })
  })
  return (await importById(ground.db, accountId, importId))!
}

/** What the file calls its columns is not the caller's to say. */
function withHeaders(columns: ImportColumn[], known: ImportColumn[]): ImportColumn[] {
  return columns.map((column, i) => ({ header: known[i]!.header, target: column.target }))
}

/** Where a person sent a column stays, except for what only the other list had, or only this one has. */
function ofOtherList(columns: ImportColumn[], guessed: ImportColumn[]): ImportColumn[] {
  const belongsToList = (column: ImportColumn | undefined) =>
    column?.target.to === 'field' || column?.target.to === 'group'
  return columns.map((column, i) => {
    const isOpen = ['field', 'group', 'newField', 'newGroup', 'ignore'].includes(column.target.to)
    const isBetter = belongsToList(column) || belongsToList(guessed[i])
    return isOpen && isBetter ? { header: column.header, target: guessed[i]!.target } : column
  })
}

/** The first rows of the file without its header. Throws thing.notFound, import.fileGone. */
export async function sampleOf(
  ground: Ground,
  accountId: number,
  importId: number,
): Promise<{ rows: string[][]; columns: number }> {
  const record = await importById(ground.db, accountId, importId)
  if (!record) throw problem('thing.notFound')
  const { reading, columns } = record.settings
  const rows = await sampleRows(await fileOf(ground, accountId, record.file_id), reading)
  const data = rows.slice(reading.hasHeader ? 1 : 0).slice(0, SHOWN_ROWS)
  return { rows: data.map(cells => cells.map(cell => cell.slice(0, SHOWN_LETTERS))), columns: columns.length }
}

/** Throws a draft away, its file too. Throws thing.notFound, import.busy, import.notDraft. */
export async function removeImport(ground: Ground, accountId: number, importId: number): Promise<void> {
  const record = await ground.db.transaction(async tx => {
    const draft = await lockDraft(tx, accountId, importId)
    await deleteImport(tx, accountId, importId)
    return draft
  })
  await removeFile(ground.db, accountId, record.file_id)
  const problemsFileId = record.check_result?.problemsFileId
  if (problemsFileId) await removeFile(ground.db, accountId, problemsFileId)
}

async function lockDraft(tx: Tx, accountId: number, importId: number): Promise<ImportRecord> {
  const record = await lockImport(tx, accountId, importId)
  if (!record) throw problem('thing.notFound')
  if (isBusy(record)) throw problem('import.busy')
  if (record.load_task_id !== null) throw problem('import.notDraft')
  return record
}
