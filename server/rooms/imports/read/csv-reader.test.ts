import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvReader, type FileRow } from './csv-reader.ts'

function read(text: string, options: { separator?: string; quote?: string; pieces?: number[] } = {}): FileRow[] {
  const reader = new CsvReader(options.separator ?? ';', options.quote ?? '"')
  const rows: FileRow[] = []
  let at = 0
  for (const length of options.pieces ?? [text.length]) {
    rows.push(...reader.read(text.slice(at, at + length)))
    at += length
  }
  return [...rows, ...reader.read(text.slice(at)), ...reader.end()]
}

const cells = (rows: FileRow[]) => rows.map(row => row.cells)

describe('reading CSV', () => {
  it('takes rows apart, with Windows line ends and without one at the end', () => {
    expect(cells(read('a;b\r\nc;\r\n;d'))).toEqual([
      ['a', 'b'],
      ['c', ''],
      ['', 'd'],
    ])
  })

  it('keeps separators, quotes and line ends that stand in quotes', () => {
    expect(cells(read('a;"b;\r\n""c""";d\r\ne'))).toEqual([['a', 'b;\r\n"c"', 'd'], ['e']])
  })

  it('says on which line a row began', () => {
    expect(read('a\n"b\n\nc"\nd\n').map(row => row.line)).toEqual([1, 2, 5])
  })

  it('takes quotes inside of a cell as they are, and what follows a closing one', () => {
    expect(cells(read('5" disk;x\n"Jan" Novák;y\n"Petr ""Péťa"" Malý";z'))).toEqual([
      ['5" disk', 'x'],
      ['Jan Novák', 'y'],
      ['Petr "Péťa" Malý', 'z'],
    ])
  })

  it('loses only the line whose quote was never closed, when a later row has quotes too', () => {
    const rows = read('a@x.cz;"Jana;Brno\nb@x.cz;"Petr";Brno\nc@x.cz;"Eva";Brno\n')
    expect(rows).toEqual([
      { line: 1, cells: ['a@x.cz;"Jana;Brno'], fault: 'quoteUnclosed' },
      { line: 2, cells: ['b@x.cz', 'Petr', 'Brno'] },
      { line: 3, cells: ['c@x.cz', 'Eva', 'Brno'] },
    ])
  })

  it('loses only the line whose quote was never closed, when nothing closes it up to the end', () => {
    const rest = Array.from({ length: 30_000 }, (_, n) => `p${n}@x.cz;Eva\n`).join('')
    const rows = read(`a@x.cz;"Jana\n${rest}`, { pieces: [10_000, 100_000] })
    expect(rows[0]).toMatchObject({ line: 1, fault: 'quoteUnclosed' })
    expect(rows).toHaveLength(30_001)
    expect(rows.at(-1)).toEqual({ line: 30_001, cells: ['p29999@x.cz', 'Eva'] })
  })

  it('gives up a row that has no end, and goes on after it', () => {
    const rows = read(`a;b\n${'x'.repeat(3_000_000)}\nc;d\n`, { pieces: [500_000, 700_000, 700_000] })
    expect(rows.map(row => [row.line, row.fault])).toEqual([
      [1, undefined],
      [2, 'tooLong'],
      [3, undefined],
    ])
    expect(rows[1]!.cells[0]!.length).toBeLessThan(1_000)
  })

  it('reads any text without a crash, in time and without losing a line of it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', ';', '\n', '\r\n', 'a', 'ž', ' ')), parts => {
        const rows = read(parts.join(''))
        expect(rows.every(row => row.cells.length > 0)).toBe(true)
      }),
    )
  })

  it('gives back every table that was written by the rules, in whatever pieces it comes', () => {
    const cell = fc.array(fc.constantFrom('"', ';', '\n', '\r\n', 'a', 'ž', ' ', "'")).map(parts => parts.join(''))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 1, max: 7 })), fc.boolean(), (rows, pieces, ended) => {
        const text = rows.map(row => row.map(quoted).join(';')).join('\r\n') + (ended ? '\r\n' : '')
        expect(cells(read(text, { pieces }))).toEqual(rows)
      }),
    )
  })

  it('reads the lines of an old Mac', () => {
    const reader = new CsvReader(',', '"', '\r')
    expect(cells([...reader.read('a,b\rc,d\r'), ...reader.end()])).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })
})
