import type { TaskKind, TaskState } from '../../../contract/task.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { join, Sql, sql } from '../../platform/sql.ts'

export interface TaskRow {
  id: number
  kind: TaskKind
  state: TaskState
  params: Record<string, unknown>
  cursor: unknown
  phase: string | null
  done: number
  total: number | null
  result: Record<string, unknown> | null
  error: { code: string; message: string; details?: unknown } | null
  cancel_requested_at: Date | null
  undoes: number | null
  undone_by: number | null
  undo_until: Date | null
  created_by: number | null
  creator: string | null
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
}

const COLUMNS = new Sql(
  [
    `t.id, t.kind, t.state, t.params, t.cursor, t.phase, t.done, t.total, t.result, t.error, t.cancel_requested_at, t.undoes,
    t.undone_by, t.undo_until, t.created_by, t.created_at, t.started_at, t.finished_at,
    (select coalesce(nullif(u.name, ''), u.email) from app_user u where u.id = t.created_by) as creator`,
  ],
  [],
)

export async function insertTask(
  tx: Tx,
  accountId: number,
  task: {
    kind: TaskKind
    params: object
    total: number | null
    undoes: number | null
    undoUntil: Date | null
    userId: number | null
  },
  now: Date,
): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into task (account_id, kind, state, params, total, undoes, undo_until, created_by, created_at)
    values (${accountId}, ${task.kind}, 'queued', ${JSON.stringify(task.params)}::jsonb, ${task.total}, ${task.undoes}, ${task.undoUntil},
      ${task.userId}, ${now})
    returning id`))!.id
}

export async function taskById(db: Db, accountId: number, taskId: number): Promise<TaskRow | undefined> {
  return await db.one<TaskRow>(
    sql`select ${COLUMNS} from task t where t.account_id = ${accountId} and t.id = ${taskId}`,
  )
}

export async function lockTask(tx: Tx, accountId: number, taskId: number): Promise<TaskRow | undefined> {
  return await tx.one<TaskRow>(
    sql`select ${COLUMNS} from task t where t.account_id = ${accountId} and t.id = ${taskId} for update of t`,
  )
}

/** Newest first, below `before`. */
export async function taskRows(
  db: Db,
  accountId: number,
  filter: { active?: boolean; kind?: TaskKind },
  before: number | null,
  limit: number,
): Promise<TaskRow[]> {
  const conditions: Sql[] = [sql`t.account_id = ${accountId}`]
  if (before !== null) conditions.push(sql`t.id < ${before}`)
  if (filter.active) conditions.push(sql`t.state in ('queued', 'running')`)
  if (filter.kind) conditions.push(sql`t.kind = ${filter.kind}`)
  return await db.query<TaskRow>(
    sql`select ${COLUMNS} from task t where ${join(conditions, ' and ')} order by t.id desc limit ${limit}`,
  )
}

/** Takes a task up for `runner`; undefined when it has ended. */
export async function beginTask(
  db: Db,
  accountId: number,
  taskId: number,
  runner: string,
  now: Date,
): Promise<TaskRow | undefined> {
  return await db.one<TaskRow>(sql`
    update task t set state = 'running', runner = ${runner}, started_at = coalesce(started_at, ${now})
    where t.account_id = ${accountId} and t.id = ${taskId} and t.state in ('queued', 'running')
    returning ${COLUMNS}`)
}

export interface TaskProgress {
  cursor?: unknown
  done?: number
  total?: number | null
  phase?: string
}

/** Undefined when somebody else runs it by now, or it has ended. */
export async function advanceTask(
  db: Db,
  accountId: number,
  taskId: number,
  runner: string,
  progress: TaskProgress,
): Promise<{ cancel_requested_at: Date | null } | undefined> {
  const set: Sql[] = [sql`runner = runner`]
  if (progress.cursor !== undefined) set.push(sql`cursor = ${JSON.stringify(progress.cursor)}::jsonb`)
  if (progress.done !== undefined) set.push(sql`done = ${progress.done}`)
  if (progress.total !== undefined) set.push(sql`total = ${progress.total}`)
  if (progress.phase !== undefined) set.push(sql`phase = ${progress.phase}`)
  return await db.one(sql`
    update task set ${join(set, ', ')}
    where account_id = ${accountId} and id = ${taskId} and runner = ${runner} and state = 'running'
    returning cancel_requested_at`)
}

export async function finishTask(
  db: Db,
  accountId: number,
  taskId: number,
  end: { state: TaskState; result?: object | null; error?: object | null },
  now: Date,
): Promise<void> {
  await db.run(sql`
    update task set state = ${end.state}, finished_at = ${now}, runner = null,
      result = coalesce(${end.result ? JSON.stringify(end.result) : null}::jsonb, result),
      error = ${end.error ? JSON.stringify(end.error) : null}::jsonb
    where account_id = ${accountId} and id = ${taskId} and state in ('queued', 'running')`)
}

export async function requestCancel(tx: Tx, accountId: number, taskId: number, now: Date): Promise<void> {
  await tx.run(sql`
    update task set cancel_requested_at = coalesce(cancel_requested_at, ${now}) where account_id = ${accountId} and id = ${taskId}`)
}

export async function markUndone(tx: Tx, accountId: number, taskId: number, by: number | null): Promise<void> {
  await tx.run(sql`update task set undone_by = ${by} where account_id = ${accountId} and id = ${taskId}`)
}
