import { randomUUID } from 'node:crypto'
import type { TaskKind } from '../../../contract/task.ts'
import { type Db, isConnectionLost } from '../../platform/db.ts'
import { RequestProblem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { advanceTask, beginTask, finishTask, markUndone, type TaskProgress, type TaskRow } from './queries.ts'

/** Thrown by `advance` when a person has cancelled: the chunk it is called in rolls back, what was committed stays. */
export class TaskCancelled extends Error {}

/** Thrown by `advance` when another process has taken the task up: this one must write nothing more. */
class TaskOvertaken extends Error {}

/** A mistake of ours is tried so often, with growing pauses, before the task counts as failed. */
const ATTEMPTS = 5

export interface TaskRun<Params = Record<string, unknown>, Cursor = unknown> {
  accountId: number
  taskId: number
  userId: number | null
  params: Params
  /** Where an earlier run got to; null at the beginning. */
  cursor: Cursor | null
  done: number
  total: number | null
  /** Keeps where it is, in the transaction of the chunk; also the moment when a cancel is felt. */
  advance(db: Db, progress: Omit<TaskProgress, 'cursor'> & { cursor?: Cursor }): Promise<void>
}

export type TaskWork<Params, Cursor> = (run: TaskRun<Params, Cursor>) => Promise<object | undefined>

export interface TaskOptions {
  /** It mostly waits for a server of somebody else's. */
  waitsForOthers?: boolean
  /** In the transaction-less end of a task that will not go on: what it left lying about. */
  onEnd?: (run: { accountId: number; taskId: number }, state: 'done' | 'failed' | 'cancelled') => Promise<void>
}

/**
 * The job of a kind of task. `work` goes on from `run.cursor` and says what came of it. A RequestProblem that it throws is
 * the task's failure in words; anything else is tried again.
 */
export function taskJob<Params, Cursor = null>(
  ground: Ground,
  kind: TaskKind,
  work: TaskWork<Params, Cursor>,
  options: TaskOptions = {},
): Job {
  const job: Job<{ accountId: number; taskId: number }> = {
    name: kind,
    ...(options.waitsForOthers ? { waitsForOthers: true } : { isLong: true }),
    run: ({ accountId, taskId }, attempt) => runTask(ground, accountId, taskId, attempt, work, options),
  }
  return job as Job
}

async function runTask<Params, Cursor>(
  ground: Ground,
  accountId: number,
  taskId: number,
  attempt: number,
  work: TaskWork<Params, Cursor>,
  options: TaskOptions,
): Promise<void> {
  const runner = randomUUID()
  const task = await beginTask(ground.db, accountId, taskId, runner, ground.clock.now())
  if (!task) return
  const end = async (state: 'done' | 'failed' | 'cancelled', outcome: { result?: object; error?: object } = {}) => {
    await finishTask(ground.db, accountId, taskId, { state, ...outcome }, ground.clock.now())
    // An undo that did not come to its end may be asked for again.
    if (state !== 'done' && task.undoes !== null)
      await ground.db.transaction(tx => markUndone(tx, accountId, task.undoes!, null))
    await options.onEnd?.({ accountId, taskId }, state)
  }
  try {
    await end('done', { result: await work(running<Params, Cursor>(accountId, task, runner)) })
  } catch (error) {
    if (error instanceof TaskOvertaken) return
    if (error instanceof TaskCancelled) return await end('cancelled')
    if (error instanceof RequestProblem) {
      const { code, message, details } = error
      return await end('failed', { error: { code, message, details } })
    }
    if (isConnectionLost(error) || attempt < ATTEMPTS) throw error
    ground.log.error({ err: error, accountId, taskId, kind: task.kind }, 'a task failed')
    await end('failed', { error: { code: 'internal', message: 'Something unexpected went wrong.' } })
  }
}

function running<Params, Cursor>(accountId: number, task: TaskRow, runner: string): TaskRun<Params, Cursor> {
  const run: TaskRun<Params, Cursor> = {
    accountId,
    taskId: task.id,
    userId: task.created_by,
    params: task.params as Params,
    cursor: task.cursor as Cursor | null,
    done: task.done,
    total: task.total,
    advance: async (db, progress) => {
      const row = await advanceTask(db, accountId, task.id, runner, progress)
      if (!row) throw new TaskOvertaken()
      if (row.cancel_requested_at !== null) throw new TaskCancelled()
      if (progress.done !== undefined) run.done = progress.done
      if (progress.total !== undefined) run.total = progress.total
    },
  }
  return run
}
