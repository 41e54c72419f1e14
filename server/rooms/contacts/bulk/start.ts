import type { BulkAction, LeftOutReason } from '../../../../contract/contact-bulk.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { type Actor, insertAudit } from '../../accounts/index.ts'
import { startTask } from '../../tasks/index.ts'
import { applyProfile, emptyProfile } from '../profile.ts'
import { columnOf } from '../queries-filter.ts'
import { listById } from '../queries-lists.ts'
import { readSelection } from '../selection.ts'
import { fieldValue } from './act.ts'
import { countReasons } from './queries-bulk.ts'
import type { BulkParams } from './run.ts'

/** How long what a bulk action changed can be brought back. */
export const UNDO_DAYS = 30

export interface BulkCheck {
  contacts: number
  changed: number
  leftOut: { why: LeftOutReason; contacts: number }[]
}

/** What an action would do to a selection, as things stand. Throws as startBulk does. */
export async function checkBulk(
  ground: Ground,
  accountId: number,
  selectionId: number,
  action: BulkAction,
): Promise<BulkCheck> {
  const { contacts } = await readSelection(ground, accountId, selectionId)
  await expectPossible(ground, accountId, action)
  const counts = await countReasons(ground.db, accountId, action, selectionId)
  return {
    contacts,
    changed: counts.find(count => count.why === null)?.contacts ?? 0,
    leftOut: counts.flatMap(({ why, contacts }) => (why === null ? [] : [{ why, contacts }])),
  }
}

export interface BulkCall {
  selectionId: number
  action: BulkAction
  typed?: number
  trigger: boolean
}

/**
 * Starts an action on a selection; the task's id. Throws thing.notFound (selection, list, field), contact.fieldInvalid,
 * contact.numberMistyped.
 */
export async function startBulk(ground: Ground, accountId: number, call: BulkCall, by: Actor): Promise<number> {
  const { action, selectionId, trigger } = call
  const { contacts } = await readSelection(ground, accountId, selectionId)
  await expectPossible(ground, accountId, action)
  if (action.do === 'delete' && call.typed !== contacts) throw problem('contact.numberMistyped', { contacts })
  const at = ground.clock.now()
  const canUndo = action.do !== 'delete'
  const params: BulkParams = { selectionId, action, contacts, trigger, ip: by.ip }
  return await ground.db.transaction(async tx => {
    const taskId = await startTask(ground, tx, accountId, {
      kind: 'contacts.bulk',
      params,
      total: contacts,
      userId: by.userId,
      ...(canUndo && { undoUntil: new Date(at.getTime() + UNDO_DAYS * 86_400_000) }),
    })
    const data = { ...action, contacts }
    const done = canUndo ? ('contact.changedMany' as const) : ('contact.deletedMany' as const)
    await insertAudit(tx, accountId, { ...by, at, action: done, subject: String(taskId), data })
    return taskId
  })
}

/** What is wrong with an action is said before it starts, not by a task that fails. */
async function expectPossible(ground: Ground, accountId: number, action: BulkAction): Promise<void> {
  if ('listId' in action && !(await listById(ground.db, accountId, action.listId)))
    throw problem('thing.notFound', { list: action.listId })
  if (action.do === 'setProfile') applyProfile(emptyProfile(), { [columnOf(action.field)]: action.value })
  if (action.do === 'setField') await ground.db.transaction(tx => fieldValue({ tx, accountId }, action))
}
