import type { Availability } from '../../../../contract/product.ts'
import type { Db } from '../../../platform/db.ts'
import { join, type Sql, sql } from '../../../platform/sql.ts'

export interface ProductRow {
  id: number
  feed_id: number
  code: string
  title: string
  url: string | null
  image: string | null
  price: number
  price_before: number | null
  currency: string
  category: string | null
  categories: string[]
  brand: string | null
  ean: string | null
  availability: Availability | null
  description: string | null
  params: Record<string, string>
  first_seen_at: Date
  changed_at: Date
  gone_at: Date | null
  lowest_price: number
}

export interface ProductFilter {
  search?: string
  feedId?: number
  /** The path of a category, from its beginning: what lies under it is meant, too. */
  category?: string
  /** Only those that the feed still has, or only those that it has no more. */
  isGone?: boolean
}

const PRODUCT = sql`p.id, p.feed_id, p.code, p.title, p.url, p.image, p.price, p.price_before, p.currency, p.category, p.categories,
  p.brand, p.ean, p.availability, p.description, p.params, p.first_seen_at, p.changed_at, p.gone_at`

/**
 * The lowest price in the 30 days before the last change where that was down, else in the 30 days until now: of the rows of
 * that time and of the one that held when it began.
 */
function withLowest(accountId: number, found: Sql, now: Date): Sql {
  return sql`
    select ${PRODUCT}, coalesce(low.price, p.price) as lowest_price
    from (${found}) f join product p on p.account_id = ${accountId} and p.id = f.id
    left join lateral (
      with prices as (
        select at, price, lead(at) over (order by at) as until, lag(price) over (order by at) as before
        from product_price where account_id = ${accountId} and product_id = p.id and currency = p.currency
      ), last as (select at, price < before as went_down from prices order by at desc limit 1)
      select min(prices.price) as price from prices cross join last where
        case when last.went_down then prices.at < last.at and prices.until > last.at - interval '30 days'
        else prices.until is null or prices.until > ${now}::timestamptz - interval '30 days' end
    ) low on true`
}

/** By the code; of several feeds' products of one code the one still sold, then the one of the older feed comes first. */
export async function productsOfCodes(
  db: Db,
  accountId: number,
  codes: readonly string[],
  now: Date,
): Promise<ProductRow[]> {
  const found = sql`
    select distinct on (code) id from product where account_id = ${accountId} and code = any(${codes}::text[])
    order by code, gone_at desc nulls first, feed_id`
  return await db.query<ProductRow>(withLowest(accountId, found, now))
}

export async function productById(db: Db, accountId: number, id: number, now: Date): Promise<ProductRow | undefined> {
  const found = sql`select id from product where account_id = ${accountId} and id = ${id}`
  return await db.one<ProductRow>(withLowest(accountId, found, now))
}

/** The newest first. */
export async function productPage(
  db: Db,
  accountId: number,
  filter: ProductFilter,
  after: number | null,
  limit: number,
  now: Date,
): Promise<ProductRow[]> {
  const found = sql`
    select p.id from product p where ${conditions(accountId, filter)} and (${after}::bigint is null or p.id < ${after})
    order by p.id desc limit ${limit}`
  return await db.query<ProductRow>(sql`${withLowest(accountId, found, now)} order by p.id desc`.unprepared())
}

export async function countProducts(db: Db, accountId: number, filter: ProductFilter): Promise<number> {
  const statement = sql`select count(*)::int as n from product p where ${conditions(accountId, filter)}`
  return (await db.one<{ n: number }>(statement.unprepared()))!.n
}

function conditions(accountId: number, { search, feedId, category, isGone }: ProductFilter): Sql {
  const words = search?.trim().split(/\s+/).filter(Boolean).slice(0, 8) ?? []
  return join(
    [
      sql`p.account_id = ${accountId}`,
      ...words.map(word => sql`p.search like contact_fold(${`%${word.replace(/[\\%_]/g, '\\$&')}%`})`),
      ...(feedId === undefined ? [] : [sql`p.feed_id = ${feedId}`]),
      ...(category === undefined ? [] : [isUnder(category)]),
      ...(isGone === undefined ? [] : [isGone ? sql`p.gone_at is not null` : sql`p.gone_at is null`]),
    ],
    ' and ',
  )
}

