import { read as readCounters } from '../../platform/counters.ts'
import type { Db, Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { accountById } from '../accounts/index.ts'
import type { CampaignSummary } from '../campaigns/index.ts'
import { take } from '../events/index.ts'
import {
  type Conversions,
  conversionsByDispatch,
  deleteConversions,
  insertConversions,
  lockOrders,
} from './queries-conversions.ts'

/** Orders were written, changed or deleted: which campaign each of them counts for is worked out anew. */
export function attributeJob(ground: Ground): Job<{ accountId: number; inboxId: number }> {
  return {
    name: 'reports.attribute',
    run: async ({ accountId, inboxId }) => {
      await ground.db.transaction(async tx => {
        const event = await take(tx, accountId, 'reports', inboxId)
        if (event) await attributeOrders(tx, accountId, event.data.orderIds as number[])
      })
    },
  }
}

/** As the orders and the hits before them are now. */
export async function attributeOrders(tx: Tx, accountId: number, orderIds: number[]): Promise<void> {
  await lockOrders(tx, accountId, orderIds)
  await deleteConversions(tx, accountId, orderIds)
  await insertConversions(tx, accountId, orderIds)
}

/** Campaigns with the orders that each brought until now; null where the account was never told an order. */
export async function withConversions<Campaign extends Pick<CampaignSummary, 'dispatchId'>>(
  ground: Ground,
  accountId: number,
  campaigns: Campaign[],
): Promise<(Campaign & { conversions: Conversions | null })[]> {
  if (!(await hasOrders(ground.db, accountId))) return campaigns.map(one => ({ ...one, conversions: null }))
  const { currency } = (await accountById(ground.db, accountId))!
  const dispatches = campaigns.flatMap(one => one.dispatchId ?? [])
  const found = await conversionsByDispatch(ground.db, accountId, dispatches, currency)
  const brought = new Map(found.map(({ dispatch_id, orders, amount }) => [dispatch_id, { orders, amount }]))
  return campaigns.map(one => ({ ...one, conversions: brought.get(one.dispatchId ?? 0) ?? { orders: 0, amount: 0 } }))
}

/** Where no order was ever told, nothing is said of orders. */
export async function hasOrders(db: Db, accountId: number): Promise<boolean> {
  const shops = (await readCounters(db, accountId, ['orders'])).get('orders')!
  return Object.values(shops).some(n => n > 0)
}
