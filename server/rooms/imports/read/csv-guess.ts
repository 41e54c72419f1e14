import { type CsvReading, quotes, separators } from '../../../../contract/import-settings.ts'
import { CsvReader, type FileRow } from './csv-reader.ts'
import { guessEncoding } from './encoding.ts'

const ROWS = 200

/** How a CSV file is most likely written, from its beginning; `sure` is false when a person should look at the letters. */
export function guessCsv(head: Buffer): { reading: CsvReading; sure: boolean } {
  const { encoding, sure } = guessEncoding(head)
  const text = new TextDecoder(encoding).decode(head)
  const shape = guessShape(text)
  return { reading: { format: 'csv', encoding, ...shape, hasHeader: true }, sure }
}

function guessShape(text: string): { separator: CsvReading['separator']; quote: CsvReading['quote'] } {
  const told = separatorLine(text.slice(0, 10).split(/\r?\n/)[0]!)
  const newline = newlineOf(text)
  const choices = separators
    .filter(separator => told === null || separator === told)
    .flatMap(separator =>
      quotes.map(quote => ({ separator, quote, score: scoreOf(readSome(text, separator, quote, newline)) })),
    )
  // Of equals the first one stands: the semicolon of Czech Excel, and real quotes.
  const { separator, quote } = choices.reduce((best, one) => (one.score > best.score + 1e-9 ? one : best))
  return { separator, quote }
}

function readSome(text: string, separator: string, quote: string, newline: '\n' | '\r'): FileRow[] {
  const reader = new CsvReader(separator, quote, newline)
  const rows = reader.read(text.slice(0, 200_000)).filter(row => row.cells.length > 1 || row.cells[0]!.trim() !== '')
  const whole = rows.length > 0 ? rows : reader.end()
  return (separatorLine(whole[0]?.cells.join(separator) ?? '') === null ? whole : whole.slice(1)).slice(0, ROWS)
}

/** Many columns, the same number in nearly every row, no quotes left around a value and no blank before it. */
function scoreOf(rows: FileRow[]): number {
  if (rows.length === 0) return 0
  const counts = new Map<number, number>()
  let odd = 0
  let cells = 0
  for (const row of rows) {
    counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + (row.fault ? 0 : 1))
    cells += row.cells.length
    odd += row.cells.filter(cell => /^\s*(["']).*\1\s*$|^ /s.test(cell)).length
  }
  const [columns, agreeing] = [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))
  const agreement = agreeing / rows.length
  return agreement * agreement * (1 + Math.log2(columns)) - odd / cells
}

/** Excel's first line `sep=;`, which says the separator and is no row; null for any other line. */
export function separatorLine(line: string): string | null {
  return /^"?sep=([;,\t|])"?;*,*$/i.exec(line.trimStart().replace(/\r$/, ''))?.[1] ?? null
}

export function newlineOf(text: string): '\n' | '\r' {
  return !text.includes('\n') && text.includes('\r') ? '\r' : '\n'
}
