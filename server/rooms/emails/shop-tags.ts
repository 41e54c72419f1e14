import type { MergeValues } from './merge-types.ts'

/** What an e-mail's tags ask of the shop; null where they ask nothing, so that such an e-mail costs nothing. */
export interface ShopNeeds {
  /** Numbers of coupon folders. */
  coupons: number[]
  data: ShopData[]
}

/** Which data a tag is filled from. Ecomail does not tell its names of the last two. */
const DATA = {
  ECM_BASKET: 'basket',
  ECM_BASKET_TOTAL: 'basket',
  ECM_LAST_VIEW: 'views',
  ECM_LAST_BOUGHT: 'bought',
  ECM_BOUGHT: 'bought',
  ECM_RANDOM_PRODUCTS: 'random',
  ECM_BEST_SELLERS: 'bestSellers',
} as const
export type ShopData = (typeof DATA)[keyof typeof DATA]

/** ECM_COUPON is of the default folder, number 1; `_VALID` is the last day of the code. */
const COUPON = /^ECM_COUPON(?:_(\d{1,6}))?(?:_VALID)?$/

export function shopNeeds(tags: readonly string[]): ShopNeeds | null {
  const coupons = [...new Set(tags.flatMap(tag => couponFolder(tag) ?? []))].sort((a, b) => a - b)
  const data = [...new Set(tags.flatMap(tag => dataOf(tag) ?? []))]
  return coupons.length + data.length > 0 ? { coupons, data } : null
}

/** The number of the folder that a tag is filled from. */
export function couponFolder(tag: string): number | null {
  const found = COUPON.exec(tag)
  return found && Number(found[1] ?? 1)
}

const dataOf = (tag: string): ShopData | null => (Object.hasOwn(DATA, tag) ? DATA[tag as keyof typeof DATA] : null)

export const isShopTag = (tag: string) => couponFolder(tag) !== null || dataOf(tag) !== null

export const couponTag = (no: number) => (no === 1 ? 'ECM_COUPON' : `ECM_COUPON_${no}`)

/** Of one message, by the folder's number. */
export function couponValues(coupons: Iterable<[number, { code: string; validUntil: string | null }]>): MergeValues {
  const values: MergeValues = {}
  for (const [no, { code, validUntil }] of coupons) {
    values[couponTag(no)] = code
    values[`${couponTag(no)}_VALID`] = validUntil === null ? '' : validUntil.split('-').reverse().join('.')
  }
  return values
}

/** For previews and tests, which never take a code. */
export function sampleCoupons(needs: ShopNeeds | null, now: Date): MergeValues {
  const validUntil = new Date(now.getTime() + 14 * 86_400_000).toISOString().slice(0, 10)
  return couponValues((needs?.coupons ?? []).map(no => [no, { code: `SAMPLE-${no}`, validUntil }]))
}
