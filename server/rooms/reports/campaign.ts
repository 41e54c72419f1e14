import type { Ground } from '../../platform/ground.ts'
import { type CampaignRecord, readCampaign } from '../campaigns/index.ts'
import {
  type HourFigures,
  hourFigures,
  type LinkFigures,
  linkFigures,
  type RefusalFigures,
  refusalFigures,
  reportedDispatch,
} from './queries.ts'

const HOUR_MS = 3_600_000
/** Three days: what comes later is a trickle. */
const CURVE_HOURS = 72
/** Kinds of refusal beyond these are single cases; each is in the list of recipients. */
const MOST_REFUSALS = 50

export interface CampaignOutcome {
  /** Totals are in `campaign.counts`. */
  campaign: CampaignRecord
  links: LinkFigures[]
  /** Every hour from the start to the present, at most 72; what people did, machines left out. */
  curve: HourFigures[]
  refusals: RefusalFigures[]
}

/** What came of a campaign; of one not yet started, nothing. Throws thing.notFound. */
export async function readCampaignOutcome(
  ground: Ground,
  accountId: number,
  campaignId: number,
): Promise<CampaignOutcome> {
  const campaign = await readCampaign(ground, accountId, campaignId)
  const dispatch =
    campaign.dispatchId === null ? undefined : await reportedDispatch(ground.db, accountId, campaign.dispatchId)
  if (!dispatch) return { campaign, links: [], curve: [], refusals: [] }
  const [links, hours, refusals] = await Promise.all([
    linkFigures(ground.db, accountId, dispatch),
    hourFigures(ground.db, accountId, dispatch, CURVE_HOURS),
    refusalFigures(ground.db, accountId, dispatch, MOST_REFUSALS),
  ])
  const elapsedMs = ground.clock.now().getTime() - dispatch.started_at.getTime()
  return { campaign, links, curve: everyHour(hours, elapsedMs), refusals }
}

function everyHour(hours: HourFigures[], elapsedMs: number): HourFigures[] {
  const last = Math.max(Math.floor(elapsedMs / HOUR_MS), hours.at(-1)?.hour ?? 0)
  const known = new Map(hours.map(figures => [figures.hour, figures]))
  const length = Math.min(CURVE_HOURS, Math.max(0, last) + 1)
  return Array.from({ length }, (_, hour) => known.get(hour) ?? { hour, opens: 0, clicks: 0 })
}
