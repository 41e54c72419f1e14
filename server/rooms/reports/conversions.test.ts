import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder } from '../../../tests/kit/orders.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { eraseContact, mergeContacts } from '../outbox/index.ts'
import { changeOrder, type OrderInput, placeOrder, removeOrders } from '../shop/index.ts'
import { readCampaignFigures, readCampaignOutcome, readCampaignsOf, readFigures, reportsJobs } from './index.ts'

const DAY_MS = 86_400_000
let house: TestHouse
let start: Date
let listId: number
let contact: Awaited<ReturnType<typeof aContact>>
let campaigns: number[]

beforeAll(async () => {
  house = await aHouse()
  start = house.clock.now()
})

/** Two campaigns to one person each time. */
beforeEach(async () => {
  listId = (await aList(house)).id
  contact = await aContact(house, listId)
  campaigns = []
  for (let n = 0; n < 2; n++) {
    const campaign = await aCampaign(house, [listId])
    await startNow(house, campaign.id)
    campaigns.push(campaign.id)
  }
})

const at = (days: number) => new Date(start.getTime() + days * DAY_MS)

/** A hit as recording keeps it, at another time. */
async function hit(kind: 'open' | 'click', campaign: number, days: number, signal = 'human', of = contact) {
  await house.ground.db.query(sql`
    with m as (
      update message set opened_at = least(opened_at, ${at(days)}), clicked_at = case when ${kind} = 'click' then least(clicked_at, ${at(days)}) end
      where account_id = ${house.accountId} and contact_id = ${of.id}
        and dispatch_id = (select dispatch_id from campaign where account_id = ${house.accountId} and id = ${campaigns[campaign]})
      returning month, id
    )
    insert into hit (account_id, month, message_id, kind, at, signal, why, method)
    select ${house.accountId}, month, id, ${kind}, ${at(days)}, ${signal}, 'mail_program', 'GET' from m`)
}

/** An order, and what the background makes of it. */
async function order(days: number, patch: Partial<OrderInput> = {}) {
  const placed = anOrder({ email: contact.email, amount: '100', orderedAt: at(days), ...patch })
  await placeOrder(house.ground, house.accountId, placed)
  await attribute()
  return placed
}

async function attribute() {
  const job = reportsJobs(house.ground).find(one => one.name === 'reports.attribute')!
  const rows = await house.ground.db.query<{ id: number }>(
    sql`select id from event_inbox where account_id = ${house.accountId} and reader = 'reports' order by id`,
  )
  for (const { id } of rows) await job.run({ accountId: house.accountId, inboxId: id }, 1)
}

const figuresOf = async (campaign: number, from?: Date, until?: Date) => {
  const figures = await readCampaignFigures(house.ground, house.accountId, campaigns[campaign]!, { from, until })
  return [figures.conversions, figures.conversionsValue]
}

