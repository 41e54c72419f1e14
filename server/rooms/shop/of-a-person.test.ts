import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder, recountedCustomers } from '../../../tests/kit/orders.ts'
import { sql } from '../../platform/sql.ts'
import { removeContact } from '../contacts/index.ts'
import { eraseContact, mergeContacts, readErasure } from '../outbox/index.ts'
import {
  changeOrder,
  customerRows,
  type OrderInput,
  placeOrder,
  readCustomEvents,
  readOrders,
  readOrdersOf,
  recordCustomEvent,
} from './index.ts'

let house: TestHouse
let listId: number
beforeAll(async () => {
  house = await aHouse()
  listId = (await aList(house)).id
})

const by = { userId: 1, ip: null }
const somebody = (email: string) => aContact(house, listId, { email })
const place = (patch: Partial<OrderInput>) => placeOrder(house.ground, house.accountId, anOrder(patch))
const bought = (id: number) => customerRows(house.ground.db, house.accountId, [id])
const ordersOf = async (id: number) => (await readOrdersOf(house.ground, house.accountId, id, 1, 10)).orders
const kept = () =>
  house.ground.db.query(sql`
    select contact_id, currency, orders, amount, first_at, last_at, last_order_id from shop_customer
    where account_id = ${house.accountId} order by contact_id, currency`)

describe('two contacts that become one', () => {
  it('have their orders and events together, and later ones of the old address, too', async () => {
    const [winner, loser] = [await somebody('winner@person.example'), await somebody('loser@person.example')]
    await place({ email: 'winner@person.example', amount: '10' })
    await place({ email: 'loser@person.example', amount: '20', number: 'merged-1' })
    const event = { category: 'ue', action: 'Basket', label: null, property: null, value: null }
    await recordCustomEvent(house.ground, house.accountId, loser.id, event)
    await mergeContacts(house.ground, house.accountId, { winnerId: winner.id, loserId: loser.id, takes: [], by })
    expect(await bought(winner.id)).toEqual([expect.objectContaining({ orders: 2, amount: 30 })])
    expect((await readCustomEvents(house.ground, house.accountId, winner.id, 1, 10)).total).toBe(1)
    const late = await place({ email: 'Loser@person.example', amount: '5' })
    expect(late.contact_id).toBe(winner.id)
    const again = anOrder({ email: 'loser@person.example', amount: '21' })
    await changeOrder(house.ground, house.accountId, { number: 'merged-1' }, again)
    expect(await bought(winner.id)).toEqual([expect.objectContaining({ orders: 3, amount: 36 })])
    expect(await kept()).toEqual(await recountedCustomers(house))
  })
})

describe('a person who is erased', () => {
  it('leaves what was bought, and nothing that leads to them', async () => {
    const contact = await somebody('erased@person.example')
    const other = await place({ email: 'other@person.example', shop: 'erasing' })
    const item = {
      code: 'A',
      title: 'Káva',
      category: null,
      categories: [],
      tags: [],
      price: '9',
      quantity: '1',
      at: null,
    }
    const { id } = await place({ email: 'erased@person.example', shop: 'erasing', amount: '9.5', items: [item] })
    expect(await readErasure(house.ground, house.accountId, contact.id)).toMatchObject({ orders: 1 })
    await eraseContact(house.ground, house.accountId, contact.id, { neverAgain: true, by })
    const row = await house.ground.db.one(sql`
      select number, email, contact_id, city, props, amount, shop from shop_order where id = ${id}`)
    expect(row).toEqual({
      ...{ number: null, email: null, contact_id: null, city: null, props: {}, amount: 9.5, shop: 'erasing' },
    })
    const page = await readOrders(house.ground, house.accountId, { shop: 'erasing' }, 1, 10)
    expect([page.total, page.orders.map(order => order.id)]).toEqual([1, [other.id]])
    expect(await kept()).toEqual(await recountedCustomers(house))
  })

  it('takes along the orders from before a deletion, and nobody else’s from the same address', async () => {
    const before = await somebody('back@person.example')
    await place({ email: 'back@person.example', number: 'old' })
    await removeContact(house.ground, house.accountId, before.id)
    const now = await somebody('back@person.example')
    const stranger = await somebody('stranger@person.example')
    await place({ email: 'stranger@person.example', number: 'strange' })
    await house.ground.db.query(sql`update shop_order set email = 'back@person.example' where number = 'strange'`)
    await eraseContact(house.ground, house.accountId, now.id, { neverAgain: false, by })
    const left = await house.ground.db.query<{ number: string }>(
      sql`select number from shop_order where email = 'back@person.example'`,
    )
    expect(left).toEqual([{ number: 'strange' }])
    expect(await ordersOf(stranger.id)).toHaveLength(1)
  })
})
