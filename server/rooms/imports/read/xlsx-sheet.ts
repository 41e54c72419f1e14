import { problem } from '../../../platform/errors.ts'
import type { FileRow } from './csv-reader.ts'
import { type NumberFormat, shownNumber } from './xlsx-numbers.ts'
import { unescaped } from './xlsx-strings.ts'
import type { XmlListener } from './xml.ts'

/** What Excel itself can hold. */
const MOST_ROWS = 1_048_576
/** Beyond it nobody has columns; a style may reach to the 16,384th. */
const MOST_COLUMNS = 1_000
const LONGEST_CELL = 32_767

export interface SheetReader {
  stringAt(index: number): string
  formats: NumberFormat[]
  from1904: boolean
  /** Filled here, emptied by the reader. */
  rows: FileRow[]
}

export function listenToRows(reader: SheetReader): XmlListener {
  let line = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let style = 0
  let value = ''
  let within = false
  let spoken = false
  return {
    open(name, attributes) {
      if (name === 'row') {
        line = Number(attributes.r) || line + 1
        if (line > MOST_ROWS) throw problem('import.tooManyRows', { most: MOST_ROWS })
        cells = []
        column = -1
      } else if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? 0)
        value = ''
      } else if (name === 'v' || (name === 't' && !spoken)) within = true
      else if (name === 'rPh') spoken = true
    },
    text(part) {
      if (within && value.length < LONGEST_CELL) value += part.slice(0, LONGEST_CELL)
    },
    close(name) {
      if (name === 'v' || name === 't') within = false
      else if (name === 'rPh') spoken = false
      else if (name === 'c' && value !== '' && column < MOST_COLUMNS) {
        while (cells.length < column) cells.push('')
        cells[column] = shown(reader, type, style, value)
      } else if (name === 'row') reader.rows.push({ line, cells })
    },
  }
}

function shown(reader: SheetReader, type: string, style: number, value: string): string {
  switch (type) {
    case 's':
      return reader.stringAt(Number(value))
    case 'n':
      return shownNumber(value, reader.formats[style] ?? { kind: 'general' }, reader.from1904)
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE'
    case 'd':
      return value.replace(/T00:00:00(\.0+)?Z?$/, '')
    default:
      return unescaped(value)
  }
}

/** 'AB12' is column 27, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
