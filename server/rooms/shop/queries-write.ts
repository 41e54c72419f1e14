import type { Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { ItemInput, OrderInput } from './order.ts'

export interface KnownOrder {
  id: number
  number: string
  shop: string
  contact_id: number | null
}

/** In every shop. */
export async function ordersNumbered(tx: Tx, accountId: number, numbers: string[]): Promise<KnownOrder[]> {
  return await tx.query<KnownOrder>(sql`
    select id, number, shop, contact_id from shop_order
    where account_id = ${accountId} and number = any(${numbers}::text[]) order by id`)
}

export type NewOrder = Omit<OrderInput, 'items' | 'orderedAt'> & { contact_id: number; ordered_at: Date }

/** Fewer than given come back when somebody else has just written one of them. */
export async function insertOrders(
  tx: Tx,
  accountId: number,
  orders: NewOrder[],
  now: Date,
): Promise<{ id: number; number: string; shop: string }[]> {
  return await tx.query(sql`
    insert into shop_order (account_id, number, shop, contact_id, email, amount, tax, shipping, currency, city, county, country, status, props,
      ordered_at, created_at, updated_at)
    select ${accountId}, r.number, r.shop, r.contact_id, r.email, r.amount, r.tax, r.shipping, r.currency, r.city, r.county, r.country, r.status, r.props,
      r.ordered_at, ${now}, ${now}
    from json_to_recordset(${JSON.stringify(orders)}::json) r(number text, shop text, contact_id bigint, email text, amount numeric, tax numeric,
      shipping numeric, currency text, city text, county text, country text, status text, props jsonb, ordered_at timestamptz)
    order by r.number, r.shop
    on conflict (account_id, number, shop) do nothing
    returning id, number, shop`)
}

export async function updateOrder(tx: Tx, accountId: number, id: number, order: NewOrder, now: Date): Promise<number> {
  return await tx.run(sql`
    update shop_order set contact_id = ${order.contact_id}, email = ${order.email}, amount = ${order.amount}::numeric, tax = ${order.tax}::numeric,
      shipping = ${order.shipping}::numeric, currency = ${order.currency}, city = ${order.city}, county = ${order.county}, country = ${order.country},
      status = ${order.status}, props = ${JSON.stringify(order.props)}::jsonb, ordered_at = ${order.ordered_at}, updated_at = ${now}
    where account_id = ${accountId} and id = ${id}`)
}

export async function insertItems(
  tx: Tx,
  accountId: number,
  items: (ItemInput & { order_id: number; no: number })[],
): Promise<void> {
  if (items.length === 0) return
  await tx.run(sql`
    insert into shop_order_item (account_id, order_id, no, code, title, category, categories, tags, price, quantity, at)
    select ${accountId}, r.order_id, r.no, r.code, r.title, r.category, r.categories, r.tags, r.price, r.quantity, r.at
    from json_to_recordset(${JSON.stringify(items)}::json) r(order_id bigint, no int, code text, title text, category text, categories text[], tags text[],
      price numeric, quantity numeric, at timestamptz)`)
}

export async function deleteItems(tx: Tx, accountId: number, orderId: number): Promise<void> {
  await tx.run(sql`delete from shop_order_item where account_id = ${accountId} and order_id = ${orderId}`)
}

export async function deleteOrders(
  tx: Tx,
  accountId: number,
  ids: number[],
): Promise<{ shop: string; contact_id: number | null }[]> {
  return await tx.query(sql`
    delete from shop_order where account_id = ${accountId} and id = any(${ids}::bigint[]) returning shop, contact_id`)
}

/** Under the contacts' locks; 0.1 ms for a contact with a hundred orders. */
export async function recountCustomers(tx: Tx, accountId: number, contactIds: number[]): Promise<void> {
  await tx.run(
    sql`delete from shop_customer where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  )
  await tx.run(sql`
    insert into shop_customer (account_id, contact_id, currency, orders, amount, first_at, last_at, last_order_id)
    select ${accountId}, contact_id, currency, count(*), coalesce(sum(amount), 0), min(ordered_at), max(ordered_at),
      (array_agg(id order by ordered_at desc, id desc))[1]
    from shop_order
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) and status is distinct from 'canceled'
    group by contact_id, currency`)
}

export async function giveOrders(tx: Tx, accountId: number, fromId: number, toId: number): Promise<number> {
  return await tx.run(sql`
    update shop_order set contact_id = ${toId} where account_id = ${accountId} and contact_id = ${fromId}`)
}

/** Those of a contact, and those that somebody deleted had made from one of these addresses. */
export async function anonymizeOrders(
  tx: Tx,
  accountId: number,
  contactId: number,
  addresses: string[],
  now: Date,
): Promise<{ shop: string }[]> {
  return await tx.query(sql`
    update shop_order set number = null, contact_id = null, email = null, city = null, county = null, props = '{}', updated_at = ${now}
    where account_id = ${accountId} and (contact_id = ${contactId} or lower(email) = any(${addresses}::text[]) and not exists (
      select 1 from contact c where c.account_id = ${accountId} and c.id = shop_order.contact_id))
    returning shop`)
}
