import type { MergeContext, UrlRole } from './escape.ts'
import type { Path } from './path.ts'
import type { Report } from './problems.ts'
import type { Condition, Filter, Tag } from './tag.ts'
import type { Token } from './tokens.ts'

export interface UrlNode {
  kind: 'url'
  parts: Node[]
  role: UrlRole
  /** Number of the tracked link; null: not tracked. */
  link: number | null
  /** The whole address where it holds no tag; `source` is the same as written, `addedQuote` what it lacks for another. */
  fixed: { url: string; source: string; addedQuote: '"' | '' } | null
  /** The author's text fixes the scheme, or the address is one of ours. */
  trusted: boolean
  /** As an attribute's content, or as ` <url>` behind its label in plain text. */
  output: 'attribute' | 'plain'
}

export type Node =
  | { kind: 'literal'; text: string }
  | { kind: 'value'; path: Path; filters: Filter[]; raw: boolean; context: MergeContext }
  | { kind: 'date'; format: string; context: MergeContext }
  | { kind: 'if'; branches: { condition: Condition | null; nodes: Node[] }[] }
  | { kind: 'each'; path: Path; nodes: Node[] }
  | { kind: 'pixel' }
  | UrlNode

interface Open {
  kind: 'if' | 'each'
  token: Token
  /** Where the content of the branch now open goes. */
  nodes: Node[]
  branches: { condition: Condition | null; nodes: Node[] }[]
  hasElse: boolean
}

/** What the trees of one e-mail share. */
export interface Growth {
  report: Report
  /** Names used, upper-case. */
  tags: Set<string>
  loops: boolean
}

const deepest = 32

/** Grows a tree from literals and tags in document order. Wrong nesting is reported and mended, never thrown. */
export class TreeBuilder {
  private readonly root: Node[] = []
  private readonly open: Open[] = []
  private openLoops = 0
  private readonly growth: Growth
  private readonly outer: { depth: number; loops: number }

  constructor(growth: Growth, outer: TreeBuilder | null = null) {
    this.growth = growth
    this.outer = { depth: outer?.depth ?? 0, loops: outer?.loopDepth ?? 0 }
  }

  get depth(): number {
    return this.outer.depth + this.open.length
  }

  private get loopDepth(): number {
    return this.outer.loops + this.openLoops
  }

  private get nodes(): Node[] {
    return this.open.at(-1)?.nodes ?? this.root
  }

  literal(text: string): void {
    if (text !== '') this.nodes.push({ kind: 'literal', text })
  }

  node(node: Node): void {
    this.nodes.push(node)
  }

  splice(nodes: Node[]): void {
    for (const node of nodes) this.nodes.push(node)
  }

  /** Spaces before a line end that is about to be written. */
  trimEnd(): void {
    const last = this.nodes.at(-1)
    while (last?.kind === 'literal' && last.text.endsWith(' ')) last.text = last.text.slice(0, -1)
  }

  tag(token: Token, context: MergeContext): void {
    const tag = token.tag
    if (tag.kind === 'value') {
      this.use(tag.path)
      this.node({ kind: 'value', path: tag.path, filters: tag.filters, raw: token.raw, context })
    } else if (tag.kind === 'date') this.node({ kind: 'date', format: tag.format, context })
    else if (tag.kind === 'if') this.start('if', token, [{ condition: this.condition(tag, token), nodes: [] }])
    else if (tag.kind === 'each') this.startEach(tag.path, token)
    else if (tag.kind === 'end') this.end(tag.closes, token)
    else if (tag.kind === 'bad') this.growth.report('badTag', token.start, token.source)
    else this.branch(tag, token)
  }

  /** The finished tree; blocks still open are reported and closed. */
  finish(): Node[] {
    while (this.open.length > 0) {
      const { kind, token } = this.open.at(-1)!
      this.growth.report(kind === 'if' ? 'unclosedIf' : 'unclosedEach', token.start, token.source)
      this.close()
    }
    return this.root
  }

  private use(path: Path): void {
    if (path.root !== 'LOOP_VAR' || this.loopDepth === 0) this.growth.tags.add(path.root)
  }

  private condition(tag: Extract<Tag, { condition: unknown }>, token: Token): Condition | null {
    if (tag.condition) this.use(tag.condition.left)
    else this.growth.report('badCondition', token.start, token.source)
    return tag.condition
  }

  private start(kind: Open['kind'], token: Token, branches: Open['branches']): void {
    if (kind === 'each') this.openLoops++
    if (this.depth === deepest) this.growth.report('tooDeep', token.start, token.source)
    this.open.push({ kind, token, nodes: branches[0]!.nodes, branches, hasElse: false })
  }

  private startEach(path: Path | null, token: Token): void {
    if (!path) this.growth.report('badTag', token.start, token.source)
    else if (!this.growth.loops) this.growth.report('loopsNotAllowed', token.start, token.source)
    if (path) this.use(path)
    this.start('each', token, [{ condition: null, nodes: [] }])
  }

  private branch(tag: Extract<Tag, { kind: 'else' | 'elseif' }>, token: Token): void {
    const block = this.open.at(-1)
    const condition = tag.kind === 'elseif' ? this.condition(tag, token) : null
    if (block?.kind !== 'if' || block.hasElse) {
      this.growth.report('unexpectedElse', token.start, token.source)
      return
    }
    block.hasElse = tag.kind === 'else'
    block.nodes = []
    // An unreadable ELSEIF must not become an ELSE: its content is dropped.
    if (tag.kind === 'else' || condition) block.branches.push({ condition, nodes: block.nodes })
  }

  private end(closes: 'if' | 'each' | null, token: Token): void {
    const block = this.open.at(-1)
    if (!block || (closes && closes !== block.kind)) this.growth.report('unexpectedEnd', token.start, token.source)
    else this.close()
  }

  private close(): void {
    const tooDeep = this.depth > deepest
    const { kind, token, branches } = this.open.pop()!
    if (kind === 'each') this.openLoops--
    if (tooDeep) return
    if (kind === 'each') {
      const path = token.tag.kind === 'each' ? token.tag.path : null
      if (path && this.growth.loops) this.node({ kind: 'each', path, nodes: branches[0]!.nodes })
    } else if (token.tag.kind === 'if' && token.tag.condition) this.node({ kind: 'if', branches })
  }
}
