import { beforeAll, describe, expect, it } from 'vitest'
import { counted } from '../../../tests/kit/counts.ts'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder, recountedCustomers } from '../../../tests/kit/orders.ts'
import { sql } from '../../platform/sql.ts'
import { findContact, removeContact, subscriptionsOf, suppress } from '../contacts/index.ts'
import { changeOrder, customerRows, importOrders, placeOrder, readOrders, readOrdersOf, removeOrders } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const place = (patch: Parameters<typeof anOrder>[0]) => placeOrder(house.ground, house.accountId, anOrder(patch))
const contactOf = async (email: string) => (await findContact(house.ground, house.accountId, email))!
const bought = async (email: string) =>
  (await customerRows(house.ground.db, house.accountId, [(await contactOf(email)).id])).map(
    ({ contact_id, ...row }) => row,
  )
const kept = () =>
  house.ground.db.query(sql`
    select contact_id, currency, orders, amount, first_at, last_at, last_order_id from shop_customer
    where account_id = ${house.accountId} order by contact_id, currency`)

describe('an order', () => {
  it('of an unknown address makes a contact that is in no list and agreed to nothing', async () => {
    const { contact_id: id } = await place({ email: 'Guest@Orders.example' })
    const guest = await contactOf('guest@orders.example')
    expect(guest).toMatchObject({ id, email: 'Guest@Orders.example', source: 'order', suppressed: null })
    expect(await subscriptionsOf(house.ground.db, house.accountId, guest.id)).toEqual([])
    const consents = await house.ground.db.query(sql`select 1 from consent where contact_id = ${guest.id}`)
    expect(consents).toEqual([])
  })

  it('of a known one leaves it as it is', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id, { email: 'known@orders.example', profile: { source: 'fair' } })
    const order = await place({ email: 'KNOWN@orders.example' })
    expect(order.contact_id).toBe(contact.id)
    expect(await contactOf('known@orders.example')).toMatchObject({ email: 'known@orders.example', source: 'fair' })
    expect((await subscriptionsOf(house.ground.db, house.accountId, contact.id)).map(s => s.status)).toEqual([
      'subscribed',
    ])
  })

  it('of somebody who is never to be written to makes a contact that is suppressed', async () => {
    const list = await aList(house)
    const gone = await aContact(house, list.id, { email: 'gone@orders.example' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, gone.id, 'complaint'))
    await removeContact(house.ground, house.accountId, gone.id)
    await place({ email: 'gone@orders.example' })
    expect(await contactOf('gone@orders.example')).toMatchObject({ suppressed: 'complaint' })
  })

  it('counts contacts and orders as they are', async () => {
    await place({ email: 'counting@orders.example', shop: 'counted' })
    const { counters, rows } = await counted(house)
    expect(counters).toEqual(rows)
    const { n } = (await house.ground.db.one<{ n: number }>(
      sql`select count(*)::int as n from shop_order where account_id = ${house.accountId}`,
    ))!
    expect((await readOrders(house.ground, house.accountId, {}, 1, 1)).total).toBe(n)
    expect((await readOrders(house.ground, house.accountId, { shop: 'counted' }, 1, 1)).total).toBe(1)
  })

  it('that is sent twice at once is written once', async () => {
    const twice = anOrder({ email: 'twice@orders.example' })
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => placeOrder(house.ground, house.accountId, twice)))
    expect(outcomes.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.flatMap(one => (one.status === 'rejected' ? one.reason.code : []))).toEqual([
      'order.taken',
      'order.taken',
    ])
    expect((await bought('twice@orders.example'))[0]).toMatchObject({ orders: 1 })
  })

  it('of another account is not seen, changed or deleted', async () => {
    const mine = await place({ email: 'mine@orders.example', number: 'walls-1', shop: 'a' })
    const { accountId } = await anotherAccount(house)
    const theirs = anOrder({ email: 'theirs@orders.example', number: 'walls-1', shop: 'a' })
    const refusal = { code: 'thing.notFound' }
    await expect(changeOrder(house.ground, accountId, { number: 'walls-1' }, theirs)).rejects.toMatchObject(refusal)
    expect(await removeOrders(house.ground, accountId, [{ number: 'walls-1' }])).toBe(0)
    expect((await readOrders(house.ground, accountId, {}, 1, 10)).total).toBe(0)
    expect((await readOrdersOf(house.ground, accountId, mine.contact_id!, 1, 10)).total).toBe(0)
    expect((await placeOrder(house.ground, accountId, theirs)).id).not.toBe(mine.id)
    expect((await readOrdersOf(house.ground, house.accountId, mine.contact_id!, 1, 10)).orders).toHaveLength(1)
  })
})

