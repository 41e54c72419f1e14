import { add } from '../../platform/counters.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { record } from '../events/index.ts'
import { countOrders, orderIdsOf } from './queries.ts'
import { deleteBasketAndViews, giveBasketAndViews } from './queries-baskets.ts'
import { giveCoupons } from './queries-hand-out.ts'
import { anonymizeOrders, giveOrders, recountCustomers } from './queries-write.ts'

/** Of one event about orders. */
const TOLD_AT_ONCE = 1_000

/**
 * After two contacts became one: orders, basket, views, coupons; the caller holds the winner's lock. What the loser bought may
 * come of a mail to the winner and the other way round, so all orders are told as written.
 */
export async function movePurchases(
  tx: Tx,
  accountId: number,
  loserId: number,
  winnerId: number,
  at: Date,
): Promise<void> {
  await giveBasketAndViews(tx, accountId, loserId, winnerId)
  await giveCoupons(tx, accountId, loserId, winnerId)
  const moved = await giveOrders(tx, accountId, loserId, winnerId)
  if (moved > 0) await recountCustomers(tx, accountId, [winnerId])
  const all = await orderIdsOf(tx, accountId, winnerId)
  for (let from = 0; from < all.length; from += TOLD_AT_ONCE) {
    const orderIds = all.slice(from, from + TOLD_AT_ONCE)
    await record(tx, accountId, [{ type: 'orders.written', at, data: { orderIds } }])
  }
}

/**
 * That something was bought, when and for how much stays; whose it was, its number and whatever else leads to the person
 * goes. Its contact goes with the caller. Says of how many orders.
 */
export async function eraseOrders(
  tx: Tx,
  accountId: number,
  contactId: number,
  addresses: string[],
  now: Date,
): Promise<number> {
  await deleteBasketAndViews(tx, accountId, contactId)
  await giveCoupons(tx, accountId, contactId, null)
  const keys = addresses.map(address => address.toLowerCase())
  const shops = await anonymizeOrders(tx, accountId, contactId, keys, now)
  const gone = shops.map(({ shop }) => ({ subject: 'orders', name: shop, n: -1 }))
  await add(tx, accountId, gone, now)
  return shops.length
}

export async function countOrdersOf(db: Db, accountId: number, contactId: number): Promise<number> {
  return await countOrders(db, accountId, { contactId })
}