describe('an order counts for a campaign', () => {
  const within: [string, 'open' | 'click', number, number][] = [
    ['right after an open', 'open', 0, 1],
    ['10 days after an open', 'open', 10, 1],
    ['later after an open', 'open', 10.01, 0],
    ['30 days after a click', 'click', 30, 1],
    ['later after a click', 'click', 30.01, 0],
    ['before it', 'click', -0.01, 0],
  ]
  it.each(within)('%s', async (_, kind, days, expected) => {
    await hit(kind, 0, 1)
    await order(1 + days)
    expect(await figuresOf(0)).toEqual([expected, 100 * expected])
    expect(await figuresOf(1)).toEqual([0, 0])
  })

  it('after any of several opens, not the first alone', async () => {
    for (const day of [1, 15]) await hit('open', 0, day)
    await order(20)
    expect(await figuresOf(0)).toEqual([1, 100])
  })

  it('where a person opened or clicked, and no machine', async () => {
    await hit('click', 0, 1, 'machine')
    await hit('open', 0, 1, 'unknown')
    await order(2)
    expect(await figuresOf(0)).toEqual([0, 0])
    await hit('open', 0, 1, 'proxy')
    await order(2)
    expect(await figuresOf(0)).toEqual([1, 100])
  })

  it('once: for the last click, whatever was opened since', async () => {
    await hit('click', 0, 1)
    await hit('open', 1, 4)
    await order(5)
    expect([await figuresOf(0), await figuresOf(1)]).toEqual([
      [1, 100],
      [0, 0],
    ])
    await hit('click', 1, 6)
    await order(7, { amount: '50.25' })
    expect([await figuresOf(0), await figuresOf(1)]).toEqual([
      [1, 100],
      [1, 50.25],
    ])
  })

  it('once: for the last open where nothing was clicked', async () => {
    await hit('open', 0, 3)
    await hit('open', 1, 2)
    await order(5)
    expect([await figuresOf(0), await figuresOf(1)]).toEqual([
      [1, 100],
      [0, 0],
    ])
  })

  it('on the day of the order, whatever days are asked for', async () => {
    await hit('click', 0, 1)
    await order(2)
    await order(4)
    expect(await figuresOf(0, at(3))).toEqual([1, 100])
    expect(await figuresOf(0, at(2), at(4))).toEqual([1, 100])
    expect(await figuresOf(0, at(5), at(9))).toEqual([0, 0])
  })

  it('as it is now: changed, cancelled, of somebody else, deleted', async () => {
    await hit('click', 0, 1)
    const placed = await order(2)
    const change = async (patch: object) => {
      await changeOrder(house.ground, house.accountId, { number: placed.number }, { ...placed, ...patch })
      await attribute()
      return await figuresOf(0)
    }
    expect(await change({ amount: '70' })).toEqual([1, 70])
    expect(await change({ status: 'canceled' })).toEqual([0, 0])
    expect(await change({ status: 'completed' })).toEqual([1, 100])
    expect(await change({ email: 'somebody.else@example.com' })).toEqual([0, 0])
    expect(await change({})).toEqual([1, 100])
    await removeOrders(house.ground, house.accountId, [{ number: placed.number }])
    await attribute()
    expect(await figuresOf(0)).toEqual([0, 0])
  })

  it('in another currency it counts and is not added up', async () => {
    await hit('click', 0, 1)
    await order(2)
    await order(3, { amount: '7', currency: 'EUR' })
    expect(await figuresOf(0)).toEqual([2, 100])
    await house.ground.db.query(sql`update account set currency = 'EUR' where id = ${house.accountId}`)
    expect(await figuresOf(0)).toEqual([2, 107])
    await house.ground.db.query(sql`update account set currency = 'CZK' where id = ${house.accountId}`)
  })

  it('that was sent to an address merged since', async () => {
    await hit('click', 0, 1)
    const winner = await aContact(house, listId)
    const by = { userId: 1, ip: null }
    await mergeContacts(house.ground, house.accountId, { winnerId: winner.id, loserId: contact.id, takes: [], by })
    await order(2, { email: winner.email })
    expect(await figuresOf(0)).toEqual([1, 100])
  })

  it('that was made before by either of two who were merged since', async () => {
    const winner = await aContact(house, listId)
    await hit('click', 0, 1)
    await order(2, { email: winner.email })
    expect(await figuresOf(0)).toEqual([0, 0])
    const by = { userId: 1, ip: null }
    await mergeContacts(house.ground, house.accountId, { winnerId: winner.id, loserId: contact.id, takes: [], by })
    await attribute()
    expect(await figuresOf(0)).toEqual([1, 100])
  })

  it('and stays when its person is erased', async () => {
    await hit('click', 0, 1)
    await order(2)
    const by = { userId: 1, ip: null }
    await eraseContact(house.ground, house.accountId, contact.id, { neverAgain: true, by })
    await attribute()
    expect(await figuresOf(0)).toEqual([1, 100])
  })
})

describe('what campaigns brought', () => {
  it('stands in the report and in the figures of the period, and nothing where no order was told', async () => {
    await hit('click', 1, 1)
    await order(2)
    const outcome = await readCampaignOutcome(house.ground, house.accountId, campaigns[1]!)
    expect(outcome.conversions).toEqual({ orders: 1, amount: 100 })
    const sum = (await house.ground.db.one<{ orders: number; amount: number }>(sql`
      select count(*)::int as orders, sum(amount) filter (where currency = '') as amount from conversion`))!
    const { now, earlier } = await readFigures(house.ground, house.accountId, {})
    expect([now.conversions, earlier.conversions]).toEqual([sum, { orders: 0, amount: 0 }])
    const { campaigns: table } = await readCampaignsOf(house.ground, house.accountId, {})
    expect(table.find(one => one.id === campaigns[1])!.conversions).toEqual({ orders: 1, amount: 100 })
    expect(table.find(one => one.id === campaigns[0])!.conversions).toEqual({ orders: 0, amount: 0 })
    const { accountId } = await anotherAccount(house)
    expect((await readFigures(house.ground, accountId, {})).now.conversions).toBeNull()
  })
})
