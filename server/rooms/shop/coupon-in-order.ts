import type { Tx } from '../../platform/db.ts'
import { markUsed, unmarkUsed } from './queries-hand-out.ts'

/** What shops call the codes of an order in its props; there is no one name for it. */
const NAMES = /^(?:discount|used)?_?(?:coupon|voucher)s?(?:_?codes?)?$|^(?:discount|promo)_?codes?$/i
/** Of one order. */
const MOST_CODES = 20

/** The codes that an order says it was paid with: a text, several with commas, or an array of texts. */
export function couponsInOrder(props: Record<string, unknown>): string[] {
  const texts = Object.entries(props).flatMap(([name, value]) => (NAMES.test(name) ? asTexts(value) : []))
  return [...new Set(texts)].slice(0, MOST_CODES)
}

function asTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(one => (Array.isArray(one) ? [] : asTexts(one)))
  if (typeof value === 'number') return [String(value)]
  if (typeof value !== 'string') return []
  return value.split(/[,;\s]+/).filter(Boolean)
}

/** Orders were written: what they name is used from now on. */
export async function noteCoupons(
  tx: Tx,
  accountId: number,
  orders: { id: number; props: Record<string, unknown>; at: Date }[],
): Promise<void> {
  const naming = orders.map(({ id, props, at }) => ({ id, codes: couponsInOrder(props), at }))
  const used = naming.filter(({ codes }) => codes.length > 0)
  if (used.length > 0) await markUsed(tx, accountId, used)
}

export { unmarkUsed as forgetCoupons }
