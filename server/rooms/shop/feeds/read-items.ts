import { SaxesParser } from 'saxes'
import type { FeedFormat } from '../../../../contract/feed.ts'
import { problem, RequestProblem } from '../../../platform/errors.ts'

/** An item as the feed writes it: values by name, lower case, without a prefix; those of Google's own names first. */
export interface FeedItem {
  line: number
  values: Map<string, string[]>
  params: [string, string][]
  isTooLong: boolean
}

export type ProductFormat = Extract<FeedFormat, 'heureka' | 'zbozi' | 'google'>

/** A single text or tag is never so long; without an end to it the memory would fill. */
const LONGEST_PIECE = 4 * 1024 * 1024
const LONGEST_ITEM = 200_000
const DEEPEST = 100

/** Reads a product feed of any kind, item by item. `format` is known from the first tag on. */
export class ItemReader {
  format: ProductFormat | undefined
  private readonly parser = new SaxesParser({ xmlns: false, position: true })
  private items: FeedItem[] = []
  private item: (FeedItem & { size: number }) | null = null
  private readonly path: string[] = []
  private itemDepth = 0
  private text = ''
  private param: { name?: string; value?: string } = {}
  private unheard = 0

  constructor() {
    this.parser.on('doctype', text => this.doctype(text))
    this.parser.on('opentag', tag => this.open(tag.name, tag.attributes as Record<string, string>))
    this.parser.on('text', text => this.hear(text))
    this.parser.on('cdata', text => this.hear(text))
    this.parser.on('closetag', () => this.close())
  }

  get line(): number {
    return this.parser.line
  }

  /** Items that ended in this piece. Throws feed.notXml, feed.unknownKind, feed.entities, feed.broken. */
  read(piece: string): FeedItem[] {
    return this.parsed(() => {
      this.unheard += piece.length
      this.parser.write(piece)
      if (this.unheard > LONGEST_PIECE) throw new Error('a text or a tag without an end')
    })
  }

  end(): FeedItem[] {
    return this.parsed(() => void this.parser.close())
  }

  private parsed(work: () => void): FeedItem[] {
    try {
      work()
    } catch (error) {
      if (error instanceof RequestProblem) throw error
      if (!this.format) throw problem('feed.notXml')
      // saxes begins with the place: "12:7: …".
      const reason = (error as Error).message.replace(/^\d+:\d+: /, '').slice(0, 200)
      throw problem('feed.broken', { line: this.parser.line, column: this.parser.column, reason })
    }
    const items = this.items
    this.items = []
    return items
  }

  /** A document with entities of its own may say so little that grows so large; none is looked up, and the feed is refused. */
  private doctype(text: string): void {
    if (/<!ENTITY/i.test(text)) throw problem('feed.entities', { line: this.parser.line })
    if (/^\s*html\b/i.test(text)) throw problem('feed.notXml')
  }

  private open(name: string, attributes: Record<string, string>): void {
    this.unheard = 0
    if (this.path.length === 0) this.recognise(name, attributes)
    if (this.path.push(name) > DEEPEST) throw new Error(`tags nested deeper than ${DEEPEST}`)
    this.text = ''
    if (this.item) {
      if (/^param$/i.test(name)) this.param = {}
      // Atom has its address in an attribute.
      if (name === 'link' && attributes.href && (attributes.rel ?? 'alternate') === 'alternate')
        this.keep(this.item, 'link', attributes.href)
    } else if (/^(shopitem|item|entry)$/i.test(name)) {
      this.item = { line: this.parser.line, values: new Map(), params: [], isTooLong: false, size: 0 }
      this.itemDepth = this.path.length
    }
  }

  private recognise(name: string, attributes: Record<string, string>): void {
    const root = name.toLowerCase()
    if (root === 'shop') this.format = /zbozi\.cz/.test(attributes.xmlns ?? '') ? 'zbozi' : 'heureka'
    else if (root === 'rss' || root === 'feed') this.format = 'google'
    else throw root === 'html' ? problem('feed.notXml') : problem('feed.unknownKind', { root: name.slice(0, 50) })
  }

  private hear(text: string): void {
    this.unheard = 0
    const { item } = this
    if (!item || item.isTooLong) return
    item.size += text.length
    if (item.size > LONGEST_ITEM) item.isTooLong = true
    else this.text += text
  }

  private close(): void {
    this.unheard = 0
    const name = this.path.pop()!
    const { item } = this
    if (!item) return
    const text = this.text.trim()
    this.text = ''
    const depth = this.path.length + 1
    if (depth === this.itemDepth) {
      this.items.push(item)
      this.item = null
    } else if (depth === this.itemDepth + 1) {
      if (/^param$/i.test(name)) this.endParam(item)
      else if (text) this.keep(item, name, text)
    } else if (depth === this.itemDepth + 2) {
      if (/^(param_)?name$/i.test(name)) this.param.name = text
      else if (/^val(ue)?$/i.test(name)) this.param.value = text
    }
  }

  private endParam(item: FeedItem): void {
    const { name, value } = this.param
    if (name && value) item.params.push([name, value])
  }

  private keep(item: FeedItem, name: string, text: string): void {
    const colon = name.indexOf(':')
    const key = name.slice(colon + 1).toLowerCase()
    const values = item.values.get(key)
    if (!values) item.values.set(key, [text])
    else if (colon > 0) values.unshift(text)
    else values.push(text)
  }
}
