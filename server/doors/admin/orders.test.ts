import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anItem, anOrder } from '../../../tests/kit/orders.ts'
import { type OrderInput, placeOrder, recordCustomEvent } from '../../rooms/shop/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
let contactId: number
const email = 'buyer@example.com'
const day = (n: number) => new Date(Date.UTC(2026, 0, n, 12))
const item = anItem()

beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
  contactId = (await aContact(house, (await aList(house)).id, { email })).id
  const place = (patch: Partial<OrderInput>) =>
    placeOrder(house.ground, house.accountId, anOrder({ email, shop: 'eshop', ...patch }))
  await place({ number: 'o1', amount: '100.50', orderedAt: day(1), items: [item, item, item, item] })
  await place({ number: 'o2', amount: '200', orderedAt: day(3), status: 'canceled' })
  await place({ number: 'o3', amount: null, orderedAt: day(2), status: 'completed' })
})

const get = async (path: string) => (await send('GET', `/contacts/${contactId}/${path}`)).body

describe("a contact's orders", () => {
  it('come the newest first with their sums, page by page', async () => {
    const whole = await get('orders')
    expect(whole.purchases).toEqual([
      { currency: '', orders: 2, amount: 100.5, firstAt: day(1).toISOString(), lastAt: day(2).toISOString() },
    ])
    expect(whole.orders.map((order: { number: string }) => order.number)).toEqual(['o2', 'o3', 'o1'])
    expect(whole.orders[2]).toMatchObject({
      ...{ shop: 'eshop', amount: 100.5, status: null, orderedAt: day(1).toISOString() },
      items: [{ code: 'A', title: 'Káva', category: null, price: 9.5, quantity: 2 }, {}, {}, {}],
    })
    const first = await get('orders?limit=2')
    const second = await get(`orders?limit=2&after=${first.next}`)
    expect([...first.orders, ...second.orders]).toEqual(whole.orders)
    expect(second.next).toBeNull()
  })

  it('of nobody, and of another account, are not found', async () => {
    expect((await send('GET', '/contacts/999999/orders')).status).toBe(404)
    const { accountId } = await anotherAccount(house)
    const theirs = await placeOrder(house.ground, accountId, anOrder({ email }))
    expect((await send('GET', `/contacts/${theirs.contact_id}/orders`)).status).toBe(404)
  })

  it('stand in the timeline where they were made, with custom events, and without an event’s value', async () => {
    await recordCustomEvent(house.ground, house.accountId, contactId, {
      ...{ category: 'ue', action: 'Basket', label: 'l', property: null, value: 'x'.repeat(20_000) },
    })
    const { entries } = await get('timeline')
    const orders = entries.filter((entry: { type: string }) => entry.type === 'order.placed')
    expect(orders.map((entry: { at: string }) => entry.at)).toEqual([3, 2, 1].map(n => day(n).toISOString()))
    expect(orders[2].data).toMatchObject({
      ...{ number: 'o1', amount: 100.5, currency: '', status: null, items: 4, titles: ['Káva', 'Káva', 'Káva'] },
    })
    const [event] = entries.filter((entry: { type: string }) => entry.type === 'custom.event')
    expect(event.data).toEqual({ category: 'ue', action: 'Basket', label: 'l', property: null })
    expect((await get('timeline?kind=orders')).entries).toEqual(orders)
    const paged = []
    for (let after = ''; ; ) {
      const page = await get(`timeline?limit=1${after && `&after=${after}`}`)
      paged.push(...page.entries)
      if (page.next === null) break
      after = page.next
    }
    expect(paged).toEqual(entries)
  })
})
