import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { forgetKeys } from './once.ts'
import { sendDigests } from './send-digests.ts'
import { sendRequested } from './send-requested.ts'

export function transactionalJobs(ground: Ground): Job[] {
  const requested: Job<{ accountId: number; inboxId: number }> = {
    name: 'transactional.sendRequested',
    run: ({ accountId, inboxId }) => sendRequested(ground, accountId, inboxId),
  }
  // Zones differ by quarters of an hour.
  const digests: Job = { name: 'transactional.sendDigests', cron: '*/15 * * * *', run: () => sendDigests(ground) }
  const keys: Job = { name: 'transactional.forgetKeys', cron: '47 * * * *', run: () => forgetKeys(ground) }
  return [requested as Job, digests, keys]
}
