import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { taskJob } from '../tasks/index.ts'
import { forgetDrafts, forgetLoaded } from './across-accounts.ts'
import { checkFile, type ImportParams } from './check.ts'
import { CHUNK_ROWS } from './chunks.ts'
import { loadFile } from './load.ts'
import { KEPT_MS } from './problems-file.ts'
import { undoImport } from './undo.ts'

/** `chunkRows`: how many rows a transaction. */
export function importsJobs(ground: Ground, chunkRows = CHUNK_ROWS): Job[] {
  return [
    taskJob<ImportParams>(ground, 'imports.check', run => checkFile(ground, run, chunkRows)),
    taskJob<ImportParams>(ground, 'imports.load', run => loadFile(ground, run, chunkRows)),
    taskJob<ImportParams>(ground, 'imports.undo', run => undoImport(ground, run)),
    { name: 'imports.forget', cron: '35 3 * * *', run: () => forgetImports(ground) },
  ]
}

/** After 30 days: what would undo an import, its rows in error, and drafts that nobody went on with. */
export async function forgetImports(ground: Ground): Promise<void> {
  const at = new Date(ground.clock.now().getTime() - KEPT_MS)
  await forgetLoaded(ground.db, at)
  await forgetDrafts(ground.db, at)
}
