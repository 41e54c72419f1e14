import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anItem, anOrder } from '../../../tests/kit/orders.ts'
import { runTask } from '../../../tests/kit/tasks.ts'
import { readFileChunks } from '../../platform/files.ts'
import { type OrderInput, placeOrder, shopJobs } from '../../rooms/shop/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
let viewer: Send
const email = 'Jana@example.com'
// The night from 9 to 10 January in Prague.
const day = (n: number) => new Date(Date.UTC(2026, 0, n, 23, 30))
const item = anItem()

beforeAll(async () => {
  house = await aHouse()
  const app = await anAdminApp(house)
  send = await signedIn(app, house)
  viewer = await signedIn(app, house, 'viewer')
  await aContact(house, (await aList(house)).id, { email, profile: { name: 'Jana', surname: 'Nováková' } })
  const place = (patch: Partial<OrderInput>, accountId = house.accountId) =>
    placeOrder(house.ground, accountId, anOrder(patch))
  await place({
    number: 'A-1',
    email,
    shop: 'eshop.cz',
    amount: '100.5',
    orderedAt: day(9),
    items: [item],
    city: 'Brno',
  })
  await place({ number: 'A-2', email, shop: 'eshop.cz', amount: '900', orderedAt: day(12), status: 'canceled' })
  await place({
    number: 'B_3',
    shop: 'eshop.sk',
    currency: 'EUR',
    amount: '20',
    orderedAt: day(11),
    status: 'completed',
  })
  await place({ number: 'A-1', shop: 'eshop.cz', amount: '7' }, (await anotherAccount(house)).accountId)
})

const numbers = async (query: string) =>
  (await send('GET', `/orders?${query}`)).body.orders.map((order: { number: string }) => order.number)

describe('the table of orders', () => {
  it('has all of the account, the newest first, with whose they are', async () => {
    const { body } = await viewer('GET', '/orders')
    expect(body.orders.map((order: { number: string }) => order.number)).toEqual(['A-2', 'B_3', 'A-1'])
    expect(body.orders[2]).toMatchObject({
      ...{ shop: 'eshop.cz', amount: 100.5, currency: '', status: null, email, items: 1 },
      contact: { name: 'Jana Nováková' },
    })
  })

  it('is paged by a key', async () => {
    const first = (await send('GET', '/orders?limit=2')).body
    const second = (await send('GET', `/orders?limit=2&after=${first.next}`)).body
    expect([first.orders.length, second.orders.length, second.next]).toEqual([2, 1, null])
  })

  it('finds by the beginning of a number or an address, signs taken as they stand', async () => {
    expect(await numbers('search=A-')).toEqual(['A-2', 'A-1'])
    expect(await numbers('search=jana')).toEqual(['A-2', 'A-1'])
    expect(await numbers('search=B_')).toEqual(['B_3'])
    expect(await numbers('search=A_')).toEqual([])
  })

  it('is narrowed by state, shop, amount and days of the account’s calendar', async () => {
    expect(await numbers('status=canceled')).toEqual(['A-2'])
    expect(await numbers('status=none')).toEqual(['A-1'])
    expect(await numbers('shop=eshop.sk')).toEqual(['B_3'])
    expect(await numbers('least=50&most=200')).toEqual(['A-1'])
    expect(await numbers('from=2026-01-10&until=2026-01-10')).toEqual(['A-1'])
  })

  it('adds up by currency, cancelled ones counted and left out', async () => {
    const { body } = await send('GET', '/orders/totals')
    expect(body.totals).toEqual([
      { currency: '', orders: 2, cancelled: 1, amount: 100.5 },
      { currency: 'EUR', orders: 1, cancelled: 0, amount: 20 },
    ])
    expect(body.shops).toEqual(['eshop.cz', 'eshop.sk'])
  })
})

describe('an order', () => {
  it('is shown whole, and to its own account only', async () => {
    const { orders } = (await send('GET', '/orders?search=A-1')).body
    const { status, body } = await viewer('GET', `/orders/${orders[0].id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({ number: 'A-1', city: 'Brno', items: [{ code: 'A', price: 9.5 }], campaign: null })
    expect((await viewer('GET', `/orders/${orders[0].id + 1000}`)).status).toBe(404)
  })
})

describe('an export of orders', () => {
  it('is a file of those that are filtered, made by whoever may', async () => {
    expect((await viewer('POST', '/orders/export', { format: 'csv' })).status).toBe(403)
    const { taskId } = (await send('POST', '/orders/export', { format: 'csv', shop: 'eshop.cz' })).body
    const { result } = await runTask(house, shopJobs(house.ground), taskId)
    expect(result).toMatchObject({ rows: 2 })
    const chunks: Buffer[] = []
    for await (const chunk of readFileChunks(house.ground.db, house.accountId, (result as { fileId: number }).fileId))
      chunks.push(chunk)
    const lines = Buffer.concat(chunks).toString().trim().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[2]).toContain('A-1')
  })
})
