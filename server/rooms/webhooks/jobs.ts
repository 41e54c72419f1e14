import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { dueEndpoints } from './across-accounts.ts'
import { collect, collectBatches } from './collect.ts'
import { deliverDue } from './deliver.ts'
import { forgetOld, forgetPerson } from './forget.ts'
import { DELIVER_JOB, wake } from './wake.ts'

type OfAccount = { accountId: number }

export function webhooksJobs(ground: Ground): Job[] {
  const gather: Job<OfAccount> = { name: 'webhooks.collect', run: ({ accountId }) => collect(ground, accountId) }
  const batch: Job<OfAccount> = {
    name: 'webhooks.collectBatches',
    run: ({ accountId }) => collectBatches(ground, accountId),
  }
  const deliver: Job<OfAccount & { endpointId: number }> = {
    name: DELIVER_JOB,
    waitsForOthers: true,
    run: ({ accountId, endpointId }) => deliverDue(ground, accountId, endpointId),
  }
  // Whatever became of the job (a restored backup, a worker killed while it waited), the rows say what is due.
  const sweep: Job = {
    name: 'webhooks.wakeDue',
    cron: '* * * * *',
    run: async () => {
      for (const { account_id, endpoint_id } of await dueEndpoints(ground.db, ground.clock.now()))
        await ground.db.transaction(tx => wake(tx, account_id, endpoint_id))
    },
  }
  const erased: Job<OfAccount & { inboxId: number }> = {
    name: 'webhooks.forgetPerson',
    run: ({ accountId, inboxId }) => forgetPerson(ground, accountId, inboxId),
  }
  const forget: Job = { name: 'webhooks.forget', cron: '20 * * * *', run: () => forgetOld(ground) }
  return [gather as Job, batch as Job, deliver as Job, sweep, erased as Job, forget]
}
