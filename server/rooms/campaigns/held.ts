import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { sendHeld } from '../outbox/index.ts'
import { lockCampaign } from './queries.ts'
import { type CampaignRecord, readCampaign } from './read.ts'

/**
 * Sends to those for whom no coupon was left, now that there are more; whoever finds none again is held again. Throws
 * campaign.notSending, thing.notFound.
 */
export async function sendToHeld(
  ground: Ground,
  accountId: number,
  campaignId: number,
  by: Actor,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.dispatch_id === null) throw problem('campaign.notSending')
    const n = await sendHeld(ground, tx, accountId, row.dispatch_id)
    const entry = { action: 'campaign.heldSent', subject: String(campaignId), data: { title: row.title, n } } as const
    if (n > 0) await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
  })
  return await readCampaign(ground, accountId, campaignId)
}
