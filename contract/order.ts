import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

/** As shops tell it; an order may also have none. */
export const orderStatuses = ['processing', 'canceled', 'pending', 'completed'] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** Ecomail's limits of a call. */
export const MOST_ORDERS = 1_000
export const MOST_ITEMS = 1_000

const Text = nullable(Type.String())
const Amount = nullable(Type.Number())

export const Order = Type.Object({
  id: Id,
  number: Type.String(),
  /** Empty where the shop says none. */
  shop: Type.String(),
  orderedAt: Instant,
  amount: Amount,
  tax: Amount,
  shipping: Amount,
  /** Empty: the account's own. */
  currency: Type.String(),
  status: nullable(Type.Enum(orderStatuses)),
  items: Type.Array(Type.Object({ code: Text, title: Text, category: Text, price: Amount, quantity: Amount })),
})
export type Order = Static<typeof Order>

/** What a contact has bought in one currency; cancelled orders are left out. */
export const Purchases = Type.Object({
  currency: Type.String(),
  orders: Type.Integer(),
  amount: Type.Number(),
  firstAt: Instant,
  lastAt: Instant,
})
export type Purchases = Static<typeof Purchases>

export const orders = {
  ofContact: endpoint({
    method: 'GET',
    path: '/contacts/:id/orders',
    summary: 'Orders of the contact, the newest first, and what they come to',
    guard: 'viewer',
    params: IdParams,
    query: Type.Object(Page),
    reply: Type.Object({ purchases: Type.Array(Purchases), orders: Type.Array(Order), next }),
  }),
}
