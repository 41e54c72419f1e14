import type { Order } from '../../../contract/order.ts'
import type { Tx } from '../../platform/db.ts'
import { isAwaited, record } from '../events/index.ts'
import { ordersById } from './queries.ts'
import { type WholeOrder, withItems } from './read.ts'

/**
 * What happened to orders, for whoever waits for it: each in an event of its own, as it is in this transaction. Deleted ones are
 * told before they are.
 */
export async function tellOrders(
  tx: Tx,
  accountId: number,
  type: 'order.created' | 'order.updated' | 'order.deleted',
  orderIds: number[],
  at: Date,
): Promise<void> {
  if (orderIds.length === 0 || !(await isAwaited(tx, accountId, type))) return
  const orders = await withItems(tx, accountId, await ordersById(tx, accountId, orderIds))
  await record(
    tx,
    accountId,
    orders.map(order => ({ type, at, contactId: order.contact_id, data: { order: toldOrder(order) } })),
  )
}

/** An order as others are told of it. */
export function toldOrder(order: WholeOrder): Order {
  const { id, number, shop, amount, tax, shipping, currency, status } = order
  const items = order.items.map(({ code, title, category, price, quantity }) => ({
    ...{ code, title, category, price, quantity },
  }))
  return {
    ...{ id, number, shop, amount, tax, shipping, currency, status, items },
    orderedAt: order.ordered_at.toISOString(),
  }
}
