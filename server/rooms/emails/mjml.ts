import { problem } from '../../platform/errors.ts'
import { type MjmlMessage, runMjml } from './mjml-engine.ts'
import { type MjmlStructure, readStructure } from './mjml-structure.ts'

/** A whole e-mail has 10 to 40 kB; what sources of any length take is in docs/decisions/0009. */
export const LONGEST_MJML = 300_000
const LONGEST_HTML = 1_500_000
/** Of one account at the same time: a person types in one window, and one that waits for a monster is told so. */
const MOST_AT_ONCE = 4

export type MjmlProblemCode =
  | 'mjmlNoRoot'
  | 'mjmlNoBody'
  | 'mjmlUnclosed'
  | 'mjmlUnexpectedEnd'
  | 'mjmlBrokenElement'
  | 'mjmlInclude'
  | 'mjmlTagLost'
  | 'mjmlTextLost'
  | 'mjmlUnknownElement'
  | 'mjmlUnknownAttribute'
  | 'mjmlBadValue'
  | 'mjmlMisplaced'
  | 'mjmlTooLarge'
  | 'mjmlTooSlow'
  | 'mjmlOther'

export interface MjmlProblem {
  line: number
  code: MjmlProblemCode
  /** The element, the attribute or our tag that it is about. */
  tag: string
  detail: string | null
  /** It was compiled all the same, without what it tells of. */
  harmless: boolean
}

export interface CompiledMjml {
  /** '' where any problem is not harmless: what is half an e-mail is not sent. */
  html: string
  problems: MjmlProblem[]
}

/** What is given of a document: MJML brings its HTML with it, HTML alone ends the MJML it came from. */
export async function withHtml<Given extends { html?: string; mjml?: string | null }>(
  accountId: number,
  given: Given,
): Promise<Given> {
  if (typeof given.mjml === 'string') return { ...given, html: (await compileMjml(accountId, given.mjml)).html }
  return given.html !== undefined && given.mjml === undefined ? { ...given, mjml: null } : given
}

const waiting = new Map<number, number>()

/**
 * Compiles MJML in a thread of its own; files and other addresses are never read. `accountId` is null for what is ours.
 * Throws request.tooMany.
 */
export async function compileMjml(accountId: number | null, source: string): Promise<CompiledMjml> {
  if (source.length > LONGEST_MJML) return failed('mjmlTooLarge')
  const structure = readStructure(source)
  if (structure.problems.some(one => !one.harmless)) return { html: '', problems: structure.problems }
  return await inTurn(accountId, async () => {
    const answer = await runMjml(structure.marked)
    if ('failed' in answer) return failed(answer.failed)
    const html = restored(tidied(answer.html), structure)
    if (html.length > LONGEST_HTML) return failed('mjmlTooLarge')
    const lost = lostTags(answer.html, structure, source)
    const problems = [...structure.problems, ...answer.errors.map(problemOf), ...lost]
    return { html, problems: problems.sort((a, b) => a.line - b.line) }
  })
}

async function inTurn<T>(accountId: number | null, work: () => Promise<T>): Promise<T> {
  if (accountId === null) return await work()
  const atOnce = (waiting.get(accountId) ?? 0) + 1
  if (atOnce > MOST_AT_ONCE) throw problem('request.tooMany')
  waiting.set(accountId, atOnce)
  try {
    return await work()
  } finally {
    const left = waiting.get(accountId)! - 1
    if (left === 0) waiting.delete(accountId)
    else waiting.set(accountId, left)
  }
}

function failed(code: MjmlProblemCode): CompiledMjml {
  return { html: '', problems: [{ line: 1, code, tag: '', detail: null, harmless: false }] }
}

/** Tags inside attributes that MJML does not know, for one. */
function lostTags(html: string, { tags, mark, inComments }: MjmlStructure, source: string): MjmlProblem[] {
  const kept = new Set([...html.matchAll(new RegExp(`${mark}(\\d+)z`, 'g'))].map(found => Number(found[1])))
  const lost = tags.filter((_, number) => !kept.has(number) && !inComments.has(number))
  return lost.slice(0, 20).map(tag => {
    const line = source.slice(0, source.indexOf(tag)).split('\n').length
    return { line, code: 'mjmlTagLost', tag, detail: null, harmless: true }
  })
}

function restored(html: string, { mark, tags }: MjmlStructure): string {
  return html.replace(new RegExp(`${mark}(\\d+)z`, 'g'), (_, number: string) => tags[Number(number)]!)
}

/** MJML indents its own tables by up to 60 spaces, a third of the mail; nobody reads them there. */
function tidied(html: string): string {
  if (/<pre\b|white-space:\s*pre/i.test(html)) return html
  return html
    .replace(/\n[ \t]+/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const messages: [RegExp, MjmlProblemCode][] = [
  [/^Element (?<tag>.+) doesn't exist/, 'mjmlUnknownElement'],
  [/^Attributes? (?<detail>.+) (?:is|are) illegal/, 'mjmlUnknownAttribute'],
  [/^Attribute (?<tag>\S+) has invalid value: (?<detail>.*) for type/s, 'mjmlBadValue'],
  [/^(?<tag>\S+) cannot be used inside (?<detail>[^,]+),/, 'mjmlMisplaced'],
]

/** What MJML says in English, as a code with its parts. */
function problemOf({ line, message, tagName }: MjmlMessage): MjmlProblem {
  for (const [pattern, code] of messages) {
    const parts = pattern.exec(message)?.groups
    if (parts)
      return { line, code, tag: parts.tag ?? tagName, detail: parts.detail?.slice(0, 120) ?? null, harmless: true }
  }
  return { line, code: 'mjmlOther', tag: tagName, detail: message.slice(0, 200), harmless: true }
}
