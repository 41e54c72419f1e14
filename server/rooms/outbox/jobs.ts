import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { accountsWithMailbox } from './across-accounts.ts'
import { expireOld } from './expire-transmissions.ts'
import { leadComplaintJob } from './lead-complaint.ts'
import { trimMailbox } from './queries-mailbox.ts'

/** The built-in mailbox is for looking, not for keeping. */
const KEPT_MAILS = 20_000

export function outboxJobs(ground: Ground): Job[] {
  return [
    {
      name: 'outbox.trimMailbox',
      cron: '*/5 * * * *',
      run: async () => {
        for (const accountId of await accountsWithMailbox(ground.db))
          await trimMailbox(ground.db, accountId, KEPT_MAILS)
      },
    },
    leadComplaintJob(ground),
    { name: 'outbox.expireTransmissions', cron: '17 * * * *', run: () => expireOld(ground) },
  ]
}
