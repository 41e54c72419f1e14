import { read as readCounters } from '../../platform/counters.ts'
import type { Db } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import {
  countOrders,
  type ItemRow,
  itemsOf,
  type OrderFilter,
  type OrderRow,
  orderPage,
  ordersAfter,
  ordersOfContact,
} from './queries.ts'

export interface WholeOrder extends OrderRow {
  items: ItemRow[]
}

export interface OrderPage {
  orders: WholeOrder[]
  total: number
}

/** The oldest first, by when they came here. */
export async function readOrders(
  ground: Ground,
  accountId: number,
  filter: OrderFilter,
  page: number,
  perPage: number,
): Promise<OrderPage> {
  const [orders, total] = await Promise.all([
    orderPage(ground.db, accountId, filter, (page - 1) * perPage, perPage),
    totalOf(ground, accountId, filter),
  ])
  return { orders: await withItems(ground.db, accountId, orders), total }
}

/** The newest first, by when they were made. */
export async function readOrdersOf(
  ground: Ground,
  accountId: number,
  contactId: number,
  page: number,
  perPage: number,
): Promise<OrderPage> {
  const [orders, total] = await Promise.all([
    ordersOfContact(ground.db, accountId, contactId, (page - 1) * perPage, perPage),
    countOrders(ground.db, accountId, { contactId }),
  ])
  return { orders: await withItems(ground.db, accountId, orders), total }
}

/** The same with a key to go on after: the id of the last one. */
export async function readOrdersAfter(
  ground: Ground,
  accountId: number,
  contactId: number,
  { after, limit }: { after?: number; limit: number },
): Promise<{ orders: WholeOrder[]; next: number | null }> {
  const rows = await ordersAfter(ground.db, accountId, contactId, after ?? null, limit + 1)
  const page = rows.slice(0, limit)
  return {
    orders: await withItems(ground.db, accountId, page),
    next: rows.length > limit ? page.at(-1)!.id : null,
  }
}

/** All, and those of a shop, are counted live; what is narrower is found by an index. */
async function totalOf(ground: Ground, accountId: number, filter: OrderFilter): Promise<number> {
  const { shop, ...narrower } = filter
  if (Object.values(narrower).some(value => value !== undefined)) return await countOrders(ground.db, accountId, filter)
  const counts = (await readCounters(ground.db, accountId, ['orders'])).get('orders')!
  return shop === undefined ? Object.values(counts).reduce((sum, n) => sum + n, 0) : (counts[shop] ?? 0)
}

export async function withItems(db: Db, accountId: number, orders: OrderRow[]): Promise<WholeOrder[]> {
  if (orders.length === 0) return []
  const ids = orders.map(order => order.id)
  const itemsIn = new Map<number, ItemRow[]>(ids.map(id => [id, []]))
  for (const item of await itemsOf(db, accountId, ids)) itemsIn.get(item.order_id)!.push(item)
  return orders.map(order => ({ ...order, items: itemsIn.get(order.id)! }))
}
