import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Span } from './queries-figures.ts'

/** So that two jobs about one order come one after the other, and the later one sees what the earlier one did. */
export async function lockOrders(tx: Tx, accountId: number, orderIds: number[]): Promise<void> {
  await tx.run(sql`
    select 1 from shop_order where account_id = ${accountId} and id = any(${orderIds}::bigint[]) order by id for update`)
}

export async function deleteConversions(tx: Tx, accountId: number, orderIds: number[]): Promise<void> {
  await tx.run(sql`delete from conversion where account_id = ${accountId} and order_id = any(${orderIds}::bigint[])`)
}

/**
 * Ecomail's rule: a person's click within 30 days before the order, or an open within 10. Of several the last click counts,
 * and where there is none the last open, so that an order is one campaign's. Machines sell nothing.
 */
export async function insertConversions(tx: Tx, accountId: number, orderIds: number[]): Promise<void> {
  await tx.run(sql`
    insert into conversion (account_id, order_id, dispatch_id, month, message_id, kind, touched_at, at, amount, currency)
    select distinct on (o.id) ${accountId}::bigint, o.id, m.dispatch_id, m.month, m.id, h.kind, h.at, o.ordered_at, coalesce(o.amount, 0), o.currency
    from shop_order o
    cross join lateral (
      select o.contact_id as id
      union all
      select loser_id from contact_merge where account_id = ${accountId} and winner_id = o.contact_id
    ) who
    join message m on m.account_id = ${accountId} and m.contact_id = who.id and m.dispatch_id is not null and m.opened_at <= o.ordered_at
    join hit h on h.account_id = ${accountId} and h.month = m.month and h.message_id = m.id and h.signal in ('human', 'proxy')
      and h.at <= o.ordered_at and h.at >= o.ordered_at - case h.kind when 'click' then interval '30 days' else interval '10 days' end
    where o.account_id = ${accountId} and o.id = any(${orderIds}::bigint[]) and o.status is distinct from 'canceled'
    order by o.id, (h.kind = 'click') desc, h.at desc, h.id desc`)
}

export interface Conversions {
  orders: number
  /** In the account's currency; orders in another one are counted and not added up. */
  amount: number
}

const FIGURES = (currency: string) => sql`
  count(*)::int as orders, coalesce(sum(c.amount) filter (where c.currency in ('', ${currency})), 0) as amount`

/** By when the orders were made. */
export async function conversionsOf(
  db: Db,
  accountId: number,
  dispatchId: number,
  currency: string,
  { from, until }: Partial<Span>,
): Promise<Conversions> {
  return (await db.one<Conversions>(sql`
    select ${FIGURES(currency)} from conversion c
    where c.account_id = ${accountId} and c.dispatch_id = ${dispatchId}
      and (${from ?? null}::timestamptz is null or c.at >= ${from ?? null}) and (${until ?? null}::timestamptz is null or c.at < ${until ?? null})`))!
}

/** With all orders until now; a dispatch that brought none is absent. */
export async function conversionsByDispatch(
  db: Db,
  accountId: number,
  dispatchIds: number[],
  currency: string,
): Promise<(Conversions & { dispatch_id: number })[]> {
  return await db.query(sql`
    select c.dispatch_id, ${FIGURES(currency)} from conversion c
    where c.account_id = ${accountId} and c.dispatch_id = any(${dispatchIds}::bigint[]) group by c.dispatch_id`)
}

/** Of all campaigns that started in the span, with all orders until now. */
export async function conversionSums(
  db: Db,
  accountId: number,
  currency: string,
  { from, until }: Span,
): Promise<Conversions> {
  return (await db.one<Conversions>(sql`
    select ${FIGURES(currency)}
    from campaign k join conversion c on c.account_id = ${accountId} and c.dispatch_id = k.dispatch_id
    where k.account_id = ${accountId} and coalesce(k.started_at, k.scheduled_at) >= ${from} and coalesce(k.started_at, k.scheduled_at) < ${until}
      and k.started_at is not null`))!
}

/** The one campaign that an order counts for. */
export async function conversionOfOrder(
  db: Db,
  accountId: number,
  orderId: number,
): Promise<{ id: number; title: string; kind: 'open' | 'click'; touched_at: Date } | undefined> {
  return await db.one(sql`
    select k.id, k.title, c.kind, c.touched_at from conversion c
    join campaign k on k.account_id = ${accountId} and k.dispatch_id = c.dispatch_id
    where c.account_id = ${accountId} and c.order_id = ${orderId} limit 1`)
}
