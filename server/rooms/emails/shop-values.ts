import type { Language } from '../../../contract/shapes.ts'
import { accountById } from '../accounts/index.ts'
import {
  type BoughtRow,
  basketsOf,
  bestSellers,
  boughtBy,
  type Product,
  productsByCode,
  type Reading,
  randomProducts,
  viewsOf,
} from '../shop/index.ts'
import type { MergeValues } from './merge-types.ts'
import { basketProduct, boughtProduct, money, type ShownProduct, shown } from './shop-product.ts'
import type { ShopData } from './shop-tags.ts'

/** As Ecomail has it. */
const MOST_LAST_BOUGHT = 5
const MOST_VIEWS = 10
/** Of what a contact ever bought, the latest: conditions ask for these. */
const MOST_BOUGHT = 200
/** Of a list of products for everybody. */
const MOST_SHOWN = 12
/** Drawn at once for a batch of messages; each of them shows others of these. */
const MOST_DRAWN = 60
const BEST_SELLERS_DAYS = 30
const DAY_MS = 86_400_000

/** What one contact's tags are filled with; of null what everybody's are. */
export type ShopValues = (contactId: number | null) => MergeValues

interface Eyes {
  language: Language
  currency: string
}

/**
 * What the shop knows of these contacts: a statement a kind for all of them. A transaction is as good as the database, so that a
 * claim reads within its own.
 */
export async function shopValues(
  reading: Reading,
  accountId: number,
  data: ShopData[],
  contactIds: number[],
): Promise<ShopValues> {
  const { language, currency } = (await accountById(reading.db, accountId))!
  const eyes = { language, currency }
  const asked = (kind: ShopData) => data.includes(kind)
  const shares = [
    asked('basket') && (await baskets(reading, accountId, contactIds, eyes)),
    asked('views') && (await views(reading, accountId, contactIds, eyes)),
    asked('bought') && (await purchases(reading, accountId, contactIds, eyes)),
    asked('random') && (await drawn(reading, accountId, eyes)),
    asked('bestSellers') && (await best(reading, accountId, eyes)),
  ].filter(share => share !== false)
  return contactId => Object.assign({}, ...shares.map(share => share(contactId)))
}

async function baskets(reading: Reading, accountId: number, contactIds: number[], eyes: Eyes): Promise<ShopValues> {
  const rows = await basketsOf(reading.db, accountId, contactIds)
  const known = await productsByCode(reading, accountId, codesOf(rows.flatMap(row => row.products)))
  const byContact = new Map(rows.map(row => [row.contact_id, row]))
  return contactId => {
    const row = contactId === null ? undefined : byContact.get(contactId)
    const currency = row?.currency ?? eyes.currency
    const products = row?.products.map(product => basketProduct(product, known.get(product.code ?? ''), currency, eyes))
    return { ECM_BASKET: products ?? [], ECM_BASKET_TOTAL: row ? money(row.total, currency, eyes.language) : '' }
  }
}

async function views(reading: Reading, accountId: number, contactIds: number[], eyes: Eyes): Promise<ShopValues> {
  const rows = await viewsOf(reading.db, accountId, contactIds, MOST_VIEWS)
  const known = await productsByCode(reading, accountId, codesOf(rows))
  const byContact = grouped(rows)
  // Of a product that no feed has ever had, nothing is known but its id; one that is gone cannot be bought.
  return contactId => ({
    ECM_LAST_VIEW: (byContact.get(contactId) ?? []).flatMap(({ code }) => shownIf(known.get(code), eyes)),
  })
}

async function purchases(reading: Reading, accountId: number, contactIds: number[], eyes: Eyes): Promise<ShopValues> {
  const rows = await boughtBy(reading.db, accountId, contactIds, MOST_BOUGHT)
  const byContact = grouped(rows)
  const latest = [...byContact.values()].flatMap(own => own.slice(0, MOST_LAST_BOUGHT))
  const known = await productsByCode(reading, accountId, codesOf(latest))
  const now = reading.clock.now().getTime()
  const daysAgo = ({ at }: BoughtRow) => Math.floor((now - at.getTime()) / DAY_MS)
  return contactId => {
    const own = byContact.get(contactId) ?? []
    return {
      ECM_LAST_BOUGHT: own
        .slice(0, MOST_LAST_BOUGHT)
        .map(row => boughtProduct(row, known.get(row.code ?? ''), row.currency || eyes.currency, eyes)),
      ECM_BOUGHT: own.map(row => ({
        productId: row.code ?? row.title,
        categories: row.categories,
        daysAgo: daysAgo(row),
      })),
    }
  }
}

async function drawn(reading: Reading, accountId: number, eyes: Eyes): Promise<ShopValues> {
  const products = (await randomProducts(reading, accountId, { limit: MOST_DRAWN })).map(one => shown(one, eyes))
  return contactId => {
    const from = products.length === 0 ? 0 : ((contactId ?? 0) * 7) % products.length
    return { ECM_RANDOM_PRODUCTS: [...products.slice(from), ...products.slice(0, from)].slice(0, MOST_SHOWN) }
  }
}

async function best(reading: Reading, accountId: number, eyes: Eyes): Promise<ShopValues> {
  const asked = { days: BEST_SELLERS_DAYS, limit: MOST_SHOWN }
  const products = (await bestSellers(reading, accountId, asked)).map(one => shown(one, eyes))
  return () => ({ ECM_BEST_SELLERS: products })
}

const codesOf = (rows: { code: string | null }[]) => [...new Set(rows.flatMap(({ code }) => code ?? []))]

const shownIf = (product: Product | undefined, eyes: Eyes): ShownProduct[] =>
  product && product.goneAt === null ? [shown(product, eyes)] : []

function grouped<R extends { contact_id: number }>(rows: R[]): Map<number | null, R[]> {
  const groups = new Map<number | null, R[]>()
  for (const row of rows) {
    const group = groups.get(row.contact_id)
    if (group) group.push(row)
    else groups.set(row.contact_id, [row])
  }
  return groups
}
