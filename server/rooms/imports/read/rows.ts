import type { CsvReading, ImportReading } from '../../../../contract/import-settings.ts'
import { newlineOf, separatorLine } from './csv-guess.ts'
import { CsvReader, type FileRow } from './csv-reader.ts'
import type { ByteSource } from './source.ts'
import { Book } from './xlsx-book.ts'

/**
 * Every row of the file that is not blank, in batches, the header (if any) first. Reading is cut off by leaving the
 * loop; `most` only helps to read less for a sample.
 */
export async function* readRows(
  source: ByteSource,
  reading: ImportReading,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<FileRow[]> {
  const batches = reading.format === 'csv' ? csvRows(source, reading) : sheetRows(source, reading.sheet, most)
  for await (const batch of batches) {
    const rows = batch.filter(isFilled)
    if (rows.length > 0) yield rows
  }
}

async function* csvRows(source: ByteSource, reading: CsvReading): AsyncGenerator<FileRow[]> {
  // Takes a byte order mark away.
  const decoder = new TextDecoder(reading.encoding)
  let reader: CsvReader | undefined
  let isFirst = true
  const withoutSeparatorLine = (rows: FileRow[]) => {
    if (!isFirst || rows.length === 0) return rows
    isFirst = false
    return separatorLine(rows[0]!.cells.join(reading.separator)) === null ? rows : rows.slice(1)
  }
  for await (const piece of source.read()) {
    const text = decoder.decode(piece, { stream: true })
    reader ??= new CsvReader(reading.separator, reading.quote, newlineOf(text))
    yield withoutSeparatorLine(reader.read(text))
  }
  if (!reader) return
  yield withoutSeparatorLine(reader.read(decoder.decode()))
  yield withoutSeparatorLine(reader.end())
}

async function* sheetRows(source: ByteSource, sheet: string, most: number): AsyncGenerator<FileRow[]> {
  const book = await Book.open(source)
  try {
    yield* book.rows(sheet, most)
  } finally {
    book.close()
  }
}

function isFilled(row: FileRow): boolean {
  return row.fault !== undefined || row.cells.some(cell => cell.trim() !== '')
}
