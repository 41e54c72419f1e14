import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

/** A long job that a person started: named `room.verb`, as its job. */
export const taskKinds = [
  'imports.check',
  'imports.load',
  'imports.undo',
  'contacts.bulk',
  'contacts.undoBulk',
  'contacts.export',
  'reports.exportRecipients',
  'reports.exportCampaigns',
  'shop.exportOrders',
  'shop.refreshFeed',
] as const
export type TaskKind = (typeof taskKinds)[number]

/** What brings back what a task did. */
export const undoKinds: Partial<Record<TaskKind, TaskKind>> = {
  'imports.load': 'imports.undo',
  'contacts.bulk': 'contacts.undoBulk',
}

export const taskStates = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]
export const TaskState = Type.Enum(taskStates)

const Anything = Type.Record(Type.String(), Type.Unknown())

export const Task = Type.Object({
  id: Id,
  kind: Type.Enum(taskKinds),
  state: TaskState,
  /** What it was asked to do, as its kind has it. */
  params: Anything,
  /** The part of its work that it is at, where it has several. */
  phase: nullable(Type.String()),
  done: Type.Integer(),
  /** null: not known yet. */
  total: nullable(Type.Integer()),
  /** What came of it; `fileId` is a file to download. */
  result: nullable(Anything),
  error: nullable(Type.Object({ code: Type.String(), message: Type.String(), details: Type.Optional(Type.Unknown()) })),
  isCancelling: Type.Boolean(),
  canUndo: Type.Boolean(),
  undoneBy: nullable(Id),
  undoUntil: nullable(Instant),
  createdBy: nullable(Type.Object({ id: Id, name: Type.String() })),
  createdAt: Instant,
  startedAt: nullable(Instant),
  finishedAt: nullable(Instant),
})
export type Task = Static<typeof Task>

export const tasks = {
  page: endpoint({
    method: 'GET',
    path: '/tasks',
    summary: 'Long jobs, newest first; with `active` only those that wait or run',
    guard: 'viewer',
    query: Type.Object({ ...Page, active: Type.Optional(Type.Boolean()), kind: Type.Optional(Type.Enum(taskKinds)) }),
    reply: Type.Object({ tasks: Type.Array(Task), next }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/tasks/:id',
    summary: 'One long job',
    guard: 'viewer',
    params: IdParams,
    reply: Task,
  }),
  cancel: endpoint({
    method: 'POST',
    path: '/tasks/:id/cancel',
    summary: 'Stop it; what is done stays done',
    guard: 'marketer',
    params: IdParams,
    reply: Task,
  }),
  undo: endpoint({
    method: 'POST',
    path: '/tasks/:id/undo',
    summary: 'Bring back what it changed, as a long job of its own; answers with that one',
    guard: 'marketer',
    params: IdParams,
    reply: Task,
  }),
}
