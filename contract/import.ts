import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { fieldTypes } from './list.ts'
import { Empty, Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

/** Where an import stands; each is worded in the admin. */
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
