import { type TaskKind, undoKinds } from '../../../contract/task.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import {
  finishTask,
  insertTask,
  lockTask,
  markUndone,
  requestCancel,
  type TaskRow,
  taskById,
  taskRows,
} from './queries.ts'

export interface NewTask {
  kind: TaskKind
  params: object
  total?: number | null
  userId: number | null
  /** Until when it may be undone, where its kind can be. */
  undoUntil?: Date
  undoes?: number
}

/** Queues a task in the transaction of whatever asks for it. Tasks of one kind run one after the other in an account. */
export async function startTask(ground: Ground, tx: Tx, accountId: number, task: NewTask): Promise<number> {
  const { kind, params, total = null, userId, undoUntil = null, undoes = null } = task
  const taskId = await insertTask(tx, accountId, { kind, params, total, undoes, undoUntil, userId }, ground.clock.now())
  await addJob(tx, kind, { accountId, taskId }, { queue: `${kind} ${accountId}` })
  return taskId
}

/** Throws thing.notFound. */
export async function readTask(ground: Ground, accountId: number, taskId: number): Promise<TaskRow> {
  const task = await taskById(ground.db, accountId, taskId)
  if (!task) throw problem('thing.notFound')
  return task
}

export async function taskPage(
  ground: Ground,
  accountId: number,
  filter: { active?: boolean; kind?: TaskKind },
  after: string | undefined,
  limit: number,
): Promise<{ tasks: TaskRow[]; next: string | null }> {
  const before = after && /^\d{1,15}$/.test(after) ? Number(after) : null
  const rows = await taskRows(ground.db, accountId, filter, before, limit + 1)
  const tasks = rows.slice(0, limit)
  return { tasks, next: rows.length > limit ? String(tasks.at(-1)!.id) : null }
}

/**
 * Ends a waiting task at once and a running one before its next chunk; what is done stays done. A task that has ended is
 * left as it is. Throws thing.notFound.
 */
export async function cancelTask(ground: Ground, accountId: number, taskId: number, by: Actor): Promise<TaskRow> {
  await ground.db.transaction(async tx => {
    const task = await lockTask(tx, accountId, taskId)
    if (!task) throw problem('thing.notFound')
    if (task.finished_at !== null || task.cancel_requested_at !== null) return
    const at = ground.clock.now()
    await requestCancel(tx, accountId, taskId, at)
    if (task.state === 'queued') {
      await finishTask(tx, accountId, taskId, { state: 'cancelled' }, at)
      if (task.undoes !== null) await markUndone(tx, accountId, task.undoes, null)
    }
    const data = { kind: task.kind }
    await insertAudit(tx, accountId, { ...by, at, action: 'task.cancelled', subject: String(taskId), data })
  })
  return await readTask(ground, accountId, taskId)
}

/** Also one that was cancelled or failed half-way: what it did until then comes back. */
export function canUndo(task: TaskRow, now: Date): boolean {
  const hasEnded = task.finished_at !== null
  const inTime = task.undo_until !== null && task.undo_until > now
  return hasEnded && inTime && task.undone_by === null && undoKinds[task.kind] !== undefined
}

/** Starts the task that brings back what another did. Throws thing.notFound, task.cannotUndo. */
export async function undoTask(ground: Ground, accountId: number, taskId: number, by: Actor): Promise<TaskRow> {
  const undoId = await ground.db.transaction(async tx => {
    const task = await lockTask(tx, accountId, taskId)
    if (!task) throw problem('thing.notFound')
    const at = ground.clock.now()
    if (!canUndo(task, at)) throw problem('task.cannotUndo')
    const kind = undoKinds[task.kind]!
    const undo = { kind, params: { of: task.kind, ...task.params, taskId }, undoes: taskId, userId: by.userId }
    const id = await startTask(ground, tx, accountId, undo)
    await markUndone(tx, accountId, taskId, id)
    const data = { kind: task.kind }
    await insertAudit(tx, accountId, { ...by, at, action: 'task.undone', subject: String(taskId), data })
    return id
  })
  return await readTask(ground, accountId, undoId)
}
