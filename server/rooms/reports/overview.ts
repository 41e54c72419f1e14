import { RIPE_HOURS } from '../../../contract/report.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { type CampaignSummary, campaignPage } from '../campaigns/index.ts'
import { hasOrders, withConversions } from './conversions.ts'
import { readGrowth } from './growth.ts'
import { instantsOf, type Period, periodBefore, readPeriod } from './period.ts'
import { reportedDispatch } from './queries.ts'
import { type Conversions, conversionSums } from './queries-conversions.ts'
import { campaignSums, readersByHour } from './queries-overview.ts'

/** More would not be looked at; the export has them all. */
const MOST_SHOWN = 500
const COMPARED_HOURS = 72
export const MOST_COMPARED = 5

/** Of campaigns that started in the period, with all that came of them until now; and of people in the period itself. */
export interface Figures {
  campaigns: number
  recipients: number
  accepted: number
  refused: number
  opened: number
  humanOpened: number
  clicked: number
  humanClicked: number
  unsubscribed: number
  complained: number
  /** Of those among them that were sent whole long enough ago for a rate to say something. */
  ripe: Pick<Figures, 'campaigns' | 'accepted' | 'humanOpened' | 'humanClicked'>
  newContacts: number
  deletedContacts: number
  subscribed: number
  left: number
  /** Of the campaigns; null where the account was never told an order. */
  conversions: Conversions | null
}

export interface FiguresInTime {
  period: Period
  before: Period
  now: Figures
  /** The same of as many days right before. */
  earlier: Figures
}

/** Throws report.periodInvalid. */
export async function readFigures(
  ground: Ground,
  accountId: number,
  asked: { from?: string; until?: string },
): Promise<FiguresInTime> {
  const { from, until, timeZone } = await readPeriod(ground, accountId, asked)
  const { currency } = (await accountById(ground.db, accountId))!
  const period = { from, until }
  const before = periodBefore(period)
  const [now, earlier] = await Promise.all([
    figuresOf(ground, accountId, period, timeZone, currency),
    figuresOf(ground, accountId, before, timeZone, currency),
  ])
  return { period, before, now, earlier }
}

async function figuresOf(
  ground: Ground,
  accountId: number,
  period: Period,
  timeZone: string,
  currency: string,
): Promise<Figures> {
  const ripeUntil = new Date(ground.clock.now().getTime() - RIPE_HOURS * 3_600_000)
  const span = instantsOf(period, timeZone)
  const [sums, growth, isTold, conversions] = await Promise.all([
    campaignSums(ground.db, accountId, { ...span, ripeUntil }),
    readGrowth(ground, accountId, period),
    hasOrders(ground.db, accountId),
    conversionSums(ground.db, accountId, currency, span),
  ])
  const of = (name: string) => sums.all[name] ?? 0
  const ripe = (name: string) => sums.ripe[name] ?? 0
  return {
    campaigns: of('campaigns'),
    recipients: of('recipients'),
    accepted: of('accepted'),
    refused: of('refused'),
    opened: of('opened'),
    humanOpened: of('human_opened'),
    clicked: of('clicked'),
    humanClicked: of('human_clicked'),
    unsubscribed: of('unsubscribed'),
    complained: of('complained'),
    ripe: {
      campaigns: ripe('campaigns'),
      accepted: ripe('accepted'),
      humanOpened: ripe('human_opened'),
      humanClicked: ripe('human_clicked'),
    },
    newContacts: growth.contacts.came,
    deletedContacts: growth.contacts.deleted,
    subscribed: growth.sum.came,
    left: growth.sum.left,
    conversions: isTold ? conversions : null,
  }
}

const STARTED = ['preparing', 'sending', 'paused', 'sent', 'cancelled']

export type CampaignInTable = CampaignSummary & { conversions: Conversions | null }

/** Campaigns that started in the period, newest first. Throws report.periodInvalid. */
export async function readCampaignsOf(
  ground: Ground,
  accountId: number,
  asked: { from?: string; until?: string },
  most = MOST_SHOWN,
): Promise<{ period: Period; campaigns: CampaignInTable[]; hasMore: boolean }> {
  const { from, until, timeZone } = await readPeriod(ground, accountId, asked)
  const span = instantsOf({ from, until }, timeZone)
  const rows = await campaignPage(ground, accountId, {
    status: STARTED,
    dayFrom: span.from,
    dayTo: span.until,
    order: { by: 'day', descending: true },
    limit: most + 1,
  })
  const campaigns = await withConversions(ground, accountId, rows.slice(0, most))
  return { period: { from, until }, campaigns, hasMore: rows.length > most }
}

export interface ComparedCampaign {
  campaign: CampaignSummary
  /** Of hour n since the start: people who had opened by its end. Up to now, at most 72. */
  readers: number[]
}

/** Side by side, in the order asked for. Throws thing.notFound; report.tooMany { most }. */
export async function compareCampaigns(
  ground: Ground,
  accountId: number,
  campaignIds: number[],
): Promise<ComparedCampaign[]> {
  const ids = [...new Set(campaignIds)]
  if (ids.length > MOST_COMPARED) throw problem('report.tooMany', { most: MOST_COMPARED })
  return await Promise.all(ids.map(id => compared(ground, accountId, id)))
}

async function compared(ground: Ground, accountId: number, id: number): Promise<ComparedCampaign> {
  const [campaign] = await campaignPage(ground, accountId, { id, limit: 1 })
  if (!campaign) throw problem('thing.notFound')
  const { dispatchId } = campaign
  const dispatch = dispatchId === null ? undefined : await reportedDispatch(ground.db, accountId, dispatchId)
  if (!dispatch) return { campaign, readers: [] }
  const rows = await readersByHour(ground.db, accountId, dispatch, COMPARED_HOURS)
  const elapsed = (ground.clock.now().getTime() - dispatch.started_at.getTime()) / 3_600_000
  const hours = Math.min(COMPARED_HOURS, Math.max(0, Math.floor(elapsed), rows.at(-1)?.hour ?? 0) + 1)
  const at = new Map(rows.map(row => [row.hour, row.people]))
  const readers: number[] = []
  for (let hour = 0; hour < hours; hour++) readers.push(at.get(hour) ?? readers.at(-1) ?? 0)
  return { campaign, readers }
}
