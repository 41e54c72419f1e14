import type { BulkAction, LeftOutReason } from '../../../../contract/contact-bulk.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import type { TaskRun } from '../../tasks/index.ts'
import type { Origin } from '../changes.ts'
import { lockContacts } from '../queries.ts'
import { lockList } from '../queries-lists.ts'
import { selectedPart } from '../queries-selection.ts'
import { type Acted, act } from './act.ts'
import { reasonsOf } from './queries-bulk.ts'
import { insertChanges } from './queries-changes.ts'
import type { Acting } from './write-many.ts'

export interface BulkParams {
  selectionId: number
  action: BulkAction
  contacts: number
  trigger: boolean
  ip: string | null
}

/** The next part, and what came of those before it. */
export interface BulkCursor {
  part: number
  changed: number
  left: Partial<Record<LeftOutReason, number>>
}

export interface BulkResult {
  changed: number
  left: Partial<Record<LeftOutReason, number>>
}

/** Part by part, each in a transaction with the place after it: so it goes on after a crash, and nobody is visited twice. */
export async function runBulk(ground: Ground, run: TaskRun<BulkParams, BulkCursor>): Promise<BulkResult> {
  const { accountId, params } = run
  let cursor = run.cursor ?? { part: 0, changed: 0, left: {} }
  let done = run.done
  for (;;) {
    const ids = await selectedPart(ground.db, accountId, params.selectionId, cursor.part)
    if (!ids) break
    const before = cursor
    cursor = await ground.db.transaction(async tx => {
      const acted = await actOnPart(actingOf(ground, tx, run), params.action, ids)
      const after = {
        part: before.part + 1,
        changed: before.changed + acted.changed,
        left: summed(before.left, acted.left),
      }
      await run.advance(tx, { cursor: after, done: done + ids.length, total: params.contacts })
      return after
    })
    done += ids.length
  }
  return { changed: cursor.changed, left: cursor.left }
}

export function actingOf(
  ground: Ground,
  tx: Acting['tx'],
  { accountId, taskId, userId, params }: Pick<TaskRun<BulkParams>, 'accountId' | 'taskId' | 'userId' | 'params'>,
): Acting {
  const origin: Origin = { channel: 'admin', userId, ip: params.ip }
  return { ground, tx, accountId, taskId, now: ground.clock.now(), origin, trigger: params.trigger }
}

async function actOnPart(acting: Acting, action: BulkAction, ids: number[]): Promise<Acted> {
  const { tx, accountId, taskId, now } = acting
  // As every writer of subscriptions: first the list, then the contacts.
  if ('listId' in action && !(await lockList(tx, accountId, action.listId))) throw problem('thing.notFound')
  const contacts = await lockContacts(tx, accountId, ids)
  // Asked once the locks are held: what others did until then counts.
  const reasons = await reasonsOf(tx, accountId, action, ids)
  const left: Acted['left'] = {}
  for (const why of reasons.values()) if (why) left[why] = (left[why] ?? 0) + 1
  const meant = contacts.filter(contact => reasons.get(contact.id) === null)
  if (meant.length === 0) return { changes: [], changed: 0, left }
  const acted = await act(acting, action, meant)
  await insertChanges(tx, accountId, taskId, acted.changes, now)
  return { ...acted, left: summed(left, acted.left) }
}

function summed(a: Acted['left'], b: Acted['left']): Acted['left'] {
  const sum = { ...a }
  for (const [why, n] of Object.entries(b) as [LeftOutReason, number][]) sum[why] = (sum[why] ?? 0) + n
  return sum
}
