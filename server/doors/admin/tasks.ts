import { type Task, tasks } from '../../../contract/task.ts'
import { mount } from '../../platform/mount.ts'
import { cancelTask, canUndo, readTask, type TaskRow, taskPage, undoTask } from '../../rooms/tasks/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const PAGE = 20

export function serveTasks({ house: { ground }, app, guard }: Door): void {
  const shown = (task: TaskRow) => shownTask(task, ground.clock.now())
  mount(app, tasks.page, guard, async ({ input, request }) => {
    const { after, limit = PAGE, ...filter } = input.query
    const page = await taskPage(ground, holderOf(request).account_id, filter, after, limit)
    return { tasks: page.tasks.map(shown), next: page.next }
  })
  mount(app, tasks.read, guard, async ({ input, request }) =>
    shown(await readTask(ground, holderOf(request).account_id, input.params.id)),
  )
  mount(app, tasks.cancel, guard, async ({ input, request }) =>
    shown(await cancelTask(ground, holderOf(request).account_id, input.params.id, actorOf(request))),
  )
  mount(app, tasks.undo, guard, async ({ input, request }) =>
    shown(await undoTask(ground, holderOf(request).account_id, input.params.id, actorOf(request))),
  )
}

export function shownTask(task: TaskRow, now: Date): Task {
  return {
    id: task.id,
    kind: task.kind,
    state: task.state,
    params: task.params,
    phase: task.phase,
    done: task.done,
    total: task.total,
    result: task.result,
    error: task.error,
    isCancelling: task.cancel_requested_at !== null && task.finished_at === null,
    canUndo: canUndo(task, now),
    undoneBy: task.undone_by,
    undoUntil: instant(task.undo_until),
    createdBy: task.created_by === null ? null : { id: task.created_by, name: task.creator ?? '' },
    createdAt: task.created_at.toISOString(),
    startedAt: instant(task.started_at),
    finishedAt: instant(task.finished_at),
  }
}
