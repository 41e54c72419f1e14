import { createHash } from 'node:crypto'
import type { ItemInput, OrderInput } from '../../server/rooms/shop/index.ts'
import { productOf, products } from '../demo-shop/products.ts'
import { domain } from './shop-letters.ts'
import type { SeedCustomer } from './shop-orders.ts'

const DAY_MS = 86_400_000
const HOME = `https://${domain}`

/** One event as a tracker sends it. */
export interface SeedArrival {
  at: Date
  fields: Record<string, unknown>
}

interface Line {
  productId: string
  name: string
  price: number
  quantity: number
  url: string
}

/**
 * What browsers told of some 90 days, the oldest first: nearly everybody who clicked a mail looks at something, two thirds of the
 * orders were put together in a browser that agreed to be tracked, every third basket is left standing.
 */
export function shopVisits(
  customers: SeedCustomer[],
  orders: OrderInput[],
  random: () => number,
  now: Date,
): SeedArrival[] {
  const buyers = orders.flatMap(order =>
    random() < 0.65 ? visit(order.email, order.orderedAt!, random, order.items) : [],
  )
  const others = customers.flatMap(({ email, since, cameAt, clicked }) => {
    const times = clicked && cameAt && random() < 0.85 ? [cameAt] : []
    if (random() < 0.04)
      for (let n = 1 + Math.floor(3 * random() ** 2); n > 0; n--)
        times.push(new Date(now.getTime() - 90 * DAY_MS * random() ** 1.4))
    return times.filter(at => at > since).flatMap(at => visit(email, at, random, null))
  })
  return [...buyers, ...others].filter(one => one.at < now).sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** From the first page to leaving, or to the order, which is when it ends. */
function visit(email: string, when: Date, random: () => number, bought: ItemInput[] | null): SeedArrival[] {
  const looked = bought ? bought.map(lineOf) : someProducts(random)
  const duid = createHash('md5').update(email).digest('hex').slice(0, 16)
  const seconds = looked.map(() => 25 + Math.floor(70 * random()))
  let at = bought ? when.getTime() - 1_000 * seconds.reduce((sum, n) => sum + n, 60) : when.getTime()
  const made: SeedArrival[] = []
  const tell = (fields: Record<string, unknown>) =>
    made.push({ at: new Date(at), fields: { ...fields, uid: email, duid } })
  const page = (path: string, title: string) => tell({ e: 'pv', url: HOME + path, page: title })
  const basket: Line[] = []
  if (random() < 0.5) page('/', 'Výběrová káva a čaj')
  for (const [i, line] of looked.entries()) {
    at += 1_000
    tell({ e: 'pv', url: line.url, page: line.name })
    tell({ e: 'se', se_ca: 'ECM_PRODUCT_VIEW', se_ac: line.productId })
    at += 1_000 * seconds[i]!
    if (!bought && random() > 0.3) continue
    basket.push(line)
    tell({ e: 'ue', ue: { action: 'Basket', currency: 'CZK', products: [...basket] } })
  }
  if (!bought) return made
  page('/pokladna', 'Pokladna')
  at = when.getTime()
  tell({ e: 'ue', ue: { action: 'Basket', currency: 'CZK', products: [] } })
  return made
}

function lineOf({ code, title, price, quantity }: ItemInput): Line {
  return {
    ...{ productId: code!, name: title!, price: Number(price), quantity: Number(quantity) },
    url: `${HOME}/p/${productOf(code!)?.slug ?? code!.toLowerCase()}`,
  }
}

function someProducts(random: () => number): Line[] {
  const found = new Map<string, Line>()
  for (let n = 1 + Math.floor(4 * random() ** 2); n > 0; n--) {
    const { code, name, priceCzk, slug } = products[Math.floor(products.length * random() ** 1.5)]!
    found.set(code, { productId: code, name, price: priceCzk, quantity: 1, url: `${HOME}/p/${slug}` })
  }
  return [...found.values()]
}
