import { type Product, products } from '../../../contract/product.ts'
import { mount } from '../../platform/mount.ts'
import {
  countFoundProducts,
  type Product as Found,
  readCategories,
  readProduct,
  searchProducts,
} from '../../rooms/shop/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const PAGE = 50

export function serveProducts({ house: { ground }, app, guard }: Door): void {
  mount(app, products.page, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    const { after: given, limit = PAGE, ...filter } = input.query
    const after = given && /^\d{1,15}$/.test(given) ? Number(given) : undefined
    const [page, total] = await Promise.all([
      searchProducts(ground, account_id, { ...filter, after, limit }),
      after === undefined ? countFoundProducts(ground, account_id, filter) : null,
    ])
    const next = page.next === null ? null : String(page.next)
    return { products: page.products.map(shownProduct), total, next }
  })
  mount(app, products.categories, guard, async ({ request }) => ({
    categories: await readCategories(ground, holderOf(request).account_id),
  }))
  mount(app, products.read, guard, async ({ input, request }) => {
    const { product, prices, interest } = await readProduct(ground, holderOf(request).account_id, input.params.id)
    const shownPrices = prices.map(({ at, price, currency }) => ({ at: at.toISOString(), price, currency }))
    return { product: shownProduct(product), prices: shownPrices, interest }
  })
}

function shownProduct({ firstSeenAt, changedAt, goneAt, ...product }: Found): Product {
  const times = { firstSeenAt: firstSeenAt.toISOString(), changedAt: changedAt.toISOString(), goneAt: instant(goneAt) }
  return { ...product, ...times }
}
