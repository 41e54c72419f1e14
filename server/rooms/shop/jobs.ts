import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { taskJob } from '../tasks/index.ts'
import { accountsWithArrivals } from '../web/index.ts'
import { forgetBaskets } from './baskets.ts'
import { type OrderExport, writeOrders } from './orders/export.ts'
import { understand } from './understand.ts'

export function shopJobs(ground: Ground): Job[] {
  const one: Job<{ accountId: number }> = {
    name: 'shop.understand',
    run: ({ accountId }) => understand(ground, accountId),
  }
  return [
    taskJob<OrderExport>(ground, 'shop.exportOrders', run => writeOrders(ground, run)),
    one as Job,
    { name: 'shop.forgetBaskets', cron: '35 2 * * *', run: () => forgetBaskets(ground) },
    {
      // What was left when a process died between keeping it and queueing its job.
      name: 'shop.understandAll',
      cron: '* * * * *',
      run: async () => {
        for (const accountId of await accountsWithArrivals(ground.db)) await understand(ground, accountId)
      },
    },
  ]
}
