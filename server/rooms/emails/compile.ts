import { type cleanText, escapeHtml, fixesScheme, headerText, isAllowedUrl, type MergeContext } from './escape.ts'
import { HtmlPart, preheaderNodes } from './html-part.ts'
import { HtmlScan } from './html-scan.ts'
import type {
  CompiledEmail,
  CompileOptions,
  EmailSource,
  Link,
  MergeProblem,
  MergeValues,
  Moment,
  SystemLinks,
} from './merge-types.ts'
import { type Report, reportInto } from './problems.ts'
import { compile, type Scope } from './program.ts'
import { TextPart } from './text-part.ts'
import { findTokens, type TokenOptions } from './tokens.ts'
import { type Growth, type Node, TreeBuilder } from './tree.ts'

export type * from './merge-types.ts'

/** What values and loops may add to one part, in UTF-16 units. */
const longestAddition = 2 * 1024 * 1024
/** Loops within loops: all rounds of one part together. */
const iterationsOfOnePart = 20_000

/** A template that is no HTML: literals pass `literal`, tags stand in one context. */
function plainTree(
  template: string,
  context: MergeContext,
  growth: Growth,
  tokenOptions: TokenOptions,
  literal: (text: string) => string,
): Node[] {
  const builder = new TreeBuilder(growth)
  let at = 0
  const tokens = findTokens(template, tokenOptions, (offset, source) => growth.report('unclosedTag', offset, source))
  for (const token of tokens) {
    builder.literal(literal(template.slice(at, token.start)))
    builder.tag(token, context)
    at = token.end
  }
  builder.literal(literal(template.slice(at)))
  return builder.finish()
}

interface HtmlTrees {
  html: Node[]
  text: Node[]
  links: Link[]
}

function htmlTrees(html: string, growth: Growth, tokenOptions: TokenOptions, preheader: Node[]): HtmlTrees {
  if (html.trim() === '') return { html: [], text: [], links: [] }
  const onUnclosed = (offset: number, source: string) => growth.report('unclosedTag', offset, source)
  const tokens = findTokens(html, { ...tokenOptions, percentEncoded: true }, onUnclosed)
  const htmlPart = new HtmlPart(html, growth, preheader)
  const textPart = new TextPart(html, growth)
  new HtmlScan(html, tokens, [htmlPart, textPart], growth.report).run()
  return { html: htmlPart.finish(), text: textPart.finish(), links: htmlPart.links }
}

/**
 * Compiles an e-mail once for any number of fills. Never throws on what a user wrote: `problems` tells what is wrong,
 * and an e-mail that has any must not be sent. Without `plainText` the text part is derived from the HTML.
 */
export function compileEmail(source: EmailSource, options: CompileOptions = {}): CompiledEmail {
  const problems: MergeProblem[] = []
  const loops = options.loops !== false
  const growthOf = (report: Report): Growth => ({ report, tags: new Set(), loops })
  const braces = { rawBraces: options.rawBraces === true }
  const plain = (where: MergeProblem['where'], template: string, context: MergeContext, clean: typeof cleanText) => {
    const growth = growthOf(reportInto(problems, where, template))
    return { nodes: plainTree(template, context, growth, braces, clean), tags: growth.tags }
  }

  const subject = plain('subject', source.subject, 'header', headerText)
  const preheader = plain('preheader', source.preheader ?? '', 'text', escapeHtml)
  const htmlGrowth = growthOf(reportInto(problems, 'html', source.html))
  const trees = htmlTrees(source.html, htmlGrowth, braces, preheaderNodes(preheader.nodes))
  const given = source.plainText ? plain('text', source.plainText, 'plain', text => text) : null

  const main = trees.html.length > 0 ? htmlGrowth.tags : (given?.tags ?? new Set())
  const write = {
    subject: compile(subject.nodes),
    html: compile(trees.html),
    text: compile(given?.nodes ?? trees.text),
  }
  const length = source.html.length + (source.plainText?.length ?? 0)

  return {
    links: trees.links,
    tags: [...new Set([subject.tags, preheader.tags, htmlGrowth.tags, given?.tags ?? []].flatMap(tags => [...tags]))],
    problems,
    hasUnsubscribe: main.has('UNSUB'),
    hasConfirm: main.has('SUBCONFIRM'),
    fill(values, system, now = present()) {
      const scope = scopeFor(values, system, now, length)
      const filledSubject = write.subject('', scope)
      scope.iterationsLeft = iterationsOfOnePart
      const html = write.html('', scope)
      scope.iterationsLeft = iterationsOfOnePart
      const text = write.text('', scope)
      return { subject: filledSubject, html, text: given ? text : tidy(text), truncated: scope.truncated }
    },
  }
}

const present = (): Moment => ({ date: new Date(), timeZone: 'UTC' })

function scopeFor(values: MergeValues, system: SystemLinks, now: Moment, templateLength: number): Scope {
  const limit = templateLength + longestAddition
  const iterationsLeft = iterationsOfOnePart
  return { values, system, now, loop: undefined, loopDepth: 0, limit, iterationsLeft, truncated: false, clicked: [] }
}

/** Conditions and empty values leave more than one blank line in a derived text. */
function tidy(text: string): string {
  return text.replace(/\n(?:[ \t]*\n){2,}/g, '\n\n').trim()
}

const noLinks: SystemLinks = {
  unsubscribe: '',
  confirm: '',
  preferences: '',
  webVersion: '',
  pixel: null,
  click: (_no, url) => url,
}

/**
 * Fills one field. `text`: one line for a header (a sender's name), without line ends. `html`: the template is markup,
 * values are escaped. `url`: values are percent-encoded (or begin the address); '' if a value made it anything but
 * http(s), mailto or tel. Tags that cannot be read, and system tags, give nothing.
 */
export function fillText(template: string, values: MergeValues, context: 'text' | 'html' | 'url'): string {
  const growth: Growth = { report: () => {}, tags: new Set(), loops: true }
  const place = ({ text: 'header', html: 'text', url: 'url' } as const)[context]
  const literal = context === 'text' ? headerText : (text: string) => text
  const nodes = plainTree(template, place, growth, { percentEncoded: context === 'url' }, literal)
  const filled = compile(nodes)('', scopeFor(values, noLinks, present(), template.length))
  if (context !== 'url' || nodes.every(node => node.kind === 'literal')) return filled
  const isSafe = nodes[0]?.kind === 'literal' && fixesScheme(nodes[0].text)
  return isSafe || isAllowedUrl(filled.trim(), 'href') ? filled.trim() : ''
}
