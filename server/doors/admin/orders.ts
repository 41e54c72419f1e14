import { orders, type Purchases } from '../../../contract/order.ts'
import { problem } from '../../platform/errors.ts'
import { mount } from '../../platform/mount.ts'
import { contactById } from '../../rooms/contacts/index.ts'
import { type CustomerRow, customerRows, readOrdersAfter, toldOrder } from '../../rooms/shop/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'

const PAGE = 50

export function serveOrders({ house: { ground }, app, guard }: Door): void {
  mount(app, orders.ofContact, guard, async ({ input: { params, query }, request }) => {
    const { account_id } = holderOf(request)
    const contact = await contactById(ground.db, account_id, params.id)
    if (!contact) throw problem('thing.notFound')
    const after = query.after && /^\d{1,15}$/.test(query.after) ? Number(query.after) : undefined
    const [page, customers] = await Promise.all([
      readOrdersAfter(ground, account_id, contact.id, { after, limit: query.limit ?? PAGE }),
      customerRows(ground.db, account_id, [contact.id]),
    ])
    return {
      purchases: customers.map(shownPurchases),
      orders: page.orders.map(toldOrder),
      next: page.next === null ? null : String(page.next),
    }
  })
}

function shownPurchases({ currency, orders, amount, first_at, last_at }: CustomerRow): Purchases {
  return { currency, orders, amount, firstAt: first_at.toISOString(), lastAt: last_at.toISOString() }
}
