/** Instants are written as the clock on the wall shows them. */
export type Cell = string | number | boolean | Date | null

export interface Sheet {
  format: 'csv' | 'xlsx'
  columns: string[]
  /** In batches, as they come; each row has a cell for every column. */
  rows: AsyncIterable<Cell[][]>
  timeZone: string
  /** Between values of a CSV. A spreadsheet in a language with decimal commas wants a semicolon. */
  separator?: ',' | ';'
}

export const SHEET_TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** = + - @ begin a formula in every spreadsheet; tab and CR are skipped by some before they look. */
export const isFormula = (text: string) => /^[=+\-@\t\r]/.test(text)
