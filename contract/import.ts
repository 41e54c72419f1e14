import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ImportCheck, ImportLoad, ImportProblem, ImportUndo } from './import-report.ts'
import { ImportSettings } from './import-settings.ts'
import { Empty, Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

/** Where an import stands. A cancelled or failed one may be gone on with. */
export const importStates = [
  'draft',
  'checking',
  'checked',
  'loading',
  'loaded',
  'cancelled',
  'failed',
  'undoing',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]

const ImportSummary = {
  id: Id,
  fileName: Type.String(),
  sizeBytes: Type.Integer(),
  state: Type.Enum(importStates),
  listName: nullable(Type.String()),
  listId: nullable(Id),
  createdAt: Instant,
  createdBy: nullable(Type.String()),
  check: nullable(ImportCheck),
  load: nullable(ImportLoad),
  undo: nullable(ImportUndo),
  /** Who could not be brought back wholly, and why. */
  undoFileId: nullable(Id),
  /** The long job that runs, or that ran last. */
  taskId: nullable(Id),
  /** The one to undo, while that can be done. */
  undoTaskId: nullable(Id),
  undoUntil: nullable(Instant),
}

export const ImportRow = Type.Object(ImportSummary)
export type ImportRow = Static<typeof ImportRow>

export const Import = Type.Object({
  ...ImportSummary,
  settings: ImportSettings,
  /** False: a person should look at the letters of the sample. */
  isEncodingSure: Type.Boolean(),
  sheets: Type.Array(Type.Object({ name: Type.String(), isHidden: Type.Boolean() })),
  /** An earlier import of the very same bytes that was loaded. */
  sameAs: nullable(Type.Object({ id: Id, fileName: Type.String(), at: Instant })),
})
export type Import = Static<typeof Import>

export const importMappingFaults = [
  'noEmail',
  'twice',
  'noList',
  'noBasis',
  'fieldGone',
  'groupGone',
  'listGone',
] as const

export const imports = {
  page: endpoint({
    method: 'GET',
    path: '/imports',
    summary: 'Imports, newest first',
    guard: 'viewer',
    query: Type.Object(Page),
    reply: Type.Object({ imports: Type.Array(ImportRow), next }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/imports',
    summary: 'Begin an import of an uploaded file: how it is read and where its columns go is guessed',
    guard: 'marketer',
    body: Type.Object({ fileId: Id, listId: Type.Optional(Id) }),
    reply: Import,
  }),
  read: endpoint({
    method: 'GET',
    path: '/imports/:id',
    summary: 'One import',
    guard: 'viewer',
    params: IdParams,
    reply: Import,
  }),
  sample: endpoint({
    method: 'GET',
    path: '/imports/:id/sample',
    summary: 'The first rows of its file, read as the import says',
    guard: 'marketer',
    params: IdParams,
    reply: Type.Object({ rows: Type.Array(Type.Array(Type.String())), columns: Type.Integer() }),
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/imports/:id',
    summary: 'Change a draft; another reading guesses the columns anew',
    guard: 'marketer',
    params: IdParams,
    body: Type.Partial(ImportSettings),
    reply: Import,
  }),
  check: endpoint({
    method: 'POST',
    path: '/imports/:id/check',
    summary: 'Dry run over the whole file, as a long job; nothing is written',
    guard: 'marketer',
    params: IdParams,
    reply: Import,
  }),
  load: endpoint({
    method: 'POST',
    path: '/imports/:id/load',
    summary: 'Load what was checked, as a long job; goes on where a cancelled one ended',
    guard: 'marketer',
    params: IdParams,
    reply: Import,
  }),
  problems: endpoint({
    method: 'GET',
    path: '/imports/:id/problems',
    summary: 'Every row that cannot be taken, with its line and the reasons',
    guard: 'marketer',
    params: IdParams,
    query: Type.Object(Page),
    reply: Type.Object({ problems: Type.Array(ImportProblem), next }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/imports/:id',
    summary: 'Throw a draft away, with its file',
    guard: 'marketer',
    params: IdParams,
    reply: Empty,
  }),
}
