import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { fieldTypes, type subscriptionStatuses } from './list.ts'
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

export const encodings = ['utf-8', 'windows-1250', 'iso-8859-2', 'windows-1252', 'utf-16le', 'utf-16be'] as const
export type Encoding = (typeof encodings)[number]
export const separators = [';', ',', '\t', '|'] as const
export const quotes = ['"', "'", ''] as const

export const CsvReading = Type.Object({
  format: Type.Literal('csv'),
  encoding: Type.Enum(encodings),
  separator: Type.Enum(separators),
  /** '' where quotes are letters like any other. */
  quote: Type.Enum(quotes),
  hasHeader: Type.Boolean(),
})
export type CsvReading = Static<typeof CsvReading>

/** How the file is read. */
export const ImportReading = Type.Union([
  CsvReading,
  Type.Object({ format: Type.Literal('xlsx'), sheet: Type.String({ maxLength: 200 }), hasHeader: Type.Boolean() }),
])
export type ImportReading = Static<typeof ImportReading>

/** The fields of a profile that a column can fill. */
export const importProfile = [
  'name',
  'surname',
  'vocative',
  'vocativeSurname',
  'gender',
  'nameday',
  'birthday',
  'company',
  'street',
  'city',
  'zip',
  'country',
  'phone',
  'pretitle',
  'surtitle',
  'notes',
  'source',
] as const
export type ImportProfileColumn = (typeof importProfile)[number]

const alone = <const T extends string>(to: T) => Type.Object({ to: Type.Literal(to) })

/** Where a column of the file goes. */
export const ColumnTarget = Type.Union([
  alone('ignore'),
  alone('email'),
  /** Taken apart into name, surname and titles. */
  alone('fullName'),
  /** Words divided by commas, semicolons or bars. */
  alone('tags'),
  /** The state in the list, in words or by Ecomail's numbers. */
  alone('status'),
  /** Yes, no, or the day of the consent: who said no is left out. */
  alone('consent'),
  Type.Object({ to: Type.Literal('profile'), column: Type.Enum(importProfile) }),
  Type.Object({ to: Type.Literal('field'), key: Type.String({ minLength: 1, maxLength: 100 }) }),
  Type.Object({
    to: Type.Literal('newField'),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    type: Type.Enum(fieldTypes),
  }),
  Type.Object({ to: Type.Literal('group'), groupId: Type.String({ minLength: 1, maxLength: 100 }) }),
])
export type ColumnTarget = Static<typeof ColumnTarget>

export const ImportColumn = Type.Object({
  /** As the file has it; '' without a header. */
  header: Type.String(),
  target: ColumnTarget,
})
export type ImportColumn = Static<typeof ImportColumn>

export const bases = ['consent', 'customer', 'other'] as const

/** Why these people may be written to; kept with each of them as proof. */
export const ImportBasis = Type.Object({
  kind: Type.Enum(bases),
  /** Where the addresses come from. */
  source: Type.String({ minLength: 1, maxLength: 200 }),
  /** The day of the consents, where all have the same. */
  obtainedOn: nullable(Type.String({ format: 'date' })),
  note: nullable(Type.String({ maxLength: 2_000 })),
})
export type ImportBasis = Static<typeof ImportBasis>

/** What becomes of the data of contacts that are known already: taken from the file, only where empty, left alone. */
export const knownRules = ['update', 'fill', 'leave'] as const

export const ImportList = Type.Union([
  Type.Object({ id: Id }),
  Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
])

export const ImportSettings = Type.Object({
  reading: ImportReading,
  columns: Type.Array(ImportColumn, { maxItems: 1_000 }),
  /** One that is there, or the name of one to be made. */
  list: nullable(ImportList),
  /** Given to everybody. */
  tags: Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { maxItems: 20 }),
  basis: nullable(ImportBasis),
  known: Type.Enum(knownRules),
})
export type ImportSettings = Static<typeof ImportSettings>

/** Why a value or a row cannot be taken; each is worded in the admin. */
export const importFaults = [
  'quoteUnclosed',
  'tooLong',
  'fewerCells',
  'moreCells',
  'unreadable',
  'binary',
  'emailMissing',
  'emailInvalid',
  'valueTooLong',
  'notDate',
  'notDay',
  'notGender',
  'notInteger',
  'notUrl',
  'notJson',
  'notStatus',
  'notConsent',
  'notCategory',
  'tagTooLong',
  'fieldsTooLong',
  'excelError',
  'repeated',
] as const
export type ImportFault = (typeof importFaults)[number]

export const ImportProblem = Type.Object({
  /** As an editor counts lines, or the row of a sheet. */
  line: Type.Integer(),
  /** False for a note about a row that is taken all the same. */
  isSkipped: Type.Boolean(),
  faults: Type.Array(
    Type.Object({
      fault: Type.Enum(importFaults),
      /** The header, or the letter of the column where there is none; null for the whole row. */
      column: nullable(Type.String()),
      value: nullable(Type.String()),
      /** What would be right, or how many there are. */
      expected: Type.Optional(Type.String()),
    }),
  ),
})
export type ImportProblem = Static<typeof ImportProblem>

const count = Type.Integer({ minimum: 0 })

/** Rows are lines of the file; contacts are people. */
export const ImportCheck = Type.Object({
  rows: count,
  /** Rows that cannot be taken, each with its reasons. */
  badRows: count,
  /** Rows of addresses to which nothing is ever sent. */
  suppressedRows: count,
  noConsentRows: count,
  /** Rows of an address that came before in the file: the later value wins. */
  repeatedRows: count,
  /** Of those, rows that say something else than the one before. */
  differingRows: count,
  newContacts: count,
  changedContacts: count,
  unchangedContacts: count,
  /** Left the list or every list, and stay so though the file says "subscribed". */
  keptUnsubscribed: count,
  /** Subscribed until now; the file says that they are not any more. */
  unsubscribing: count,
  /** The most problems that are kept one by one have come; the rest is only counted. */
  isCut: Type.Boolean(),
  problemsFileId: nullable(Id),
})
export type ImportCheck = Static<typeof ImportCheck>

export const ImportLoad = Type.Object({
  rows: count,
  skippedRows: count,
  newContacts: count,
  changedContacts: count,
  unchangedContacts: count,
  newSubscriptions: count,
  keptUnsubscribed: count,
  unsubscribed: count,
})
export type ImportLoad = Static<typeof ImportLoad>

/** What could not be brought back, by reason. */
export const undoObstacles = ['changedSince', 'usedSince', 'gone'] as const

export const ImportUndo = Type.Object({
  removedContacts: count,
  restoredContacts: count,
  /** Made by the import, and kept: somebody changed them, or they got or did something since. */
  keptContacts: count,
  /** Changed by the import and changed again since: that later value stays. */
  partlyRestored: count,
  goneContacts: count,
})
export type ImportUndo = Static<typeof ImportUndo>

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

/** Words that a status column may hold; Mailchimp's "cleaned" are addresses that bounced. */
export type ImportedStatus = (typeof subscriptionStatuses)[number]
