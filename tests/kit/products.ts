import { sql } from '../../server/platform/sql.ts'
import type { TestHouse } from './house.ts'

/** A product feed that nobody fetches. Its id. */
export async function aFeed(house: TestHouse, accountId = house.accountId, url = 'https://shop.example/feed.xml') {
  const row = await house.ground.db.one<{ id: number }>(sql`
    insert into feed (account_id, kind, name, url, created_at)
    values (${accountId}, 'product', 'Products', ${url}, ${house.clock.now()}) returning id`)
  return row!.id
}

interface Given {
  code: string
  title?: string
  price?: number
  priceBefore?: number
  category?: string
  brand?: string
  availability?: string
  accountId?: number
  goneAt?: Date
}

/** A product of the feed, and its price from now on. Its id. */
export async function aProduct(house: TestHouse, feedId: number, given: Given): Promise<number> {
  const now = house.clock.now()
  const { code, title = code, price = 100, category = null, accountId = house.accountId } = given
  const row = await house.ground.db.one<{ id: number }>(sql`
    insert into product (account_id, feed_id, code, title, url, price, price_before, currency, category, categories, brand,
      availability, fingerprint, first_seen_at, changed_at, gone_at)
    values (${accountId}, ${feedId}, ${code}, ${title}, ${`https://shop.example/${code}`}, ${price}, ${given.priceBefore ?? null}, 'CZK', ${category},
      ${category === null ? [] : [category]}::text[], ${given.brand ?? null}, ${given.availability ?? null}, '', ${now}, ${now}, ${given.goneAt ?? null})
    returning id`)
  await costs(house, row!.id, price, accountId)
  return row!.id
}

/** From now on it costs that much. */
export async function costs(house: TestHouse, productId: number, price: number, accountId = house.accountId) {
  const now = house.clock.now()
  await house.ground.db.run(sql`
    with changed as (update product set price = ${price} where account_id = ${accountId} and id = ${productId})
    insert into product_price (account_id, product_id, at, price, currency)
    values (${accountId}, ${productId}, ${now}, ${price}, 'CZK')`)
}
