import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { BasketInput, BasketProduct } from './basket-input.ts'

export interface BasketRow {
  at: Date
  currency: string | null
  total: number
  products: BasketProduct[]
  sent: number
  extra: Record<string, unknown>
}

export async function basketRow(db: Db, accountId: number, contactId: number): Promise<BasketRow | undefined> {
  return await db.one<BasketRow>(sql`
    select at, currency, total, products, sent, extra from basket where account_id = ${accountId} and contact_id = ${contactId}`)
}

/** A newer one stays: what a browser kept for a while comes late. Says whether it was written. */
export async function writeBasket(
  tx: Tx,
  accountId: number,
  contactId: number,
  at: Date,
  { currency, total, products, sent, extra }: BasketInput,
): Promise<boolean> {
  const n = await tx.run(sql`
    insert into basket as b (account_id, contact_id, at, currency, total, products, sent, extra)
    values (${accountId}, ${contactId}, ${at}, ${currency}, ${total}, ${JSON.stringify(products)}::jsonb, ${sent}, ${JSON.stringify(extra)}::jsonb)
    on conflict (account_id, contact_id) do update set at = excluded.at, currency = excluded.currency, total = excluded.total,
      products = excluded.products, sent = excluded.sent, extra = excluded.extra
    where b.at <= excluded.at`)
  return n > 0
}

export interface ProductViewRow {
  code: string
  at: Date
  times: number
}

export async function lastViews(
  db: Db,
  accountId: number,
  contactId: number,
  limit: number,
): Promise<ProductViewRow[]> {
  return await db.query<ProductViewRow>(sql`
    select code, at, times from product_view where account_id = ${accountId} and contact_id = ${contactId}
    order by at desc, code limit ${limit}`)
}

/** One row a contact and product. */
export async function addViews(
  tx: Tx,
  accountId: number,
  views: { contactId: number; code: string; firstAt: Date; at: Date; times: number }[],
): Promise<void> {
  await tx.run(sql`
    insert into product_view as v (account_id, contact_id, code, at, first_at, times)
    select ${accountId}, contact_id, code, at, first_at, times
    from unnest(${views.map(v => v.contactId)}::bigint[], ${views.map(v => v.code)}::text[], ${views.map(v => v.at)}::timestamptz[],
      ${views.map(v => v.firstAt)}::timestamptz[], ${views.map(v => v.times)}::int[]) n(contact_id, code, at, first_at, times)
    order by contact_id, code
    on conflict (account_id, contact_id, code) do update set at = greatest(v.at, excluded.at),
      first_at = least(v.first_at, excluded.first_at), times = v.times + excluded.times`)
}

/** All but a contact's `most` latest. */
export async function pruneViews(tx: Tx, accountId: number, contactIds: number[], most: number): Promise<void> {
  await tx.run(sql`
    delete from product_view v using unnest(${contactIds}::bigint[]) k(id)
    where v.account_id = ${accountId} and v.contact_id = k.id and v.at < (
      select at from product_view where account_id = ${accountId} and contact_id = k.id order by at desc offset ${most - 1} limit 1)`)
}

/** The newer basket stays; views are added up. */
export async function giveBasketAndViews(tx: Tx, accountId: number, loserId: number, winnerId: number): Promise<void> {
  await tx.run(sql`
    with gone as (
      delete from basket where account_id = ${accountId} and contact_id = ${loserId} returning at, currency, total, products, sent, extra
    )
    insert into basket as b (account_id, contact_id, at, currency, total, products, sent, extra)
    select ${accountId}, ${winnerId}::bigint, at, currency, total, products, sent, extra from gone
    on conflict (account_id, contact_id) do update set at = excluded.at, currency = excluded.currency, total = excluded.total,
      products = excluded.products, sent = excluded.sent, extra = excluded.extra
    where b.at < excluded.at`)
  await tx.run(sql`
    with gone as (
      delete from product_view where account_id = ${accountId} and contact_id = ${loserId} returning code, at, first_at, times
    )
    insert into product_view as v (account_id, contact_id, code, at, first_at, times)
    select ${accountId}, ${winnerId}::bigint, code, at, first_at, times from gone
    on conflict (account_id, contact_id, code) do update set at = greatest(v.at, excluded.at),
      first_at = least(v.first_at, excluded.first_at), times = v.times + excluded.times`)
}

export async function deleteOldBasketsAndViews(db: Db, accountId: number, before: Date): Promise<void> {
  await db.run(sql`delete from basket where account_id = ${accountId} and at < ${before}`)
  await db.run(sql`delete from product_view where account_id = ${accountId} and at < ${before}`)
}

export async function deleteBasketAndViews(tx: Tx, accountId: number, contactId: number): Promise<void> {
  await tx.run(sql`delete from basket where account_id = ${accountId} and contact_id = ${contactId}`)
  await tx.run(sql`delete from product_view where account_id = ${accountId} and contact_id = ${contactId}`)
}
