import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { wallTime } from '../../platform/clock.ts'
import { fold } from '../../platform/counters.ts'
import { sql } from '../../platform/sql.ts'
import { confirmationToken } from '../contacts/confirm.ts'
import { confirm, readConfirmation, removeContact, setStatus, subscribe } from '../contacts/index.ts'
import { keptDays, readGrowth, readListsGrowth, recountGrowth } from './index.ts'
import { dayAfter } from './period.ts'

const DAY_MS = 86_400_000
const ZONE = 'Europe/Prague'
const quiet = { came: 0, confirmed: 0, left: 0, bounced: 0, complained: 0, net: 0 }

let house: TestHouse
let listId: number
let otherListId: number
/** The story's first day. */
let first: string

const today = () => wallTime(house.clock.now(), ZONE).slice(0, 10)
const status = (contactId: number, to: 'unsubscribed' | 'hard_bounced' | 'complained' | 'subscribed') =>
  house.ground.db.transaction(tx =>
    setStatus(house.ground, tx, house.accountId, contactId, listId, to, { channel: 'admin' }),
  )
const story = (asked: { listId?: number; from?: string; until?: string } = {}) =>
  readGrowth(house.ground, house.accountId, { from: first, ...asked })

beforeAll(async () => {
  house = await aHouse()
  // From noon to noon, so that a day of 23 or 25 hours on the way moves nothing over midnight.
  const hour = Number(wallTime(house.clock.now(), ZONE).slice(11, 13))
  house.clock.forward((36 - hour) * 3_600_000)
  first = today()
  listId = (await aList(house, { double_optin: true })).id
  otherListId = (await aList(house)).id
  const anna = await aContact(house, listId)
  const cyril = await aContact(house, otherListId)
  const [boris] = await subscribe(house.ground, house.accountId, listId, {
    rows: [{ email: 'boris@example.com', profile: {} }],
    origin: { channel: 'form' },
    updateExisting: true,
    resubscribe: true,
    skipConfirmation: false,
    triggerAutomations: false,
    triggerChanges: false,
    notifyOwner: false,
  })
  house.clock.forward(DAY_MS)
  const token = confirmationToken(house.ground, house.accountId, listId, boris!.contact.id)
  await confirm(house.ground, (await readConfirmation(house.ground, token))!, {})
  const dana = await aContact(house, listId)
  await status(dana.id, 'hard_bounced')
  await fold(house.ground.db, house.accountId, await keptDays(house.ground, house.accountId))
  house.clock.forward(DAY_MS)
  await status(anna.id, 'unsubscribed')
  await removeContact(house.ground, house.accountId, cyril.id)
  const eva = await aContact(house, listId)
  await status(eva.id, 'complained')
  house.clock.forward(2 * DAY_MS)
  await status(anna.id, 'subscribed')
})

const expected = () => [
  { ...quiet, day: first, came: 1, net: 1, total: 1 },
  { ...quiet, day: dayAfter(first, 1), came: 2, confirmed: 1, bounced: 1, net: 1, total: 2 },
  { ...quiet, day: dayAfter(first, 2), came: 1, left: 1, complained: 1, net: -1, total: 1 },
  { ...quiet, day: dayAfter(first, 3), total: 1 },
  { ...quiet, day: dayAfter(first, 4), came: 1, net: 1, total: 2 },
]

