import { decodeEntities } from './entities.ts'
import type { MergeContext } from './escape.ts'
import type { Attribute, HtmlEvents, StartTag } from './html-events.ts'
import type { Token } from './tokens.ts'
import { type Growth, type Node, TreeBuilder, type UrlNode } from './tree.ts'

/** Line ends around a block: 1 begins a line, 2 leaves a blank one. */
const blocks = new Map<string, number>([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl', 'blockquote', 'pre', 'hr'].map(
    name => [name, 2] as const,
  ),
  ...[
    'div',
    'table',
    'tr',
    'li',
    'dt',
    'dd',
    'section',
    'article',
    'header',
    'footer',
    'center',
    'body',
    'form',
    'main',
    'nav',
  ].map(name => [name, 1] as const),
])
const voidElements = /^(?:img|br|hr|input|meta|link|area|col|base|wbr|source|embed|track)$/
const dropped = /^(?:head|script|style|title|template|noscript|svg|object|select|textarea|iframe)$/
// Soft hyphens, joiners and the fillers that preheaders are stretched with.
const invisible = /\u00ad|\u034f|\u200b|\u200c|\u2060|\ufeff/g

interface Flow {
  /** The hidden element we are in, and how many of its name are open. */
  hidden: { name: string; open: number } | null
  outlookOnly: boolean
  /** Line ends at the end of what is written. */
  newlines: number
  endsInSpace: boolean
  /** Behind "- ": blocks inside the item begin on its line. */
  isBullet: boolean
}

const written = { newlines: 0, endsInSpace: false, isBullet: false }

/** Grows the plain-text tree from the same scan as the HTML tree, with the same conditions and links. */
export class TextPart implements HtmlEvents {
  private readonly builder: TreeBuilder
  private flow: Flow = { hidden: null, outlookOnly: false, newlines: 2, endsInSpace: false, isBullet: false }
  private readonly branches: Flow[] = []
  private link: { url: UrlNode; text: string } | null = null
  private readonly html: string

  constructor(html: string, growth: Growth) {
    this.html = html
    // The HTML tree has reported the same tags already.
    this.builder = new TreeBuilder({ ...growth, report: () => {} })
  }

  finish(): Node[] {
    this.endLink()
    return this.builder.finish()
  }

  text(start: number, end: number): void {
    const text = this.html.slice(start, end)
    // The end of <!--[if mso]> where its <![endif] is missing.
    if (this.flow.outlookOnly && text.includes('-->')) this.flow.outlookOnly = false
    else this.words(decodeEntities(text))
  }

  tag(token: Token, context: MergeContext): void {
    const kind = token.tag.kind
    if (kind === 'value' || kind === 'date') {
      if (context !== 'text' || this.isSilent) return
      this.mergeTag(token)
    } else this.builder.tag(token, 'plainFromHtml')
    if (kind === 'if' || kind === 'each') this.branches.push({ ...this.flow })
    else if (kind === 'end') this.branches.pop()
    else if ((kind === 'else' || kind === 'elseif') && this.branches.length > 0)
      this.flow = { ...this.branches.at(-1)! }
  }

  attribute(): void {}

  startTag(element: StartTag): void {
    if (element.name === 'body') this.flow.hidden = null
    if (this.flow.hidden) {
      if (this.flow.hidden.name === element.name)
        this.flow.hidden = { ...this.flow.hidden, open: this.flow.hidden.open + 1 }
      return
    }
    if (this.hides(element)) {
      if (!voidElements.test(element.name)) this.flow.hidden = { name: element.name, open: 1 }
      return
    }
    if (this.isSilent) return
    this.breakFor(element.name)
    if (element.name === 'br') this.lineEnd()
    else if (element.name === 'hr') this.words('---')
    else if (element.name === 'li') this.bullet()
    else if (element.name === 'td' || element.name === 'th') this.cell()
    else if (element.name === 'img' || element.name === 'area') this.alt(element)
    if (element.name === 'hr') this.newline(2)
    if (element.name === 'a') this.startLink(element)
    if (element.name === 'area') {
      this.startLink(element)
      this.endLink()
    }
  }

