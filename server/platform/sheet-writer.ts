import { wallTime } from './clock.ts'
import { type Cell, isFormula, type Sheet } from './sheet.ts'
import { xlsx } from './sheet-xlsx.ts'

export { type Cell, dayCell, SHEET_TYPES, type Sheet } from './sheet.ts'

/**
 * A table as a file, chunk by chunk, for `writeFile`: memory stays flat whatever its length. A text that a spreadsheet
 * would take for a formula stays a text: in a CSV behind an apostrophe, in XLSX by its type.
 */
export function sheetChunks(sheet: Sheet): AsyncGenerator<Buffer, void, undefined> {
  return sheet.format === 'csv' ? csv(sheet) : xlsx(sheet)
}

async function* csv({ columns, rows, timeZone, separator = ',' }: Sheet): AsyncGenerator<Buffer, void, undefined> {
  const line = (cells: Cell[]) => `${cells.map(cell => csvCell(cell, timeZone)).join(separator)}\r\n`
  // The mark tells spreadsheets that it is UTF-8.
  yield Buffer.from(`\ufeff${line(columns)}`)
  for await (const batch of rows) if (batch.length > 0) yield Buffer.from(batch.map(line).join(''))
}

/** RFC 4180. */
function csvCell(cell: Cell, timeZone: string): string {
  if (cell === null) return ''
  if (typeof cell === 'object' && 'day' in cell) return cell.day
  if (typeof cell !== 'string') return cell instanceof Date ? wallTime(cell, timeZone) : String(cell)
  const text = isFormula(cell) ? `'${cell}` : cell
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
