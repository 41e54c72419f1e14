import type { ExportColumn, ExportFormat } from '../../../../contract/contact-export.ts'
import { exportColumns } from '../../../../contract/contact-export.ts'
import type { FilterField } from '../../../../contract/contact-filter.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { wallTime } from '../../../platform/clock.ts'
import { problem } from '../../../platform/errors.ts'
import { writeFile } from '../../../platform/files.ts'
import type { Ground } from '../../../platform/ground.ts'
import { type Cell, dayCell, SHEET_TYPES, sheetChunks } from '../../../platform/sheet-writer.ts'
import { type Actor, insertAudit } from '../../accounts/index.ts'
import { startTask, type TaskRun } from '../../tasks/index.ts'
import { columnOf } from '../queries-filter.ts'
import { allLists, fieldsOf, listById } from '../queries-lists.ts'
import { selectedPart } from '../queries-selection.ts'
import { readSelection } from '../selection.ts'
import { exportWords } from './export-words.ts'
import { type ExportRow, exportRows } from './queries-export.ts'

const MOST_BYTES = 2_000_000_000
/** Long enough to fetch it, and not an archive of addresses. */
const KEPT_MS = 7 * 24 * 3_600_000

export interface ExportAsked {
  selectionId: number
  format: ExportFormat
  /** Those of contract/contact-export.ts, and `field:KEY`. */
  columns: string[]
  listId?: number
  /** Of its headings and states. */
  language: Language
  timeZone: string
}

/** Starts the task that makes the file; its result has `fileId`. Throws thing.notFound (selection, list). */
export async function exportContacts(
  ground: Ground,
  accountId: number,
  asked: ExportAsked,
  by: Actor,
): Promise<number> {
  const { contacts } = await readSelection(ground, accountId, asked.selectionId)
  if (asked.listId !== undefined && !(await listById(ground.db, accountId, asked.listId)))
    throw problem('thing.notFound', { list: asked.listId })
  return await ground.db.transaction(async tx => {
    const taskId = await startTask(ground, tx, accountId, {
      kind: 'contacts.export',
      params: { ...asked, contacts },
      total: contacts,
      userId: by.userId,
    })
    const data = { contacts, format: asked.format, columns: asked.columns }
    const entry = { action: 'contact.exportedMany' as const, subject: String(taskId), data }
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
    return taskId
  })
}

/** A file is written in one go: a run that was cut off begins anew, and its half is forgotten. */
export async function writeExport(
  ground: Ground,
  run: TaskRun<ExportAsked>,
): Promise<{ fileId: number; rows: number }> {
  const { accountId, params } = run
  const now = ground.clock.now()
  const { file } = exportWords[params.language]
  const format = params.format === 'xlsx' ? 'xlsx' : 'csv'
  const name = `${file} ${wallTime(now, params.timeZone).slice(0, 10)}.${format}`
  const counted = { rows: 0 }
  const chunks = sheetChunks({
    format,
    name: file,
    columns: await headings(ground, accountId, params),
    rows: rowsOf(ground, run, await listNames(ground, accountId), counted),
    timeZone: params.timeZone,
    separator: params.format === 'csv,' ? ',' : ';',
  })
  const options = { maxBytes: MOST_BYTES, now, expiresAt: new Date(now.getTime() + KEPT_MS) }
  const { id } = await writeFile(ground.db, accountId, { name, type: SHEET_TYPES[format] }, chunks, options)
  return { fileId: id, rows: counted.rows }
}

/** The key of a list's own field. */
const keyOf = (column: string) => (column.startsWith('field:') ? column.slice(6) : null)

async function headings(
  ground: Ground,
  accountId: number,
  { columns, listId, language }: ExportAsked,
): Promise<string[]> {
  const fields = listId === undefined ? [] : await fieldsOf(ground.db, accountId, [listId])
  const names = new Map(fields.map(field => [field.key, field.name]))
  return columns.map(column => {
    const key = keyOf(column)
    return key === null ? exportWords[language].columns[column as ExportColumn] : (names.get(key) ?? key)
  })
}

async function listNames(ground: Ground, accountId: number): Promise<Map<number, string>> {
  return new Map((await allLists(ground.db, accountId)).map(list => [list.id, list.name]))
}

async function* rowsOf(
  ground: Ground,
  run: TaskRun<ExportAsked>,
  lists: Map<number, string>,
  counted: { rows: number },
): AsyncGenerator<Cell[][]> {
  const { selectionId, columns, listId = null, language } = run.params
  const cells = columns.map(column => cellOf(column, language, lists))
  let done = 0
  for (let part = 0; ; part++) {
    const ids = await selectedPart(ground.db, run.accountId, selectionId, part)
    if (!ids) return
    const rows = await exportRows(ground.db, run.accountId, ids, listId, columns.includes('lists'))
    yield rows.map(row => cells.map(cell => cell(row)))
    counted.rows += rows.length
    done += ids.length
    await run.advance(ground.db, { done })
  }
}

const isPlain = (column: string): column is FilterField => (exportColumns as readonly string[]).includes(column)

/** How a column's cell is made of a row. */
function cellOf(column: string, language: Language, lists: Map<number, string>): (row: ExportRow) => Cell {
  const key = keyOf(column)
  if (key !== null) return row => fieldCell(row.fields?.[key])
  const words = exportWords[language]
  switch (column as Exclude<ExportColumn, FilterField> | 'gender' | 'birthday') {
    case 'email':
      return row => row.email
    case 'gender':
      return row => (row.gender === null ? null : (words.genders[row.gender] ?? row.gender))
    case 'birthday':
      return row => dayCell(row.birthday)
    case 'tags':
      return row => row.tags.join(', ')
    case 'status':
      return row => row.status && words.statuses[row.status]
    case 'subscribed':
      return row => row.subscribed_at
    case 'unsubscribed':
      return row => row.unsubscribed_at
    case 'lists':
      return row =>
        (row.lists ?? []).map(({ listId, status }) => `${lists.get(listId)} (${words.statuses[status]})`).join(', ')
    case 'suppressed':
      return row => row.suppressed && words.suppressed[row.suppressed as keyof typeof words.suppressed]
    case 'added':
      return row => row.inserted_at
    case 'active':
      return row => row.last_open_at
    case 'clicked':
      return row => row.last_click_at
  }
  return row => (isPlain(column) ? row[columnOf(column)] : null)
}

function fieldCell(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return dayCell(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return JSON.stringify(value)
}
