import type { OrderStatus } from '../../../contract/order.ts'

/** Decimal digits, as PostgreSQL's numeric reads them: an amount is never a float on its way in. */
export type Decimal = string

/** An order as a shop tells it. */
export interface OrderInput {
  number: string
  /** '': the shop says none. */
  shop: string
  email: string
  amount: Decimal | null
  tax: Decimal | null
  shipping: Decimal | null
  /** '': the account's own. */
  currency: string
  city: string | null
  county: string | null
  country: string | null
  status: OrderStatus | null
  props: Record<string, unknown>
  /** Left out: now. */
  orderedAt: Date | null
  items: ItemInput[]
}

export interface ItemInput {
  code: string | null
  title: string | null
  category: string | null
  categories: string[]
  tags: string[]
  price: Decimal | null
  quantity: Decimal | null
  at: Date | null
}

/** Which order is meant. Without a shop the only one of that number, or the one that has no shop. */
export interface OrderRef {
  number: string
  shop?: string
}

export const identityOf = ({ shop, number }: { shop: string; number: string }) => JSON.stringify([shop, number])
