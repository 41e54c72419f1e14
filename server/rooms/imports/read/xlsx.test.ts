import { describe, expect, it } from 'vitest'
import { aWorkbook, aZip } from '../../../../tests/kit/workbook.ts'
import { readRows } from './rows.ts'
import { sourceOf } from './source.ts'
import { Book } from './xlsx-book.ts'
import { numberFormat, shownNumber } from './xlsx-numbers.ts'

async function all(bytes: Buffer, sheet = 'List1', most?: number) {
  const rows: (string | number)[][] = []
  const reading = { format: 'xlsx', sheet, hasHeader: true } as const
  for await (const batch of readRows(sourceOf(bytes), reading, most))
    rows.push(...batch.map(row => [row.line, ...row.cells]))
  return rows
}

describe('reading XLSX', () => {
  it('shows every cell as a person sees it', async () => {
    const bytes = aWorkbook({
      List1: [
        ['e-mail', 'PSČ', 'narozen', 'telefon'],
        ['a@x.cz', { n: 11000, style: 3 }, { n: 32615, style: 1 }, 420777123456],
        [{ inline: 'b@x.cz' }, { n: 7001, style: 3 }, { n: 45413.5625, style: 2 }, true],
        [],
        [null, { n: 12.5, style: 4 }, null, 0.1 + 0.2],
      ],
    })
    expect(await all(bytes)).toEqual([
      [1, 'e-mail', 'PSČ', 'narozen', 'telefon'],
      [2, 'a@x.cz', '110 00', '1989-04-17', '420777123456'],
      [3, 'b@x.cz', '070 01', '2024-05-01 13:30', 'TRUE'],
      [5, '', '12.50', '', '0.3'],
    ])
  })

  it('lists the sheets and reads the one that was asked for', async () => {
    const bytes = aWorkbook({ Leden: [['a']], 'Únor & <b>': [['b']] })
    const book = await Book.open(sourceOf(bytes))
    expect(book.sheets.map(sheet => sheet.name)).toEqual(['Leden', 'Únor & <b>'])
    book.close()
    expect(await all(bytes, 'Únor & <b>')).toEqual([[1, 'b']])
    await expect(all(bytes, 'Březen')).rejects.toMatchObject({ code: 'import.noSheet' })
  })

  it('finds each of many shared strings, whatever the order', async () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => [`p${n}@x.cz`, `p${(n * 7_919) % 5_000}@x.cz`])
    expect((await all(aWorkbook({ List1: rows }))).map(([, ...cells]) => cells)).toEqual(rows)
    expect(await all(aWorkbook({ List1: rows }), 'List1', 20)).toContainEqual([2, 'p1@x.cz', 'p2919@x.cz'])
  })

  it('reads the runs of a rich text, a prefix before names and rows without numbers', async () => {
    const bytes = aWorkbook(
      { List1: [['x']] },
      {
        'xl/sharedStrings.xml':
          '<x:sst xmlns:x="a"><x:si><x:r><x:t>Ja</x:t></x:r><x:r><x:t>na_x000D_</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:si></x:sst>',
        'xl/worksheets/sheet1.xml':
          '<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      },
    )
    expect(await all(bytes)).toEqual([[1, 'Jana\r', '2']])
  })

  it.each([
    ['no zip', Buffer.from('PK\u0003\u0004 not really a zip at all')],
    ['a zip of something else', aZip({ 'readme.txt': 'hello' })],
    ['a sheet that is no XML', aWorkbook({ List1: [['x']] }, { 'xl/worksheets/sheet1.xml': '<worksheet><row>' })],
    ['a zip cut off', aWorkbook({ List1: [['x']] }).subarray(0, -300)],
  ])('refuses %s in words', async (_, bytes) => {
    await expect(all(bytes)).rejects.toMatchObject({ code: 'import.notXlsx' })
  })

  it('refuses a zip bomb, one that lies about its size, and text without an end', async () => {
    const zeros = '0'.repeat(100 * 1024 * 1024)
    const sheet = { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c><v>${zeros}` }
    await expect(all(aWorkbook({ List1: [['x']] }, sheet))).rejects.toMatchObject({ code: 'import.bomb' })
    const lying = aZip({ 'xl/workbook.xml': zeros }, { 'xl/workbook.xml': 1_000 })
    await expect(all(lying)).rejects.toMatchObject({ code: 'import.notXlsx' })
    const endless = { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row><c><v>${zeros.slice(0, 20_000_000)}` }
    await expect(all(aWorkbook({ List1: [['x']] }, endless))).rejects.toMatchObject({ code: 'import.notXlsx' })
  })

  it('refuses more rows than Excel can hold', async () => {
    const sheet = '<worksheet><sheetData><row r="1048577"><c t="str"><v>x</v></c></row></sheetData></worksheet>'
    const bytes = aWorkbook({ List1: [['x']] }, { 'xl/worksheets/sheet1.xml': sheet })
    await expect(all(bytes)).rejects.toMatchObject({ code: 'import.tooManyRows' })
  })

  it.each([
    ['4.20777123456E+11', 'General', '420777123456'],
    ['1E-7', 'General', '0.0000001'],
    ['777123456', '### ### ###', '777 123 456'],
    ['420777123456', '### ### ###', '420777 123 456'],
    ['5', '00000', '00005'],
    ['0.256', '0.0%', '25.6 %'],
    ['1234.5', '#,##0.00\\ "Kč"', '1234.50'],
    ['1234', '[$-405]d\\. mmmm yyyy', '1903-05-18'],
    ['0.75', 'h:mm', '18:00'],
    ['2.5', '[h]:mm', '12:00'],
    ['-5', '0', '-5'],
  ])('shows %s by %s as %s', (raw, code, text) => {
    expect(shownNumber(raw, numberFormat(164, code), false)).toBe(text)
  })
})
