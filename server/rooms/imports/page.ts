import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type ImportRecord, importById, importRows, loadedTwin, type ProblemRow, problemPage } from './queries.ts'

export async function importPage(
  ground: Ground,
  accountId: number,
  after: string | undefined,
  limit: number,
): Promise<{ imports: ImportRecord[]; next: string | null }> {
  const rows = await importRows(ground.db, accountId, numberIn(after), limit + 1)
  const imports = rows.slice(0, limit)
  return { imports, next: rows.length > limit ? String(imports.at(-1)!.id) : null }
}

export interface ImportDetail {
  record: ImportRecord
  /** An earlier import of the same bytes. */
  twin: { id: number; file_name: string; loaded_at: Date } | null
}

/** Throws thing.notFound. */
export async function readImport(ground: Ground, accountId: number, importId: number): Promise<ImportDetail> {
  const record = await importById(ground.db, accountId, importId)
  if (!record) throw problem('thing.notFound')
  const twin = record.file_hash ? await loadedTwin(ground.db, accountId, importId) : undefined
  return { record, twin: twin ?? null }
}

/** In the order of lines. Throws thing.notFound. */
export async function readProblems(
  ground: Ground,
  accountId: number,
  importId: number,
  after: string | undefined,
  limit: number,
): Promise<{ problems: ProblemRow[]; next: string | null }> {
  if (!(await importById(ground.db, accountId, importId))) throw problem('thing.notFound')
  const rows = await problemPage(ground.db, accountId, importId, numberIn(after) ?? 0, limit + 1)
  const problems = rows.slice(0, limit)
  return { problems, next: rows.length > limit ? String(problems.at(-1)!.line) : null }
}

const numberIn = (text: string | undefined) => (text && /^\d{1,15}$/.test(text) ? Number(text) : null)
