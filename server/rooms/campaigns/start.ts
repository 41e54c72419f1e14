import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { insertAudit, isVerifiedSender } from '../accounts/index.ts'
import { freezeEmail } from '../emails/index.ts'
import { cancelDispatch, createDispatch, pauseDispatch, resumeDispatch } from '../outbox/index.ts'
import { type CampaignDbRow, lockCampaign } from './queries.ts'
import { markStarted } from './queries-write.ts'
import { type CampaignRecord, readCampaign } from './read.ts'
import { expectVersion } from './versions.ts'

/** Nothing of these has gone out yet. */
export const STARTABLE: CampaignDbRow['status'][] = ['draft', 'scheduled', 'missed']

/**
 * Starts a campaign now, once: the e-mail is frozen here, the audience by a job. Of two starts at the same instant one wins.
 * With `version` only as whoever starts it has seen it. Throws campaign.alreadySending, campaign.incomplete { missing },
 * campaign.domainNotVerified, campaign.changedElsewhere { version, by, at }, email.broken { problems }, thing.notFound.
 */
export async function startCampaign(
  ground: Ground,
  accountId: number,
  campaignId: number,
  userId: number | null,
  version?: number,
): Promise<CampaignRecord> {
  await ground.db.transaction(async tx => {
    const row = await lockCampaign(tx, accountId, campaignId)
    if (!row) throw problem('thing.notFound')
    if (!STARTABLE.includes(row.status)) throw problem('campaign.alreadySending')
    await expectVersion(tx, accountId, row, version)
    await begin(ground, tx, accountId, row, { userId, scheduledAt: null })
  })
  return await readCampaign(ground, accountId, campaignId)
}

/** Begins the sending of a locked campaign; `scheduledAt` stays with it where that is what starts it. */
export async function begin(
  ground: Ground,
  tx: Tx,
  accountId: number,
  row: CampaignDbRow,
  start: { userId: number | null; scheduledAt: Date | null },
): Promise<void> {
  const missing = missingParts(row)
  if (missing.length > 0) throw problem('campaign.incomplete', { missing })
  if (ground.requireVerifiedDomains && !(await isVerifiedSender(tx, accountId, row.from_email)))
    throw problem('campaign.domainNotVerified')
  await freezeEmail(ground, tx, accountId, row.email_id)
  const dispatchId = await createDispatch(ground, tx, accountId, row.email_id, row.per_hour)
  const now = ground.clock.now()
  await markStarted(tx, accountId, row.id, { dispatchId, now, ...start })
  const data = { title: row.title, ...(start.scheduledAt && { scheduledAt: start.scheduledAt }) }
  const entry = { at: now, action: 'campaign.started', subject: String(row.id), data } as const
  await insertAudit(tx, accountId, { ...entry, userId: start.userId, ip: null })
  await addJob(tx, 'campaigns.freeze', { accountId, campaignId: row.id })
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
      data: { title: row.title },
      ip: null,
    })
  })
  return await readCampaign(ground, accountId, campaignId)
}
