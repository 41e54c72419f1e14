import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { paceDispatch } from '../outbox/index.ts'
import { lockCampaign } from './queries.ts'
import { updatePace } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'

/**
 * Another pace for a campaign that was not sent whole yet, whether it waits, runs or is paused: a running one goes at it from
 * now on. Throws campaign.notSending when it is over, thing.notFound.
 */
export async function paceCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  perHour: number | null,
  by: Actor,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.status === 'errored') throw problem('campaign.notSending')
    if (row.dispatch_id !== null) await paceDispatch(ground, tx, accountId, row.dispatch_id, perHour)
    if (row.per_hour === perHour) return
    const now = ground.clock.now()
    await updatePace(tx, accountId, campaignId, perHour, by.userId, now)
    const data = { title: row.title, changes: { perHour: [row.per_hour, perHour] } }
    const entry = { action: 'campaign.paceChanged', subject: String(campaignId), data } as const
    await insertAudit(tx, accountId, { ...by, at: now, ...entry })
  })
  return await readCampaign(ground, accountId, campaignId)
}
