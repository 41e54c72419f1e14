import { isObject, MOST_PRODUCTS } from '../web/index.ts'

export interface BasketProduct {
  /** As in the product feed. */
  code: string | null
  name: string | null
  price: number | null
  quantity: number
  url: string | null
  imageUrl: string | null
  description: string | null
  /** What else the shop says of it. */
  extra: Record<string, unknown>
}

export interface BasketInput {
  /** Null where the shop says none. */
  currency: string | null
  total: number
  products: BasketProduct[]
  /** How many there were. */
  sent: number
  extra: Record<string, unknown>
}

/** PostgreSQL's numeric(18, 4), and nobody's basket. */
const MOST_MONEY = 1e13
const OWN = ['action', 'products', 'productsSent', 'currency', 'total', 'subtotal']
const CODES = ['productId', 'product_id', 'id', 'code', 'sku']
const NAMES = ['name', 'title']
const QUANTITIES = ['quantity', 'qty', 'count']
const IMAGES = ['img_url', 'imgUrl', 'image_url', 'imageUrl', 'image', 'img']

/** Both ways of a basket: a tracker's and the API's, after their wrapping. Null for what has no list of products. */
export function readBasket(data: Record<string, unknown>): BasketInput | null {
  const given = Array.isArray(data.products)
    ? data.products
    : // PHP turns a list with gaps into an object.
      isObject(data.products)
      ? Object.values(data.products)
      : null
  if (!given) return null
  const products = given.slice(0, MOST_PRODUCTS).filter(isObject).map(readProduct)
  const said = amount(data.total) ?? amount(data.subtotal)
  const added = products.reduce((sum, product) => sum + (product.price ?? 0) * product.quantity, 0)
  const currency = typeof data.currency === 'string' ? data.currency.trim().toUpperCase() : ''
  return {
    currency: /^[A-Z]{3}$/.test(currency) ? currency : null,
    total: Math.min(said ?? Math.round(added * 100) / 100, MOST_MONEY),
    products,
    sent: Math.max(given.length, Math.min(Number(data.productsSent) || 0, 1_000_000)),
    extra: without(data, OWN),
  }
}

export const EMPTY_BASKET: BasketInput = { currency: null, total: 0, products: [], sent: 0, extra: {} }

function readProduct(given: Record<string, unknown>): BasketProduct {
  return {
    code: codeOf(given),
    name: first(given, NAMES, 500),
    price: amount(given.price),
    quantity: QUANTITIES.map(name => amount(given[name])).find(n => n !== null) ?? 1,
    url: address(given.url),
    imageUrl: IMAGES.map(name => address(given[name])).find(url => url !== null) ?? null,
    description: first(given, ['description'], 2_000),
    extra: without(given, [...CODES.slice(0, 4), ...NAMES, 'price', ...QUANTITIES, 'url', ...IMAGES, 'description']),
  }
}

/** One plugin sends a whole product where its id belongs. */
function codeOf(given: Record<string, unknown>): string | null {
  const { productId } = given
  return first(isObject(productId) ? productId : given, CODES, 255)
}

function first(given: Record<string, unknown>, names: string[], most: number): string | null {
  for (const name of names) {
    const value = given[name]
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number')
      return String(value).trim().slice(0, most).toWellFormed()
  }
  return null
}

/** 1299.5, "1299,50", "1 299,50 Kč"; null for what is no amount. */
export function amount(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= MOST_MONEY ? value : null
  if (typeof value !== 'string') return null
  const digits = /^[^\d-]{0,5}(-?\d[\d\s.,\u00a0\u202f]*)[^\d]{0,5}$/.exec(value.trim())?.[1]?.replace(/\s/g, '')
  if (digits === undefined || digits.length > 20) return null
  // The last separator is the decimal one, unless three digits follow it and others came before.
  const last = Math.max(digits.lastIndexOf(','), digits.lastIndexOf('.'))
  const isThousands = last !== -1 && digits.length - last === 4 && /[.,]/.test(digits.slice(0, last))
  const plain =
    last === -1 || isThousands
      ? digits.replace(/[.,]/g, '')
      : `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`
  const number = Number(plain)
  return Number.isFinite(number) && Math.abs(number) <= MOST_MONEY ? number : null
}

/** Only of the web: it becomes a link in an e-mail. */
function address(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > 2_000) return null
  const url = value.startsWith('//') ? `https:${value}` : value.trim()
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null
}

const without = (given: Record<string, unknown>, names: string[]) =>
  Object.fromEntries(Object.entries(given).filter(([name]) => !names.includes(name)))
