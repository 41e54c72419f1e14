import type { MergeContext } from './escape.ts'
import { Branches, inText, type State } from './html-branches.ts'
import type { Attribute, HtmlEvents } from './html-events.ts'
import type { Report } from './problems.ts'
import type { Token } from './tokens.ts'

const rawElements = /^(?:script|style|xmp|iframe|noembed|noframes|plaintext)$/
/** Their content is text, but never markup. */
const textElements = /^(?:title|textarea)$/
const elementName = /[a-z][^\s/>]*/iy
const attributeName = /=?[^\s/>=]*/y
const equals = /\s*=\s*/y
const unquoted = /[^\s>]*/y
const spaces = /[\s/]+/y
const conditional = /<!--\[if\b[^\]]*\]>(\s*(?:<!--\s*-->|<!--+>|--+>))?/iy
const emptyComment = /<!---?>/y

/** A small HTML state machine over a template whose tags are opaque: tells in which context each tag stands. */
export class HtmlScan {
  private at = 0
  private nextToken = 0
  private state: State = { ...inText }
  private readonly branches: Branches
  private readonly found = new Map<string, { from: number; at: number }>()
  private readonly html: string
  private readonly lowerCase: string
  private readonly tokens: Token[]
  private readonly events: HtmlEvents[]
  private readonly report: Report

  constructor(html: string, tokens: Token[], events: HtmlEvents[], report: Report) {
    this.html = html
    this.tokens = tokens
    this.events = events
    this.report = report
    this.branches = new Branches(report)
    // Letters that change their length in lower case would shift places; element names are ASCII.
    this.lowerCase = html.replace(/[A-Z]+/g, letters => letters.toLowerCase())
  }

  run(): void {
    while (this.at < this.html.length) {
      if (this.at === this.limit) this.tag(this.context())
      else this[this.state.mode]()
    }
  }

  /** Of a tag that stands between attributes, in text, in a comment, in an element that holds no markup. */
  private context(): MergeContext {
    if (this.state.mode === 'raw' && textElements.test(this.state.raw)) return 'attribute'
    return this.state.mode === 'text' ? 'text' : 'none'
  }

  /** Nothing but plain template text stands before this offset. */
  private get limit(): number {
    return this.tokens[this.nextToken]?.start ?? this.html.length
  }

  private tell(what: (events: HtmlEvents) => void): void {
    for (const events of this.events) what(events)
  }

