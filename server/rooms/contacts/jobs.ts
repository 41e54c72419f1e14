import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { taskJob } from '../tasks/index.ts'
import { forgetOldChanges, forgetOldSelections } from './across-accounts.ts'
import { type BulkCursor, type BulkParams, runBulk } from './bulk/run.ts'
import { UNDO_DAYS } from './bulk/start.ts'
import { type UndoCursor, type UndoParams, undoBulk } from './bulk/undo.ts'
import { type ExportAsked, writeExport } from './export/export.ts'
import { moveChoices } from './move-choices.ts'
import { tidyField } from './tidy-field.ts'

const DAY_MS = 86_400_000
/** A task may have waited this long for those before it. */
const SELECTION_DAYS = 7

export function contactsJobs(ground: Ground): Job[] {
  const choices: Job<{ accountId: number; listId: number; groupId: string }> = {
    name: 'contacts.moveChoices',
    run: ({ accountId, listId, groupId }) => moveChoices(ground, accountId, listId, groupId),
  }
  const field: Job<{ accountId: number; listId: number; key: string }> = {
    name: 'contacts.tidyField',
    run: ({ accountId, listId, key }) => tidyField(ground, accountId, listId, key),
  }
  return [
    choices as Job,
    field as Job,
    taskJob<BulkParams, BulkCursor>(ground, 'contacts.bulk', run => runBulk(ground, run)),
    taskJob<UndoParams, UndoCursor>(ground, 'contacts.undoBulk', run => undoBulk(ground, run)),
    taskJob<ExportAsked, unknown>(ground, 'contacts.export', run => writeExport(ground, run)),
    {
      name: 'contacts.forget',
      cron: '50 3 * * *',
      run: async () => {
        const now = ground.clock.now().getTime()
        await forgetOldChanges(ground.db, new Date(now - UNDO_DAYS * DAY_MS))
        await forgetOldSelections(ground.db, new Date(now - SELECTION_DAYS * DAY_MS))
      },
    },
  ]
}
