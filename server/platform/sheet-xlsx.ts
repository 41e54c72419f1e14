import { wallTime } from './clock.ts'
import { type Cell, isFormula, type Sheet } from './sheet.ts'
import { type ZipEntry, zip } from './zip-writer.ts'

/** Limits of the format (ECMA-376, and Excel's own): further rows go on in another sheet, longer texts are cut. */
const MOST_ROWS = 1_048_576
const LONGEST_TEXT = 32_767
/** A zip entry of 4 GB would need zip64, which not every reader knows. */
const MOST_BYTES = 2_000_000_000
const DAY_MS = 86_400_000
/** Day 0 of a spreadsheet's calendar. */
const EPOCH_MS = Date.UTC(1899, 11, 30)

const STYLES = { plain: 0, heading: 1, moment: 2, quoted: 3, day: 4 } as const

/** One or more sheets, then what says how many there are. */
export async function* xlsx(sheet: Sheet): AsyncGenerator<Buffer, void, undefined> {
  let sheets = 0
  async function* entries(): AsyncGenerator<ZipEntry> {
    const source = batches(sheet.rows)
    do {
      sheets++
      yield { name: `xl/worksheets/sheet${sheets}.xml`, text: sheetXml(sheet, source) }
    } while (!source.ended)
    yield { name: '[Content_Types].xml', text: once(contentTypes(sheets)) }
    yield { name: '_rels/.rels', text: once(RELS) }
    yield { name: 'xl/workbook.xml', text: once(workbook(sheets, sheet.name)) }
    yield { name: 'xl/_rels/workbook.xml.rels', text: once(workbookRels(sheets)) }
    yield { name: 'xl/styles.xml', text: once(STYLES_XML) }
  }
  yield* zip(entries())
}

interface Source {
  next(): Promise<Cell[][] | null>
  back(rows: Cell[][]): void
  ended: boolean
}

/** The rows' batches, with a place for what did not fit into a sheet. */
function batches(rows: AsyncIterable<Cell[][]>): Source {
  const from = rows[Symbol.asyncIterator]()
  let kept: Cell[][] | null = null
  const source: Source = {
    ended: false,
    back: rest => {
      kept = rest
    },
    next: async () => {
      const mine = kept
      kept = null
      if (mine) return mine
      const step = await from.next()
      if (step.done) source.ended = true
      return step.done ? null : step.value
    },
  }
  return source
}

async function* sheetXml({ columns, timeZone }: Sheet, source: Source): AsyncGenerator<string> {
  let rows = 1
  const head =
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${columns.length}" width="20" customWidth="1"/></cols>`
  yield `${XML}<worksheet xmlns="${MAIN}">${head}<sheetData><row>${columns.map(name => textCell(name, STYLES.heading)).join('')}</row>`
  let bytes = 0
  for (let batch = await source.next(); batch; batch = await source.next()) {
    const fitting = batch.slice(0, MOST_ROWS - rows)
    const text = fitting.map(row => `<row>${row.map(cell => cellXml(cell, timeZone)).join('')}</row>`).join('')
    yield text
    rows += fitting.length
    bytes += text.length
    if (fitting.length < batch.length) source.back(batch.slice(fitting.length))
    if (fitting.length < batch.length || bytes > MOST_BYTES) break
  }
  yield '</sheetData></worksheet>'
}

function cellXml(cell: Cell, timeZone: string): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'string') return textCell(cell, isFormula(cell) ? STYLES.quoted : STYLES.plain)
  if (typeof cell === 'boolean') return `<c t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>'
  // Before 1900-03-01 the calendars of spreadsheets disagree by a day.
  if ('day' in cell)
    return cell.day < '1900-03-01'
      ? textCell(cell.day, STYLES.plain)
      : `<c s="${STYLES.day}"><v>${(Date.parse(cell.day) - EPOCH_MS) / DAY_MS}</v></c>`
  const shown = Date.parse(`${wallTime(cell, timeZone).replace(' ', 'T')}Z`)
  return `<c s="${STYLES.moment}"><v>${(shown - EPOCH_MS) / DAY_MS}</v></c>`
}

function textCell(text: string, style: number): string {
  return `<c t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escaped(text.slice(0, LONGEST_TEXT))}</t></is></c>`
}

/** What XML 1.0 cannot hold is left out: control characters, and halves of a pair that a cut may leave. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  )
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const each = (sheets: number, of: (no: number) => string) =>
  Array.from({ length: sheets }, (_, i) => of(i + 1)).join('')

const RELS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const contentTypes = (sheets: number) =>
  `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
  `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
  `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>` +
  `${each(sheets, no => `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}</Types>`

/** Excel takes no more than 31 characters, and none of these. */
const sheetName = (name: string | undefined, no: number, sheets: number) => {
  const plain = (name ?? '')
    .replace(/[[\]:*?/\\']/g, ' ')
    .trim()
    .slice(0, 25)
  if (plain === '') return String(no)
  return sheets === 1 ? plain : `${plain} ${no}`
}

const workbook = (sheets: number, name: string | undefined) =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
  `${each(sheets, no => `<sheet name="${escaped(sheetName(name, no, sheets)).replaceAll('"', '&quot;')}" sheetId="${no}" r:id="rId${no}"/>`)}</sheets></workbook>`

const workbookRels = (sheets: number) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">` +
  `${each(sheets, no => `<Relationship Id="rId${no}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${no}.xml"/>`)}` +
  `<Relationship Id="rId${sheets + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`

/** In the order of STYLES. `quotePrefix` keeps a text a text when somebody edits its cell. */
const STYLES_XML =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>' +
  // Format 14 is a day as the reader's own system writes it.
  '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>'
