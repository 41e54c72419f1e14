import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { taskJob } from '../tasks/index.ts'
import { type OrderExport, writeOrders } from './orders/export.ts'

export function shopJobs(ground: Ground): Job[] {
  return [taskJob<OrderExport>(ground, 'shop.exportOrders', run => writeOrders(ground, run))]
}
