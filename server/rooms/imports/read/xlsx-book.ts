import { posix } from 'node:path'
import { problem, RequestProblem } from '../../../platform/errors.ts'
import type { FileRow } from './csv-reader.ts'
import type { ByteSource } from './source.ts'
import { type NumberFormat, numberFormat } from './xlsx-numbers.ts'
import { listenToRows, type SheetReader } from './xlsx-sheet.ts'
import { SharedStrings } from './xlsx-strings.ts'
import { Zip } from './xlsx-zip.ts'
import { hearXml, type XmlListener } from './xml.ts'

export interface Sheet {
  name: string
  hidden: boolean
  path: string
}

/** A workbook whose sheets are read row by row. */
export class Book {
  private constructor(
    private readonly zip: Zip,
    readonly sheets: Sheet[],
    private readonly from1904: boolean,
    private readonly stringsPath: string,
    private readonly formats: NumberFormat[],
  ) {}

  /** Throws import.notXlsx, import.bomb or import.locked. */
  static async open(source: ByteSource): Promise<Book> {
    const zip = await Zip.open(source)
    try {
      const root = (await relations(zip, '')).find(one => one.type.endsWith('/officeDocument'))
      const path = root?.path ?? 'xl/workbook.xml'
      const found = await workbook(zip, path)
      const parts = await relations(zip, path)
      const pathOf = (kind: string) => parts.find(one => one.type.endsWith(`/${kind}`))?.path
      const sheets = found.sheets.flatMap(({ id, ...sheet }) => {
        const part = parts.find(one => one.id === id && one.type.endsWith('/worksheet'))
        return part && zip.has(part.path) ? [{ ...sheet, path: part.path }] : []
      })
      if (sheets.length === 0) throw problem('import.notXlsx', { message: 'no sheet' })
      const styles = pathOf('styles')
      const formats = styles && zip.has(styles) ? await numberFormats(zip, styles) : []
      return new Book(zip, sheets, found.from1904, pathOf('sharedStrings') ?? '', formats)
    } catch (error) {
      zip.close()
      throw notXml(error)
    }
  }

  /** The rows of a sheet; `most` of them only where a sample is enough. Throws import.noSheet. */
  async *rows(name: string, most = Number.POSITIVE_INFINITY): AsyncGenerator<FileRow[]> {
    const sheet = this.sheets.find(one => one.name === name)
    if (!sheet) throw problem('import.noSheet', { sheet: name })
    const needed = most < Number.POSITIVE_INFINITY ? await this.#stringsNeeded(sheet, most) : undefined
    const strings = await this.#strings(needed)
    try {
      yield* this.#read(sheet, index => strings.get(index), most)
    } finally {
      strings.close()
    }
  }

  close(): void {
    this.zip.close()
  }

  async *#read(sheet: Sheet, stringAt: SheetReader['stringAt'], most: number): AsyncGenerator<FileRow[]> {
    const reader: SheetReader = { stringAt, formats: this.formats, from1904: this.from1904, rows: [] }
    let read = 0
    try {
      for await (const _ of hearXml(this.zip.read(sheet.path), listenToRows(reader))) {
        if (reader.rows.length === 0) continue
        read += reader.rows.length
        yield reader.rows
        reader.rows = []
        if (read >= most) return
      }
    } catch (error) {
      throw notXml(error)
    }
  }

  /** How many of the shared strings the first rows need: of a big workbook a sample must not read them all. */
  async #stringsNeeded(sheet: Sheet, most: number): Promise<number> {
    let highest = -1
    const note = (index: number) => {
      highest = Math.max(highest, index)
      return ''
    }
    for await (const _ of this.#read(sheet, note, most));
    return highest + 1
  }

  async #strings(most?: number): Promise<SharedStrings> {
    if (most === 0 || !this.zip.has(this.stringsPath)) return SharedStrings.none()
    try {
      return await SharedStrings.read(this.zip.read(this.stringsPath), most)
    } catch (error) {
      throw notXml(error)
    }
  }
}

async function hear(zip: Zip, path: string, listener: Partial<XmlListener>): Promise<void> {
  const whole = { open: () => {}, text: () => {}, close: () => {}, ...listener }
  for await (const _ of hearXml(zip.read(path), whole));
}

/** What a part refers to, with paths from the root of the zip. */
async function relations(zip: Zip, part: string): Promise<{ id: string; type: string; path: string }[]> {
  const folder = posix.dirname(part)
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`)
  const found: { id: string; type: string; path: string }[] = []
  if (!zip.has(file)) return found
  await hear(zip, file, {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      const path = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      found.push({ id: Id, type: Type, path })
    },
  })
  return found
}

async function workbook(zip: Zip, path: string) {
  const sheets: { id: string; name: string; hidden: boolean }[] = []
  let from1904 = false
  await hear(zip, path, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? ''
      const hidden = attributes.state !== undefined && attributes.state !== 'visible'
      sheets.push({ id, name: attributes.name ?? '', hidden })
    },
  })
  return { sheets, from1904 }
}

/** By the number of the style that a cell names. */
async function numberFormats(zip: Zip, path: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let within = false
  await hear(zip, path, {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') within = true
      if (name !== 'xf' || !within) return
      const id = Number(attributes.numFmtId ?? 0)
      formats.push(numberFormat(id, codes.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') within = false
    },
  })
  return formats
}

/** The XML parser throws plain errors; a lost database has a code. */
function notXml(error: unknown): unknown {
  if (error instanceof RequestProblem || (error as { code?: string }).code !== undefined) return error
  return problem('import.notXlsx', { message: (error as Error).message })
}
