import { MOST_ITEMS, MOST_ORDERS, type OrderStatus, orderStatuses } from '../../../contract/order.ts'
import { parseAddress } from '../../platform/address.ts'
import type { Decimal, ItemInput, OrderInput, OrderRef } from '../../rooms/shop/index.ts'
import type { Json } from './body.ts'
import { readArray, readObject, readText, unreadable } from './input.ts'
import { invalid, required } from './refusal.ts'

const MOST_LETTERS = 255
/** Titles of products are long now and then, and no reason to lose a thousand orders. */
const MOST_LETTERS_OF_ITEM = 2_000
const MOST_LETTERS_OF_PROPS = 20_000

/** An order with `at` before the names of its fields in what is refused: '' or 'transaction_data.7.'. */
export function readOrder(body: Json, ownCurrency: string, at = ''): OrderInput {
  const given = readObject(body.transaction)
  if (!given) throw wrong(`${at}transaction`, required)
  const field = `${at}transaction.`
  const email = readShort(given, 'email', field)
  if (!email) throw wrong(`${field}email`, required)
  if (!parseAddress(email)) throw wrong(`${field}email`, name => `The ${name} must be a valid email address.`)
  const number = readShort(given, 'order_id', field)
  if (!number) throw wrong(`${field}order_id`, required)
  return {
    ...{ number, email, shop: readShort(given, 'shop', field) ?? '' },
    amount: readDecimal(given.amount, `${field}amount`),
    tax: readDecimal(given.tax, `${field}tax`),
    shipping: readDecimal(given.shipping, `${field}shipping`),
    currency: readCurrency(given.currency, ownCurrency),
    city: readShort(given, 'city', field),
    county: readShort(given, 'county', field),
    country: readShort(given, 'country', field),
    status: readStatus(given.status, `${field}status`),
    props: readProps(given.props, `${field}props`),
    orderedAt: readTimestamp(given.timestamp, `${field}timestamp`),
    items: readItems(body.transaction_items, `${at}transaction_items`),
  }
}

/** `order_id` stands in the path, so a body may leave it out. */
export function readChangedOrder(
  number: string,
  body: Json,
  ownCurrency: string,
): { ref: OrderRef; order: OrderInput } {
  const given = readObject(body.transaction)
  const order = readOrder(given ? { ...body, transaction: { ...given, order_id: number } } : body, ownCurrency)
  return { ref: { number, ...(order.shop !== '' && { shop: order.shop }) }, order }
}

export function readOrders(given: unknown, ownCurrency: string): OrderInput[] {
  return readRows(given, (row, at) => readOrder(row, ownCurrency, `${at}.`))
}

export function readOrderRefs(given: unknown): OrderRef[] {
  return readRows(given, (row, at) => {
    const number = readShort(row, 'order_id', `${at}.`)
    if (!number) throw wrong(`${at}.order_id`, required)
    return { number, ...readShop(row, at) }
  })
}

/** The shop of `transaction_data`, where one is said. */
export function readShop(given: Json, at: string): { shop?: string } {
  const shop = readShort(given, 'shop', `${at}.`)
  return shop ? { shop } : {}
}

function readRows<Row>(given: unknown, read: (row: Json, at: string) => Row): Row[] {
  if (given === undefined || given === null) throw wrong('transaction_data', required)
  const rows = readArray(given)
  if (!rows) throw wrong('transaction_data', name => `The ${name} must be an array.`)
  if (rows.length > MOST_ORDERS)
    throw wrong('transaction_data', name => `The ${name} may not have more than ${MOST_ORDERS} items.`)
  return rows.map((row, i) => {
    const at = `transaction_data.${i}`
    const object = readObject(row)
    if (!object) throw wrong(at, name => `The ${name} must be an array.`)
    return read(object, at)
  })
}

