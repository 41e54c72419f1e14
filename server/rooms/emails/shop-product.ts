import type { Language } from '../../../contract/shapes.ts'
import type { BasketProduct, BoughtRow, Product } from '../shop/index.ts'
import type { MergeValue } from './merge-types.ts'

/** A product as tags name it: Ecomail's six names first, then ours. */
export type ShownProduct = Record<
  | ('productId' | 'img_url' | 'url' | 'name' | 'price' | 'description')
  | ('price_text' | 'price_before' | 'lowest_price' | 'currency' | 'category' | 'brand' | 'quantity'),
  MergeValue
>

const LOCALES = { cs: 'cs-CZ', en: 'en-GB' } as const
const formats = new Map<string, Intl.NumberFormat>()

/** 1 299,90 Kč; whole amounts without decimals. */
export function money(amount: number, currency: string, language: Language): string {
  const key = `${language} ${currency}`
  let format = formats.get(key)
  if (!format) {
    const style = {
      style: 'currency',
      currency,
      maximumFractionDigits: 2,
      trailingZeroDisplay: 'stripIfInteger',
    } as const
    format = new Intl.NumberFormat(LOCALES[language], style)
    formats.set(key, format)
  }
  return format.format(amount)
}

const plain = (price: number | null) => (price === null ? '' : String(Math.round(price * 100) / 100))

/** From the catalogue. The lowest price of 30 days is said where the shop says an older price: the law wants it beside. */
export function shown(product: Product, { language }: { language: Language }): ShownProduct {
  const { code, image, url, title, price, description, priceBefore, lowestPrice30Days, currency } = product
  const isDown = priceBefore !== null && priceBefore > price
  return {
    ...{ productId: code, img_url: image, url, name: title, price: plain(price), description },
    price_text: money(price, currency, language),
    price_before: isDown ? money(priceBefore, currency, language) : '',
    lowest_price: isDown ? money(lowestPrice30Days, currency, language) : '',
    ...{ currency, category: product.category, brand: product.brand, quantity: '' },
  }
}

interface Said {
  code: string | null
  name: string | null
  price: number | null
  quantity: number | null
  url?: string | null
  imageUrl?: string | null
  description?: string | null
}

/** What was said of it then wins over what the catalogue says now. */
function told(said: Said, known: Product | undefined, currency: string, eyes: { language: Language }): ShownProduct {
  const base = known && shown(known, eyes)
  const price = said.price
  const isSamePrice = known !== undefined && price === known.price
  return {
    productId: said.code ?? '',
    img_url: said.imageUrl ?? base?.img_url ?? '',
    url: said.url ?? base?.url ?? '',
    name: said.name ?? base?.name ?? '',
    price: price === null ? (base?.price ?? '') : plain(price),
    description: said.description ?? base?.description ?? '',
    price_text: price === null ? (base?.price_text ?? '') : money(price, currency, eyes.language),
    price_before: isSamePrice ? base!.price_before : '',
    lowest_price: isSamePrice ? base!.lowest_price : '',
    ...{ currency, category: base?.category ?? '', brand: base?.brand ?? '', quantity: said.quantity ?? '' },
  }
}

export function basketProduct(
  product: BasketProduct,
  known: Product | undefined,
  currency: string,
  eyes: { language: Language },
): ShownProduct {
  return told(product, known, currency, eyes)
}

/** Of the catalogue where it is there, since people buy again at today's price; else as the order had it. */
export function boughtProduct(
  row: BoughtRow,
  known: Product | undefined,
  currency: string,
  eyes: { language: Language },
): ShownProduct {
  if (known) return { ...shown(known, eyes), quantity: row.quantity ?? '' }
  return told({ code: row.code, name: row.title, price: row.price, quantity: row.quantity }, known, currency, eyes)
}
