import type { ImportColumn, ImportReading } from '../../../contract/import-settings.ts'
import { problem } from '../../platform/errors.ts'
import { cleanText } from '../../platform/text.ts'
import { guessColumns, hasHeader, type KnownFields } from './columns/guess.ts'
import { guessCsv } from './read/csv-guess.ts'
import { isBinary } from './read/encoding.ts'
import { readRows } from './read/rows.ts'
import { type ByteSource, headOf, sourceOf } from './read/source.ts'
import { Book } from './read/xlsx-book.ts'

const HEAD_BYTES = 512 * 1024
const SAMPLE_ROWS = 200

export interface Inspected {
  reading: ImportReading
  isEncodingSure: boolean
  sheets: { name: string; isHidden: boolean }[]
}

/**
 * What kind of file it is and how it is most likely read. Throws import.empty, import.notText, import.oldExcel,
 * import.notXlsx, import.bomb, import.locked.
 */
export async function inspect(source: ByteSource): Promise<Inspected> {
  const head = await headOf(source, HEAD_BYTES)
  if (head.length === 0) throw problem('import.empty')
  if (head.length > 4 && head.readUInt32BE(0) === 0xd0cf11e0) throw problem('import.oldExcel')
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return await inspectBook(source)
  const { reading, sure } = guessCsv(head)
  if (isBinary(head, reading.encoding)) throw problem('import.notText')
  const guessed = { reading, isEncodingSure: sure, sheets: [] }
  return { ...guessed, reading: { ...reading, hasHeader: hasHeader(await sampleRows(source, reading)) } }
}

async function inspectBook(source: ByteSource): Promise<Inspected> {
  const book = await Book.open(source)
  const sheets = book.sheets.map(({ name, hidden }) => ({ name, isHidden: hidden }))
  book.close()
  const visible = sheets.filter(sheet => !sheet.isHidden)
  // The first one that holds anything: a cover sheet may be empty.
  for (const { name } of visible.length > 0 ? visible : sheets) {
    const reading: ImportReading = { format: 'xlsx', sheet: name, hasHeader: true }
    const rows = await sampleRows(source, reading)
    if (rows.length > 0) return { reading: { ...reading, hasHeader: hasHeader(rows) }, isEncodingSure: true, sheets }
  }
  throw problem('import.empty')
}

/** The first rows as the reading has them, the header among them; rows in error are left out. */
export async function sampleRows(source: ByteSource, reading: ImportReading): Promise<string[][]> {
  const isCut = reading.format === 'csv' && source.sizeBytes > HEAD_BYTES
  const part = isCut ? sourceOf(await headOf(source, HEAD_BYTES)) : source
  const rows: string[][] = []
  for await (const batch of readRows(part, reading, SAMPLE_ROWS)) {
    for (const row of batch) if (!row.fault) rows.push(row.cells.map(cleanText))
    if (rows.length > SAMPLE_ROWS) break
  }
  // The last row of a part may be half a row.
  if (isCut && rows.length <= SAMPLE_ROWS) rows.pop()
  return rows.slice(0, SAMPLE_ROWS)
}

/** The columns of the file by its first rows, each with where it most likely goes. Throws import.empty, import.onlyHeader. */
export function columnsOf(rows: string[][], reading: ImportReading, known: KnownFields): ImportColumn[] {
  if (rows.length === 0) throw problem('import.empty')
  const data = reading.hasHeader ? rows.slice(1) : rows
  if (data.length === 0) throw problem('import.onlyHeader')
  const width = reading.hasHeader ? rows[0]!.length : usualWidth(rows)
  const headers = Array.from({ length: width }, (_, i) =>
    reading.hasHeader ? (rows[0]![i] ?? '').replace(/\s+/g, ' ').trim().slice(0, 200) : '',
  )
  return guessColumns(headers, data, known)
}

function usualWidth(rows: string[][]): number {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}
