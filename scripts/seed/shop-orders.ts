import type { OrderStatus } from '../../contract/order.ts'
import type { ItemInput, OrderInput } from '../../server/rooms/shop/index.ts'
import { domain } from './shop-letters.ts'

const DAY_MS = 86_400_000

/** What the demo's e-shop sells: code, title, category, price in crowns, how often it is bought. */
const PRODUCTS: [string, string, string, number, number][] = [
  ['ETH-250', 'Etiopie Yirgacheffe 250 g', 'Zrnková káva', 289, 9],
  ['KOL-250', 'Kolumbie Huila 250 g', 'Zrnková káva', 259, 8],
  ['BRA-1000', 'Brazílie Santos 1 kg', 'Zrnková káva', 749, 6],
  ['DEC-250', 'Kolumbie bez kofeinu 250 g', 'Zrnková káva', 279, 3],
  ['CAJ-DAR', 'Darjeeling první sklizeň 80 g', 'Čaj', 219, 4],
  ['CAJ-BYL', 'Bylinný čaj z Krkonoš 50 g', 'Čaj', 119, 4],
  ['FIL-100', 'Papírové filtry V60, 100 ks', 'Příslušenství', 149, 5],
  ['V60-BI', 'Keramický dripper V60', 'Příslušenství', 590, 2],
  ['MLY-RU', 'Ruční mlýnek', 'Příslušenství', 1890, 1],
  ['HRN-PO', 'Hrnek s poštolkou', 'Dárky', 349, 3],
  ['POU-500', 'Dárkový poukaz', 'Dárky', 500, 2],
]
const TOTAL = PRODUCTS.reduce((sum, [, , , , weight]) => sum + weight, 0)
const SHIPPING = 79
const FREE_FROM = 1_200
/** Of the price with tax: 12 %, as on food. */
const TAX = 12 / 112

/** Somebody who may order: when they last came from a mail, and how. */
export interface SeedCustomer {
  email: string
  city: string
  /** Nobody buys before they are known. */
  since: Date
  cameAt: Date | null
  clicked: boolean
}

/**
 * Orders of some 90 days, the oldest first: most people who buy do it without a mail, every seventh who clicked does it
 * within days after.
 */
export function shopOrders(customers: SeedCustomer[], random: () => number, now: Date): OrderInput[] {
  const made = customers.flatMap(customer => {
    const times: Date[] = []
    if (customer.cameAt && random() < (customer.clicked ? 0.14 : 0.02))
      times.push(new Date(customer.cameAt.getTime() + (0.01 + 6 * random() ** 3) * DAY_MS))
    if (random() < 0.16)
      for (let n = 1 + Math.floor(3 * random() ** 3); n > 0; n--) times.push(daytime(now, 90 * random(), random))
    return times.filter(at => at > customer.since && at < now).map(at => ({ customer, at }))
  })
  made.sort((a, b) => a.at.getTime() - b.at.getTime())
  return made.map(({ customer, at }, i) => oneOrder(customer, at, i, random, now))
}

/** Between eight in the morning and eleven at night. */
function daytime(now: Date, daysAgo: number, random: () => number): Date {
  const at = new Date(now.getTime() - daysAgo * DAY_MS)
  at.setUTCHours(7 + Math.floor(15 * random()), Math.floor(60 * random()), Math.floor(60 * random()))
  return at
}

function oneOrder(customer: SeedCustomer, at: Date, i: number, random: () => number, now: Date): OrderInput {
  const items = basket(random, at)
  const goods = items.reduce((sum, item) => sum + Number(item.price) * Number(item.quantity), 0)
  const shipping = goods >= FREE_FROM ? 0 : SHIPPING
  return {
    number: `${at.getUTCFullYear()}${String(i + 1).padStart(5, '0')}`,
    shop: domain,
    email: customer.email,
    amount: String(goods + shipping),
    tax: (goods * TAX).toFixed(2),
    shipping: String(shipping),
    currency: '',
    city: customer.city,
    county: null,
    country: 'CZ',
    status: statusAt(now.getTime() - at.getTime(), random),
    props: { platba: random() < 0.7 ? 'kartou' : 'dobírkou' },
    orderedAt: at,
    items,
  }
}

function statusAt(ageMs: number, random: () => number): OrderStatus {
  if (random() < 0.03) return 'canceled'
  if (ageMs > 4 * DAY_MS) return 'completed'
  return random() < 0.8 ? 'processing' : 'pending'
}

function basket(random: () => number, at: Date): ItemInput[] {
  const codes = new Map<string, ItemInput>()
  for (let n = 1 + Math.floor(3.4 * random() ** 2); n > 0; n--) {
    const [code, title, category, price] = somethingSold(random)
    const quantity = random() < 0.8 ? '1' : '2'
    codes.set(code, { code, title, category, categories: [category], tags: [], price: String(price), quantity, at })
  }
  return [...codes.values()]
}

function somethingSold(random: () => number) {
  let left = random() * TOTAL
  return PRODUCTS.find(([, , , , weight]) => {
    left -= weight
    return left < 0
  })!
}
