import type { Ground } from '../../platform/ground.ts'
import { renderForNobody } from '../outbox/index.ts'
import { archivedEmail } from './across-accounts.ts'

export interface ArchivedCampaign {
  html: string
  /** Search engines may keep it. */
  isIndexed: boolean
}

/**
 * A started campaign's e-mail as nobody in particular gets it; null when it was never sent, when it is not shown, or when the
 * hash is not its own.
 */
export async function archivedCampaign(
  ground: Ground,
  campaignId: number,
  hash: string,
): Promise<ArchivedCampaign | null> {
  const email = await archivedEmail(ground.db, campaignId, hash)
  if (!email) return null
  const html = renderForNobody(email, { date: email.started_at, timeZone: email.time_zone })
  return { html, isIndexed: email.archive_indexed }
}
