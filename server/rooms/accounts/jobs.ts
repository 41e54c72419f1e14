import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { deleteExpiredSessions } from './queries.ts'

export function accountsJobs(ground: Ground): Job[] {
  return [
    {
      name: 'accounts.forgetSessions',
      cron: '17 * * * *',
      run: async () => {
        await deleteExpiredSessions(ground.db, ground.clock.now())
      },
    },
  ]
}
