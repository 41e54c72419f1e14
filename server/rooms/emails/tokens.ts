import { parseTag, type Tag, unescapeTag } from './tag.ts'

/** One tag in a template, with its place in UTF-16 units. */
export interface Token {
  start: number
  end: number
  source: string
  /** Written `{*|x|*}` where that means raw HTML. */
  raw: boolean
  tag: Tag
}

export interface TokenOptions {
  rawBraces?: boolean
  /** Also `*%7CNAME%7C*`, as HTML editors leave tags in addresses. */
  percentEncoded?: boolean
}

const longestTag = 1000
const opener = /\{?\*\||(?:\*|%2a)%7c/gi
const decodePercent = (text: string) =>
  text.replace(/(?:%[0-9a-f]{2})+/gi, run => {
    try {
      return decodeURIComponent(run)
    } catch {
      return run
    }
  })

/** Finds the next `|*` or `%7C*` at or after a place; remembers it, so that a text of openers alone stays linear. */
function closerFinder(template: string, closer: RegExp) {
  let found: { start: number; end: number } | null = { start: -1, end: -1 }
  return (from: number) => {
    if (found && found.start < from) {
      closer.lastIndex = from
      const match = closer.exec(template)
      found = match && { start: match.index, end: closer.lastIndex }
    }
    return found
  }
}

/** All tags of a template in order. `onUnclosed` hears of each `*|NAME` that never ends; it stays as text. */
export function findTokens(
  template: string,
  options: TokenOptions,
  onUnclosed: (at: number, source: string) => void = () => {},
): Token[] {
  const tokens: Token[] = []
  const plainEnd = closerFinder(template, /\|\*/g)
  const encodedEnd = closerFinder(template, /%7c(?:\*|%2a)/gi)
  const openers = new RegExp(opener)
  for (let open = openers.exec(template); open; open = openers.exec(template)) {
    const encoded = open[0].length > 3
    if (encoded && !options.percentEncoded) continue
    const from = openers.lastIndex
    const close = encoded ? encodedEnd(from) : plainEnd(from)
    const inner = close && close.start - from <= longestTag ? template.slice(from, close.start) : null
    if (inner === null || inner.includes('*|')) {
      if (/^[\s#]*[a-z]/i.test(template.slice(from, from + 20)))
        onUnclosed(open.index, template.slice(open.index, from + 20))
      openers.lastIndex = from
      continue
    }
    const tag = parseTag(unescapeTag(encoded ? decodePercent(inner) : inner))
    const braced = open[0].startsWith('{')
    const raw = braced && options.rawBraces === true && tag.kind === 'value' && template[close!.end] === '}'
    const start = braced && !raw ? open.index + 1 : open.index
    const end = raw ? close!.end + 1 : close!.end
    tokens.push({ start, end, source: template.slice(start, end), raw, tag })
    openers.lastIndex = end
  }
  return tokens
}
