import { copyRows } from '../../../platform/copy.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { sql } from '../../../platform/sql.ts'

/** Columns of the stage in the order in which `stageLines` writes them. */
const STAGED =
  'account_id, feed_id, code, title, url, image, price, price_before, currency, category, categories, brand, ean, availability, description, params, fingerprint'

export async function clearStage(db: Db, accountId: number, feedId: number): Promise<void> {
  await db.run(sql`delete from product_stage where account_id = ${accountId} and feed_id = ${feedId}`)
}

export async function fillStage(tx: Tx, lines: Iterable<string>): Promise<void> {
  await copyRows(tx, `product_stage (${STAGED})`, lines)
}

export async function countSold(db: Db, accountId: number, feedId: number): Promise<number> {
  const row = await db.one<{ n: number }>(
    sql`select count(*)::int as n from product where account_id = ${accountId} and feed_id = ${feedId} and gone_at is null`,
  )
  return row!.n
}

/** How many products of each feed are sold. */
export async function countByFeed(db: Db, accountId: number): Promise<{ feed_id: number; n: number }[]> {
  return await db.query(
    sql`select feed_id, count(*)::int as n from product where account_id = ${accountId} and gone_at is null group by feed_id`,
  )
}

export interface Merged {
  added: number
  changed: number
  gone: number
}

/** What is staged becomes what stands, in one go; what is the same is not written. Prices are kept as they change. */
export async function mergeStage(tx: Tx, accountId: number, feedId: number, now: Date): Promise<Merged> {
  // The stage was filled a moment ago: without figures of it the joins would be planned for an empty table.
  await tx.client.query('analyze product_stage')
  await tx.run(sql`
    insert into product_price (account_id, product_id, at, price, currency)
    select ${accountId}::bigint, p.id, ${now}::timestamptz, s.price, s.currency
    from product_stage s join product p on p.account_id = ${accountId} and p.feed_id = ${feedId} and p.code = s.code
    where s.account_id = ${accountId} and s.feed_id = ${feedId} and (p.price <> s.price or p.currency <> s.currency)
    on conflict (account_id, product_id, at) do update set price = excluded.price, currency = excluded.currency`)
  const changed = await tx.run(sql`
    update product p set title = s.title, url = s.url, image = s.image, price = s.price, price_before = s.price_before, currency = s.currency,
      category = s.category, categories = s.categories, brand = s.brand, ean = s.ean, availability = s.availability,
      description = s.description, params = s.params, fingerprint = s.fingerprint, changed_at = ${now}, gone_at = null
    from product_stage s
    where s.account_id = ${accountId} and s.feed_id = ${feedId} and p.account_id = ${accountId} and p.feed_id = ${feedId} and p.code = s.code
      and (p.fingerprint <> s.fingerprint or p.gone_at is not null)`)
  const added = (await tx.one<{ n: number }>(sql`
    with fresh as (
      insert into product (account_id, feed_id, code, title, url, image, price, price_before, currency, category, categories, brand, ean,
        availability, description, params, fingerprint, first_seen_at, changed_at)
      select s.account_id, s.feed_id, s.code, s.title, s.url, s.image, s.price, s.price_before, s.currency, s.category, s.categories, s.brand, s.ean,
        s.availability, s.description, s.params, s.fingerprint, ${now}, ${now}
      from product_stage s
      where s.account_id = ${accountId} and s.feed_id = ${feedId}
        and not exists (select from product p where p.account_id = ${accountId} and p.feed_id = ${feedId} and p.code = s.code)
      returning id, price, currency
    ), priced as (
      insert into product_price (account_id, product_id, at, price, currency)
      select ${accountId}::bigint, id, ${now}::timestamptz, price, currency from fresh returning 1
    )
    select count(*)::int as n from priced`))!.n
  const gone = await tx.run(sql`
    update product p set gone_at = ${now} where p.account_id = ${accountId} and p.feed_id = ${feedId} and p.gone_at is null
      and not exists (select from product_stage s where s.account_id = ${accountId} and s.feed_id = ${feedId} and s.code = p.code)`)
  await clearStage(tx, accountId, feedId)
  return { added, changed, gone }
}
