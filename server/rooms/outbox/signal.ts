import { isbot } from 'isbot'
import type { Signal } from '../../../contract/message.ts'

export type HitKind = 'open' | 'click'

export type Why =
  | 'head'
  | 'too_soon'
  | 'bare_agent'
  | 'bot_agent'
  | 'google_proxy'
  | 'yahoo_proxy'
  | 'no_agent'
  | 'many_links'
  | 'mail_program'

export interface Label {
  signal: Signal
  why: Why
}

/** Nobody reads and follows faster than this after the next server took the mail; scanners at the gate do. */
const TOO_SOON_MS = { open: 2_000, click: 3_000 }
/** Different links of one message followed within so short a time are a scanner walking through them. */
export const BURST_MS = 5_000
const BURST_LINKS = 3

/** Who is behind one visit, as far as the visit alone tells. `sinceSentMs`: since acceptance, null when not known. */
export function labelOf(visit: {
  kind: HitKind
  method: string
  userAgent: string | null
  sinceSentMs: number | null
}): Label {
  const agent = visit.userAgent?.trim() ?? ''
  if (visit.method === 'HEAD') return { signal: 'machine', why: 'head' }
  if (visit.sinceSentMs !== null && visit.sinceSentMs < TOO_SOON_MS[visit.kind])
    return { signal: 'machine', why: 'too_soon' }
  // Before isbot, which takes these two for robots; a person's look is what makes them fetch.
  if (/GoogleImageProxy/i.test(agent)) return { signal: 'proxy', why: 'google_proxy' }
  if (/YahooMailProxy/i.test(agent)) return { signal: 'proxy', why: 'yahoo_proxy' }
  if (agent === '') return { signal: 'unknown', why: 'no_agent' }
  // Apple's Mail Privacy Protection: fetched for everybody who has it, seen or not.
  if (agent === 'Mozilla/5.0') return { signal: 'machine', why: 'bare_agent' }
  if (isbot(agent)) return { signal: 'machine', why: 'bot_agent' }
  return { signal: 'human', why: 'mail_program' }
}

/** True when these links, followed within BURST_MS, are too many for a person: three, or all of a mail with two. */
export function isBurst(linkNos: Iterable<number>, linksOfEmail: number): boolean {
  const different = new Set(linkNos).size
  return different >= 2 && different >= Math.min(BURST_LINKS, linksOfEmail)
}

/** What counts as a person: a proxy fetches because somebody looks. */
export const isPerson = (signal: Signal) => signal === 'human' || signal === 'proxy'

export interface Tally {
  opens: number
  human_opens: number
  clicks: number
  human_clicks: number
}

export const NO_HITS: Tally = { opens: 0, human_opens: 0, clicks: 0, human_clicks: 0 }

/** The figures after one more hit. A click implies an open: the first sign of life counts as one where there was none. */
export function counted(tally: Tally, hit: { kind: HitKind; signal: Signal }): Tally {
  const person = isPerson(hit.signal) ? 1 : 0
  if (hit.kind === 'open') return { ...tally, opens: tally.opens + 1, human_opens: tally.human_opens + person }
  return {
    opens: Math.max(tally.opens, 1),
    human_opens: Math.max(tally.human_opens, person),
    clicks: tally.clicks + 1,
    human_clicks: tally.human_clicks + person,
  }
}
