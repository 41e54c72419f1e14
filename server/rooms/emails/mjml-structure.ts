import type { MjmlProblem } from './mjml.ts'
import { findTokens } from './tokens.ts'

/** Their content is HTML or text, never more elements of MJML. */
const holdHtml =
  /^mj-(?:preview|style|title|button|raw|text|table|social-element|navbar-link|accordion-text|accordion-title|html-attribute)$/
/** MJML lets mj-raw stand in them. */
const holdRaw = /^mj-(?:body|wrapper|section|group|column|hero)$/

const element = /<!--|<(\/?)(mj[\w-]*)/g
/** More would help nobody. */
const mostProblems = 100

/** No `<` within a value: a quote that was forgotten ends at the next element, not at the end of the source. */
const attributes = /(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y

interface Open {
  name: string
  at: number
}

export interface MjmlStructure {
  /** The source with each of our tags as a word of letters and digits, which MJML passes wherever it stands. */
  marked: string
  /** By number, as written. */
  tags: string[]
  /** What every mark begins with; the number and `z` follow. */
  mark: string
  /** Marks that stand in comments, which are not sent. */
  inComments: Set<number>
  problems: MjmlProblem[]
  lineOf(offset: number): number
}

/** What MJML itself does not tell: elements left open, text that it would drop. Tags between elements are put into mj-raw. */
export function readStructure(source: string): MjmlStructure {
  return new Reading(source).read()
}

class Reading implements MjmlStructure {
  readonly tags: string[] = []
  readonly mark: string
  readonly inComments = new Set<number>()
  readonly problems: MjmlProblem[] = []
  marked = ''
  private readonly source: string
  private readonly open: Open[] = []
  private readonly lineStarts: number[]
  private hasBody = false
  private isBroken = false

  constructor(source: string) {
    this.mark = unusedMark(source)
    let at = 0
    let text = ''
    for (const token of findTokens(source, {})) {
      // Line ends within a tag stay behind its mark, so that lines are counted alike.
      const lines = token.source.replace(/[^\n]/g, '')
      text += `${source.slice(at, token.start)}${this.mark}${this.tags.length}z${lines}`
      this.tags.push(token.source)
      at = token.end
    }
    this.source = text + source.slice(at)
    this.lineStarts = [0, ...[...this.source.matchAll(/\n/g)].map(found => found.index + 1)]
  }

  read(): this {
    let at = 0
    while (!this.isBroken) {
      element.lastIndex = at
      const found = element.exec(this.source)
      this.between(at, found?.index ?? this.source.length)
      if (!found) break
      at = found[0] === '<!--' ? this.comment(found.index) : this.element(found)
    }
    if (this.isBroken) return this
    for (const { name, at } of this.open.reverse()) this.tell('mjmlUnclosed', at, name)
    if (this.problems.length === 0 && !this.hasBody) this.tell('mjmlNoBody', 0, 'mj-body')
    return this
  }

  lineOf(offset: number): number {
    let low = 0
    let high = this.lineStarts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.lineStarts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  private tell(code: MjmlProblem['code'], at: number, tag: string, harmless = false): void {
    this.problems.push({ line: this.lineOf(at), code, tag, detail: null, harmless })
    this.isBroken ||= this.problems.length >= mostProblems
  }

  /** Text between elements. Line numbers hold: what is added stands in the same line. */
  private between(start: number, end: number): void {
    const text = this.source.slice(start, end)
    const parent = this.open.at(-1)?.name
    if (this.isBroken || text.trim() === '') this.marked += text
    else if (parent && holdRaw.test(parent)) {
      this.marked += text.replace(this.marks, '<mj-raw>$&</mj-raw>')
      if (!text.includes('<')) this.lost(text.replace(this.marks, ''), start)
    } else {
      this.marked += text
      for (const found of text.matchAll(this.marks))
        this.tell('mjmlTagLost', start + found.index, this.tags[Number(found[1])]!)
      if (parent && !text.includes('<')) this.lost(text.replace(this.marks, ''), start)
    }
  }

  private get marks(): RegExp {
    return new RegExp(`${this.mark}(\\d+)z`, 'g')
  }

  private lost(text: string, start: number): void {
    const words = text.trim()
    if (words === '') return
    this.tell('mjmlTextLost', start + Math.max(0, text.indexOf(words)), words.slice(0, 60), true)
  }

  private comment(start: number): number {
    const found = this.source.indexOf('-->', start + 4)
    const end = found < 0 ? this.source.length : found + 3
    const text = this.source.slice(start, end)
    for (const mark of text.matchAll(this.marks)) this.inComments.add(Number(mark[1]))
    this.marked += text
    return end
  }

  private element(found: RegExpExecArray): number {
    const start = found.index
    const name = found[2]!
    attributes.lastIndex = start + found[0].length
    if (!attributes.test(this.source)) {
      this.tell('mjmlBrokenElement', start, name)
      this.isBroken = true
      this.marked += this.source.slice(start)
      return this.source.length
    }
    const end = attributes.lastIndex
    const isSelfClosing = this.source[end - 2] === '/'
    this.marked += this.source.slice(start, end)
    if (found[1] === '/') this.end(name, start)
    else if (name === 'mj-include') this.tell('mjmlInclude', start, name)
    else if (!isSelfClosing) this.open.push({ name, at: start })
    this.hasBody ||= name === 'mj-body'
    return !isSelfClosing && found[1] === '' && holdHtml.test(name) ? this.content(name, end) : end
  }

  /** Up to the end tag of an element whose content is not ours to read. */
  private content(name: string, start: number): number {
    const found = this.source.indexOf(`</${name}`, start)
    const end = found < 0 ? this.source.length : found
    this.marked += this.source.slice(start, end)
    // An element of MJML within it, or its own missing end: everything behind would be its content.
    if (found >= 0 && !/<mj-[a-z]/.test(this.source.slice(start, end))) return end
    const { at } = this.open.pop()!
    this.tell('mjmlUnclosed', at, name)
    this.isBroken = true
    return this.source.length
  }

  private end(name: string, at: number): void {
    if (!this.open.some(open => open.name === name)) {
      this.tell('mjmlUnexpectedEnd', at, name)
      return
    }
    for (let open = this.open.pop()!; open.name !== name; open = this.open.pop()!)
      this.tell('mjmlUnclosed', open.at, open.name)
  }
}

/** Letters alone: an address, a class, a colour and a text take them alike. */
function unusedMark(source: string): string {
  for (let mark = 'qtagq'; ; mark += 'q') if (!source.includes(mark)) return mark
}
