import type { OrderStatus } from '../../../contract/order.ts'
import type { Db } from '../../platform/db.ts'
import { join, type Sql, sql } from '../../platform/sql.ts'

export interface OrderRow {
  id: number
  number: string
  shop: string
  contact_id: number | null
  email: string
  amount: number | null
  tax: number | null
  shipping: number | null
  currency: string
  city: string | null
  county: string | null
  country: string | null
  status: OrderStatus | null
  props: Record<string, unknown>
  ordered_at: Date
}

const ORDER = sql`o.id, o.number, o.shop, o.contact_id, o.email, o.amount, o.tax, o.shipping, o.currency, o.city, o.county, o.country, o.status, o.props, o.ordered_at`

export async function orderById(db: Db, accountId: number, id: number): Promise<OrderRow | undefined> {
  return await db.one<OrderRow>(
    sql`select ${ORDER} from shop_order o where o.account_id = ${accountId} and o.id = ${id}`,
  )
}

export async function ordersById(db: Db, accountId: number, ids: number[]): Promise<OrderRow[]> {
  return await db.query<OrderRow>(
    sql`select ${ORDER} from shop_order o where o.account_id = ${accountId} and o.id = any(${ids}::bigint[]) order by o.id`,
  )
}

export async function orderIdsOf(db: Db, accountId: number, contactId: number): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    sql`select id from shop_order where account_id = ${accountId} and contact_id = ${contactId} order by id`,
  )
  return rows.map(row => row.id)
}

export interface ItemRow {
  order_id: number
  code: string | null
  title: string | null
  category: string | null
  categories: string[]
  price: number | null
  quantity: number | null
}

export async function itemsOf(db: Db, accountId: number, orderIds: number[]): Promise<ItemRow[]> {
  return await db.query<ItemRow>(sql`
    select order_id, code, title, category, categories, price, quantity from shop_order_item
    where account_id = ${accountId} and order_id = any(${orderIds}::bigint[]) order by order_id, no`)
}

export interface OrderFilter {
  shop?: string
  contactId?: number
  from?: Date
  /** No longer in it. */
  until?: Date
}

/** Those of erased people have no number, and are nobody's to see. */
function where(accountId: number, { shop, contactId, from, until }: OrderFilter): Sql {
  const conditions = [
    sql`o.account_id = ${accountId} and o.number is not null`,
    ...(shop === undefined ? [] : [sql`o.shop = ${shop}`]),
    ...(contactId === undefined ? [] : [sql`o.contact_id = ${contactId}`]),
    ...(from ? [sql`o.ordered_at >= ${from}`] : []),
    ...(until ? [sql`o.ordered_at < ${until}`] : []),
  ]
  return join(conditions, ' and ')
}

/** In the order in which they came here, so that pages stay as they were while others come. */
export async function orderPage(
  db: Db,
  accountId: number,
  filter: OrderFilter,
  offset: number,
  limit: number,
): Promise<OrderRow[]> {
  // The ids first: an offset then walks an index, and only the page's rows are read whole.
  return await db.query<OrderRow>(sql`
    select ${ORDER} from (
      select o.id from shop_order o where ${where(accountId, filter)} order by o.id offset ${offset} limit ${limit}
    ) page join shop_order o on o.account_id = ${accountId} and o.id = page.id
    order by o.id`)
}

export async function countOrders(db: Db, accountId: number, filter: OrderFilter): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*)::int as n from shop_order o where ${where(accountId, filter)}`,
  ))!.n
}

/** Newest first. */
export async function ordersOfContact(
  db: Db,
  accountId: number,
  contactId: number,
  offset: number,
  limit: number,
): Promise<OrderRow[]> {
  return await db.query<OrderRow>(sql`
    select ${ORDER} from shop_order o where o.account_id = ${accountId} and o.contact_id = ${contactId}
    order by o.ordered_at desc, o.id desc offset ${offset} limit ${limit}`)
}

export async function ordersAfter(
  db: Db,
  accountId: number,
  contactId: number,
  afterId: number | null,
  limit: number,
): Promise<OrderRow[]> {
  return await db.query<OrderRow>(sql`
    select ${ORDER} from shop_order o where o.account_id = ${accountId} and o.contact_id = ${contactId}
      and (${afterId}::bigint is null or (o.ordered_at, o.id) <
        (select k.ordered_at, k.id from shop_order k where k.account_id = ${accountId} and k.id = ${afterId}))
    order by o.ordered_at desc, o.id desc limit ${limit}`)
}

export interface CustomerRow {
  contact_id: number
  currency: string
  orders: number
  amount: number
  first_at: Date
  last_at: Date
  last_order_id: number
}

/** A row a contact and currency; of each contact the one with the last order first. */
export async function customerRows(db: Db, accountId: number, contactIds: number[]): Promise<CustomerRow[]> {
  return await db.query<CustomerRow>(sql`
    select contact_id, currency, orders, amount, first_at, last_at, last_order_id from shop_customer
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])
    order by contact_id, last_at desc, last_order_id desc`)
}
