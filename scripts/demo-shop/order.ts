import { randomInt } from 'node:crypto'
import { productOf } from './products.ts'

export interface Api {
  url: string
  key: string
}

const SHIPPING_CZK = 79
const FREE_FROM_CZK = 1_200
/** Of the price with tax: 12 %, as on food. */
const TAX = 12 / 112

type Answer = { number: string } | { problem: string }

/** What a shop does with an order: sums up by its own prices, and tells Poštolka from the server, by the key. */
export async function takeOrder(api: Api, shop: string, given: Record<string, unknown>): Promise<Answer> {
  const email = String(given.email ?? '').trim()
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return { problem: 'Tohle není e-mailová adresa.' }
  const lines = Object.entries((given.items ?? {}) as Record<string, unknown>).flatMap(([code, count]) => {
    const product = productOf(code)
    const quantity = Number(count)
    return product && Number.isInteger(quantity) && quantity > 0 && quantity <= 20 ? [{ product, quantity }] : []
  })
  if (lines.length === 0) return { problem: 'Košík je prázdný.' }
  const goods = lines.reduce((sum, { product, quantity }) => sum + product.priceCzk * quantity, 0)
  const shipping = goods >= FREE_FROM_CZK ? 0 : SHIPPING_CZK
  const number = `U${Date.now().toString(36).toUpperCase()}${randomInt(36 ** 2)
    .toString(36)
    .toUpperCase()}`
  const body = {
    transaction: {
      order_id: number,
      email,
      shop,
      amount: goods + shipping,
      tax: Math.round(goods * TAX * 100) / 100,
      shipping,
      currency: 'CZK',
      city: String(given.city ?? '').slice(0, 200),
      country: 'CZ',
      timestamp: Math.floor(Date.now() / 1000),
    },
    transaction_items: lines.map(({ product, quantity }) => ({
      code: product.code,
      title: product.name,
      category: product.category,
      price: product.priceCzk,
      amount: quantity,
    })),
  }
  const headers = { key: api.key, 'content-type': 'application/json' }
  const signal = AbortSignal.timeout(10_000)
  const answer = await fetch(`${api.url}/tracker/transaction`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
    signal,
  })
  if (answer.ok) return { number }
  console.error(`the demo's shop: an order was refused: ${answer.status} ${(await answer.text()).slice(0, 300)}`)
  return { problem: 'Objednávku se nepodařilo předat.' }
}
