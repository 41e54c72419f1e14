import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit, NOBODY } from '../accounts/index.ts'
import { sweepCampaigns } from './across-accounts.ts'
import { lockCampaign, pendingResend } from './queries.ts'
import { markDeleted, markKept, markUnscheduled } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'
import { STARTABLE } from './start.ts'
import { queueStart } from './start-due.ts'

const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/**
 * Also one that is scheduled: it does not start. For 30 days it can be given back. Throws thing.notFound or
 * campaign.notDraft: what was sent stays as proof.
 */
export async function removeCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  by: Actor = NOBODY,
): Promise<void> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (!STARTABLE.includes(row.status)) throw problem('campaign.notDraft')
    const at = ground.clock.now()
    await markDeleted(tx, accountId, campaignId, by.userId, at)
    const deletion = { action: 'campaign.deleted' as const, subject: String(campaignId), data: { title: row.title } }
    await insertAudit(tx, accountId, { ...by, at, ...deletion })
  })
}

/**
 * Gives a deleted campaign back as it was; one whose time has passed meanwhile is a draft again. Throws thing.notFound,
 * campaign.resendPending { campaignId } where another campaign now sends the same one again.
 */
export async function restoreCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  by: Actor,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const at = ground.clock.now()
    const back = await markKept(tx, accountId, campaignId, by.userId, at)
    if (!back) throw problem('thing.notFound')
    await expectOnlyResend(tx, accountId, campaignId, back.resend_of)
    if (back.status === 'scheduled') {
      if (back.scheduled_at! > at) await queueStart(tx, accountId, campaignId, back.scheduled_at!)
      else await markUnscheduled(tx, accountId, campaignId, by.userId, at)
    }
    const entry = { action: 'campaign.restored' as const, subject: String(campaignId), data: { title: back.title } }
    await insertAudit(tx, accountId, { ...by, at, ...entry })
  })
  return await readCampaign(ground, accountId, campaignId)
}

/** Two campaigns to those who did not open the same one would write to them twice. */
async function expectOnlyResend(tx: Tx, accountId: number, campaignId: number, of: number | null): Promise<void> {
  if (of === null || !(await lockCampaign(tx, accountId, of))) return
  const pending = await pendingResend(tx, accountId, of, campaignId)
  if (pending !== null) throw problem('campaign.resendPending', { campaignId: pending })
}

export async function forgetDeleted(ground: Ground): Promise<void> {
  await sweepCampaigns(ground.db, new Date(ground.clock.now().getTime() - KEPT_DAYS * DAY_MS))
}
