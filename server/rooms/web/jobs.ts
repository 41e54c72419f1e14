import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { forgetIds, forgetVisits } from './forget.ts'

export function webJobs(ground: Ground): Job[] {
  return [
    { name: 'web.forget', cron: '20 2 * * *', isLong: true, run: () => forgetVisits(ground) },
    { name: 'web.forgetIds', cron: '25 * * * *', run: () => forgetIds(ground) },
  ]
}