describe('what a contact has bought', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 2, n))

  it('is added up by currency, cancelled orders left out', async () => {
    const email = 'sums@orders.example'
    await place({ email, number: 's1', amount: '0.1', orderedAt: day(3) })
    await place({ email, number: 's2', amount: '0.2', orderedAt: day(2) })
    await place({ email, number: 's3', amount: '999', orderedAt: day(9), status: 'canceled' })
    const { id } = await place({ email, number: 's4', amount: '7', currency: 'EUR', orderedAt: day(5) })
    await place({ email, number: 's5', amount: null, orderedAt: day(4) })
    expect(await bought(email)).toEqual([
      { currency: 'EUR', orders: 1, amount: 7, first_at: day(5), last_at: day(5), last_order_id: id },
      expect.objectContaining({ currency: '', orders: 3, amount: 0.3, first_at: day(2), last_at: day(4) }),
    ])
  })

  it('follows an order that is cancelled, given to somebody else, and deleted', async () => {
    const [from, to] = ['from@orders.example', 'to@orders.example']
    const order = anOrder({ email: from, number: 'f1', amount: '50', orderedAt: day(1) })
    await placeOrder(house.ground, house.accountId, order)
    const change = (patch: object) =>
      changeOrder(house.ground, house.accountId, { number: 'f1' }, { ...order, ...patch })
    await change({ status: 'canceled' })
    expect(await bought(from)).toEqual([])
    await change({ email: to, amount: '60' })
    expect([await bought(from), await bought(to)]).toEqual([[], [expect.objectContaining({ orders: 1, amount: 60 })]])
    expect(await removeOrders(house.ground, house.accountId, [{ number: 'f1' }, { number: 'f1' }])).toBe(1)
    expect(await bought(to)).toEqual([])
  })

  it('is what a recount of the orders gives, after anything at once', async () => {
    const emails = Array.from({ length: 4 }, (_, i) => `crowd${i}@orders.example`)
    const random = (n: number) => Math.floor(Math.random() * n)
    const some = () =>
      anOrder({
        email: emails[random(4)],
        number: `c${random(12)}`,
        shop: '',
        amount: String(random(10_000) / 100),
        currency: ['', 'EUR'][random(2)],
        status: ([null, 'canceled', 'completed'] as const)[random(3)],
        orderedAt: day(1 + random(20)),
      })
    const steps = [
      () => placeOrder(house.ground, house.accountId, some()),
      () => importOrders(house.ground, house.accountId, [some(), some(), some()]),
      () => changeOrder(house.ground, house.accountId, { number: `c${random(12)}` }, some()),
      () => removeOrders(house.ground, house.accountId, [{ number: `c${random(12)}` }, { number: `c${random(12)}` }]),
    ]
    const expected = ['order.taken', 'thing.notFound']
    for (let round = 0; round < 10; round++) {
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => steps[random(4)]!()))
      for (const one of outcomes) if (one.status === 'rejected') expect(expected).toContain(one.reason.code)
    }
    expect(await kept()).toEqual(await recountedCustomers(house))
    const { n } = (await house.ground.db.one<{ n: number }>(
      sql`select count(*)::int as n from shop_order where account_id = ${house.accountId}`,
    ))!
    expect((await readOrders(house.ground, house.accountId, {}, 1, 1)).total).toBe(n)
  })

  it('goes with a contact that is deleted; the order stays', async () => {
    const order = await place({ email: 'leaver@orders.example', number: 'l1' })
    await removeContact(house.ground, house.accountId, order.contact_id!)
    expect(await customerRows(house.ground.db, house.accountId, [order.contact_id!])).toEqual([])
    const again = anOrder({ email: 'leaver@orders.example', amount: '5' })
    await changeOrder(house.ground, house.accountId, { number: 'l1' }, again)
    expect(await bought('leaver@orders.example')).toEqual([expect.objectContaining({ orders: 1, amount: 5 })])
    expect(await kept()).toEqual(await recountedCustomers(house))
  })
})
