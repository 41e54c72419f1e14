import { createHash } from 'node:crypto'
import type { FeedProblemReason } from '../../../../contract/feed.ts'
import type { Availability } from '../../../../contract/product.ts'
import { cleanText } from '../../../platform/text.ts'
import { priceIn } from './money.ts'
import type { FeedItem, ProductFormat } from './read-items.ts'

export interface StagedProduct {
  code: string
  title: string
  url: string | null
  image: string | null
  price: number
  priceBefore: number | null
  currency: string
  category: string | null
  categories: string[]
  brand: string | null
  ean: string | null
  availability: Availability | null
  description: string | null
  params: Record<string, string>
  fingerprint: string
}

const LONGEST = { code: 200, title: 1_000, url: 2_000, param: 500, description: 5_000 }
const MOST_PARAMS = 50
const MOST_CATEGORIES = 10

/** What a feed's item says in our words, or why it cannot be taken. */
export function productOfItem(
  item: FeedItem,
  { format, currency, now }: { format: ProductFormat; currency: string; now: Date },
): StagedProduct | FeedProblemReason {
  if (item.isTooLong) return 'too_long'
  const read = readerOf(item)
  const isGoogle = format === 'google'
  const code = read('item_id', 'id')
  if (!code) return 'no_id'
  const title = read('productname', 'title', 'product', 'name')
  if (!title) return 'no_title'
  if (code.length > LONGEST.code || title.length > LONGEST.title) return 'too_long'
  // The mark that stands for a letter which could not be read.
  if (`${code}${title}`.includes('\ufffd')) return 'unreadable'
  const price = isGoogle ? googlePrice(read, now) : shopPrice(read)
  if (!price) return 'no_price'
  const categories = categoriesOf(item)
  const product = {
    ...{ code, title, price: price.amount, priceBefore: price.before, currency: price.currency ?? currency },
    url: addressIn(read('url', 'link')),
    image: addressIn(read('imgurl', 'image_link')),
    ...{ category: categories[0] ?? null, categories },
    brand: read('brand', 'manufacturer')?.slice(0, 200) ?? null,
    ean: read('ean', 'gtin')?.slice(0, 50) ?? null,
    availability: isGoogle ? googleAvailability(read('availability')) : shopAvailability(read('delivery_date'), now),
    description: plain(read('description', 'summary')),
    params: paramsOf(item),
  }
  return { ...product, fingerprint: createHash('sha1').update(JSON.stringify(product)).digest('base64url') }
}

type Read = (...names: string[]) => string | undefined

function readerOf({ values }: FeedItem): Read {
  return (...names) => {
    for (const name of names) {
      const text = values.get(name)?.[0]
      const found = text && cleanText(text).replace(/\s+/g, ' ').trim()
      if (found) return found
    }
    return undefined
  }
}

interface Price {
  amount: number
  before: number | null
  currency: string | null
}

const withBefore = (now: ReturnType<typeof priceIn>, before: ReturnType<typeof priceIn>): Price | null =>
  now && { ...now, before: before && before.amount > now.amount ? before.amount : null }

function shopPrice(read: Read): Price | null {
  const names = ['price_before_discount', 'oldprice_vat', 'standard_price_vat', 'price_before', 'list_price']
  return withBefore(priceIn(read('price_vat', 'price') ?? ''), priceIn(read(...names) ?? ''))
}

/** A sale price holds for as long as the feed says, else always. */
function googlePrice(read: Read, now: Date): Price | null {
  const whole = priceIn(read('price') ?? '')
  const sale = priceIn(read('sale_price') ?? '')
  const [from, until] = (read('sale_price_effective_date') ?? '').split('/').map(Date.parse)
  const isOver = (from !== undefined && from > now.getTime()) || (until !== undefined && until < now.getTime())
  return sale && !isOver ? withBefore(sale, whole) : withBefore(whole, null)
}

function categoriesOf({ values }: FeedItem): string[] {
  const names = ['categorytext', 'product_type', 'google_product_category']
  const given = values.get(names.find(name => values.has(name)) ?? '') ?? []
  const paths = given.map(text => {
    const steps = cleanText(text)
      .split(/\s*[|>]\s*/)
      .filter(Boolean)
    return (steps[0] === 'Heureka.cz' || steps[0] === 'Heureka.sk' ? steps.slice(1) : steps).join(' | ').slice(0, 500)
  })
  return [...new Set(paths.filter(Boolean))].slice(0, MOST_CATEGORIES)
}

const GOOGLE: Record<string, Availability> = {
  in_stock: 'in_stock',
  out_of_stock: 'out_of_stock',
  preorder: 'preorder',
  backorder: 'to_order',
  available_for_order: 'to_order',
}
const googleAvailability = (text = '') => GOOGLE[text.toLowerCase().replace(/ /g, '_')] ?? null

/** Days until it is sent, or the day from which it is sold; -1 says that nobody knows. */
function shopAvailability(text: string | undefined, now: Date): Availability | null {
  if (text === undefined) return null
  if (/^\d{1,4}$/.test(text)) return Number(text) === 0 ? 'in_stock' : 'to_order'
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text.slice(0, 10)) : Number.NaN
  return Number.isNaN(at) ? null : at > now.getTime() ? 'preorder' : 'in_stock'
}

function addressIn(text: string | undefined): string | null {
  if (!text || text.length > LONGEST.url || !URL.canParse(text)) return null
  return /^https?:$/.test(new URL(text).protocol) ? text : null
}

function plain(html: string | undefined): string | null {
  const text = html
    ?.slice(0, 4 * LONGEST.description)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return text ? cleanText(text.slice(0, LONGEST.description)) : null
}

function paramsOf({ params }: FeedItem): Record<string, string> {
  const kept = params.slice(0, MOST_PARAMS)
  return Object.fromEntries(kept.map(pair => pair.map(text => cleanText(text).slice(0, LONGEST.param))))
}
