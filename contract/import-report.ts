import { type Static, Type } from 'typebox'
import { Id, nullable } from './shapes.ts'

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
  'tooManyChoices',
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
  /** Of groups that the import is to make: the choices found, by the column's place in the file. */
  newChoices: Type.Optional(Type.Array(Type.Object({ column: count, choices: Type.Array(Type.String()) }))),
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
export type UndoObstacle = (typeof undoObstacles)[number]

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
