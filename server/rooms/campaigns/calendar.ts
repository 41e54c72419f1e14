import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type CampaignSummary, campaignPage } from './read.ts'

const LONGEST_MS = 62 * 86_400_000
const MOST = 500

/** Campaigns that start, or are to start, within a span up to but not with its end; the earliest first. Throws request.invalid. */
export async function campaignCalendar(
  ground: Ground,
  accountId: number,
  span: { from: Date; to: Date },
): Promise<CampaignSummary[]> {
  const length = span.to.getTime() - span.from.getTime()
  if (!(length > 0 && length <= LONGEST_MS))
    throw problem('request.invalid', [{ path: '/to', message: '62 days at most' }])
  const order = { by: 'day', descending: false } as const
  return await campaignPage(ground, accountId, { dayFrom: span.from, dayTo: span.to, order, limit: MOST })
}
