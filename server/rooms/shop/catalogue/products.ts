import type { Availability } from '../../../../contract/product.ts'
import type { Db } from '../../../platform/db.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import {
  categoryRows,
  countProducts,
  type Interest,
  interestIn,
  type PriceRow,
  type ProductFilter,
  type ProductRow,
  pricesOf,
  productById,
  productPage,
  productsOfCodes,
  soldMost,
  someProducts,
} from './queries-catalogue.ts'

export interface Product {
  id: number
  feedId: number
  code: string
  title: string
  url: string | null
  image: string | null
  price: number
  priceBefore: number | null
  /** In the 30 days before the price went down; of the last 30 days where it did not. */
  lowestPrice30Days: number
  currency: string
  category: string | null
  categories: string[]
  brand: string | null
  ean: string | null
  availability: Availability | null
  description: string | null
  params: Record<string, string>
  firstSeenAt: Date
  changedAt: Date
  goneAt: Date | null
}

/** What reading takes: a transaction is as good as the database. */
export type Reading = Pick<Ground, 'clock' | 'random'> & { db: Db }

const MOST_AT_ONCE = 200
const DAY_MS = 86_400_000

/** By the shop's own ids; those that no feed has ever had are not in the map, those gone from their feed are. */
export async function productsByCode(
  ground: Reading,
  accountId: number,
  codes: readonly string[],
): Promise<Map<string, Product>> {
  if (codes.length === 0) return new Map()
  const rows = await productsOfCodes(ground.db, accountId, [...new Set(codes)], ground.clock.now())
  return new Map(rows.map(row => [row.code, productOf(row)]))
}

/** The newest first; `next` is the id to go on after. Words are found anywhere in title, code, brand and EAN, without accents. */
export async function searchProducts(
  ground: Ground,
  accountId: number,
  { after, limit, ...filter }: ProductFilter & { after?: number; limit: number },
): Promise<{ products: Product[]; next: number | null }> {
  const most = Math.min(limit, MOST_AT_ONCE)
  const rows = await productPage(ground.db, accountId, filter, after ?? null, most + 1, ground.clock.now())
  const products = rows.slice(0, most).map(productOf)
  return { products, next: rows.length > most ? products.at(-1)!.id : null }
}

export async function countFoundProducts(ground: Ground, accountId: number, filter: ProductFilter): Promise<number> {
  return await countProducts(ground.db, accountId, filter)
}

const INTEREST_DAYS = 90
const MOST_PRICES = 100
const MOST_CATEGORIES = 1_000

/** With its prices, and what people did with it in the last 90 days. Throws thing.notFound. */
export async function readProduct(
  ground: Ground,
  accountId: number,
  id: number,
): Promise<{ product: Product; prices: PriceRow[]; interest: Interest }> {
  const now = ground.clock.now()
  const row = await productById(ground.db, accountId, id, now)
  if (!row) throw problem('thing.notFound')
  const since = new Date(now.getTime() - INTEREST_DAYS * DAY_MS)
  const [prices, interest] = await Promise.all([
    pricesOf(ground.db, accountId, id, MOST_PRICES),
    interestIn(ground.db, accountId, row.code, since),
  ])
  return { product: productOf(row), prices, interest }
}

export async function readCategories(ground: Ground, accountId: number): Promise<{ path: string; products: number }[]> {
  return await categoryRows(ground.db, accountId, MOST_CATEGORIES)
}

/** Of those that can be bought, in no order; other ones at each call. */
export async function randomProducts(
  ground: Reading,
  accountId: number,
  { limit, category }: { limit: number; category?: string },
): Promise<Product[]> {
  const seed = Math.floor(ground.random() * 2 ** 48)
  const most = { limit: Math.min(limit, MOST_AT_ONCE), category, seed }
  return (await someProducts(ground.db, accountId, most, ground.clock.now())).map(productOf)
}

/** Of those that can be bought, the ones with the most pieces in the orders of the last days. */
export async function bestSellers(
  ground: Reading,
  accountId: number,
  { days, limit, category }: { days: number; limit: number; category?: string },
): Promise<(Product & { sold: number })[]> {
  const now = ground.clock.now()
  const asked = { since: new Date(now.getTime() - days * DAY_MS), limit: Math.min(limit, MOST_AT_ONCE), category }
  return (await soldMost(ground.db, accountId, asked, now)).map(row => ({ ...productOf(row), sold: row.sold }))
}

function productOf(row: ProductRow): Product {
  const { id, code, title, url, image, price, currency, category, categories, brand, ean, availability } = row
  return {
    ...{ id, code, title, url, image, price, currency, category, categories, brand, ean, availability },
    feedId: row.feed_id,
    priceBefore: row.price_before,
    lowestPrice30Days: row.lowest_price,
    description: row.description,
    params: row.params,
    firstSeenAt: row.first_seen_at,
    changedAt: row.changed_at,
    goneAt: row.gone_at,
  }
}
