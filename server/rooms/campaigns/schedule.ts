import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { compileRow } from '../emails/index.ts'
import { type CampaignDbRow, lockCampaign } from './queries.ts'
import { markScheduled, markUnscheduled } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'
import { missingParts, STARTABLE } from './start.ts'
import { queueStart } from './start-due.ts'
import { expectVersion } from './versions.ts'

/** A year ahead is rather a slip of the hand than a plan. */
const LONGEST_AHEAD_MS = 366 * 86_400_000

/**
 * Sets when a campaign starts by itself, or sets it anew; its audience is frozen then, not now. With `version` only as
 * whoever schedules it has seen it. Throws campaign.inThePast, campaign.tooFarAhead, campaign.alreadySending,
 * campaign.incomplete { missing }, email.broken { problems }, campaign.changedElsewhere { version, by, at }, thing.notFound.
 */
export async function scheduleCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  { at, version }: { at: Date; version?: number },
  by: Actor,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await locked(tx, accountId, campaignId, version)
    const now = ground.clock.now()
    if (at.getTime() <= now.getTime()) throw problem('campaign.inThePast')
    if (at.getTime() - now.getTime() > LONGEST_AHEAD_MS) throw problem('campaign.tooFarAhead')
    const missing = missingParts(row)
    if (missing.length > 0) throw problem('campaign.incomplete', { missing })
    const { problems } = compileRow(row)
    if (problems.length > 0) throw problem('email.broken', { problems })
    await markScheduled(tx, accountId, campaignId, { at, userId: by.userId, now })
    await queueStart(tx, accountId, campaignId, at)
    const data = { title: row.title, scheduledAt: at }
    const entry = { action: 'campaign.scheduled', subject: String(campaignId), data } as const
    await insertAudit(tx, accountId, { ...by, at: now, ...entry })
  })
  return await readCampaign(ground, accountId, campaignId)
}

/**
 * Takes a scheduled campaign, or one that missed its start, back to a draft: only so can it be edited. The job that waits
 * for it finds nothing to start. Throws campaign.notScheduled, campaign.alreadySending, thing.notFound.
 */
export async function unscheduleCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  by: Actor,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await locked(tx, accountId, campaignId)
    if (row.status === 'draft') throw problem('campaign.notScheduled')
    const now = ground.clock.now()
    await markUnscheduled(tx, accountId, campaignId, by.userId, now)
    const data = { title: row.title, scheduledAt: row.scheduled_at }
    const entry = { action: 'campaign.unscheduled', subject: String(campaignId), data } as const
    await insertAudit(tx, accountId, { ...by, at: now, ...entry })
  })
  return await readCampaign(ground, accountId, campaignId)
}

async function locked(tx: Tx, accountId: number, campaignId: number, version?: number): Promise<CampaignDbRow> {
  const row = await lockCampaign(tx, accountId, campaignId)
  if (!row) throw problem('thing.notFound')
  if (!STARTABLE.includes(row.status)) throw problem('campaign.alreadySending')
  await expectVersion(tx, accountId, row, version)
  return row
}
