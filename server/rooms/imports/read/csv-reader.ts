/** One row as the file has it. `line` counts from 1, as a text editor does; a row of several lines has that of its first. */
export interface FileRow {
  line: number
  cells: string[]
  fault?: RowFault
}

export type RowFault = 'quoteUnclosed' | 'tooLong'

/** A cell and where it ends; or the text ends before it does; or its quote was never closed. */
type Cell = { value: string; end: number } | 'more' | 'unclosed'

/** A cell in quotes that goes on for longer was most likely never closed. Excel ends at 32,767 characters. */
const LONGEST_CELL = 64 * 1024
/** Without a line end for so long it is no row. */
const LONGEST_ROW = 1024 * 1024
const SHOWN = 300

/**
 * Rows out of text that comes in pieces. Forgiving as Excel is: quotes inside of a cell are kept, what follows a closing
 * quote belongs to the cell. A quote that was never closed costs its own line only: reading goes on with the next one.
 */
export class CsvReader {
  #rest = ''
  #line = 1
  /** Inside a row that is too long: everything up to the next line end is thrown away. */
  #dropping = false
  /** Where the next quote is, so that a file without any is not searched line by line. */
  #quoteAt = -1

  constructor(
    private readonly separator: string,
    private readonly quote: string,
    private readonly newline: '\n' | '\r' = '\n',
  ) {}

  read(piece: string): FileRow[] {
    return this.#take(piece, false)
  }

  end(): FileRow[] {
    return this.#take('', true)
  }

  #take(piece: string, isLast: boolean): FileRow[] {
    const text = this.#rest === '' ? piece : this.#rest + piece
    const rows: FileRow[] = []
    this.#quoteAt = -1
    let at = 0
    while (at < text.length) {
      const next = this.#row(text, at, isLast, rows)
      if (next < 0) break
      at = next
    }
    this.#rest = at === 0 ? text : text.slice(at)
    return rows
  }

  /** Takes the row that begins at `at`; says where the next one begins, or -1 when the text ends before it does. */
  #row(text: string, at: number, isLast: boolean, rows: FileRow[]): number {
    const end = text.indexOf(this.newline, at)
    if (this.#dropping) {
      if (end < 0) return text.length
      this.#dropping = false
      this.#line++
      return end + 1
    }
    const lineEnd = end < 0 ? text.length : end
    if (this.#nextQuote(text, at) < lineEnd) return this.#quoted(text, at, isLast, rows)
    if (end < 0 && !isLast) return text.length - at > LONGEST_ROW ? this.#tooLong(text, at, rows) : -1
    rows.push({ line: this.#line++, cells: this.#trimmed(text, at, lineEnd).split(this.separator) })
    return end < 0 ? text.length : end + 1
  }

  #nextQuote(text: string, at: number): number {
    if (this.quote === '') return Number.POSITIVE_INFINITY
    if (this.#quoteAt < at) {
      const found = text.indexOf(this.quote, at)
      this.#quoteAt = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    return this.#quoteAt
  }

  /** Cell by cell, since quotes may hide separators and line ends. */
  #quoted(text: string, start: number, isLast: boolean, rows: FileRow[]): number {
    const cells: string[] = []
    let at = start
    for (;;) {
      const cell = text[at] === this.quote ? this.#quotedCell(text, at, isLast) : this.#bareCell(text, at, isLast)
      if (cell === 'more') return text.length - start > LONGEST_ROW ? this.#tooLong(text, start, rows) : -1
      if (cell === 'unclosed') return this.#unclosed(text, start, rows)
      cells.push(cell.value)
      at = cell.end
      if (text[at] === this.separator) {
        at++
        if (at < text.length || isLast) continue
        return -1
      }
      rows.push({ line: this.#line, cells })
      const next = at < text.length ? text.indexOf(this.newline, at) + 1 : at
      this.#line += this.#countLines(text, start, next)
      return next
    }
  }

  #bareCell(text: string, from: number, isLast: boolean): { value: string; end: number } | 'more' {
    const newline = text.indexOf(this.newline, from)
    if (newline < 0 && !isLast) return 'more'
    const lineEnd = newline < 0 ? text.length : newline
    const separator = text.indexOf(this.separator, from)
    if (separator >= 0 && separator < lineEnd) return { value: text.slice(from, separator), end: separator }
    return { value: this.#trimmed(text, from, lineEnd), end: lineEnd }
  }

  #quotedCell(text: string, from: number, isLast: boolean): Cell {
    let value = ''
    let at = from + 1
    for (;;) {
      const closing = text.indexOf(this.quote, at)
      if (closing < 0 || closing - from > LONGEST_CELL)
        return isLast || text.length - from > LONGEST_CELL ? 'unclosed' : 'more'
      if (closing + 1 === text.length && !isLast) return 'more'
      if (text[closing + 1] !== this.quote) {
        value += text.slice(at, closing)
        return this.#afterQuote(text, value, closing + 1, isLast)
      }
      value += text.slice(at, closing + 1)
      at = closing + 2
    }
  }

  /**
   * Most often a separator or a line end. Other text belongs to the cell, unless the cell has gone over several lines:
   * then the quote that "closed" it was the opening one of a later cell.
   */
  #afterQuote(text: string, value: string, at: number, isLast: boolean): Cell {
    if (text[at] === this.separator) return { value, end: at }
    const rest = this.#bareCell(text, at, isLast)
    if (rest === 'more' || rest.value === '') return rest === 'more' ? rest : { value, end: rest.end }
    if (rest.value.trim() !== '' && value.includes(this.newline)) return 'unclosed'
    return { value: value + rest.value, end: rest.end }
  }

  #unclosed(text: string, start: number, rows: FileRow[]): number {
    const end = text.indexOf(this.newline, start)
    const lineEnd = end < 0 ? text.length : end
    const cells = [this.#trimmed(text, start, Math.min(lineEnd, start + SHOWN))]
    rows.push({ line: this.#line++, cells, fault: 'quoteUnclosed' })
    return end < 0 ? text.length : end + 1
  }

  #tooLong(text: string, start: number, rows: FileRow[]): number {
    rows.push({ line: this.#line, cells: [text.slice(start, start + SHOWN)], fault: 'tooLong' })
    this.#dropping = true
    return this.#row(text, start, false, rows)
  }

  /** Without the carriage return of a Windows line end. */
  #trimmed(text: string, from: number, end: number): string {
    return text.slice(from, end > from && text[end - 1] === '\r' ? end - 1 : end)
  }

  #countLines(text: string, from: number, end: number): number {
    let lines = 0
    for (let at = text.indexOf(this.newline, from); at >= 0 && at < end; at = text.indexOf(this.newline, at + 1))
      lines++
    return lines
  }
}
