import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { freezeAudience } from '../outbox/index.ts'
import { dueCampaigns } from './across-accounts.ts'
import { campaignById, choiceOf } from './queries.ts'
import { forgetDeleted } from './remove.ts'
import { START_JOB, startDue } from './start-due.ts'

type OfCampaign = { accountId: number; campaignId: number }

/** `lateStartMs`: a scheduled start that is later than this waits for a person. */
export function campaignsJobs(ground: Ground, { lateStartMs }: { lateStartMs: number }): Job[] {
  const freeze: Job<OfCampaign> = {
    name: 'campaigns.freeze',
    run: async ({ accountId, campaignId }) => {
      await ground.db.transaction(async tx => {
        const row = await campaignById(tx, accountId, campaignId)
        if (row?.dispatch_id != null) await freezeAudience(ground, tx, accountId, row.dispatch_id, choiceOf(row))
      })
    },
  }
  const start: Job<OfCampaign> = {
    name: START_JOB,
    run: ({ accountId, campaignId }) => startDue(ground, accountId, campaignId, lateStartMs),
  }
  // Whatever became of the job of one campaign (a restored backup, a failed attempt), its row says when it is due.
  const sweep: Job = {
    name: 'campaigns.startDue',
    cron: '* * * * *',
    run: async () => {
      for (const { account_id, id } of await dueCampaigns(ground.db, ground.clock.now()))
        await startDue(ground, account_id, id, lateStartMs).catch(error =>
          ground.log.error({ err: error, accountId: account_id, campaignId: id }, 'a scheduled campaign did not start'),
        )
    },
  }
  const forget: Job = { name: 'campaigns.forget', cron: '35 4 * * *', run: () => forgetDeleted(ground) }
  return [freeze as Job, start as Job, sweep, forget]
}