  endTag(element: StartTag): void {
    const hidden = this.flow.hidden
    if (hidden) {
      if (hidden.name !== element.name) return
      this.flow.hidden = hidden.open > 1 ? { ...hidden, open: hidden.open - 1 } : null
      return
    }
    if (this.isSilent) return
    if (element.name === 'a') this.endLink()
    if (element.name === 'li') this.flow = { ...this.flow, isBullet: false }
    this.breakFor(element.name)
  }

  outlookOnly(begins: boolean): void {
    this.flow.outlookOnly = begins
  }

  private get isSilent(): boolean {
    return this.flow.hidden !== null || this.flow.outlookOnly
  }

  private hides(element: StartTag): boolean {
    if (dropped.test(element.name)) return true
    const style = element.attributes.find(attribute => attribute.name === 'style')
    return style !== undefined && /display\s*:\s*none/i.test(this.html.slice(style.start, style.end))
  }

  private words(decoded: string): void {
    if (this.isSilent) return
    let text = decoded.replace(invisible, '').replace(/\s+/g, ' ')
    if (this.flow.newlines > 0 || this.flow.endsInSpace) text = text.trimStart()
    if (text === '') return
    this.builder.literal(text)
    if (this.link) this.link.text += text
    this.flow = { ...this.flow, ...written, endsInSpace: text.endsWith(' ') }
  }

  private mergeTag(token: Token): void {
    this.builder.tag(token, 'plainFromHtml')
    if (this.link) this.link.text += token.source
    this.flow = { ...this.flow, ...written }
  }

  private newline(needed: number): void {
    if (this.flow.newlines >= needed || this.flow.isBullet) return
    this.builder.trimEnd()
    this.builder.literal('\n'.repeat(needed - this.flow.newlines))
    this.flow = { ...this.flow, newlines: needed, endsInSpace: false }
  }

  private lineEnd(): void {
    if (this.flow.newlines < 2) this.newline(this.flow.newlines + 1)
  }

  private breakFor(name: string): void {
    const needed = blocks.get(name)
    if (needed) this.newline(needed)
  }

  private bullet(): void {
    this.words('- ')
    this.flow = { ...this.flow, isBullet: true }
  }

  /** A second cell of a row stands two spaces behind the first. */
  private cell(): void {
    if (this.flow.newlines > 0) return
    this.builder.trimEnd()
    this.builder.literal('  ')
    this.flow = { ...this.flow, endsInSpace: true }
  }

  private alt(element: StartTag): void {
    const alt = element.attributes.find(attribute => attribute.name === 'alt')
    if (alt?.tokens.length === 0) this.words(decodeEntities(this.html.slice(alt.start, alt.end)))
    else if (alt) this.attributeText(alt)
  }

  private attributeText({ start, end, tokens }: Attribute): void {
    const inner = new TreeBuilder({ report: () => {}, tags: new Set(), loops: true }, this.builder)
    let at = start
    for (const token of tokens) {
      inner.literal(decodeEntities(this.html.slice(at, token.start)))
      inner.tag(token, 'plain')
      at = token.end
    }
    inner.literal(decodeEntities(this.html.slice(at, end)))
    this.builder.splice(inner.finish())
    this.flow = { ...this.flow, ...written }
  }

  private startLink(element: StartTag): void {
    this.endLink()
    const url = element.attributes.find(attribute => attribute.name === 'href')?.url
    if (url) this.link = { url: { ...url, output: 'plain' }, text: '' }
  }

  private endLink(): void {
    const link = this.link
    this.link = null
    if (!link || this.isSilent) return
    const { fixed } = link.url
    if (fixed && (fixed.url === '' || fixed.url.startsWith('#'))) return
    const label = link.text.trim()
    // `mailto:info@shop.cz` behind info@shop.cz tells nothing new.
    if (label !== '' && fixed && link.url.link === null && fixed.url.endsWith(label)) return
    if (this.flow.newlines === 0 && !this.flow.endsInSpace) this.builder.literal(' ')
    this.builder.node(link.url)
    this.flow = { ...this.flow, ...written }
  }
}