function readItems(given: unknown, at: string): ItemInput[] {
  if (given === undefined || given === null) throw wrong(at, required)
  const rows = readArray(given)
  if (!rows) throw wrong(at, name => `The ${name} must be an array.`)
  if (rows.length > MOST_ITEMS) throw wrong(at, name => `The ${name} may not have more than ${MOST_ITEMS} items.`)
  return rows.map((row, i) => {
    const item = readObject(row)
    if (!item) throw wrong(`${at}.${i}`, name => `The ${name} must be an array.`)
    const field = `${at}.${i}.`
    return {
      code: readShort(item, 'code', field),
      title: readShort(item, 'title', field, MOST_LETTERS_OF_ITEM),
      category: readShort(item, 'category', field, MOST_LETTERS_OF_ITEM),
      categories: readWords(item.categories),
      tags: readWords(item.tags),
      price: readDecimal(item.price, `${field}price`),
      quantity: readDecimal(item.amount, `${field}amount`),
      at: readTimestamp(item.timestamp, `${field}timestamp`),
    }
  })
}

/** Null where nothing is said. */
function readShort(given: Json, name: string, at: string, most = MOST_LETTERS): string | null {
  const text = readText(given[name])
  if (text === unreadable) throw wrong(at + name, attribute => `The ${attribute} must be a string.`)
  const trimmed = text?.trim() || null
  if (trimmed && trimmed.length > most)
    throw wrong(at + name, attribute => `The ${attribute} may not be greater than ${most} characters.`)
  return trimmed
}

/** Numbers, and texts as shops write them: spaces between thousands, a comma before the decimals. */
function readDecimal(given: unknown, at: string): Decimal | null {
  if (given === undefined || given === null || given === '') return null
  const text = typeof given === 'number' ? plainNumber(given) : typeof given === 'string' ? given : ''
  const digits = text.replace(/[\s\u00a0]/g, '').replace(',', '.')
  if (!/^[+-]?(\d{1,12}(\.\d*)?|\.\d+)$/.test(digits)) throw wrong(at, name => `The ${name} must be a number.`)
  return digits
}

/** JavaScript writes 0.0000001 as 1e-7. */
const plainNumber = (given: number) => (Math.abs(given) < 1e-6 ? '0' : String(given))

/** Not of Ecomail's contract, so what is no currency is passed over. '': the account's own. */
function readCurrency(given: unknown, own: string): string {
  const code = typeof given === 'string' ? given.trim().toUpperCase() : ''
  return /^[A-Z]{3}$/.test(code) && code !== own ? code : ''
}

function readStatus(given: unknown, at: string): OrderStatus | null {
  if (given === undefined || given === null || given === '') return null
  const word = String(given).trim().toLowerCase().replace('cancelled', 'canceled')
  const status = orderStatuses.find(one => one === word)
  if (!status) throw wrong(at, name => `The selected ${name} is invalid.`)
  return status
}

function readProps(given: unknown, at: string): Record<string, unknown> {
  if (given === undefined || given === null || given === '') return {}
  const props = readObject(typeof given === 'string' ? parsed(given) : given)
  if (!props) throw wrong(at, name => `The ${name} must be an array.`)
  if (JSON.stringify(props).length > MOST_LETTERS_OF_PROPS)
    throw wrong(at, name => `The ${name} may not be greater than ${MOST_LETTERS_OF_PROPS} characters.`)
  return props
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** From here on a number means milliseconds: in seconds it would be the year 5138. */
const SURELY_MS = 1e11

/** Unix seconds as a number or its digits, or a time in UTC as the answers have it. */
function readTimestamp(given: unknown, at: string): Date | null {
  if (given === undefined || given === null || given === '') return null
  const text = String(given).trim()
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
  const date =
    seconds === undefined
      ? new Date(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text)
      : new Date(seconds >= SURELY_MS ? seconds : seconds * 1_000)
  const isPlausible = date.getTime() >= 0 && date.getTime() < Date.UTC(2100, 0)
  if (!isPlausible) throw wrong(at, name => `The ${name} is not a valid timestamp.`)
  return date
}

/** Anything that is no word is passed over. */
function readWords(given: unknown): string[] {
  const words = typeof given === 'string' ? given.split(',') : (readArray(given ?? []) ?? [])
  const texts = words.map(readText).filter(word => typeof word === 'string')
  return [...new Set(texts.map(word => word.trim().slice(0, MOST_LETTERS)).filter(Boolean))].slice(0, 100)
}

const wrong = (field: string, sentence: (attribute: string) => string) =>
  invalid({ [field]: [sentence(field.replaceAll('_', ' '))] })
