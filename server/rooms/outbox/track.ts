import { add, type CounterDelta } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { ecmidOf, noteOpened } from '../contacts/index.ts'
import { type EventType, type HappenedEvent, record } from '../events/index.ts'
import { subjectsOf } from './counted.ts'
import {
  clicksAround,
  hitsOf,
  insertHit,
  lockForHit,
  relabelHits,
  type TrackedMessage,
  writeTally,
} from './queries-track.ts'
import {
  BURST_MS,
  counted,
  type HitKind,
  isBurst,
  isPerson,
  type Label,
  labelOf,
  NO_HITS,
  type Tally,
} from './signal.ts'
import { type MessageKey, readClickToken, readMessageToken } from './tokens.ts'

/** A mail that is opened without end (a monitor, a shared mailbox) is counted on, but no longer kept hit by hit. */
const MOST_KEPT_HITS = 1_000
const LONGEST_AGENT = 500

export interface Visit {
  method: string
  ip: string | null
  userAgent: string | null
  /** When it reached us; now by default. */
  at?: Date
}

/** Records that the pixel of a message was fetched. False when the token is none of ours. */
export async function recordOpen(ground: Ground, token: string, visit: Visit): Promise<boolean> {
  const key = readMessageToken(ground.secrets, 'open', token)
  if (!key) return false
  const hit = asHit('open', visit, ground)
  return await ground.db.transaction(async tx => {
    const message = await lockForHit(tx, key, null)
    if (message) await recordHit(tx, key, message, hit)
    return message !== undefined
  })
}

/**
 * Records that a link was followed and says where it leads, with the contact's ecmid unless the account wants none. Null when the token is none of ours,
 * or the link leads nowhere: nothing that was not in a mail of ours is ever redirected to.
 */
export async function recordClick(ground: Ground, token: string, visit: Visit): Promise<{ url: string } | null> {
  const key = readClickToken(ground.secrets, token)
  if (!key) return null
  const hit = { ...asHit('click', visit, ground), linkNo: key.linkNo }
  return await ground.db.transaction(async tx => {
    const message = await lockForHit(tx, key, key.linkNo)
    // A personal link carries its address, so it leads on even when its message is no longer kept.
    const url = key.url ?? message?.url ?? null
    const contactId = message?.links_tagged ? message.contact_id : null
    const target = url && withEcmid(url, contactId === null ? null : ecmidOf(ground.secrets, key.accountId, contactId))
    if (!target) return null
    if (message) await recordHit(tx, key, message, { ...hit, url })
    return { url: target }
  })
}

/**
 * The address with `ecmid` as its query's last parameter, in place of any that it had: a shop that copied a link from its
 * own browser must not make every reader one person. The rest of the query stays byte by byte. Null unless http(s).
 */
export function withEcmid(address: string, ecmid: string | null): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null
  if (!ecmid) return url.href
  const query = url.search.slice(1)
  const others = query === '' ? [] : query.split('&').filter(part => !/^ecmid(=|$)/.test(part))
  url.search = [...others, `ecmid=${ecmid}`].join('&')
  return url.href
}

interface Hit {
  kind: HitKind
  linkNo: number | null
  url: string | null
  at: Date
  method: string
  ip: string | null
  userAgent: string | null
}

function asHit(kind: HitKind, visit: Visit, ground: Ground): Hit {
  return {
    kind,
    linkNo: null,
    url: null,
    at: visit.at ?? ground.clock.now(),
    method: visit.method,
    ip: visit.ip,
    userAgent: visit.userAgent?.slice(0, LONGEST_AGENT) ?? null,
  }
}

