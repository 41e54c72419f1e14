import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { deleteFinishedTasks } from './across-accounts.ts'

const KEPT_MS = 90 * 24 * 3600_000

export function tasksJobs(ground: Ground): Job[] {
  return [
    {
      name: 'tasks.forget',
      cron: '25 4 * * *',
      run: async () => {
        await deleteFinishedTasks(ground.db, new Date(ground.clock.now().getTime() - KEPT_MS))
      },
    },
  ]
}
