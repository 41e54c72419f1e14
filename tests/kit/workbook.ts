import { crc32, deflateRawSync } from 'node:zlib'

/** A zip of the given files; enough of the format for any reader. */
export function aZip(files: Record<string, string | Buffer>, claimed: Record<string, number> = {}): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(bytes), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claimed[name] ?? bytes.length, 18)
    head.writeUInt16LE(Buffer.byteLength(name), 22)
    locals.push(Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    centrals.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), head, tail, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const central = Buffer.concat(centrals)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, central, Buffer.from('PK\u0005\u0006'), end])
}

type Cell = string | number | boolean | null | { n: number; style: number } | { inline: string }

/** Styles by number: 0 general, 1 a day (14), 2 d.m.yyyy h:mm, 3 '000 00' of a postal code, 4 '0.00'. */
const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="d\\.m\\.yyyy\\ h:mm"/><numFmt numFmtId="165" formatCode="000\\ 00"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>' +
  [0, 14, 164, 165, 2].map(id => `<xf numFmtId="${id}"/>`).join('') +
  '</cellXfs></styleSheet>'

/** An XLSX with one or more sheets of rows; strings are shared, as Excel does it. */
export function aWorkbook(sheets: Record<string, Cell[][]>, extra: Record<string, string> = {}): Buffer {
  const strings: string[] = []
  const numbers = new Map<string, number>()
  const shared = (text: string) => {
    if (!numbers.has(text)) numbers.set(text, strings.push(text) - 1)
    return numbers.get(text)!
  }
  const files: Record<string, string> = {}
  const names = Object.keys(sheets)
  names.forEach((name, i) => {
    const rows = sheets[name]!.map((cells, y) => {
      const inner = cells.map((cell, x) => cellXml(cell, `${letters(x)}${y + 1}`, shared)).join('')
      return `<row r="${y + 1}">${inner}</row>`
    })
    files[`xl/worksheets/sheet${i + 1}.xml`] = `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`
  })
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
  const all = (inner: string) => `<Relationships>${inner}</Relationships>`
  return aZip({
    '_rels/.rels': all(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook><workbookPr/><sheets>${names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': all(
      names.map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)).join('') +
        relation('rIdA', 'sharedStrings', 'sharedStrings.xml') +
        relation('rIdB', 'styles', '/xl/styles.xml'),
    ),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': `<sst>${strings.map(text => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    ...files,
    ...extra,
  })
}

function cellXml(cell: Cell, at: string, shared: (text: string) => number): string {
  if (cell === null) return `<c r="${at}" s="1"/>`
  if (typeof cell === 'string') return `<c r="${at}" t="s"><v>${shared(cell)}</v></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${Number(cell)}</v></c>`
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell.inline)}</t></is></c>`
  return `<c r="${at}" s="${cell.style}"><v>${cell.n}</v></c>`
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)
}
