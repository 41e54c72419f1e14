import type { OrderStatus } from '../../../../contract/order.ts'
import type { Db } from '../../../platform/db.ts'
import { join, type Sql, sql } from '../../../platform/sql.ts'

export interface OrderTableFilter {
  search?: string
  status?: OrderStatus | 'none'
  shop?: string
  /** Days of the account's calendar, both included. */
  from?: string
  until?: string
  least?: number
  most?: number
}

export interface OrderLineRow {
  id: number
  number: string
  shop: string
  ordered_at: Date
  amount: number | null
  currency: string
  status: OrderStatus | null
  email: string
  contact_id: number | null
  contact_name: string | null
  items: number
}

const LINE = (accountId: number) => sql`
  o.id, o.number, o.shop, o.ordered_at, o.amount, o.currency, o.status, o.email, c.id as contact_id,
  nullif(concat_ws(' ', c.name, c.surname), '') as contact_name,
  (select count(*)::int from shop_order_item i where i.account_id = ${accountId} and i.order_id = o.id) as items`

const likeBeginning = (text: string) => `${text.replace(/[\\%_]/g, '\\$&')}%`

/** Those of erased people have no number, and are nobody's to see. */
function conditions(accountId: number, filter: OrderTableFilter, timeZone: string): Sql {
  const { search, status, shop, from, until, least, most } = filter
  const begins = search?.trim() ? likeBeginning(search.trim()) : null
  return join(
    [
      sql`o.account_id = ${accountId} and o.number is not null`,
      ...(begins === null ? [] : [sql`(o.number like ${begins} or lower(o.email) like lower(${begins}))`]),
      ...(status === undefined ? [] : [status === 'none' ? sql`o.status is null` : sql`o.status = ${status}`]),
      ...(shop === undefined ? [] : [sql`o.shop = ${shop}`]),
      ...(from === undefined ? [] : [sql`o.ordered_at >= ${from}::date::timestamp at time zone ${timeZone}`]),
      ...(until === undefined ? [] : [sql`o.ordered_at < (${until}::date + 1)::timestamp at time zone ${timeZone}`]),
      ...(least === undefined ? [] : [sql`o.amount >= ${least}`]),
      ...(most === undefined ? [] : [sql`o.amount <= ${most}`]),
    ],
    ' and ',
  )
}

/** The newest first. */
export async function orderLines(
  db: Db,
  accountId: number,
  filter: OrderTableFilter,
  { timeZone, after, limit }: { timeZone: string; after: number | null; limit: number },
): Promise<OrderLineRow[]> {
  const statement = sql`
    select ${LINE(accountId)} from (
      select o.* from shop_order o where ${conditions(accountId, filter, timeZone)}
        and (${after}::bigint is null or (o.ordered_at, o.id) <
          (select k.ordered_at, k.id from shop_order k where k.account_id = ${accountId} and k.id = ${after}))
      order by o.ordered_at desc, o.id desc limit ${limit}
    ) o left join contact c on c.account_id = ${accountId} and c.id = o.contact_id
    order by o.ordered_at desc, o.id desc`
  return await db.query<OrderLineRow>(statement.unprepared())
}

export interface OrderTotalRow {
  currency: string
  orders: number
  cancelled: number
  amount: number
}

export async function orderTotals(
  db: Db,
  accountId: number,
  filter: OrderTableFilter,
  timeZone: string,
): Promise<OrderTotalRow[]> {
  const statement = sql`
    select o.currency, count(*)::int as orders, count(*) filter (where o.status = 'canceled')::int as cancelled,
      coalesce(sum(o.amount) filter (where o.status is distinct from 'canceled'), 0) as amount
    from shop_order o where ${conditions(accountId, filter, timeZone)} group by o.currency order by count(*) desc, o.currency`
  return await db.query<OrderTotalRow>(statement.unprepared())
}

export async function buyerOf(
  db: Db,
  accountId: number,
  orderId: number,
): Promise<{ id: number; name: string } | undefined> {
  return await db.one(sql`
    select c.id, concat_ws(' ', c.name, c.surname) as name from shop_order o
    join contact c on c.account_id = ${accountId} and c.id = o.contact_id
    where o.account_id = ${accountId} and o.id = ${orderId}`)
}