describe('the growth of a list', () => {
  it('says of every day who came, confirmed, left and bounced, and how many there were at its end', async () => {
    expect((await story({ listId })).days).toEqual(expected())
  })

  it('is the same folded or not, and its last total is the counter', async () => {
    await fold(house.ground.db, house.accountId, await keptDays(house.ground, house.accountId))
    const { days, sum, contacts } = await story({ listId })
    expect(days).toEqual(expected())
    expect(sum).toEqual({ came: 5, confirmed: 1, left: 1, bounced: 1, complained: 1, net: 2 })
    expect(contacts).toEqual({ came: 0, deleted: 0 })
    const [row] = await house.ground.db.query<{ n: number }>(
      sql`select count(*)::int as n from subscription where list_id = ${listId} and status = 'subscribed'`,
    )
    expect(days.at(-1)!.total).toBe(row!.n)
  })

  it('of a part knows the total at its end, whatever came after', async () => {
    expect((await story({ listId, from: dayAfter(first, -1), until: dayAfter(first, 1) })).days).toEqual([
      { ...quiet, day: dayAfter(first, -1), total: 0 },
      ...expected().slice(0, 2),
    ])
  })

  it('of all lists adds them up; a deleted contact is in its change alone', async () => {
    const { days, contacts } = await story()
    expect(days[0]).toMatchObject({ came: 2, net: 2, total: 2 })
    expect(days[2]).toMatchObject({ came: 1, left: 1, complained: 1, net: -2, total: 1 })
    expect(contacts).toEqual({ came: 5, deleted: 1 })
    const { lists } = await readListsGrowth(house.ground, house.accountId, { from: first })
    expect(lists).toEqual([
      { listId, came: 5, confirmed: 1, left: 1, bounced: 1, complained: 1, net: 2, total: 2 },
      { ...quiet, listId: otherListId, came: 1, net: 0, total: 0 },
    ])
  })

  it('worked out anew from the subscriptions is the same, but for who was deleted', async () => {
    await recountGrowth(house.ground, house.accountId)
    expect((await story({ listId })).days).toEqual(expected())
    const all = await story()
    expect(all.days[0]).toMatchObject({ came: 1, net: 1, total: 1 })
    expect(all.contacts).toEqual({ came: 4, deleted: 0 })
    await recountGrowth(house.ground, house.accountId)
    expect((await story()).days).toEqual(all.days)
  })

  it('worked out anew while people come counts each once', async () => {
    await Promise.all([
      ...Array.from({ length: 20 }, () => aContact(house, otherListId)),
      ...Array.from({ length: 4 }, () => recountGrowth(house.ground, house.accountId)),
      fold(house.ground.db, house.accountId, await keptDays(house.ground, house.accountId)),
    ])
    const { days } = await story({ listId: otherListId, from: today() })
    expect(days).toMatchObject([{ came: 20, net: 20, total: 20 }])
  })

  it('has the days of the calendar when the clocks change', async () => {
    const { db } = house.ground
    const members = await db.query<{ contact_id: number }>(
      sql`select contact_id from subscription where list_id = ${otherListId} order by contact_id limit 4`,
    )
    const instants = ['2026-03-28T23:00:00Z', '2026-03-29T21:59:59Z', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59Z']
    for (const [i, at] of instants.entries())
      await db.run(sql`update subscription set subscribed_at = ${at} where contact_id = ${members[i]!.contact_id}`)
    await recountGrowth(house.ground, house.accountId)
    const came = async (from: string, until: string) =>
      (await story({ listId: otherListId, from, until })).days.map(day => [day.day, day.came, day.total])
    expect(await came('2026-03-28', '2026-03-30')).toEqual([
      ['2026-03-28', 0, 0],
      ['2026-03-29', 2, 2],
      ['2026-03-30', 0, 2],
    ])
    expect(await came('2026-10-24', '2026-10-26')).toEqual([
      ['2026-10-24', 0, 2],
      ['2026-10-25', 2, 4],
      ['2026-10-26', 0, 4],
    ])
  })

  it('is of this account alone', async () => {
    const { accountId } = await anotherAccount(house)
    expect(await readListsGrowth(house.ground, accountId, {})).toMatchObject({ lists: [] })
    const { sum, contacts } = await readGrowth(house.ground, accountId, { from: first })
    expect({ sum, contacts }).toEqual({ sum: quiet, contacts: { came: 0, deleted: 0 } })
    await expect(readGrowth(house.ground, accountId, { listId })).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})

describe('a period', () => {
  it('is the last 30 days unless said otherwise, and ends today at the latest', async () => {
    const usual = await readGrowth(house.ground, house.accountId, {})
    expect(usual.period).toEqual({ from: dayAfter(today(), -29), until: today() })
    expect(usual.days).toHaveLength(30)
    expect((await story({ from: today(), until: '2999-01-01' })).days).toHaveLength(1)
  })

  it.each([
    { from: '2026-02-30', until: '2026-03-01' },
    { from: '2026-03-02', until: '2026-03-01' },
    { from: '2020-01-01', until: '2026-03-01' },
    { from: 'yesterday', until: '2026-03-01' },
    { from: '2999-01-01' },
  ])('%o is refused', async asked => {
    await expect(readGrowth(house.ground, house.accountId, asked)).rejects.toMatchObject({
      code: 'report.periodInvalid',
    })
  })
})
