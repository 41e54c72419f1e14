import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { sendReset } from './password-reset.ts'
import { deleteExpiredSessions } from './queries-sessions.ts'
import { deleteExpiredResets } from './queries-users.ts'
import { recheckDomains } from './sender-domains.ts'

export function accountsJobs(ground: Ground): Job[] {
  const reset: Job<{ emailKey: string }> = {
    name: 'accounts.sendReset',
    run: ({ emailKey }) => sendReset(ground, emailKey),
  }
  const forget: Job = {
    name: 'accounts.forgetSessions',
    cron: '17 * * * *',
    run: async () => {
      await deleteExpiredSessions(ground.db, ground.clock.now())
      await deleteExpiredResets(ground.db, ground.clock.now())
    },
  }
  const recheck: Job = {
    name: 'accounts.recheckDomains',
    cron: '43 * * * *',
    run: async () => {
      await recheckDomains(ground)
    },
  }
  return [reset as Job, forget, recheck]
}
