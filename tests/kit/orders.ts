import { sql } from '../../server/platform/sql.ts'
import type { ItemInput, OrderInput } from '../../server/rooms/shop/index.ts'
import type { TestHouse } from './house.ts'

let counter = 0

/** An order with whatever the test does not say filled in. */
export function anOrder(patch: Partial<OrderInput> = {}): OrderInput {
  return {
    number: `order-${++counter}`,
    email: `buyer${counter}@example.com`,
    ...{ shop: '', currency: '', amount: '100', tax: null, shipping: null },
    ...{ city: null, county: null, country: null, status: null, props: {}, orderedAt: null, items: [] },
    ...patch,
  }
}

/** Two bags of coffee for 9.50 each, unless the test says otherwise. */
export function anItem(patch: Partial<ItemInput> = {}): ItemInput {
  const what = { code: 'A', title: 'Káva', category: null, categories: [], tags: [] }
  return { ...what, price: '9.5', quantity: '2', at: null, ...patch }
}

/** What shop_customer should be, from the orders of contacts that are there. */
export async function recountedCustomers(house: TestHouse): Promise<object[]> {
  return await house.ground.db.query(sql`
    select o.contact_id, o.currency, count(*)::int as orders, coalesce(sum(o.amount), 0) as amount, min(o.ordered_at) as first_at,
      max(o.ordered_at) as last_at,
      (select l.id from shop_order l where l.account_id = o.account_id and l.contact_id = o.contact_id and l.currency = o.currency
        and l.status is distinct from 'canceled' order by l.ordered_at desc, l.id desc limit 1) as last_order_id
    from shop_order o join contact c on c.account_id = o.account_id and c.id = o.contact_id
    where o.account_id = ${house.accountId} and o.status is distinct from 'canceled'
    group by o.account_id, o.contact_id, o.currency order by o.contact_id, o.currency`)
}
