import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { taskJob } from '../tasks/index.ts'
import { accountsWithArrivals } from '../web/index.ts'
import { deletePrices } from './across-accounts.ts'
import { forgetBaskets } from './baskets.ts'
import { type FeedLimits, feedLimits } from './feeds/limits.ts'
import { type RefreshParams, refresh } from './feeds/refresh.ts'
import { refreshDue } from './feeds/schedule.ts'
import { type OrderExport, writeOrders } from './orders/export.ts'
import { understand } from './understand.ts'

const PRICES_KEPT_MS = 366 * 86_400_000

export function shopJobs(ground: Ground, limits: FeedLimits = feedLimits()): Job[] {
  const one: Job<{ accountId: number }> = {
    name: 'shop.understand',
    run: ({ accountId }) => understand(ground, accountId),
  }
  return [
    taskJob<OrderExport>(ground, 'shop.exportOrders', run => writeOrders(ground, run)),
    taskJob<RefreshParams>(ground, 'shop.refreshFeed', run => refresh(ground, run, limits), { waitsForOthers: true }),
    { name: 'shop.refreshDue', cron: '* * * * *', run: () => refreshDue(ground) },
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
    { name: 'shop.forgetPrices', cron: '15 4 * * *', run: () => forgetPrices(ground) },
  ]
}

export async function forgetPrices(ground: Ground): Promise<void> {
  const until = new Date(ground.clock.now().getTime() - PRICES_KEPT_MS)
  while ((await deletePrices(ground.db, until)) === 100_000);
}
