import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { IdParams, Instant, nullable } from './shapes.ts'

const Text = nullable(Type.String())

export const Basket = Type.Object({
  at: Instant,
  currency: Type.String(),
  total: Type.Number(),
  /** The first 50 of `sent`. */
  products: Type.Array(
    Type.Object({ code: Text, name: Text, price: nullable(Type.Number()), quantity: Type.Number(), url: Text }),
  ),
  sent: Type.Integer(),
})
export type Basket = Static<typeof Basket>

export const ViewedProduct = Type.Object({
  code: Type.String(),
  at: Instant,
  times: Type.Integer(),
  /** As in the catalogue; null where no feed has it. */
  title: Text,
  url: Text,
})
export type ViewedProduct = Static<typeof ViewedProduct>

export const baskets = {
  ofContact: endpoint({
    method: 'GET',
    path: '/contacts/:id/basket',
    summary: "What lies in the contact's basket now, and the products looked at last",
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({ basket: nullable(Basket), viewed: Type.Array(ViewedProduct) }),
  }),
}
