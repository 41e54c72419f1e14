import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob, type Job } from '../../platform/jobs.ts'
import { insertAudit } from '../accounts/index.ts'
import { freezeEmail } from '../emails/index.ts'
import { cancelDispatch, createDispatch, freezeAudience, pauseDispatch, resumeDispatch } from '../outbox/index.ts'
import { type CampaignDbRow, campaignById, choiceOf, lockCampaign } from './queries.ts'
import { markStarted } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'

/**
 * Starts a campaign, once: the e-mail is frozen here, the audience by a job. Of two starts at the same instant one wins.
 * Throws campaign.alreadySending, campaign.incomplete { missing }, email.broken { problems }, thing.notFound.
 */
export async function startCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  userId: number | null,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.status !== 'draft') throw problem('campaign.alreadySending')
    const missing = missingParts(row)
    if (missing.length > 0) throw problem('campaign.incomplete', { missing })
    await freezeEmail(ground, tx, accountId, row.email_id)
    const dispatchId = await createDispatch(ground, tx, accountId, row.email_id)
    const now = ground.clock.now()
    await markStarted(tx, accountId, campaignId, { dispatchId, userId, now })
    await insertAudit(tx, accountId, {
      at: now,
      userId,
      action: 'campaign.started',
      subject: String(campaignId),
      data: {},
      ip: null,
    })
    await addJob(tx, 'campaigns.freeze', { accountId, campaignId })
  })
  return await readCampaign(ground, accountId, campaignId)
}

/** What a campaign cannot be sent without, in the words of the contract. */
export function missingParts(
  row: Pick<CampaignDbRow, 'subject' | 'from_name' | 'from_email' | 'html' | 'list_ids'>,
): string[] {
  const missing: string[] = []
  if (row.subject.trim() === '') missing.push('subject')
  if (row.from_name.trim() === '') missing.push('fromName')
  if (row.from_email.trim() === '') missing.push('fromEmail')
  if (row.html.trim() === '') missing.push('html')
  if (row.list_ids.length === 0) missing.push('listIds')
  return missing
}

export async function pauseCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  userId: number | null,
): Promise<CampaignRecord> {
  return await steer(ground, accountId, campaignId, userId, 'paused', pauseDispatch)
}

export async function resumeCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  userId: number | null,
): Promise<CampaignRecord> {
  return await steer(ground, accountId, campaignId, userId, 'resumed', resumeDispatch)
}

export async function cancelCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  userId: number | null,
): Promise<CampaignRecord> {
  return await steer(ground, accountId, campaignId, userId, 'cancelled', cancelDispatch)
}

/** Throws campaign.notSending, thing.notFound. */
async function steer(
  ground: Ground,
  accountId: number,
  campaignId: number,
  userId: number | null,
  what: 'paused' | 'resumed' | 'cancelled',
  how: typeof pauseDispatch,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (row.dispatch_id === null) throw problem('campaign.notSending')
    await how(ground, tx, accountId, row.dispatch_id)
    await insertAudit(tx, accountId, {
      at: ground.clock.now(),
      userId,
      action: `campaign.${what}` as const,
      subject: String(campaignId),
      data: {},
      ip: null,
    })
  })
  return await readCampaign(ground, accountId, campaignId)
}

export function campaignsJobs(ground: Ground): Job[] {
  const freeze: Job<{ accountId: number; campaignId: number }> = {
    name: 'campaigns.freeze',
    run: async ({ accountId, campaignId }) => {
      await ground.db.transaction(async tx => {
        const row = await campaignById(tx, accountId, campaignId)
        if (row?.dispatch_id != null) await freezeAudience(ground, tx, accountId, row.dispatch_id, choiceOf(row))
      })
    },
  }
  return [freeze as Job]
}