/** The message is locked; its contact is locked after it, as the ledger does. */
async function recordHit(tx: Tx, key: MessageKey, message: TrackedMessage, hit: Hit): Promise<void> {
  const { accountId } = key
  const sinceSentMs = message.sent_at && hit.at.getTime() - message.sent_at.getTime()
  const isKept = message.opens + message.clicks < MOST_KEPT_HITS
  const before: Tally = message
  const alone = labelOf({ ...hit, sinceSentMs })
  const { label, tally } = isKept ? await afterBurst(tx, key, message, hit, alone) : { label: alone, tally: before }
  const after = counted(tally, { kind: hit.kind, signal: label.signal })
  await writeTally(tx, key, after, hit.kind, hit.at)
  await add(
    tx,
    accountId,
    subjectsOf(message).flatMap(subject => deltas(subject, before, after)),
  )
  if (isKept) {
    // Whoever has been erased leaves no new traces by a mail that is still somewhere.
    const kept = message.is_erased ? { ...hit, url: null, ip: null, userAgent: null } : hit
    await insertHit(tx, key, { ...kept, ...label, dispatchId: message.dispatch_id })
    await record(tx, accountId, eventsOf(key, message, kept, label, tally, after))
  }
  if (message.contact_id !== null && isPerson(label.signal))
    await noteOpened(tx, accountId, message.contact_id, hit.at, hit.kind === 'click')
}

/** With the click that shows a scanner at work, the clicks just before it were its work too: they are relabelled. */
async function afterBurst(
  tx: Tx,
  key: MessageKey,
  message: TrackedMessage,
  hit: Hit,
  alone: Label,
): Promise<{ label: Label; tally: Tally }> {
  const asIs = { label: alone, tally: message }
  if (hit.kind === 'open' || message.links < 2 || message.clicks === 0) return asIs
  const around = await clicksAround(tx, key, hit.at, BURST_MS)
  if (!isBurst([hit.linkNo!, ...around.map(click => click.link_no!)], message.links)) return asIs
  const label: Label = { signal: 'machine', why: 'many_links' }
  const wrong = new Set(around.filter(click => click.signal !== 'machine').map(click => click.id))
  if (wrong.size === 0) return { label, tally: message }
  const hits = await hitsOf(tx, key)
  const was = hits.reduce(counted, NO_HITS)
  const is = hits.map(kept => (wrong.has(kept.id) ? { ...kept, ...label } : kept)).reduce(counted, NO_HITS)
  await relabelHits(tx, key, [...wrong], label.signal, label.why)
  const tally = {
    ...message,
    human_opens: message.human_opens + is.human_opens - was.human_opens,
    human_clicks: message.human_clicks + is.human_clicks - was.human_clicks,
  }
  return { label, tally }
}

/** `opened`, `clicked` and their human twins count messages, `opens` and `clicks` count hits. */
function deltas(subject: string, before: Tally, after: Tally): CounterDelta[] {
  const unique = (figure: keyof Tally) => Number(after[figure] > 0) - Number(before[figure] > 0)
  return [
    { subject, name: 'opened', n: unique('opens') },
    { subject, name: 'human_opened', n: unique('human_opens') },
    { subject, name: 'opens', n: after.opens - before.opens },
    { subject, name: 'clicked', n: unique('clicks') },
    { subject, name: 'human_clicked', n: unique('human_clicks') },
    { subject, name: 'clicks', n: after.clicks - before.clicks },
  ]
}

/** The open that a click implies is written as well, for whoever waits for an open. */
function eventsOf(
  key: MessageKey,
  message: TrackedMessage,
  hit: Hit,
  label: Label,
  before: Tally,
  after: Tally,
): HappenedEvent[] {
  const event = (type: EventType, data: object): HappenedEvent => ({
    type,
    at: hit.at,
    contactId: message.contact_id,
    data: { messageId: key.id, month: key.month, dispatchId: message.dispatch_id, signal: label.signal, ...data },
  })
  if (hit.kind === 'open') return [event('mail.opened', { linkNo: null, url: null })]
  const impliesOpen = after.opens > before.opens || after.human_opens > before.human_opens
  return [
    ...(impliesOpen ? [event('mail.opened', { linkNo: null, url: null, implied: true })] : []),
    event('mail.clicked', { linkNo: hit.linkNo, url: hit.url }),
  ]
}
