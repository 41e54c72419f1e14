import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { BasketProduct } from './basket-input.ts'

/** Of all these contacts in one statement; those with nothing in it are left out. */
export async function basketsOf(
  db: Db,
  accountId: number,
  contactIds: number[],
): Promise<{ contact_id: number; currency: string | null; total: number; products: BasketProduct[] }[]> {
  return await db.query(sql`
    select contact_id, currency, total, products from basket
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) and products <> '[]'`)
}

/** The last products that each looked at, the newest first. */
export async function viewsOf(
  db: Db,
  accountId: number,
  contactIds: number[],
  most: number,
): Promise<{ contact_id: number; code: string }[]> {
  return await db.query(sql`
    select k.id as contact_id, v.code from unnest(${contactIds}::bigint[]) k(id) cross join lateral (
      select code, at from product_view where account_id = ${accountId} and contact_id = k.id order by at desc, code limit ${most}
    ) v order by k.id, v.at desc, v.code`)
}

export interface BoughtRow {
  contact_id: number
  code: string | null
  title: string | null
  price: number | null
  quantity: number | null
  currency: string
  categories: string[]
  /** When it was last bought. */
  at: Date
}

/** What each bought, every product once, the newest first; cancelled orders do not count. */
export async function boughtBy(db: Db, accountId: number, contactIds: number[], most: number): Promise<BoughtRow[]> {
  return await db.query<BoughtRow>(sql`
    select k.id as contact_id, b.* from unnest(${contactIds}::bigint[]) k(id) cross join lateral (
      select * from (
        select distinct on (coalesce(i.code, i.title)) i.code, i.title, i.price, i.quantity, o.currency,
          case when i.category is null then i.categories else i.category || i.categories end as categories, o.ordered_at as at
        from shop_order o join shop_order_item i on i.account_id = ${accountId} and i.order_id = o.id
        where o.account_id = ${accountId} and o.contact_id = k.id and o.status is distinct from 'canceled' and coalesce(i.code, i.title) is not null
        order by coalesce(i.code, i.title), o.ordered_at desc
      ) one order by at desc, code limit ${most}
    ) b order by k.id, b.at desc, b.code`)
}
