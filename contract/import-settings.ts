import { type Static, Type } from 'typebox'
import { fieldTypes, groupTypes } from './list.ts'
import { Id, legalBases, nullable } from './shapes.ts'

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
  /** Its choices are the values of the column; `select` takes a cell as one of them, `checkbox` divides it as tags. */
  Type.Object({
    to: Type.Literal('newGroup'),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    type: Type.Enum(groupTypes),
  }),
])
export type ColumnTarget = Static<typeof ColumnTarget>

export const ImportColumn = Type.Object({
  /** As the file has it; '' without a header. */
  header: Type.String(),
  target: ColumnTarget,
})
export type ImportColumn = Static<typeof ImportColumn>

/** Why these people may be written to; kept with each of them as proof. */
export const ImportBasis = Type.Object({
  kind: Type.Enum(legalBases),
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

/** What is missing before a file can be checked; each is worded in the admin. */
export const mappingFaults = ['noEmail', 'twice', 'noList', 'listGone', 'fieldGone', 'groupGone', 'noBasis'] as const
export type MappingFault = (typeof mappingFaults)[number]
