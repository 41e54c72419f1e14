import { escapeFor, escapeHtml, escapeRawFor, isAllowedUrl, urlPart, urlStart } from './escape.ts'
import { compares, isTruthy, printed } from './loose.ts'
import type { MergeValue, MergeValues, Moment, SystemLinks } from './merge-types.ts'
import { follow, listOf, type Path } from './path.ts'
import { phpDate } from './php-date.ts'
import type { Condition, Filter } from './tag.ts'
import type { Node, UrlNode } from './tree.ts'

/** What one contact's filling carries along. */
export interface Scope {
  values: MergeValues
  system: SystemLinks
  now: Moment
  /** The element of the innermost EACH. */
  loop: MergeValue
  loopDepth: number
  /** Longest output in UTF-16 units. */
  limit: number
  iterationsLeft: number
  truncated: boolean
  /** Tracked addresses of links without tags, by number: asked once, used in HTML and text. */
  clicked: string[]
}

/** Appends to what is written so far: a flat call per node, and addresses can see how they began. */
export type Write = (out: string, scope: Scope) => string

const iterationsOfOneLoop = 1000

const systemTags: Record<string, (system: SystemLinks) => string> = {
  UNSUB: system => system.unsubscribe,
  SUBCONFIRM: system => system.confirm,
  PREFERENCES: system => system.preferences,
  WEBVERSION: system => system.webVersion,
}

/** True for a tag whose value is one of our own addresses. */
export const isSystemTag = (path: Path) => Object.hasOwn(systemTags, path.root) && path.steps.length === 0

export function compile(nodes: Node[]): Write {
  const writes = joinLiterals(nodes).map(compileNode)
  if (writes.length === 1) return writes[0]!
  return (out, scope) => {
    for (const write of writes) out = write(out, scope)
    return out
  }
}

function joinLiterals(nodes: Node[]): Node[] {
  const joined: Node[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.kind === 'literal' && last?.kind === 'literal') last.text += node.text
    else joined.push(node.kind === 'literal' ? { ...node } : node)
  }
  return joined
}

function compileNode(node: Node): Write {
  switch (node.kind) {
    case 'literal':
      return out => out + node.text
    case 'value':
      return compileValue(node)
    case 'date':
      return compileDate(node)
    case 'if':
      return compileIf(node)
    case 'each':
      return compileEach(node)
    case 'url':
      return node.fixed ? compileFixedUrl(node) : compileUrl(node)
    case 'pixel':
      return (out, { system }) => (system.pixel === null ? out : out + pixel(system.pixel))
  }
}

const pixel = (url: string) =>
  `<img src="${escapeHtml(url)}" width="1" height="1" alt="" style="display:block;border:0">`

function compilePath(path: Path): (scope: Scope) => MergeValue {
  const { root, steps, flat } = path
  const system = isSystemTag(path) ? systemTags[root] : undefined
  if (system) return scope => system(scope.system)
  const isLoop = root === 'LOOP_VAR'
  const start = (scope: Scope) => (isLoop && scope.loopDepth > 0 ? scope.loop : scope.values[root])
  if (path.counts) return scope => listOf(follow(start(scope), steps))?.length ?? 0
  if (steps.length === 0) return start
  return scope => {
    const value = start(scope)
    return value === undefined ? scope.values[flat] : follow(value, steps)
  }
}

const titled = (text: string) =>
  text.toLowerCase().replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, letter => letter.toUpperCase())
const filterText: Record<Filter, (text: string) => string> = {
  HTML: text => text,
  TITLE: titled,
  LOWER: text => text.toLowerCase(),
  UPPER: text => text.toUpperCase(),
}

/** Adds a value unless it is longer than what may still be written. */
function add(out: string, text: string, scope: Scope): string {
  if (out.length + text.length <= scope.limit) return out + text
  scope.truncated = true
  return out
}

function compileValue(node: Extract<Node, { kind: 'value' }>): Write {
  const read = compilePath(node.path)
  const filters = node.filters.map(filter => filterText[filter])
  const text = (scope: Scope) => filters.reduceRight((value, filter) => filter(value), printed(read(scope)))
  if (node.context === 'url') return urlValue(text)
  const isRaw = node.raw || node.filters.includes('HTML')
  const safe = (isRaw ? escapeRawFor : escapeFor)[node.context]
  return (out, scope) => add(out, safe(text(scope)), scope)
}

