import type { ImportCheck, ImportLoad, ImportProblem, ImportUndo } from '../../../contract/import-report.ts'
import type { ImportSettings } from '../../../contract/import-settings.ts'
import type { TaskState } from '../../../contract/task.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'

export interface ImportRecord {
  id: number
  file_id: number
  file_name: string
  size_bytes: number
  file_hash: Buffer | null
  settings: ImportSettings
  is_encoding_sure: boolean
  sheets: { name: string; isHidden: boolean }[]
  revision: number
  check_revision: number | null
  check_task_id: number | null
  check_result: ImportCheck | null
  list_id: number | null
  load_task_id: number | null
  load_result: (ImportLoad & { knownContacts: number }) | null
  loaded_rows: number
  loaded_at: Date | null
  undo_result: ImportUndo | null
  undo_file_id: number | null
  created_by: number | null
  created_at: Date
  creator: string | null
  list_name: string | null
  check_state: TaskState | null
  load_state: TaskState | null
  undo_task_id: number | null
  undo_state: TaskState | null
  undo_until: Date | null
}

const COLUMNS = new Sql(
  [
    `i.id, i.file_id, i.file_name, i.size_bytes, i.file_hash, i.settings, i.is_encoding_sure, i.sheets, i.revision, i.check_revision,
    i.check_task_id, i.check_result, i.list_id, i.load_task_id, i.load_result, i.loaded_rows, i.loaded_at, i.undo_result, i.undo_file_id,
    i.created_by, i.created_at, coalesce(nullif(u.name, ''), u.email) as creator, l.name as list_name, checking.state as check_state,
    loading.state as load_state, undoing.id as undo_task_id, undoing.state as undo_state, loading.undo_until`,
  ],
  [],
)
/** With the long jobs of it, which say where it stands. */
const JOINED = new Sql(
  [
    `import i
    left join app_user u on u.id = i.created_by
    left join list l on l.account_id = i.account_id and l.id = coalesce(i.list_id, (i.settings -> 'list' ->> 'id')::bigint)
    left join task checking on checking.account_id = i.account_id and checking.id = i.check_task_id
    left join task loading on loading.account_id = i.account_id and loading.id = i.load_task_id
    left join task undoing on undoing.account_id = i.account_id and undoing.id = loading.undone_by`,
  ],
  [],
)

export async function importById(db: Db, accountId: number, importId: number): Promise<ImportRecord | undefined> {
  return await db.one<ImportRecord>(
    sql`select ${COLUMNS} from ${JOINED} where i.account_id = ${accountId} and i.id = ${importId}`,
  )
}

/** The same, and nobody else changes it until the end of the transaction. */
export async function lockImport(tx: Tx, accountId: number, importId: number): Promise<ImportRecord | undefined> {
  return await tx.one<ImportRecord>(
    sql`select ${COLUMNS} from ${JOINED} where i.account_id = ${accountId} and i.id = ${importId} for update of i`,
  )
}

/** Newest first, below `before`. */
export async function importRows(
  db: Db,
  accountId: number,
  before: number | null,
  limit: number,
): Promise<ImportRecord[]> {
  return await db.query<ImportRecord>(sql`
    select ${COLUMNS} from ${JOINED}
    where i.account_id = ${accountId} and (${before}::bigint is null or i.id < ${before}) order by i.id desc limit ${limit}`)
}

export async function insertImport(
  tx: Tx,
  accountId: number,
  given: {
    fileId: number
    fileName: string
    sizeBytes: number
    settings: ImportSettings
    isEncodingSure: boolean
    sheets: object[]
    userId: number | null
  },
  now: Date,
): Promise<number> {
  const { fileId, fileName, sizeBytes, settings, isEncodingSure, sheets, userId } = given
  return (await tx.one<{ id: number }>(sql`
    insert into import (account_id, file_id, file_name, size_bytes, settings, is_encoding_sure, sheets, created_by, created_at)
    values (${accountId}, ${fileId}, ${fileName}, ${sizeBytes}, ${JSON.stringify(settings)}::jsonb, ${isEncodingSure},
      ${JSON.stringify(sheets)}::jsonb, ${userId}, ${now})
    returning id`))!.id
}

export async function updateImport(
  tx: Tx,
  accountId: number,
  importId: number,
  patch: { settings: ImportSettings; isEncodingSure: boolean },
): Promise<void> {
  await tx.run(sql`
    update import set settings = ${JSON.stringify(patch.settings)}::jsonb, is_encoding_sure = ${patch.isEncodingSure}, revision = revision + 1
    where account_id = ${accountId} and id = ${importId}`)
}

export async function deleteImport(tx: Tx, accountId: number, importId: number): Promise<void> {
  await tx.run(sql`delete from import where account_id = ${accountId} and id = ${importId}`)
}

export async function noteCheckStarted(
  tx: Tx,
  accountId: number,
  importId: number,
  taskId: number,
  revision: number,
): Promise<void> {
  await tx.run(sql`
    update import set check_task_id = ${taskId}, check_revision = ${revision} where account_id = ${accountId} and id = ${importId}`)
}

export async function noteLoadStarted(
  tx: Tx,
  accountId: number,
  importId: number,
  taskId: number,
  listId: number,
  settings: ImportSettings,
): Promise<void> {
  await tx.run(sql`
    update import set load_task_id = ${taskId}, list_id = ${listId}, settings = ${JSON.stringify(settings)}::jsonb
    where account_id = ${accountId} and id = ${importId}`)
}

/** An earlier import of the same bytes that was loaded and not undone. */
export async function loadedTwin(
  db: Db,
  accountId: number,
  importId: number,
): Promise<{ id: number; file_name: string; loaded_at: Date } | undefined> {
  return await db.one(sql`
    select i.id, i.file_name, i.loaded_at
    from import mine join import i on i.account_id = mine.account_id and i.file_hash = mine.file_hash and i.id <> mine.id
    where mine.account_id = ${accountId} and mine.id = ${importId} and i.account_id = ${accountId}
      and i.loaded_at is not null and i.undo_result is null
    order by i.loaded_at desc limit 1`)
}

export interface ProblemRow {
  line: number
  is_skipped: boolean
  faults: ImportProblem['faults']
  cells: string[] | null
}

/** In the order of lines, after `line`. */
export async function problemPage(
  db: Db,
  accountId: number,
  importId: number,
  line: number,
  limit: number,
): Promise<ProblemRow[]> {
  return await db.query<ProblemRow>(sql`
    select line, is_skipped, faults, cells from import_problem
    where account_id = ${accountId} and import_id = ${importId} and line > ${line} order by line limit ${limit}`)
}
