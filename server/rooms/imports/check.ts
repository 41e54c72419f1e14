import { createHash } from 'node:crypto'
import type { ImportCheck } from '../../../contract/import-report.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import type { TaskRun } from '../tasks/index.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import { letterOf } from './columns/prepare.ts'
import { type OpenImport, openImport } from './open.ts'
import { writeProblems } from './problems-file.ts'
import {
  countSeen,
  forgetCheck,
  forgetSeen,
  insertProblems,
  insertRepeats,
  insertSeen,
  keepCheck,
  noteDiffering,
} from './queries-check.ts'
import { fillStage, findStaged, makeStage, planKnown, prepareSession } from './queries-stage.ts'
import type { ByteSource } from './read/source.ts'
import { stageColumns, stageLine } from './stage-lines.ts'
import { withoutSuppressed } from './suppressed.ts'

/** So many problems are kept one by one; a file that is wrong from end to end would fill the database. */
export const MOST_PROBLEMS = 200_000

export interface ImportParams {
  importId: number
}

interface Counted {
  rows: number
  badRows: number
  noConsentRows: number
  suppressedRows: number
}

/**
 * The dry run: every row of the file is read, prepared and compared with who is known; nothing of it is written to
 * contacts. Begins from the beginning after a crash, since what it writes is only its own.
 */
export async function checkFile(ground: Ground, run: TaskRun<ImportParams>, chunkRows: number): Promise<object> {
  const { accountId, params } = run
  const open = await openImport(ground, accountId, params.importId)
  await ground.db.transaction(tx => forgetCheck(tx, accountId, params.importId))
  const counted: Counted = { rows: 0, badRows: 0, noConsentRows: 0, suppressedRows: 0 }
  for await (const chunk of chunksOf(open, 0, chunkRows)) {
    const suppressed = await ground.db.transaction(async tx => {
      const found = await checkChunk(ground, tx, accountId, open, chunk)
      const kept = chunk.bad.slice(0, Math.max(0, MOST_PROBLEMS - counted.badRows))
      await insertProblems(tx, accountId, params.importId, kept)
      await run.advance(tx, { done: chunk.upTo, total: guessedTotal(open, chunk), phase: 'reading' })
      return found
    })
    counted.rows = chunk.upTo
    counted.badRows += chunk.bad.length
    counted.noConsentRows += chunk.noConsent
    counted.suppressedRows += suppressed
  }
  return await finish(ground, run, open, counted)
}

/** Says how many rows have addresses to which nothing is ever sent, and which nobody is known by. */
async function checkChunk(
  ground: Ground,
  tx: Tx,
  accountId: number,
  { record, columns }: OpenImport,
  chunk: Chunk,
): Promise<number> {
  const { rows, suppressed } = await withoutSuppressed(ground, tx, accountId, chunk.rows)
  await prepareSession(tx)
  await makeStage(tx)
  const lines = rows.map(row => stageLine(row, columns, false))
  await fillStage(tx, stageColumns(columns), lines)
  await findStaged(tx, accountId)
  const list = record.settings.list
  const listId = list && 'id' in list ? list.id : 0
  await planKnown(tx, accountId, record.id, listId, record.settings, columns)
  await insertSeen(tx, accountId, record.id)
  return suppressed
}

async function finish(ground: Ground, run: TaskRun<ImportParams>, open: OpenImport, counted: Counted): Promise<object> {
  const { accountId } = run
  const { record } = open
  const hash = await hashOf(open.source)
  const emailAt = record.settings.columns.findIndex(column => column.target.to === 'email')
  const emailColumn = record.settings.columns[emailAt]!.header.trim() || letterOf(emailAt)
  const { counts, differingRows } = await ground.db.transaction(async tx => {
    await run.advance(tx, { total: counted.rows, phase: 'comparing' })
    const left = Math.max(0, MOST_PROBLEMS - counted.badRows)
    const differingRows = await noteDiffering(tx, accountId, record.id, emailColumn, left)
    await insertRepeats(tx, accountId, record.id)
    return { differingRows, counts: await countSeen(tx, accountId, record.id) }
  })
  const check: ImportCheck = {
    ...counts,
    ...counted,
    suppressedRows: counts.suppressedRows + counted.suppressedRows,
    differingRows,
    isCut: counted.badRows + differingRows > MOST_PROBLEMS,
    problemsFileId: await writeProblems(ground, accountId, record, counted.badRows),
    newChoices: open.newGroups.choices(),
  }
  await ground.db.transaction(async tx => {
    await run.advance(tx, { done: counted.rows })
    await keepCheck(tx, accountId, record.id, check, hash)
    await forgetSeen(tx, accountId, record.id)
  })
  return check
}

/** Of a CSV the part read so far says how many rows there will be; of a sheet nobody knows before its end. */
function guessedTotal({ record, source }: OpenImport, chunk: Chunk): number | null {
  if (record.settings.reading.format !== 'csv' || chunk.readBytes === 0) return null
  return Math.max(chunk.upTo, Math.round((chunk.upTo * source.sizeBytes) / chunk.readBytes))
}

async function hashOf(source: ByteSource): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const piece of source.read()) hash.update(piece)
  return hash.digest()
}
