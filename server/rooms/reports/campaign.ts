import type { BounceReason } from '../../../contract/report.ts'
import { wallTime } from '../../platform/clock.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { type CampaignRecord, readCampaign } from '../campaigns/index.ts'
import { bounceReasonOf } from './bounce-reasons.ts'
import { type Comparison, compareWithLast } from './comparison.ts'
import { hasOrders } from './conversions.ts'
import { dayAfter } from './period.ts'
import {
  type CurveRow,
  curveRows,
  type DeviceFigures,
  deviceFigures,
  type LinkFigures,
  linkFigures,
  type RefusalFigures,
  refusalFigures,
  reportedDispatch,
} from './queries.ts'
import { type Conversions, conversionsOf } from './queries-conversions.ts'

const HOUR_MS = 3_600_000
/** Three days by hour, a quarter of a year by day: what comes later is a trickle, in the totals alone. */
const CURVE_HOURS = 72
const CURVE_DAYS = 90
/** Kinds of replies beyond these are single cases; each is in the list of recipients. */
const MOST_REPLIES = 2_000
const SHOWN_REPLIES = 20

export interface Tally {
  opens: number
  clicks: number
}

export interface Refusals {
  reason: BounceReason
  refused: number
  /** Put off for now: tried again by itself. */
  deferred: number
  /** The most frequent ones. */
  replies: RefusalFigures[]
}

export interface CampaignOutcome {
  /** Totals are in `campaign.counts`. */
  campaign: CampaignRecord
  comparison: Comparison
  links: LinkFigures[]
  /** Every one from the start to the present; what people did, machines left out. */
  hours: (Tally & { at: Date })[]
  days: (Tally & { day: string })[]
  /** Who opened and clicked; `why` says which proxy, or how a machine was known. */
  signals: Pick<CurveRow, 'signal' | 'why' | 'opens' | 'clicks'>[]
  devices: DeviceFigures[]
  refusals: Refusals[]
  /** Orders that it brought; null where the account was never told an order. */
  conversions: Conversions | null
}

/** What came of a campaign; of one not yet started, nothing. Throws thing.notFound. */
export async function readCampaignOutcome(
  ground: Ground,
  accountId: number,
  campaignId: number,
): Promise<CampaignOutcome> {
  const campaign = await readCampaign(ground, accountId, campaignId)
  const comparison = await compareWithLast(ground, accountId, campaign)
  const dispatch =
    campaign.dispatchId === null ? undefined : await reportedDispatch(ground.db, accountId, campaign.dispatchId)
  if (!dispatch)
    return {
      campaign,
      comparison,
      links: [],
      hours: [],
      days: [],
      signals: [],
      devices: [],
      refusals: [],
      conversions: null,
    }
  const { time_zone: timeZone, currency } = (await accountById(ground.db, accountId))!
  const origin = wholeHour(dispatch.started_at, timeZone)
  const curve = { origin, hours: CURVE_HOURS, days: CURVE_DAYS, timeZone }
  const [links, rows, devices, replies, isTold, conversions] = await Promise.all([
    linkFigures(ground.db, accountId, dispatch),
    curveRows(ground.db, accountId, dispatch, curve),
    deviceFigures(ground.db, accountId, dispatch),
    refusalFigures(ground.db, accountId, dispatch, MOST_REPLIES),
    hasOrders(ground.db, accountId),
    conversionsOf(ground.db, accountId, dispatch.id, currency, {}),
  ])
  const now = ground.clock.now()
  return {
    campaign,
    comparison,
    links,
    hours: everyHour(rows, origin, now),
    days: everyDay(rows, origin, now, timeZone),
    signals: rows.filter(row => row.signal !== null),
    devices,
    refusals: byReason(replies),
    conversions: isTold ? conversions : null,
  }
}

/** The beginning of the instant's hour on the wall. An hour later is an hour later, whatever the clocks do. */
function wholeHour(at: Date, timeZone: string): Date {
  const [, minutes, seconds] = wallTime(at, timeZone).slice(11).split(':').map(Number)
  return new Date(at.getTime() - (minutes! * 60 + seconds!) * 1_000 - at.getMilliseconds())
}

function everyHour(rows: CurveRow[], origin: Date, now: Date): CampaignOutcome['hours'] {
  const known = new Map(rows.filter(row => row.hour !== null).map(row => [row.hour!, row]))
  const last = Math.max(0, Math.floor((now.getTime() - origin.getTime()) / HOUR_MS), ...known.keys())
  return Array.from({ length: Math.min(CURVE_HOURS, last + 1) }, (_, hour) => ({
    at: new Date(origin.getTime() + hour * HOUR_MS),
    opens: known.get(hour)?.opens ?? 0,
    clicks: known.get(hour)?.clicks ?? 0,
  }))
}

function everyDay(rows: CurveRow[], origin: Date, now: Date, timeZone: string): CampaignOutcome['days'] {
  const known = new Map(rows.filter(row => row.day !== null).map(row => [row.day!, row]))
  const first = wallTime(origin, timeZone).slice(0, 10)
  const last = [wallTime(now, timeZone).slice(0, 10), ...known.keys()].sort().at(-1)!
  const days: CampaignOutcome['days'] = []
  for (let day = first; day <= last && days.length < CURVE_DAYS; day = dayAfter(day, 1))
    days.push({ day, opens: known.get(day)?.opens ?? 0, clicks: known.get(day)?.clicks ?? 0 })
  return days
}

function byReason(replies: RefusalFigures[]): Refusals[] {
  const reasons = new Map<BounceReason, Refusals>()
  for (const reply of replies) {
    const reason = bounceReasonOf(reply.reply)
    const known = reasons.get(reason) ?? { reason, refused: 0, deferred: 0, replies: [] }
    known[reply.state] += reply.recipients
    if (known.replies.length < SHOWN_REPLIES) known.replies.push(reply)
    reasons.set(reason, known)
  }
  return [...reasons.values()].sort((a, b) => b.refused - a.refused || b.deferred - a.deferred)
}
