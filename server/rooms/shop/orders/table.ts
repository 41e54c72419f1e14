import { read as readCounters } from '../../../platform/counters.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { itemsOf, orderById } from '../queries.ts'
import type { WholeOrder } from '../read.ts'
import {
  buyerOf,
  type OrderLineRow,
  type OrderTableFilter,
  type OrderTotalRow,
  orderLines,
  orderTotals,
} from './queries-order-table.ts'

/** The newest first; `after` is an earlier page's `next`. */
export async function readOrderTable(
  ground: Ground,
  account: { id: number; timeZone: string },
  filter: OrderTableFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<{ orders: OrderLineRow[]; next: string | null }> {
  const place = { after: after && /^\d{1,15}$/.test(after) ? Number(after) : null, limit: limit + 1 }
  const rows = await orderLines(ground.db, account.id, filter, { ...place, timeZone: account.timeZone })
  const orders = rows.slice(0, limit)
  return { orders, next: rows.length > limit ? String(orders.at(-1)!.id) : null }
}

export async function readOrderTotals(
  ground: Ground,
  account: { id: number; timeZone: string },
  filter: OrderTableFilter,
): Promise<{ totals: OrderTotalRow[]; shops: string[] }> {
  const [totals, counted] = await Promise.all([
    orderTotals(ground.db, account.id, filter, account.timeZone),
    readCounters(ground.db, account.id, ['orders']),
  ])
  const shops = Object.entries(counted.get('orders')!)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([shop]) => shop)
  return { totals, shops }
}

/** With its buyer, where there still is a contact. Throws thing.notFound; an order of an erased person is nobody's to see. */
export async function readOrder(
  ground: Ground,
  accountId: number,
  id: number,
): Promise<{ order: WholeOrder; buyer: { id: number; name: string } | null }> {
  const order = await orderById(ground.db, accountId, id)
  if (!order || order.number === null) throw problem('thing.notFound')
  const [items, buyer] = await Promise.all([itemsOf(ground.db, accountId, [id]), buyerOf(ground.db, accountId, id)])
  return { order: { ...order, items }, buyer: buyer ?? null }
}
