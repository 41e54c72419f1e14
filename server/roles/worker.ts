import type { House } from '../house.ts'
import { accountsWithDeltas, fold } from '../platform/counters.ts'
import { forgetFiles } from '../platform/files.ts'
import { type Job, runJobs } from '../platform/jobs.ts'
import { ensureMonths, MONTHLY_TABLES } from '../platform/migrate.ts'
import { forgetWindows } from '../platform/rate.ts'
import { accountsJobs } from '../rooms/accounts/index.ts'
import { campaignsJobs } from '../rooms/campaigns/index.ts'
import { contactsJobs } from '../rooms/contacts/index.ts'
import { emailsJobs } from '../rooms/emails/index.ts'
import { importsJobs } from '../rooms/imports/index.ts'
import { outboxJobs } from '../rooms/outbox/index.ts'
import { keptDays, reportsJobs } from '../rooms/reports/index.ts'
import { feedLimits, shopJobs } from '../rooms/shop/index.ts'
import { tasksJobs } from '../rooms/tasks/index.ts'
import { transactionalJobs } from '../rooms/transactional/index.ts'
import { webJobs } from '../rooms/web/index.ts'
import { webhooksJobs } from '../rooms/webhooks/index.ts'
import type { RoleParts, RunningRole } from './role.ts'

/** Imports and exports at once in one process; they share its one thread. */
const LONG_JOBS = 3
/** Calls to servers of others at once, in one process: each may take ten seconds and costs nothing meanwhile. */
const WAITING_JOBS = 20

/** Runs what goes on in the background. */
export async function startWorker({ house, heart, directUrl }: RoleParts): Promise<RunningRole> {
  const { ground } = house
  const names: string[] = []
  const named = (id: string) => {
    names.push(id)
    heart.setJobWorkers(names).catch(() => {})
  }
  const jobs = allJobs(house)
  const common = { directUrl, log: ground.log, named }
  const runners = await Promise.all([
    runJobs({ ...common, jobs: jobs.filter(job => !job.isLong && !job.waitsForOthers), concurrency: 4 }),
    runJobs({ ...common, jobs: jobs.filter(job => job.isLong), concurrency: LONG_JOBS }),
    runJobs({ ...common, jobs: jobs.filter(job => job.waitsForOthers), concurrency: WAITING_JOBS }),
  ])
  return { stop: async () => void (await Promise.all(runners.map(runner => runner.stop().catch(() => {})))) }
}

export function allJobs(house: House): Job[] {
  const { ground, config } = house
  return [
    ...platformJobs(house),
    ...accountsJobs(ground),
    ...tasksJobs(ground),
    ...importsJobs(ground),
    ...webJobs(ground),
    ...shopJobs(ground, feedLimits(config.feedMegabytes)),
    ...emailsJobs(ground),
    ...contactsJobs(ground),
    ...outboxJobs(ground),
    ...transactionalJobs(ground),
    ...campaignsJobs(ground, { lateStartMs: config.lateStartHours * 3_600_000 }),
    ...webhooksJobs(ground),
    ...reportsJobs(ground),
  ]
}

function platformJobs({ ground }: House): Job[] {
  return [
    {
      name: 'platform.foldCounters',
      cron: '* * * * *',
      run: async () => {
        for (const accountId of await accountsWithDeltas(ground.db)) {
          const days = await keptDays(ground, accountId)
          while ((await fold(ground.db, accountId, days)) === 50_000);
        }
      },
    },
    {
      name: 'platform.ensureMonths',
      cron: '5 3 * * *',
      run: async () => {
        for (const table of MONTHLY_TABLES)
          await ground.db.transaction(tx => ensureMonths(tx.client, table, ground.clock.now()))
      },
    },
    {
      name: 'platform.forgetFiles',
      cron: '50 * * * *',
      run: async () => {
        await forgetFiles(ground.db, ground.clock.now())
      },
    },
    { name: 'platform.forgetWindows', cron: '40 4 * * *', run: () => forgetWindows(ground.db) },
  ]
}
