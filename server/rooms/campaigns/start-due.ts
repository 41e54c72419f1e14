import type { MissedWhy } from '../../../contract/campaign.ts'
import type { Tx } from '../../platform/db.ts'
import { RequestProblem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { insertAudit } from '../accounts/index.ts'
import { record } from '../events/index.ts'
import { type CampaignDbRow, choiceOf, lockCampaign } from './queries.ts'
import { firstOfAudience } from './queries-audience.ts'
import { markMissed } from './queries-write.ts'
import { begin } from './start.ts'

export const START_JOB = 'campaigns.startScheduled'

/** One job waits for each scheduled campaign: a new time replaces the old one. */
export async function queueStart(tx: Tx, accountId: number, campaignId: number, at: Date): Promise<void> {
  const key = `${START_JOB}:${accountId}:${campaignId}`
  await addJob(tx, START_JOB, { accountId, campaignId }, { runAt: at, key })
}

/**
 * Starts a scheduled campaign whose time has come; does nothing when it was started, moved or taken back meanwhile. Of two
 * workers at once the second waits for the row and finds it started. What cannot start, or would start more than
 * `lateStartMs` after its time, waits for a person: a newsletter of the evening does not go out at three in the morning.
 */
export async function startDue(
  ground: Ground,
  accountId: number,
  campaignId: number,
  lateStartMs: number,
): Promise<void> {
  try {
    await ground.db.transaction(async tx => {
      const row = await lockCampaign(tx, accountId, campaignId)
      if (row?.status !== 'scheduled' || !row.scheduled_at) return
      const lateMs = ground.clock.now().getTime() - row.scheduled_at.getTime()
      // The row's time is the one that counts: the job's own may be older, or the clocks differ.
      if (lateMs < 0) return await queueStart(tx, accountId, campaignId, row.scheduled_at)
      if (lateMs > lateStartMs) return await miss(ground, tx, accountId, row, 'late')
      if ((await firstOfAudience(tx, accountId, choiceOf(row))) === null)
        return await miss(ground, tx, accountId, row, 'noRecipients')
      await begin(ground, tx, accountId, row, { userId: null, scheduledAt: row.scheduled_at })
    })
  } catch (error) {
    const why = error instanceof RequestProblem && CANNOT_START[error.code]
    if (!why) throw error
    await ground.db.transaction(async tx => {
      const row = await lockCampaign(tx, accountId, campaignId)
      if (row?.status === 'scheduled') await miss(ground, tx, accountId, row, why)
    })
  }
}

const CANNOT_START: Record<string, MissedWhy> = {
  'campaign.incomplete': 'incomplete',
  'campaign.domainNotVerified': 'incomplete',
  'email.broken': 'broken',
}

/** It waits, and whoever scheduled it is told. */
async function miss(ground: Ground, tx: Tx, accountId: number, row: CampaignDbRow, why: MissedWhy): Promise<void> {
  const at = ground.clock.now()
  await markMissed(tx, accountId, row.id, why, at)
  const data = { title: row.title, why, scheduledAt: row.scheduled_at }
  const entry = { at, action: 'campaign.missed', subject: String(row.id), data } as const
  await insertAudit(tx, accountId, { ...entry, userId: null, ip: null })
  const told = { campaignId: row.id, ...data }
  const mail = { kind: 'campaignMissed', userId: row.scheduled_by, fromEmail: row.from_email, ...told }
  await record(tx, accountId, [
    { type: 'campaign.missed', at, data: told },
    { type: 'mail.requested', at, data: mail },
  ])
}
