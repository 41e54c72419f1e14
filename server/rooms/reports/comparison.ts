import type { CampaignCounts } from '../../../contract/campaign.ts'
import type { Ground } from '../../platform/ground.ts'
import { type CampaignSummary, campaignPage } from '../campaigns/index.ts'

/** More would compare with what a shop was years ago; a test to three colleagues says nothing about the next mail. */
const LAST = 12
const WORTH_COMPARING = 10

export const rates = ['bounced', 'opened', 'clicked', 'unsubscribed', 'complained'] as const
export type Rate = (typeof rates)[number]

/** Shares, 0 to 1: bounces of what was tried, the rest of what was accepted. Opens and clicks are people's. */
export type Rates = Record<Rate, number>

export interface Comparison {
  /** How many earlier campaigns the medians are of. */
  campaigns: number
  /** null: there are none. */
  medians: Rates | null
}

export function ratesOf(counts: CampaignCounts): Rates {
  const of = (n: number, whole: number) => (whole > 0 ? n / whole : 0)
  return {
    bounced: of(counts.refused, counts.accepted + counts.refused),
    opened: of(counts.humanOpened, counts.accepted),
    clicked: of(counts.humanClicked, counts.accepted),
    unsubscribed: of(counts.unsubscribed, counts.accepted),
    complained: of(counts.complained, counts.accepted),
  }
}

/** The account's campaigns that were sent before this one, the last of them. */
export async function compareWithLast(
  ground: Ground,
  accountId: number,
  campaign: CampaignSummary,
): Promise<Comparison> {
  // A mail sent again to those who did not open it is opened by few, and says nothing about a first one.
  if (campaign.startedAt === null || campaign.resendOf !== null) return { campaigns: 0, medians: null }
  const earlier = await campaignPage(ground, accountId, {
    status: 'sent',
    startedTo: campaign.startedAt,
    order: { by: 'started_at', descending: true },
    limit: 3 * LAST,
  })
  const compared = earlier
    .filter(({ counts, resendOf }) => resendOf === null && counts.accepted >= WORTH_COMPARING)
    .slice(0, LAST)
  if (compared.length === 0) return { campaigns: 0, medians: null }
  const all = compared.map(({ counts }) => ratesOf(counts))
  const medians = Object.fromEntries(rates.map(rate => [rate, median(all.map(one => one[rate]))])) as Rates
  return { campaigns: compared.length, medians }
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
