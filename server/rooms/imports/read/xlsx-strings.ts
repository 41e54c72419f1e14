import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanText } from '../../../platform/text.ts'
import { hearXml } from './xml.ts'

const PAGE = 1_024
/** Pages of text kept as strings; sheets name their strings mostly in the order in which they were made. */
const PAGES_READY = 256
const LONGEST_STRING = 32_767

/**
 * The strings that cells of a workbook share. A million rows may bring millions of them, so they lie in a temporary
 * file in pages, of which a few are kept at hand: the memory stays flat.
 */
export class SharedStrings {
  #folder = mkdtempSync(join(tmpdir(), 'postolka-import-'))
  #file = openSync(join(this.#folder, 'strings'), 'w+', 0o600)
  #places: { at: number; length: number }[] = []
  #end = 0
  #filling: string[] = []
  #ready = new Map<number, string[]>()

  /** Reads at most `most` of them: a sample needs only the first ones. */
  static async read(bytes: AsyncIterable<Buffer>, most = Number.POSITIVE_INFINITY): Promise<SharedStrings> {
    const strings = new SharedStrings()
    try {
      const pieces = hearXml(
        bytes,
        listenTo(text => strings.#add(text)),
      )
      for await (const _ of pieces) if (strings.length >= most) break
      return strings
    } catch (error) {
      strings.close()
      throw error
    }
  }

  static none(): SharedStrings {
    return new SharedStrings()
  }

  get length(): number {
    return this.#places.length * PAGE + this.#filling.length
  }

  get(index: number): string {
    const page = Math.floor(index / PAGE)
    if (page >= this.#places.length) return this.#filling[index - this.#places.length * PAGE] ?? ''
    return this.#page(page)[index % PAGE] ?? ''
  }

  close(): void {
    closeSync(this.#file)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #add(text: string): void {
    this.#filling.push(text)
    if (this.#filling.length < PAGE) return
    const bytes = Buffer.from(this.#filling.join('\u0000'))
    writeSync(this.#file, bytes, 0, bytes.length, this.#end)
    this.#places.push({ at: this.#end, length: bytes.length })
    this.#end += bytes.length
    this.#filling = []
  }

  #page(number: number): string[] {
    const known = this.#ready.get(number)
    if (known) return known
    const { at, length } = this.#places[number]!
    const bytes = Buffer.allocUnsafe(length)
    readSync(this.#file, bytes, 0, length, at)
    const page = bytes.toString('utf8').split('\u0000')
    // The page that was made ready first goes: cheaper than keeping count of uses, and hot pages come back at once.
    if (this.#ready.size >= PAGES_READY) this.#ready.delete(this.#ready.keys().next().value!)
    this.#ready.set(number, page)
    return page
  }
}

/** <si><t>…</t></si>, or the runs of a rich text; <rPh> is how a Japanese reader would say it. */
function listenTo(take: (text: string) => void) {
  let text = ''
  let within = false
  let spoken = false
  return {
    open(name: string) {
      if (name === 'si') text = ''
      else if (name === 'rPh') spoken = true
      else if (name === 't') within = !spoken
    },
    text(part: string) {
      if (within && text.length < LONGEST_STRING) text += part.slice(0, LONGEST_STRING)
    },
    close(name: string) {
      if (name === 't') within = false
      else if (name === 'rPh') spoken = false
      else if (name === 'si') take(unescaped(text))
    },
  }
}

/** Excel writes control characters as _x000D_, and an underscore that would read so as _x005F_. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  const letters = text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return cleanText(letters)
}
