import type { ImportState } from '../../../contract/import.ts'
import type { ImportRecord } from './queries.ts'

const isActive = (state: string | null) => state === 'queued' || state === 'running'

export const isBusy = (record: ImportRecord): boolean =>
  isActive(record.check_state) || isActive(record.load_state) || isActive(record.undo_state)

/**
 * Where an import stands is where its long jobs stand: kept nowhere else, so that it cannot be told wrong. A job that has
 * been forgotten (after 90 days) had come to its end.
 */
export function stateOf(record: ImportRecord): ImportState {
  if (record.load_task_id !== null) {
    if (isActive(record.undo_state)) return 'undoing'
    if (record.undo_state === 'done' || (record.load_state === null && record.undo_result !== null)) return 'undone'
    if (isActive(record.load_state)) return 'loading'
    if (record.load_state === 'cancelled' || record.load_state === 'failed') return record.load_state
    return 'loaded'
  }
  if (isActive(record.check_state)) return 'checking'
  return isChecked(record) ? 'checked' : 'draft'
}

/** The last check came to its end, and nothing was changed after it. */
export function isChecked(record: ImportRecord): boolean {
  return record.check_state === 'done' && record.check_revision === record.revision && record.check_result !== null
}
