import { type OrderLine, shopOrders, type WholeOrder } from '../../../contract/shop-order.ts'
import { mount } from '../../platform/mount.ts'
import { conversionOfOrder } from '../../rooms/reports/index.ts'
import {
  exportOrders,
  type OrderLineRow,
  readOrder,
  readOrderTable,
  readOrderTotals,
  toldOrder,
} from '../../rooms/shop/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

const PAGE = 50

export function serveShopOrders({ house: { ground }, app, guard }: Door): void {
  mount(app, shopOrders.page, guard, async ({ input, request }) => {
    const { after, limit = PAGE, ...filter } = input.query
    const { account_id: id, time_zone: timeZone } = holderOf(request)
    const page = await readOrderTable(ground, { id, timeZone }, filter, { after, limit })
    return { orders: page.orders.map(shownLine), next: page.next }
  })
  mount(app, shopOrders.totals, guard, async ({ input, request }) => {
    const { account_id: id, time_zone: timeZone } = holderOf(request)
    return await readOrderTotals(ground, { id, timeZone }, input.query)
  })
  mount(app, shopOrders.read, guard, async ({ input, request }): Promise<WholeOrder> => {
    const { account_id } = holderOf(request)
    const { order, buyer } = await readOrder(ground, account_id, input.params.id)
    const campaign = await conversionOfOrder(ground.db, account_id, order.id)
    const { email, city, county, country, props } = order
    return {
      ...toldOrder(order),
      ...{ email, city, county, country, props, contact: buyer },
      campaign: campaign
        ? { id: campaign.id, title: campaign.title, by: campaign.kind, at: campaign.touched_at.toISOString() }
        : null,
    }
  })
  mount(app, shopOrders.export, guard, async ({ input, request }) => {
    const { account_id, time_zone: timeZone, language } = holderOf(request)
    const { format, ...filter } = input.body
    const taskId = await exportOrders(ground, account_id, { format, language, timeZone, filter }, actorOf(request))
    return { taskId }
  })
}

function shownLine({ id, number, shop, amount, currency, status, email, items, ...row }: OrderLineRow): OrderLine {
  return {
    ...{ id, number, shop, amount, currency, status, email, items },
    orderedAt: row.ordered_at.toISOString(),
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name ?? '' },
  }
}
