import type { FastifyInstance } from 'fastify'
import { transactions } from '../../../contract/ecomail/transactions.ts'
import type { House } from '../../house.ts'
import { RequestProblem } from '../../platform/errors.ts'
import { findContact } from '../../rooms/contacts/index.ts'
import {
  changeOrder,
  importOrders,
  type OrderFilter,
  placeOrder,
  readOrders as readOrderPage,
  readOrdersOf,
  removeOrders,
} from '../../rooms/shop/index.ts'
import { gate } from './gate.ts'
import { readDays, readObject } from './input.ts'
import { paginated, readPage } from './page.ts'
import { invalid, noContact, notFound, required } from './refusal.ts'
import { answer, type Call, serve } from './serve.ts'
import { readChangedOrder, readOrder, readOrderRefs, readOrders, readShop } from './transaction-input.ts'
import { listedTransaction, transactionHead } from './transaction-shape.ts'

const PER_PAGE = 100
const MOST_PER_PAGE = 500

export function serveTransactions(app: FastifyInstance, house: House): void {
  serve(app, house, transactions, {
    create: async ({ ground, account, body }) => {
      const order = readOrder(body, account.currency)
      return transactionHead(await inItsWords(() => placeOrder(ground, account.id, order)))
    },
    page: async call => {
      const { ground, account, query } = call
      const wanted = readPage(query, PER_PAGE, MOST_PER_PAGE)
      const filter = await readFilter(call)
      const page = filter
        ? await readOrderPage(ground, account.id, filter, wanted.page, wanted.perPage)
        : { orders: [], total: 0 }
      const url = `${ground.publicUrl}/tracker/transaction`
      return paginated(wanted, page.orders.map(listedTransaction), page.total, url, query)
    },
    change: async ({ ground, account, params, body }) => {
      const { ref, order } = readChangedOrder(params.order_id, body, account.currency)
      await inItsWords(() => changeOrder(ground, account.id, ref, order), 'transaction.shop')
      return {}
    },
    remove: async ({ ground, account, params, body }) => {
      const shop = readShop(readObject(body.transaction_data) ?? {}, 'transaction_data')
      const ref = { number: params.order_id, ...shop }
      const removed = await inItsWords(() => removeOrders(ground, account.id, [ref]), 'transaction_data.shop')
      if (removed === 0) throw notFound()
      return { deleted: true }
    },
    createBulk: async ({ ground, account, body }) => {
      const orders = readOrders(body.transaction_data, account.currency)
      return { inserts: await importOrders(ground, account.id, orders) }
    },
    removeBulk: async ({ ground, account, body }) => {
      const refs = readOrderRefs(body.transaction_data)
      return { deleted: await inItsWords(() => removeOrders(ground, account.id, refs)) }
    },
    ofContact: async ({ ground, account, params, query }) => {
      const contact = await findContact(ground, account.id, params.email)
      if (!contact) throw noContact(params.email)
      const wanted = readPage(query, PER_PAGE, MOST_PER_PAGE)
      const page = await readOrdersOf(ground, account.id, contact.id, wanted.page, wanted.perPage)
      const { current_page, per_page, total, last_page } = paginated(wanted, page.orders, page.total, '', {})
      return { transactions: page.orders.map(listedTransaction), current_page, per_page, total, last_page }
    },
  })
  // One client's DELETE goes out as a GET (haltuf/ecomail-nette): it gets JSON, and nothing is deleted.
  app.route({
    method: 'GET',
    url: '/tracker/transaction/:order_id/delete',
    exposeHeadRoute: false,
    onRequest: gate(house),
    handler: async (_, reply) => answer(reply, 200, { deleted: false }),
  })
}

/** Undefined where an address is asked for that no contact has. */
async function readFilter({ ground, account, query }: Call): Promise<OrderFilter | undefined> {
  const days = readDays('date_from', query.date_from, 'date_to', query.date_to)
  const shop = typeof query.shop === 'string' && query.shop !== '' ? query.shop : undefined
  const email = typeof query.email === 'string' && query.email !== '' ? query.email : undefined
  if (email === undefined) return { ...days, shop }
  const contact = await findContact(ground, account.id, email)
  return contact && { ...days, shop, contactId: contact.id }
}

/** What stands in the way, at the field where Ecomail says it. */
async function inItsWords<T>(work: () => Promise<T>, shopField?: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error
    if (error.code === 'order.taken')
      throw invalid({ 'transaction.order_id': ['The transaction.order id has already been taken.'] })
    if (error.code !== 'order.shopMissing') throw error
    const field = shopField ?? `transaction_data.${(error.details as { row?: number }).row}.shop`
    throw invalid({ [field]: [required(field)] })
  }
}
