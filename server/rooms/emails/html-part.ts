import { decodeEntities } from './entities.ts'
import { fixesScheme, type MergeContext } from './escape.ts'
import type { Attribute, HtmlEvents, StartTag } from './html-events.ts'
import type { Link } from './merge-types.ts'
import { isSystemTag } from './program.ts'
import type { Token } from './tokens.ts'
import { type Growth, type Node, TreeBuilder } from './tree.ts'

const urlAttributes =
  /^(?:href|src|action|formaction|background|poster|cite|data|longdesc|xlink:href|dynsrc|lowsrc|ping|manifest|icon)$/
/** Those of them that a person follows; the others are loaded. */
const leading = /^(?:href|action|formaction|xlink:href|cite|longdesc)$/
/** Code, or HTML inside an attribute, or a list of addresses: no value belongs there. */
const closedAttributes = /^(?:on.*|srcdoc|srcset|imagesrcset|)$/
const longestLabel = 120

/** Grows the HTML tree: template text as it is, tags in their context, addresses as units; numbers the links. */
export class HtmlPart implements HtmlEvents {
  readonly links: Link[] = []
  private readonly builder: TreeBuilder
  private written = 0
  private labelled: { link: Link; text: string; alt: string } | null = null
  private hasPreheader = false
  private pixel: Node | null = null
  private readonly html: string
  private readonly growth: Growth
  private readonly preheader: Node[]

  constructor(html: string, growth: Growth, preheader: Node[]) {
    this.html = html
    this.growth = growth
    this.preheader = preheader
    this.builder = new TreeBuilder(growth)
  }

  finish(): Node[] {
    this.flush(this.html.length)
    this.endLabel()
    const nodes = this.builder.finish()
    if (!this.pixel) nodes.push({ kind: 'pixel' })
    return this.hasPreheader ? nodes : [...this.preheader, ...nodes]
  }

  text(start: number, end: number): void {
    if (this.labelled) this.labelled.text += this.html.slice(start, end)
  }

  tag(token: Token, context: MergeContext): void {
    if (this.labelled && token.tag.kind === 'value') this.labelled.text += token.source
    this.flush(token.start)
    this.builder.tag(token, context)
    this.written = token.end
  }

  attribute(attribute: Attribute, element: StartTag): void {
    const isFirst = !element.attributes.some(other => other.name === attribute.name)
    if (urlAttributes.test(attribute.name) && !element.isEnd) {
      const isLink = isFirst && attribute.name === 'href' && (element.name === 'a' || element.name === 'area')
      this.address(attribute, element, isLink)
    } else if (attribute.tokens.length > 0) this.replace(attribute, this.content(attribute, this.contextOf(attribute)))
    if (attribute.name === 'alt' && this.labelled) this.labelled.alt ||= this.html.slice(attribute.start, attribute.end)
  }

  startTag(element: StartTag, end: number): void {
    if (element.name === 'body' && !this.hasPreheader && this.builder.depth === 0) {
      this.flush(end)
      this.hasPreheader = true
      this.builder.splice(this.preheader)
    }
    if (element.name !== 'a') return
    this.endLabel()
    const link = element.attributes.find(attribute => attribute.url)?.url?.link
    if (link) this.labelled = { link: this.links[link - 1]!, text: '', alt: '' }
  }

  endTag(element: StartTag): void {
    if (element.name === 'a') this.endLabel()
    if (element.name !== 'body' || this.builder.depth > 0) return
    this.flush(element.start)
    // Only the last </body> counts: an earlier pixel becomes nothing.
    if (this.pixel) Object.assign(this.pixel, { kind: 'literal', text: '' })
    this.pixel = { kind: 'pixel' }
    this.builder.node(this.pixel)
  }

  outlookOnly(): void {}

  private flush(end: number): void {
    this.builder.literal(this.html.slice(this.written, end))
    this.written = Math.max(this.written, end)
  }

  private endLabel(): void {
    if (!this.labelled) return
    const { link, text, alt } = this.labelled
    const read = (source: string) => decodeEntities(source).replace(/\s+/g, ' ').trim().slice(0, longestLabel).trim()
    link.label = read(text) || read(alt)
    this.labelled = null
  }

  private contextOf({ name }: Attribute): MergeContext {
    if (closedAttributes.test(name)) return 'none'
    return name === 'style' ? 'style' : 'attribute'
  }

  /** The value's own tree: a condition begins and ends within one attribute. */
  private content({ start, end, tokens, quote }: Attribute, context: MergeContext): Node[] {
    const builder = new TreeBuilder(this.growth, this.builder)
    const isUrl = context === 'url'
    let at = start
    const literal = (to: number) => {
      const text = this.html.slice(at, to)
      if (quote === '' && /["']/.test(text)) this.growth.report('splitMarkup', at, text)
      builder.literal(isUrl ? decodeEntities(text) : quote === '' ? text.replaceAll('"', '&quot;') : text)
    }
    for (const token of tokens) {
      literal(token.start)
      builder.tag(token, context)
      at = token.end
    }
    literal(end)
    return builder.finish()
  }

  private address(attribute: Attribute, element: StartTag, isLink: boolean): void {
    const source = this.html.slice(attribute.start, attribute.end)
    const url = decodeEntities(source).trim()
    const isPersonal = attribute.tokens.length > 0
    const parts = isPersonal ? this.content(attribute, 'url') : []
    const isOurs = beginsWithSystemTag(parts)
    const beginsWithTag = attribute.tokens[0] !== undefined && source.trimStart().startsWith(attribute.tokens[0].source)
    const isTracked = isLink && !isOurs && (/^https?:\/\//i.test(url) || beginsWithTag)
    if (isLink || isPersonal) {
      attribute.url = {
        kind: 'url',
        parts,
        role: element.name !== 'link' && leading.test(attribute.name) ? 'href' : 'src',
        link: isTracked ? this.links.length + 1 : null,
        fixed: isPersonal ? null : { url, source, addedQuote: attribute.quote === '' ? '"' : '' },
        trusted: isOurs || (parts[0]?.kind === 'literal' && fixesScheme(parts[0].text)),
        output: 'attribute',
      }
    }
    if (isTracked) {
      this.links.push({ no: this.links.length + 1, url, personal: isPersonal, label: '' })
    }
    if (isPersonal) this.replace(attribute, [attribute.url!])
    else if (isTracked) this.put(attribute, [attribute.url!])
  }

  /** Puts nodes in place of the value; a value without quotes gets them, so that nothing can end it. */
  private replace(attribute: Attribute, nodes: Node[]): void {
    const quote: Node = { kind: 'literal', text: '"' }
    this.put(attribute, attribute.quote === '' ? [quote, ...nodes, { ...quote }] : nodes)
  }

  private put(attribute: Attribute, nodes: Node[]): void {
    this.flush(attribute.start)
    this.builder.splice(nodes)
    this.written = attribute.end
  }
}

/** Also `http://*|UNSUB|*`, as editors write it; the value then replaces the scheme. */
function beginsWithSystemTag(parts: Node[]): boolean {
  const [first, second] = parts
  if (first?.kind !== 'literal') return first?.kind === 'value' && isSystemTag(first.path)
  return /^\s*(?:https?:\/\/)?$/i.test(first.text) && second?.kind === 'value' && isSystemTag(second.path)
}

/** The hidden line that mail clients show behind the subject. */
export function preheaderNodes(content: Node[]): Node[] {
  if (content.length === 0) return []
  const style = 'display:none;max-height:0;overflow:hidden;mso-hide:all'
  return [{ kind: 'literal', text: `<div style="${style}">` }, ...content, { kind: 'literal', text: '</div>' }]
}