/** `http://*|URL|*`, as editors write it, must not become `http://https%3A…`. */
function urlValue(text: (scope: Scope) => string): Write {
  return (out, scope) => {
    const value = text(scope)
    const before = out.trimStart()
    if (before === '') return add('', urlStart(value), scope)
    if (/^https?:\/\/$/i.test(before) && /^\s*https?:\/\//i.test(value)) return add('', urlStart(value), scope)
    return add(out, urlPart(value, /^mailto:/i.test(before)), scope)
  }
}

function compileDate({ format, context }: Extract<Node, { kind: 'date' }>): Write {
  // A batch shares one moment, so one answer is remembered.
  let last: { time: number; timeZone: string; text: string } | null = null
  return (out, { now }) => {
    const time = now.date.getTime()
    if (!last || last.time !== time || last.timeZone !== now.timeZone) {
      const text = phpDate(format, now)
      last = { time, timeZone: now.timeZone, text: context === 'url' ? urlPart(text, false) : escapeFor[context](text) }
    }
    return out + last.text
  }
}

function compileIf({ branches }: Extract<Node, { kind: 'if' }>): Write {
  const compiled = branches.map(({ condition, nodes }) => ({
    holds: condition ? compileCondition(condition) : () => true,
    write: compile(nodes),
  }))
  return (out, scope) => {
    for (const branch of compiled) if (branch.holds(scope)) return branch.write(out, scope)
    return out
  }
}

function compileCondition({ left, negated, operator, right }: Condition): (scope: Scope) => boolean {
  const read = compilePath(left)
  if (operator) {
    const readRight = right!.path ? compilePath(right!.path) : null
    const other = (scope: Scope) => readRight?.(scope) ?? right!.text
    return scope => compares(read(scope), operator, other(scope)) !== negated
  }
  // ARR[1] asks whether the element exists; a field of it (ARR[1].name) whether it is filled.
  if (left.isElement && !left.counts) return scope => isThere(read(scope)) !== negated
  return scope => isTruthy(read(scope)) !== negated
}

const isThere = (value: MergeValue) => value !== undefined && value !== null && value !== false

function compileEach({ path, nodes }: Extract<Node, { kind: 'each' }>): Write {
  const read = compilePath(path)
  const body = compile(nodes)
  return (out, scope) => {
    const list = listOf(read(scope))
    if (!list) return out
    const outer = scope.loop
    scope.loopDepth++
    for (const element of list.slice(0, iterationsOfOneLoop)) {
      if (out.length > scope.limit || scope.iterationsLeft-- <= 0) scope.truncated = true
      if (scope.truncated) break
      scope.loop = element
      out = body(out, scope)
    }
    scope.loopDepth--
    scope.loop = outer
    return out
  }
}

function compileFixedUrl({ fixed, link, output }: UrlNode): Write {
  const { url, source, addedQuote } = fixed!
  const quoted = (now: string) => addedQuote + escapeHtml(now) + addedQuote
  const attribute = (out: string, now: string) => out + (now === url ? source : quoted(now))
  const write = output === 'plain' ? plainLink : attribute
  if (link === null) return out => write(out, url)
  return (out, scope) => {
    scope.clicked[link] ??= scope.system.click(link, url, false)
    return write(out, scope.clicked[link])
  }
}

function compileUrl({ parts, role, link, trusted, output }: UrlNode): Write {
  const address = compile(parts)
  return (out, scope) => {
    let url = address('', scope).trim()
    if (!trusted && !isAllowedUrl(url, role)) url = role === 'href' ? '#' : ''
    if (link !== null && /^https?:/i.test(url) && !isOurs(url, scope.system)) url = scope.system.click(link, url, true)
    return output === 'plain' ? plainLink(out, url) : add(out, escapeHtml(url), scope)
  }
}

const systemAddresses = Object.values(systemTags)
const isOurs = (url: string, system: SystemLinks) => systemAddresses.some(address => address(system) === url)

const plainLink = (out: string, url: string) => (url === '' || url.startsWith('#') ? out : `${out}<${url}>`)
