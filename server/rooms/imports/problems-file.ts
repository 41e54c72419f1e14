import type { ImportProblem } from '../../../contract/import-report.ts'
import { removeFile, writeFile } from '../../platform/files.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Cell, sheetChunks } from '../../platform/sheet-writer.ts'
import { accountById } from '../accounts/index.ts'
import { letterOf } from './columns/prepare.ts'
import { type ImportRecord, problemPage } from './queries.ts'
import { faultSentence, fileWords } from './words.ts'

export const KEPT_MS = 30 * 24 * 3600_000
const PAGE = 1_000
const MOST_BYTES = 1024 ** 3

/**
 * The rows in error as a CSV of the file's own columns with the reason behind them, so that they can be mended and
 * imported again. The file's id; null where there is nothing wrong.
 */
export async function writeProblems(
  ground: Ground,
  accountId: number,
  record: ImportRecord,
  badRows: number,
): Promise<number | null> {
  const earlier = record.check_result?.problemsFileId
  if (earlier) await removeFile(ground.db, accountId, earlier)
  const account = badRows > 0 ? await accountById(ground.db, accountId) : undefined
  if (!account) return null
  const words = fileWords[account.language]
  const { columns } = record.settings
  const headers = columns.map((column, i) => column.header.trim() || letterOf(i))
  const chunks = sheetChunks({
    format: 'csv',
    separator: ';',
    columns: [words.line, ...headers, words.reason],
    timeZone: account.time_zone,
    rows: problemRows(ground, accountId, record, account.language),
  })
  const now = ground.clock.now()
  const name = `${record.file_name.replace(/\.\w+$/, '')} – ${words.problems}.csv`
  const options = { maxBytes: MOST_BYTES, now, expiresAt: new Date(now.getTime() + KEPT_MS) }
  return (await writeFile(ground.db, accountId, { name, type: 'text/csv; charset=utf-8' }, chunks, options)).id
}

async function* problemRows(
  ground: Ground,
  accountId: number,
  record: ImportRecord,
  language: 'cs' | 'en',
): AsyncGenerator<Cell[][]> {
  const width = record.settings.columns.length
  const reasonOf = (faults: ImportProblem['faults']) => faults.map(fault => faultSentence(fault, language)).join(' ')
  for (let line = 0; ; ) {
    const page = await problemPage(ground.db, accountId, record.id, line, PAGE)
    if (page.length === 0) return
    line = page.at(-1)!.line
    // Notes are about rows that are taken: nothing of them is to be mended.
    const skipped = page.filter(row => row.is_skipped)
    yield skipped.map(row => {
      const cells = Array.from({ length: width }, (_, i) => row.cells?.[i] ?? '')
      return [row.line, ...cells, reasonOf(row.faults)]
    })
  }
}
