import { Type } from 'typebox'
import { orderStatuses } from '../order.ts'
import { nullable } from '../shapes.ts'
import { id, text } from './shapes.ts'

const amount = (description: string) => nullable(Type.Number({ description }))
const timestamp = (description: string) =>
  Type.Union([Type.Number(), Type.String()], { description: `${description}, Unix seconds; fractions are taken` })
const status = nullable(Type.Enum(orderStatuses, { description: 'a cancelled order counts in no sum' }))

const Item = Type.Object({
  code: Type.Optional(text('of the product')),
  title: Type.Optional(text()),
  category: Type.Optional(text('older than `categories`')),
  categories: Type.Optional(Type.Array(Type.String())),
  price: Type.Optional(amount('of one')),
  amount: Type.Optional(amount('how many')),
  tags: Type.Optional(Type.Array(Type.String())),
  timestamp: Type.Optional(timestamp('when it was bought')),
})

export const TransactionBody = Type.Object({
  transaction: Type.Object({
    order_id: Type.String({ maxLength: 255 }),
    email: Type.String({ maxLength: 254 }),
    shop: Type.Optional(text('case matters')),
    amount: Type.Optional(amount('with tax and shipping')),
    tax: Type.Optional(nullable(Type.Number())),
    shipping: Type.Optional(nullable(Type.Number())),
    currency: Type.Optional(text("three letters; the account's own when not given")),
    city: Type.Optional(text()),
    county: Type.Optional(text()),
    country: Type.Optional(text()),
    timestamp: Type.Optional(timestamp('when it was made; now when not given')),
    props: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: 'at most 20,000 characters' })),
    status: Type.Optional(status),
  }),
  transaction_items: Type.Array(Item),
})

/** The answer to creating one. */
export const TransactionHead = Type.Object({
  id: id('of the order, here'),
  order_id: Type.String(),
  email: Type.String(),
  shop: text(),
  amount: amount('with tax and shipping'),
  tax: nullable(Type.Number()),
  shipping: nullable(Type.Number()),
  city: text(),
  county: text(),
  country: text(),
  timestamp: Type.String({ description: 'YYYY-MM-DD HH:MM:SS, UTC' }),
  status,
})

export const ListedTransaction = Type.Object({
  ...TransactionHead.properties,
  props: Type.Record(Type.String(), Type.Unknown()),
  items: Type.Array(
    Type.Object({
      order_id: Type.String(),
      code: text(),
      title: text(),
      category: text(),
      price: nullable(Type.Number()),
      amount: nullable(Type.Number({ description: 'how many' })),
      categories: Type.Array(Type.String()),
    }),
  ),
})

export const exampleTransaction = {
  order_id: 'order-1234',
  email: 'jan@novak.cz',
  shop: 'myshop.cz',
  amount: 1500,
  tax: 260,
  shipping: 100,
  city: 'Praha',
  county: null,
  country: 'CZ',
}
const exampleItem = {
  code: 'ETH-250',
  title: 'Etiopie Yirgacheffe 250 g',
  category: 'Káva',
  categories: ['Káva', 'Filtr'],
  price: 350,
  amount: 4,
}
export const exampleBody = {
  transaction: {
    ...exampleTransaction,
    timestamp: 1780308000,
    props: { payment: 'card' },
    status: 'completed' as const,
  },
  transaction_items: [exampleItem],
}
export const exampleHead = {
  ...exampleTransaction,
  timestamp: '2026-06-01 10:00:00',
  id: 51,
  status: 'completed' as const,
}
export const exampleListed = {
  ...exampleHead,
  props: { payment: 'card' },
  items: [{ ...exampleItem, order_id: 'order-1234' }],
}