  /** A match here that no tag interrupts. */
  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.html)
    return found && pattern.lastIndex <= this.limit ? found : null
  }

  /** As `match` for a run of characters, cut where a tag begins. */
  private takeRun(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const end = pattern.test(this.html) ? Math.min(pattern.lastIndex, this.limit) : this.at
    const text = this.html.slice(this.at, end)
    this.at = end
    return text
  }

  /** Where a text (lower-case) comes next, tags not minded; remembered, so that a scan stays linear. */
  private find(text: string, html = this.html): number {
    const known = this.found.get(text)
    if (known && known.from <= this.at && this.at <= known.at) return known.at
    const index = html.indexOf(text, this.at)
    const at = index < 0 ? this.html.length : index
    this.found.set(text, { from: this.at, at })
    return at
  }

  private takeToken(): Token {
    const token = this.tokens[this.nextToken++]!
    this.at = token.end
    return token
  }

  private tag(context: MergeContext): void {
    const token = this.takeToken()
    this.tell(events => events.tag(token, context))
    this.state = this.branches.after(token, this.state)
  }

  private textUpTo(end: number): void {
    const start = this.at
    if (end > start) this.tell(events => events.text(start, end))
    this.at = end
  }

  private text(): void {
    const end = Math.min(this.limit, this.find('<'))
    if (end > this.at) this.textUpTo(end)
    else this.markup()
  }

  private markup(): void {
    const start = this.at
    const found = this.match(conditional)
    if (found) {
      this.at += found[0].length
      if (found[1] === undefined) this.tell(events => events.outlookOnly(true))
    } else if (this.html.startsWith('<!--', start)) {
      const empty = this.match(emptyComment)
      this.at += empty ? empty[0].length : 4
      if (!empty) this.state.mode = 'comment'
    } else if (this.html.startsWith('<!', start) || this.html.startsWith('<?', start)) {
      if (/^<!\[endif\]/i.test(this.html.slice(start, start + 9))) this.tell(events => events.outlookOnly(false))
      this.at = Math.min(this.limit, this.find('>') + 1)
    } else this.openElement(start)
  }

  private openElement(start: number): void {
    const isEnd = this.html[start + 1] === '/'
    this.at = start + (isEnd ? 2 : 1)
    const isNameless = this.at === this.limit && this.at < this.html.length
    const name = this.takeRun(elementName).toLowerCase()
    if (name === '' && !isNameless) {
      this.at = start
      this.textUpTo(start + 1)
      return
    }
    const isNameOpen = this.at === this.limit
    const token = isNameOpen ? this.tokens[this.nextToken] : undefined
    // `<*|X|*` or `<scr*|X|*ipt>`: a value could choose the element.
    if (token?.tag.kind === 'value') this.report('splitMarkup', token.start, token.source)
    this.state = { mode: 'element', element: { name, start, isEnd, attributes: [] }, raw: '', isNameOpen }
  }

  private element(): void {
    if (this.takeRun(spaces) !== '') this.state.isNameOpen = false
    else if (this.html[this.at] === '>') this.closeElement()
    else this.attribute()
  }

  private attribute(): void {
    const start = this.at
    // A name that a tag had a part in may be any attribute, on* too.
    const continues = this.state.isNameOpen
    const name = continues && this.html[start] === '=' ? '' : this.takeRun(attributeName).toLowerCase()
    if (continues && name !== '') this.report('splitMarkup', start, name)
    this.state.isNameOpen = this.at === this.limit
    const sign = this.match(equals)
    if (!sign) return
    this.at += sign[0].length
    this.state.isNameOpen = false
    this.value(continues ? '' : name)
  }

  private value(name: string): void {
    const quote = this.at === this.limit ? '' : this.html[this.at]
    const attribute: Attribute = { name, quote: '', start: this.at, end: this.at, tokens: [] }
    if (quote === '"' || quote === "'") {
      attribute.quote = quote
      attribute.start = ++this.at
      for (;;) {
        const end = this.find(quote)
        if (end < this.limit) {
          this.at = end + 1
          attribute.end = end
          break
        }
        this.at = attribute.end = this.limit
        if (this.at === this.html.length) break
        attribute.tokens.push(this.takeToken())
      }
    } else {
      for (this.takeRun(unquoted); this.at === this.limit && this.at < this.html.length; this.takeRun(unquoted)) {
        attribute.tokens.push(this.takeToken())
      }
      attribute.end = this.at
    }
    const element = this.state.element!
    this.tell(events => events.attribute(attribute, element))
    element.attributes.push(attribute)
  }

  private closeElement(): void {
    const element = this.state.element!
    const end = ++this.at
    this.state = { ...inText }
    this.tell(events => (element.isEnd ? events.endTag(element, end) : events.startTag(element, end)))
    if (element.isEnd) return
    if (rawElements.test(element.name) || textElements.test(element.name)) {
      this.state = { ...inText, mode: 'raw', raw: element.name }
    }
  }

  /** script, style, title and the like: only their own end tag counts. */
  private raw(): void {
    const name = this.state.raw
    const end = name === 'plaintext' ? this.html.length : this.find(`</${name}`, this.lowerCase)
    if (end > this.at || end === this.html.length) this.at = Math.min(this.limit, end)
    else if (/[\s/>]/.test(this.html[end + name.length + 2] ?? '')) this.openElement(end)
    else this.at = Math.min(this.limit, end + 2)
  }

  private comment(): void {
    const end = this.find('-->')
    if (end < this.limit) {
      this.at = end + 3
      this.state = { ...inText }
    } else this.at = this.limit
  }
}
