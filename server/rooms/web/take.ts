import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { contactsMeant, readClaim } from '../contacts/index.ts'
import { countPages, tellPages } from './pages.ts'
import { insertWebEvents, joinEvents, type NewWebEvent } from './queries.ts'
import { lockArrivals, takeArrivals } from './queries-arrivals.ts'
import { type SeenVisitor, saveVisitors, upsertVisitors, type VisitorRow } from './queries-visitors.ts'
import { type ReadArrival, readArrival, type SaidEvent } from './read-arrival.ts'

/** Two views of one page within this time are one: some shops say who it is by a second one. */
const SAME_PAGE_MS = 10_000
const VISIT_PAUSE_MS = 30 * 60_000

/** Something that a known person did, who is no robot. */
export interface KnownEvent extends SaidEvent {
  contactId: number
  visitorId: number | null
  startsVisit: boolean
}

export interface Taken {
  /** How many arrivals that was. */
  count: number
  /** In the order of time; what was done before a visitor was known is among it once it is. */
  known: KnownEvent[]
}

/** Makes sense of up to `limit` arrivals in the caller's transaction; null while another one does. */
export async function takeWebEvents(ground: Ground, tx: Tx, accountId: number, limit: number): Promise<Taken | null> {
  if (!(await lockArrivals(tx, accountId))) return null
  const rows = await takeArrivals(tx, accountId, limit)
  if (rows.length === 0) return { count: 0, known: [] }
  const arrivals = rows.map(readArrival)
  const { events, visitors, joins } = await identify(ground, tx, accountId, arrivals)
  const joined = await joinEvents(tx, accountId, joins)
  await insertWebEvents(tx, accountId, events)
  await saveVisitors(tx, accountId, visitors)
  const contactOf = new Map(joins.map(join => [join.visitorId, join.contactId]))
  const past = withVisits(joined.map(row => pastEvent(row, contactOf.get(row.visitor_id)!)))
  const now = events.flatMap(event => (event.contactId === null ? [] : { ...event, contactId: event.contactId }))
  const known = [...past, ...now].filter(event => !event.isBot).sort((a, b) => a.at.getTime() - b.at.getTime())
  await countPages(tx, accountId, known)
  await tellPages(tx, accountId, known)
  return { count: rows.length, known }
}

interface Identified {
  events: (NewWebEvent & { startsVisit: boolean })[]
  visitors: VisitorRow[]
  joins: { visitorId: number; contactId: number }[]
}

/** Goes through arrivals in their order: who each is of, and which visitors became known by it. */
async function identify(ground: Ground, tx: Tx, accountId: number, arrivals: ReadArrival[]): Promise<Identified> {
  const visitors = new Map((await upsertVisitors(tx, accountId, seenVisitors(arrivals))).map(row => [row.duid, row]))
  const claims = [...new Set([...arrivals, ...visitors.values()].flatMap(one => one.claim ?? []))]
  const ids = [...visitors.values()].flatMap(visitor => visitor.contact_id ?? [])
  const { byClaim, byId } = await contactsMeant(ground, tx, accountId, claims, ids)
  for (const visitor of visitors.values())
    if (visitor.contact_id) visitor.contact_id = byId.get(visitor.contact_id) ?? null
  const joins = new Map<number, number>()
  const events: Identified['events'] = []
  for (const arrival of arrivals) {
    const visitor = arrival.duid === null ? undefined : visitors.get(arrival.duid)
    const said = arrival.claim && readClaim(ground, accountId, arrival.claim) ? arrival.claim : null
    const claimed = said ? byClaim.get(said) : undefined
    if (visitor && follow(visitor, said, byClaim)) {
      joins.set(visitor.id, visitor.contact_id!)
      for (const before of events) if (before.visitorId === visitor.id) before.contactId ??= visitor.contact_id
    }
    const contactId = (said ? claimed : visitor?.contact_id) ?? null
    const { duid: _, claim: __, ip: ___, userAgent: ____, kind, ...rest } = arrival
    const startsVisit = kind === 'page' && isNewVisit(visitor?.last_page_at ?? null, rest.at)
    const isRepeated = kind === 'page' && visitor !== undefined && isSamePage(visitor, arrival)
    if (kind !== null && !isRepeated)
      events.push({ ...rest, kind, visitorId: visitor?.id ?? null, contactId, startsVisit })
    if (kind === 'page' && visitor) Object.assign(visitor, { last_url: rest.url, last_page_at: rest.at })
  }
  return {
    events,
    visitors: [...visitors.values()],
    joins: [...joins].map(([visitorId, contactId]) => ({ visitorId, contactId })),
  }
}

/**
 * Whose the visitor is after a claim. Who was nobody brings along what it did, unless another person, whom nobody knows, said to be
 * there meanwhile; who was somebody moves on and leaves the history behind. A claim that means nobody yet is asked again each time.
 * True: it brings along what it did.
 */
function follow(visitor: VisitorRow, said: string | null, byClaim: Map<string, number>): boolean {
  const asked = said ?? visitor.claim
  if (!asked) return false
  const meant = byClaim.get(asked)
  if (meant === undefined) {
    Object.assign(visitor, { contact_id: null, claim: asked.toLowerCase() })
    return false
  }
  const isTheirs = visitor.claim === null || visitor.claim === asked.toLowerCase()
  const bringsAlong = visitor.contact_id === null && isTheirs
  Object.assign(visitor, { contact_id: meant, claim: null })
  return bringsAlong
}

function seenVisitors(arrivals: ReadArrival[]): SeenVisitor[] {
  const seen = new Map<string, SeenVisitor>()
  for (const { duid, at, ip, userAgent, isBot } of arrivals) {
    if (duid === null) continue
    const before = seen.get(duid)
    const firstAt = before && before.firstAt < at ? before.firstAt : at
    const lastAt = before && before.lastAt > at ? before.lastAt : at
    seen.set(duid, { duid, firstAt, lastAt, ip, userAgent, isBot })
  }
  return [...seen.values()]
}

const isNewVisit = (lastAt: Date | null, at: Date) =>
  lastAt === null || at.getTime() - lastAt.getTime() > VISIT_PAUSE_MS

function isSamePage(visitor: VisitorRow, { url, at }: ReadArrival): boolean {
  if (visitor.last_page_at === null || visitor.last_url !== url) return false
  return Math.abs(at.getTime() - visitor.last_page_at.getTime()) <= SAME_PAGE_MS
}

type JoinedRow = Awaited<ReturnType<typeof joinEvents>>[number]

function pastEvent(row: JoinedRow, contactId: number): KnownEvent {
  const { received_at, said_at, is_bot, visitor_id, ...rest } = row
  const renamed = { receivedAt: received_at, saidAt: said_at, isBot: is_bot, visitorId: visitor_id }
  return { ...rest, ...renamed, contactId, startsVisit: false }
}

function withVisits(events: KnownEvent[]): KnownEvent[] {
  const lastAt = new Map<number, Date>()
  return events.map(event => {
    if (event.kind !== 'page') return event
    const startsVisit = isNewVisit(lastAt.get(event.visitorId!) ?? null, event.at)
    lastAt.set(event.visitorId!, event.at)
    return { ...event, startsVisit }
  })
}
