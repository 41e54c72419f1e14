import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type Cell, dayCell, type Sheet, sheetChunks } from './sheet-writer.ts'

async function* batches(...given: Cell[][][]): AsyncGenerator<Cell[][]> {
  yield* given
}

async function written(sheet: Partial<Sheet> & Pick<Sheet, 'format' | 'rows'>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of sheetChunks({ columns: ['Name', 'At'], timeZone: 'Europe/Prague', ...sheet }))
    chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** By the central directory, as readers do. */
function unzipped(file: Buffer): Map<string, string> {
  const end = file.length - 22
  expect(file.readUInt32LE(end)).toBe(0x06054b50)
  const found = new Map<string, string>()
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size, nameLength, local] = [20, 24, 28, 42].map((offset, i) =>
      i === 2 ? file.readUInt16LE(at + offset) : file.readUInt32LE(at + offset),
    ) as [number, number, number, number]
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const data = local + 30 + file.readUInt16LE(local + 26)
    const text = inflateRawSync(file.subarray(data, data + packed))
    expect(text).toHaveLength(size)
    found.set(name, text.toString())
    at += 46 + nameLength
  }
  expect(at).toBe(end)
  return found
}

const moment = new Date('2026-07-01T10:00:00Z')

describe('a CSV', () => {
  it('is quoted where it must be, in UTF-8 with its mark, with the times of the account', async () => {
    const rows = batches([['Žofie "Ž"; Nová', moment]], [], [['dva\nřádky', null]], [['a, b', true]])
    expect((await written({ format: 'csv', rows })).toString()).toBe(
      '\ufeffName,At\r\n"Žofie ""Ž""; Nová",2026-07-01 12:00:00\r\n"dva\nřádky",\r\n"a, b",true\r\n',
    )
  })

  it.each(['=1+1', '+420', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("https://evil.example","x")'])(
    'makes no formula of %j',
    async text => {
      const csv = (await written({ format: 'csv', separator: ';', rows: batches([[text, 1]]) })).toString()
      const cell = csv.split('\r\n').slice(1).join('\r\n')
      expect(cell).toMatch(/^"?'/)
    },
  )

  it('leaves numbers and harmless texts alone', async () => {
    const csv = await written({ format: 'csv', separator: ';', rows: batches([['a=b', -5]]) })
    expect(csv.toString()).toBe('\ufeffName;At\r\na=b;-5\r\n')
  })
})

describe('an XLSX', () => {
  it('is a zip of a workbook, a sheet and styles; texts are texts, numbers numbers, times times', async () => {
    const rows = batches([['<Eva> & "Jan"', moment]], [['=1+1', -5]], [[null, false]])
    const parts = unzipped(await written({ format: 'xlsx', rows }))
    expect([...parts.keys()].sort()).toEqual([
      '[Content_Types].xml',
      '_rels/.rels',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ])
    const text = (value: string, style = '') =>
      `<c t="inlineStr"${style}><is><t xml:space="preserve">${value}</t></is></c>`
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain(
      `<sheetData><row>${text('Name', ' s="1"')}${text('At', ' s="1"')}</row>` +
        `<row>${text('&lt;Eva&gt; &amp; "Jan"')}<c s="2"><v>46204.5</v></c></row>` +
        `<row>${text('=1+1', ' s="3"')}<c><v>-5</v></c></row><row><c/><c t="b"><v>0</v></c></row></sheetData>`,
    )
  })

  it('has days as days where a spreadsheet counts them, and a sheet with a name that Excel takes', async () => {
    const rows = batches([[dayCell('1990-01-15'), dayCell('1899-12-24')]], [[dayCell('2026-02-30'), dayCell('soon')]])
    const parts = unzipped(await written({ format: 'xlsx', name: 'kontakty: "A/B"', rows }))
    const sheet = parts.get('xl/worksheets/sheet1.xml')!
    expect(sheet).toContain('<c s="4"><v>32888</v></c>')
    for (const text of ['1899-12-24', '2026-02-30', 'soon']) expect(sheet).toContain(`>${text}</t>`)
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="kontakty  &quot;A B&quot;" sheetId="1"')
    const csv = await written({ format: 'csv', rows: batches([[dayCell('1990-01-15'), null]]) })
    expect(csv.toString()).toBe('\ufeffName,At\r\n1990-01-15,\r\n')
  })

  it('leaves out what XML cannot hold', async () => {
    const rows = batches([['a\u0000b\u001fc\ud800d', 'x'.repeat(40_000)]])
    const sheet = unzipped(await written({ format: 'xlsx', rows })).get('xl/worksheets/sheet1.xml')!
    expect(sheet).toContain('>abc\ufffdd<')
    expect(/x+/.exec(sheet.slice(sheet.indexOf('xxx')))![0]).toHaveLength(32_767)
  })

  it('goes on in another sheet where one is full', async () => {
    async function* many() {
      for (let i = 0; i < 105; i++) yield Array.from({ length: 10_000 }, (_, n): Cell[] => [i * 10_000 + n])
    }
    const parts = unzipped(await written({ format: 'xlsx', columns: ['N'], rows: many() }))
    const rowsOf = (name: string) => parts.get(`xl/worksheets/${name}.xml`)!.match(/<row>/g)!.length
    expect([rowsOf('sheet1'), rowsOf('sheet2')]).toEqual([1_048_576, 1_050_000 - 1_048_575 + 1])
    expect(parts.get('xl/worksheets/sheet2.xml')).toContain('<v>1048575</v>')
    expect(parts.get('xl/workbook.xml')).toContain('<sheet name="2" sheetId="2" r:id="rId2"/>')
  })

  it('throws what its rows throw', async () => {
    async function* broken(): AsyncGenerator<Cell[][]> {
      yield [['a', 'b']]
      throw new Error('cancelled')
    }
    for (const format of ['csv', 'xlsx'] as const)
      await expect(written({ format, rows: broken() })).rejects.toThrow('cancelled')
  })
})
