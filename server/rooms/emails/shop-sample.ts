import type { Language } from '../../../contract/shapes.ts'
import type { Ground } from '../../platform/ground.ts'
import { randomProducts } from '../shop/index.ts'
import type { MergeValue, MergeValues } from './merge-types.ts'
import { money, type ShownProduct, shown } from './shop-product.ts'
import { type ShopData, sampleCoupons, shopNeeds } from './shop-tags.ts'
import { shopValues } from './shop-values.ts'

const SHOWN = 3

const invented: Record<Language, { currency: string; products: [name: string, price: number, description: string][] }> =
  {
    cs: {
      currency: 'CZK',
      products: [
        ['Hrnek od Berounky', 390, 'Ručně točený, do myčky.'],
        ['Zápisník s gumičkou', 260, 'Sto dvacet linkovaných stran.'],
        ['Svíčka s pomerančem', 280, 'Hoří čtyřicet hodin.'],
      ],
    },
    en: {
      currency: 'GBP',
      products: [
        ['The riverside mug', 16, 'Thrown by hand, safe in a dishwasher.'],
        ['Notebook with a strap', 11, 'A hundred and twenty lined pages.'],
        ['Orange candle', 12, 'Burns for forty hours.'],
      ],
    },
  }

/** Products for a picture of an e-mail, where there is no shop to take them from. */
export function inventedProducts(language: Language): ShownProduct[] {
  const { currency, products } = invented[language]
  return products.map(([name, price, description], i) => ({
    ...{ productId: String(i + 1), img_url: '', url: 'https://shop.example/', name, price: String(price), description },
    ...{ price_text: money(price, currency, language), price_before: '', lowest_price: '', currency },
    ...{ category: '', brand: '', quantity: 1 },
  }))
}

const LISTS: Record<ShopData, string> = {
  basket: 'ECM_BASKET',
  views: 'ECM_LAST_VIEW',
  bought: 'ECM_LAST_BOUGHT',
  random: 'ECM_RANDOM_PRODUCTS',
  bestSellers: 'ECM_BEST_SELLERS',
}

/** Everything that these tags could ask, made up; nobody's basket and no code of anybody. */
export function shopSample(tags: readonly string[], language: Language, now: Date): MergeValues {
  const needs = shopNeeds(tags)
  return needs ? { ...sampleCoupons(needs, now), ...filledWith(needs.data, inventedProducts(language), language) } : {}
}

function filledWith(data: ShopData[], products: ShownProduct[], language: Language): MergeValues {
  const values: MergeValues = {}
  for (const kind of data) values[LISTS[kind]] = products as MergeValue
  if (data.includes('basket')) {
    const total = products.reduce((sum, { price }) => sum + Number(price), 0)
    values.ECM_BASKET_TOTAL = money(total, String(products[0]!.currency), language)
  }
  if (data.includes('bought'))
    values.ECM_BOUGHT = products.map(({ productId, category }) => ({
      productId,
      categories: category ? [category] : [],
      daysAgo: 0,
    }))
  return values
}

/**
 * What an author sees: of a contact that was chosen what the shop knows of it, be it nothing; else where there is nothing products
 * of the catalogue, or invented ones. Coupons are samples.
 */
export async function shopPreview(
  ground: Ground,
  accountId: number,
  tags: readonly string[],
  eyes: { contactId: number | null; isChosen: boolean; language: Language },
): Promise<MergeValues> {
  const needs = shopNeeds(tags)
  if (!needs) return {}
  const codes = sampleCoupons(needs, ground.clock.now())
  if (needs.data.length === 0) return codes
  const { contactId, isChosen, language } = eyes
  const read = await shopValues(ground, accountId, needs.data, contactId === null ? [] : [contactId])
  const values = read(contactId)
  if (isChosen) return { ...codes, ...values }
  const empty = needs.data.filter(kind => (values[LISTS[kind]] as MergeValue[]).length === 0)
  if (empty.length === 0) return { ...codes, ...values }
  const drawn = await randomProducts(ground, accountId, { limit: SHOWN })
  const products = drawn.length > 0 ? drawn.map(one => shown(one, { language })) : inventedProducts(language)
  return { ...codes, ...values, ...filledWith(empty, products, language) }
}
