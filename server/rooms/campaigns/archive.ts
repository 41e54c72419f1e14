import type { Ground } from '../../platform/ground.ts'
import { renderForNobody } from '../outbox/index.ts'
import { archivedEmail } from './across-accounts.ts'

/** A started campaign's e-mail as nobody in particular gets it; null when it was never sent or the hash is not its own. */
export async function archivedCampaign(ground: Ground, campaignId: number, hash: string): Promise<string | null> {
  const email = await archivedEmail(ground.db, campaignId, hash)
  return email ? renderForNobody(email, { date: email.started_at, timeZone: email.time_zone }) : null
}
