import { add, type CounterDelta } from '../../platform/counters.ts'
import { Again, type Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { contactsForOrders, lockContacts } from '../contacts/index.ts'
import { record } from '../events/index.ts'
import { forgetCoupons, noteCoupons } from './coupon-in-order.ts'
import { identityOf, type OrderInput, type OrderRef } from './order.ts'
import { type OrderRow, orderById } from './queries.ts'
import {
  deleteItems,
  deleteOrders,
  insertItems,
  insertOrders,
  type KnownOrder,
  type NewOrder,
  ordersNumbered,
  recountCustomers,
  updateOrder,
} from './queries-write.ts'
import { tellOrders } from './tell-orders.ts'

/** Throws order.taken, contact.emailInvalid. */
export async function placeOrder(ground: Ground, accountId: number, order: OrderInput): Promise<OrderRow> {
  return await ground.db.transaction(async tx => {
    const [id] = await insert(ground, tx, accountId, [order])
    if (id === undefined) throw problem('order.taken')
    return (await orderById(tx, accountId, id))!
  })
}

/**
 * Writes those that are not known yet, all or none, and says how many. One that is known stays as it is; of two in a call
 * with one identity the first counts: a call repeated after its answer was lost changes nothing.
 */
export async function importOrders(ground: Ground, accountId: number, orders: OrderInput[]): Promise<number> {
  return await ground.db.transaction(async tx => {
    const known = await ordersNumbered(
      tx,
      accountId,
      orders.map(order => order.number),
    )
    const seen = new Set(known.map(identityOf))
    const fresh = orders.filter(order => {
      const identity = identityOf(order)
      return !seen.has(identity) && seen.add(identity)
    })
    const ids = await insert(ground, tx, accountId, fresh)
    if (ids.length < fresh.length) throw new Again('somebody else has just written one of these orders')
    return ids.length
  })
}

/** Ids of those that were not there yet. */
async function insert(ground: Ground, tx: Tx, accountId: number, orders: OrderInput[]): Promise<number[]> {
  if (orders.length === 0) return []
  const now = ground.clock.now()
  const contacts = await contactsForOrders(
    ground,
    tx,
    accountId,
    orders.map(order => order.email),
  )
  const written = await insertOrders(
    tx,
    accountId,
    orders.map(order => newOrder(order, contacts.get(order.email)!, now)),
    now,
  )
  const idOf = new Map(written.map(row => [identityOf(row), row.id]))
  const ours = orders.filter(order => idOf.has(identityOf(order)))
  await insertItems(
    tx,
    accountId,
    ours.flatMap(order => numbered(idOf.get(identityOf(order))!, order)),
  )
  await noteCoupons(
    tx,
    accountId,
    ours.map(({ props, orderedAt, ...order }) => ({ id: idOf.get(identityOf(order))!, props, at: orderedAt ?? now })),
  )
  await recountCustomers(tx, accountId, [...new Set(contacts.values())])
  await add(tx, accountId, written.map(countedIn(1)), now)
  const ids = written.map(row => row.id)
  await tell(tx, accountId, ids, now)
  await tellOrders(tx, accountId, 'order.created', ids, now)
  return ids
}

/** Overwrites the whole order, its items too; only its number and shop stay. Throws thing.notFound, order.shopMissing. */
export async function changeOrder(
  ground: Ground,
  accountId: number,
  ref: OrderRef,
  order: Omit<OrderInput, 'number' | 'shop'>,
): Promise<void> {
  await ground.db.transaction(async tx => {
    const now = ground.clock.now()
    const known = pick(ref, await ordersNumbered(tx, accountId, [ref.number]))
    if (!known) throw problem('thing.notFound')
    const before = await lockOwners(tx, accountId, [known])
    const contactId = (await contactsForOrders(ground, tx, accountId, [order.email])).get(order.email)!
    const { number, shop } = known
    const changed = await updateOrder(
      tx,
      accountId,
      known.id,
      newOrder({ ...order, number, shop }, contactId, now),
      now,
    )
    if (changed === 0) throw problem('thing.notFound')
    await deleteItems(tx, accountId, known.id)
    await insertItems(tx, accountId, numbered(known.id, order))
    await forgetCoupons(tx, accountId, [known.id])
    await noteCoupons(tx, accountId, [{ id: known.id, props: order.props, at: order.orderedAt ?? now }])
    await recountCustomers(tx, accountId, [...new Set([...before, contactId])])
    await tell(tx, accountId, [known.id], now)
    await tellOrders(tx, accountId, 'order.updated', [known.id], now)
  })
}

/** How many of them there were. Throws order.shopMissing { row }. */
export async function removeOrders(ground: Ground, accountId: number, refs: OrderRef[]): Promise<number> {
  return await ground.db.transaction(async tx => {
    const numbers = [...new Set(refs.map(ref => ref.number))]
    const found = byNumber(await ordersNumbered(tx, accountId, numbers))
    const meant = new Map<number, KnownOrder>()
    refs.forEach((ref, row) => {
      const order = pick(ref, found.get(ref.number) ?? [], row)
      if (order) meant.set(order.id, order)
    })
    const contacts = await lockOwners(tx, accountId, [...meant.values()])
    const now = ground.clock.now()
    await tellOrders(tx, accountId, 'order.deleted', [...meant.keys()], now)
    const deleted = await deleteOrders(tx, accountId, [...meant.keys()])
    await forgetCoupons(tx, accountId, [...meant.keys()])
    await recountCustomers(tx, accountId, contacts)
    await add(tx, accountId, deleted.map(countedIn(-1)), now)
    await tell(tx, accountId, [...meant.keys()], now)
    return deleted.length
  })
}

/** The orders' contacts that are still there, locked. An order that has changed hands before we had the lock is looked up anew. */
async function lockOwners(tx: Tx, accountId: number, orders: KnownOrder[]): Promise<number[]> {
  const ids = [...new Set(orders.flatMap(order => order.contact_id ?? []))]
  const locked = (await lockContacts(tx, accountId, ids)).map(contact => contact.id)
  const numbers = orders.map(order => order.number)
  const now = new Map((await ordersNumbered(tx, accountId, numbers)).map(order => [order.id, order.contact_id]))
  for (const { id, contact_id } of orders)
    if (now.has(id) && now.get(id) !== contact_id) throw new Again('an order was given to another contact meanwhile')
  return locked
}

function byNumber(orders: KnownOrder[]): Map<string, KnownOrder[]> {
  const found = new Map<string, KnownOrder[]>()
  for (const order of orders) found.set(order.number, [...(found.get(order.number) ?? []), order])
  return found
}

function pick(ref: OrderRef, orders: KnownOrder[], row?: number): KnownOrder | undefined {
  if (ref.shop !== undefined) return orders.find(order => order.shop === ref.shop)
  if (orders.length <= 1) return orders[0]
  const shopless = orders.find(order => order.shop === '')
  if (!shopless) throw problem('order.shopMissing', { row })
  return shopless
}

function newOrder({ items, orderedAt, ...order }: OrderInput, contactId: number, now: Date): NewOrder {
  return { ...order, contact_id: contactId, ordered_at: orderedAt ?? now }
}

const numbered = (orderId: number, { items }: Pick<OrderInput, 'items'>) =>
  items.map((item, no) => ({ ...item, order_id: orderId, no }))

/** For whoever counts what orders came of: one event for all of a call. */
async function tell(tx: Tx, accountId: number, orderIds: number[], at: Date): Promise<void> {
  if (orderIds.length > 0) await record(tx, accountId, [{ type: 'orders.written', at, data: { orderIds } }])
}

/** How many orders each shop has, which is what a page of all of them needs. */
const countedIn =
  (n: number) =>
  ({ shop }: { shop: string }): CounterDelta => ({ subject: 'orders', name: shop, n })
