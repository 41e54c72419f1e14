import { cleanJson } from '../../platform/text.ts'

/** Products of a basket that are kept. */
export const MOST_PRODUCTS = 200
/** Letters of what an unstructured event carries, after its basket was cut. */
const MOST_LETTERS = 200_000

/** base64 of either alphabet, padded or not; a raw + that became a space on its way is one again. */
export function fromBase64(text: string): string {
  return Buffer.from(text.replaceAll(' ', '+'), 'base64').toString('utf8')
}

/**
 * What an unstructured event says: { schema, data: { schema, data } } of the protocol, the same as a text, or its inside alone. Null
 * for what is no object, nests too deep or is too long. Of a list of products 200 stay, `productsSent` says how many there were.
 */
export function unwrap(value: unknown): Record<string, unknown> | null {
  let inner = value
  for (let depth = 0; depth < 6; depth++) {
    if (typeof inner === 'string') {
      inner = parsed(inner)
      continue
    }
    if (!isObject(inner)) return null
    const { data } = inner
    const isWrapper = !('action' in inner || 'products' in inner) && (isObject(data) || typeof data === 'string')
    if (!isWrapper) break
    inner = data
  }
  if (!isObject(inner)) return null
  const cut = cutProducts(inner)
  try {
    return JSON.stringify(cut).length > MOST_LETTERS ? null : cleanJson(cut)
  } catch {
    return null
  }
}

function cutProducts(data: Record<string, unknown>): Record<string, unknown> {
  const { products } = data
  if (!Array.isArray(products) || products.length <= MOST_PRODUCTS) return data
  return { ...data, products: products.slice(0, MOST_PRODUCTS), productsSent: products.length }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
