import { Type } from 'typebox'
import { MOST_ITEMS, MOST_ORDERS } from '../order.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { EmailParams, optional, paginated, paging } from './shapes.ts'
import {
  exampleBody,
  exampleHead,
  exampleListed,
  ListedTransaction,
  TransactionBody,
  TransactionHead,
} from './transaction-shapes.ts'

const OrderParams = Type.Object({ order_id: Type.String({ description: 'any text, percent-encoded; / too' }) })
const Ref = Type.Object({ order_id: Type.String(), shop: Type.Optional(Type.String()) })
const writes = [failures.malformed, failures.tooLarge]

export const transactions = endpoints({
  create: {
    method: 'POST',
    path: '/tracker/transaction',
    summary: 'Tell an order',
    description: `An order is known by \`shop\` and \`order_id\`. It belongs to the contact with this address; where there is none, one is made, in no list: an order subscribes nobody. At most ${MOST_ITEMS} items.`,
    body: TransactionBody,
    reply: TransactionHead,
    failures: [...writes, failures.takenOrder, failures.invalidOrder],
    example: {
      body: { ...exampleBody, transaction: { ...exampleBody.transaction, order_id: 'order-1235' } },
      reply: { ...exampleHead, id: 52, order_id: 'order-1235' },
    },
  },
  page: {
    method: 'GET',
    path: '/tracker/transaction',
    summary: 'Orders, in the order in which they came',
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
      ...optional({
        shop: Type.String({ description: 'case matters' }),
        email: Type.String(),
        date_from: Type.String({ description: 'made on this day or later, YYYY-MM-DD (UTC)' }),
        date_to: Type.String({ description: 'made on this day or before, YYYY-MM-DD (UTC)' }),
      }).properties,
    }),
    reply: paginated(ListedTransaction),
    failures: [failures.invalidDay],
    example: {
      query: '?shop=myshop.cz&date_from=2026-06-01',
      reply: {
        current_page: 1,
        data: [exampleListed],
        from: 1,
        last_page: 1,
        next_page_url: null,
        per_page: 100,
        to: 1,
        total: 1,
      },
    },
  },
  change: {
    method: 'PUT',
    path: '/tracker/transaction/:order_id',
    summary: 'Write an order anew',
    description:
      'Overwrites all of it, items too; `order_id` and `shop` say which one is meant and stay. Without `shop` it is the only order of that number, or the one that has no shop.',
    params: OrderParams,
    body: TransactionBody,
    reply: Type.Object({}),
    failures: [...writes, failures.notFound, failures.invalidOrder],
    example: { params: { order_id: 'order-1234' }, body: exampleBody, reply: {} },
  },
  remove: {
    method: 'DELETE',
    path: '/tracker/transaction/:order_id/delete',
    summary: 'Delete an order',
    description: 'GET on the same path answers `{"deleted":false}` and deletes nothing.',
    params: OrderParams,
    body: Type.Object({ transaction_data: Type.Optional(Type.Object({ shop: Type.Optional(Type.String()) })) }),
    reply: Type.Object({ deleted: Type.Boolean() }),
    failures: [...writes, failures.notFound, failures.shopMissing],
    example: {
      params: { order_id: 'order-1234' },
      body: { transaction_data: { shop: 'myshop.cz' } },
      reply: { deleted: true },
    },
  },
  createBulk: {
    method: 'POST',
    path: '/tracker/transaction-bulk',
    bulk: true,
    summary: `Tell up to ${MOST_ORDERS} orders`,
    description:
      'No automation starts. Orders that are known already stay as they are, and of two with one identity the first is taken, so a call can be repeated. A wrong one refuses the whole call and nothing is written.',
    body: Type.Object({ transaction_data: Type.Array(TransactionBody, { maxItems: MOST_ORDERS }) }),
    reply: Type.Object({ inserts: Type.Integer({ description: 'new orders' }) }),
    failures: [...writes, failures.invalidOrders],
    example: { body: { transaction_data: [exampleBody] }, reply: { inserts: 1 } },
  },
  removeBulk: {
    method: 'DELETE',
    path: '/tracker/transaction/delete-bulk',
    bulk: true,
    summary: `Delete up to ${MOST_ORDERS} orders`,
    description: 'Unknown ones are passed over.',
    body: Type.Object({ transaction_data: Type.Array(Ref, { maxItems: MOST_ORDERS }) }),
    reply: Type.Object({ deleted: Type.Integer() }),
    failures: [...writes, failures.invalidOrders],
    example: {
      body: { transaction_data: [{ order_id: 'order-1234', shop: 'myshop.cz' }] },
      reply: { deleted: 1 },
    },
  },
  ofContact: {
    method: 'GET',
    path: '/subscribers/:email/transactions',
    summary: 'Orders of a contact, the newest first',
    params: EmailParams,
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 100 })),
    }),
    reply: Type.Object({
      transactions: Type.Array(ListedTransaction),
      current_page: Type.Integer(),
      per_page: Type.Integer(),
      total: Type.Integer(),
      last_page: Type.Integer(),
    }),
    failures: [failures.noContact],
    example: {
      params: { email: 'jan@novak.cz' },
      reply: { transactions: [exampleListed], current_page: 1, per_page: 100, total: 1, last_page: 1 },
    },
  },
})
