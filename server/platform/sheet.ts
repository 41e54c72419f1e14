/** A day without a time, YYYY-MM-DD. */
export interface Day {
  day: string
}

/** Instants are written as the clock on the wall shows them. */
export type Cell = string | number | boolean | Date | Day | null

/** A text that says a day which exists, as a spreadsheet can count with it; any other as it is. */
export function dayCell(text: string | null): Cell {
  const at = /^\d{4}-\d\d-\d\d$/.test(text ?? '') ? new Date(`${text}T00:00:00Z`) : null
  return text !== null && at && at.toJSON()?.slice(0, 10) === text ? { day: text } : text
}

export interface Sheet {
  format: 'csv' | 'xlsx'
  /** What a workbook calls its sheet. */
  name?: string
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
