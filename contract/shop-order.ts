import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Order, orderStatuses } from './order.ts'
import { Day } from './report.ts'
import { Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

const Text = nullable(Type.String())

/** Whose it is; null: a guest who has no contact any more. */
const Buyer = nullable(Type.Object({ id: Id, name: Type.String() }))

export const OrderLine = Type.Object({
  id: Id,
  number: Type.String(),
  shop: Type.String(),
  orderedAt: Instant,
  amount: nullable(Type.Number()),
  /** Empty: the account's own. */
  currency: Type.String(),
  status: nullable(Type.Enum(orderStatuses)),
  email: Type.String(),
  contact: Buyer,
  items: Type.Integer(),
})
export type OrderLine = Static<typeof OrderLine>

export const WholeOrder = Type.Object({
  ...Order.properties,
  email: Type.String(),
  contact: Buyer,
  city: Text,
  county: Text,
  country: Text,
  /** What the shop adds of its own. */
  props: Type.Record(Type.String(), Type.Unknown()),
  /** The one campaign that it counts for, and by what. */
  campaign: nullable(
    Type.Object({
      id: Id,
      title: Type.String(),
      by: Type.Union([Type.Literal('open'), Type.Literal('click')]),
      at: Instant,
    }),
  ),
})
export type WholeOrder = Static<typeof WholeOrder>

const amount = Type.Optional(Type.Number({ minimum: 0, maximum: 1e14 }))
const filters = {
  /** The beginning of a number, or of an address. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(Type.Enum([...orderStatuses, 'none'])),
  shop: Type.Optional(Type.String({ maxLength: 200 })),
  /** Days of the account's calendar, both included. */
  from: Type.Optional(Day),
  until: Type.Optional(Day),
  least: amount,
  most: amount,
}

export const OrderTotals = Type.Object({
  /** One a currency; cancelled orders are counted and not added up. */
  totals: Type.Array(
    Type.Object({ currency: Type.String(), orders: Type.Integer(), cancelled: Type.Integer(), amount: Type.Number() }),
  ),
  /** All that have sent orders, by how many. */
  shops: Type.Array(Type.String()),
})

export const shopOrders = {
  page: endpoint({
    method: 'GET',
    path: '/orders',
    summary: 'Orders, the newest first',
    guard: 'viewer',
    query: Type.Object({ ...Page, ...filters }),
    reply: Type.Object({ orders: Type.Array(OrderLine), next }),
  }),
  totals: endpoint({
    method: 'GET',
    path: '/orders/totals',
    summary: 'How many orders there are and what they come to, by currency',
    guard: 'viewer',
    query: Type.Object(filters),
    reply: OrderTotals,
  }),
  read: endpoint({
    method: 'GET',
    path: '/orders/:id',
    summary: 'One order with its items and the campaign that it counts for',
    guard: 'viewer',
    params: IdParams,
    reply: WholeOrder,
  }),
  export: endpoint({
    method: 'POST',
    path: '/orders/export',
    summary: 'Orders as a file, those of a filter where one is given',
    guard: 'marketer',
    body: Type.Object({ format: Type.Enum(['csv', 'xlsx']), ...filters }),
    reply: Type.Object({ taskId: Id }),
  }),
}