function isUnder(category: string): Sql {
  return sql`exists (select from unnest(p.categories) path where path = ${category} or starts_with(path, ${`${category} | `}))`
}

/** `seed` shuffles: the same one gives the same products. */
export async function someProducts(
  db: Db,
  accountId: number,
  { limit, category, seed }: { limit: number; category?: string; seed: number },
  now: Date,
): Promise<ProductRow[]> {
  const found = sql`
    select p.id from product p where ${conditions(accountId, { category, isGone: false })} and p.availability is distinct from 'out_of_stock'
    order by hashint8extended(p.id, ${seed}::bigint) limit ${limit}`
  const shuffled = sql`${withLowest(accountId, found, now)} order by hashint8extended(p.id, ${seed}::bigint)`
  return await db.query<ProductRow>(shuffled.unprepared())
}

/** What was bought the most times since then, by pieces; cancelled orders do not count. */
export async function soldMost(
  db: Db,
  accountId: number,
  { since, limit, category }: { since: Date; limit: number; category?: string },
  now: Date,
): Promise<(ProductRow & { sold: number })[]> {
  const found = sql`
    select p.id, s.sold from (
      select i.code, sum(coalesce(i.quantity, 1))::float8 as sold
      from shop_order o join shop_order_item i on i.account_id = ${accountId} and i.order_id = o.id
      where o.account_id = ${accountId} and o.ordered_at >= ${since} and o.ordered_at <= ${now} and o.status is distinct from 'canceled' and i.code is not null
      group by i.code
    ) s cross join lateral (
      select id from product where account_id = ${accountId} and code = s.code and gone_at is null order by feed_id limit 1
    ) one join product p on p.account_id = ${accountId} and p.id = one.id
    where ${conditions(accountId, { category, isGone: false })} and p.availability is distinct from 'out_of_stock'
    order by s.sold desc, p.id limit ${limit}`
  const rows = sql`select w.*, f.sold from (${found}) f join (${withLowest(accountId, found, now)}) w on w.id = f.id order by f.sold desc, w.id`
  return await db.query<ProductRow & { sold: number }>(rows.unprepared())
}

export interface PriceRow {
  at: Date
  price: number
  currency: string
}

/** The newest first. */
export async function pricesOf(db: Db, accountId: number, productId: number, limit: number): Promise<PriceRow[]> {
  return await db.query<PriceRow>(sql`
    select at, price, currency from product_price where account_id = ${accountId} and product_id = ${productId}
    order by at desc limit ${limit}`)
}

export interface Interest {
  orders: number
  pieces: number
  buyers: number
  viewers: number
  views: number
}

/** Bought since then, cancelled orders left out, and looked at by contacts, ever. */
export async function interestIn(db: Db, accountId: number, code: string, since: Date): Promise<Interest> {
  return (await db.one<Interest>(sql`
    select b.*, v.* from (
      select count(distinct o.id)::int as orders, coalesce(sum(coalesce(i.quantity, 1)), 0) as pieces, count(distinct lower(o.email))::int as buyers
      from shop_order_item i join shop_order o on o.account_id = ${accountId} and o.id = i.order_id
      where i.account_id = ${accountId} and i.code = ${code} and o.ordered_at >= ${since} and o.status is distinct from 'canceled'
    ) b cross join (
      select count(*)::int as viewers, coalesce(sum(times), 0)::int as views from product_view
      where account_id = ${accountId} and code = ${code}
    ) v`))!
}

export async function categoryRows(
  db: Db,
  accountId: number,
  limit: number,
): Promise<{ path: string; products: number }[]> {
  return await db.query(sql`
    select path, count(*)::int as products from product p cross join lateral unnest(p.categories) path
    where p.account_id = ${accountId} and p.gone_at is null group by path order by path limit ${limit}`)
}
