import type { Db, Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import type { HappenedEvent } from '../events/index.ts'
import { keptDays } from '../web/index.ts'
import type { BasketInput, BasketProduct } from './basket-input.ts'
import type { CustomEvent } from './custom-events.ts'
import { basketRow, deleteOldBasketsAndViews, lastViews, type ProductViewRow, writeBasket } from './queries-baskets.ts'

export interface Basket {
  at: Date
  currency: string
  total: number
  products: BasketProduct[]
  /** How many there are; the first 200 are kept. */
  sent: number
  extra: Record<string, unknown>
}

/** What is in a contact's basket now; null: nothing. */
export async function basketOf(ground: Ground, accountId: number, contactId: number): Promise<Basket | null> {
  const row = await basketRow(ground.db, accountId, contactId)
  if (!row || row.products.length === 0) return null
  return { ...row, currency: row.currency ?? (await accountById(ground.db, accountId))!.currency }
}

/** Products that a contact looked at, the last one first; `code` as in the feed. */
export async function lastViewsOf(
  ground: { db: Db },
  accountId: number,
  contactId: number,
  limit: number,
): Promise<ProductViewRow[]> {
  return await lastViews(ground.db, accountId, contactId, limit)
}

/** Products named in the notebook; the basket itself has all of them. */
const NAMED = 5

/**
 * Writes a basket and gives the event that says so. Null for a snapshot that is older than what is known, and, `onlyChanges`, for one
 * that changes nothing: many shops tell the basket on every page.
 */
export async function changeBasket(
  tx: Tx,
  accountId: number,
  given: { contactId: number; at: Date; basket: BasketInput; said: CustomEvent; onlyChanges: boolean },
): Promise<HappenedEvent | null> {
  const { contactId, at, basket, said, onlyChanges } = given
  const before = await basketRow(tx, accountId, contactId)
  if (!(await writeBasket(tx, accountId, contactId, at, basket)) && onlyChanges) return null
  const isSame = fingerprint(before?.products ?? []) === fingerprint(basket.products)
  if (isSame && onlyChanges) return null
  const { currency, total, sent, products } = basket
  const named = products
    .slice(0, NAMED)
    .map(({ code, name, price, quantity, url }) => ({ code, name, price, quantity, url }))
  const type = products.length === 0 ? 'basket.emptied' : 'basket.changed'
  return { type, at, contactId, data: { ...said, currency, total, sent, products: named } }
}

const fingerprint = (products: BasketProduct[]) =>
  JSON.stringify(products.map(({ code, name, price, quantity }) => [code, name, price, quantity]))

/** What is older than the account keeps what browsers told. */
export async function forgetBaskets(ground: Ground): Promise<void> {
  const now = ground.clock.now().getTime()
  for (const { account_id, days } of await keptDays(ground.db))
    await deleteOldBasketsAndViews(ground.db, account_id, new Date(now - days * 86_400_000))
}
