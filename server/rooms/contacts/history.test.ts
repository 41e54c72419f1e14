import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { read } from '../../platform/counters.ts'
import { sql } from '../../platform/sql.ts'
import { noteBounces } from './bounce.ts'
import type { Origin } from './changes.ts'
import { createContact } from './create.ts'
import { contactById, subscriptionsOf } from './queries.ts'
import { historyPage } from './queries-history.ts'
import { findContact } from './read.ts'
import { removeContact } from './remove.ts'
import { subscribe } from './subscribe.ts'
import { addressHash, suppress } from './suppress.ts'
import { readTags } from './tag-counts.ts'
import { type UpdateCall, updateContact } from './update.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const admin: Origin = { channel: 'admin', userId: 1 }
const change = (contactId: number, call: Partial<UpdateCall>, listId: number | null = null) =>
  updateContact(house.ground, house.accountId, contactId, listId, {
    profile: {},
    origin: admin,
    triggerChanges: false,
    ...call,
  })
const historyOf = (contactId: number) => historyPage(house.ground.db, house.accountId, contactId, null, 100)
const suppressionOf = async (email: string) => {
  const hash = addressHash(house.ground.secrets, house.accountId, email)
  return await house.ground.db.one<{ reason: string; email: string }>(
    sql`select reason, email from suppression where account_id = ${house.accountId} and address_hash = ${hash}`,
  )
}

describe('the history of a contact', () => {
  it('says which field was changed from what to what, by whom and how', async () => {
    const list = await aList(house)
    const { id } = await aContact(house, list.id, { profile: { name: 'Jana', city: 'Brno' }, fields: { size: 'M' } })
    await change(id, { profile: { city: 'Olomouc' }, fields: { size: 'L' } }, list.id)
    const rows = await historyOf(id)
    expect(rows).toMatchObject([
      { list_id: list.id, channel: 'admin', user_id: 1, changes: { size: ['M', 'L'] } },
      { list_id: null, channel: 'admin', user_id: 1, of_id: id, changes: { city: ['Brno', 'Olomouc'] } },
    ])
  })

  it('is kept of the API too, with what follows from a name, and of nothing that stays as it was', async () => {
    const list = await aList(house)
    const { id, email } = await aContact(house, list.id, { profile: { name: 'Petr', tags: ['a'] } })
    expect(await historyOf(id)).toEqual([])
    const rows = [{ email, profile: { name: 'Pavel', tags: ['a', 'b'] } }]
    const call = { origin: { channel: 'api' } as const, updateExisting: true, resubscribe: false }
    const rest = { skipConfirmation: true, triggerAutomations: false, triggerChanges: false, notifyOwner: false }
    await subscribe(house.ground, house.accountId, list.id, { rows, ...call, ...rest })
    await subscribe(house.ground, house.accountId, list.id, { rows, ...call, ...rest })
    const [row, ...others] = await historyOf(id)
    expect(row).toMatchObject({ channel: 'api', user_id: null })
    expect(row!.changes).toMatchObject({
      name: ['Petr', 'Pavel'],
      vocative: ['Petře', 'Pavle'],
      tags: [['a'], ['a', 'b']],
    })
    expect(others).toEqual([])
  })

  it('of a vocative that is given and cleared again: what was worked out comes back', async () => {
    const list = await aList(house)
    const { id } = await aContact(house, list.id, { profile: { name: 'Jana' } })
    expect(await change(id, { profile: { vocative: 'Janičko' } })).toMatchObject({ vocative: 'Janičko' })
    const back = await change(id, { profile: { vocative: null }, rework: true })
    expect(back).toMatchObject({ vocative: 'Jano', derived: expect.arrayContaining(['vocative']) })
    expect((await historyOf(id)).map(row => row.changes)).toEqual([
      { vocative: ['Janičko', 'Jano'] },
      { vocative: ['Jano', 'Janičko'] },
    ])
  })

  it('goes with its contact', async () => {
    const list = await aList(house)
    const { id } = await aContact(house, list.id)
    await change(id, { profile: { name: 'Eva' } })
    await removeContact(house.ground, house.accountId, id)
    expect(await historyOf(id)).toEqual([])
  })
})

describe('a new address', () => {
  it('keeps the old one in the history', async () => {
    const list = await aList(house)
    const { id } = await aContact(house, list.id, { email: 'old@example.com' })
    expect(await change(id, { email: 'New@example.com' })).toMatchObject({ email_key: 'new@example.com' })
    expect(await historyOf(id)).toMatchObject([{ changes: { email: ['old@example.com', 'New@example.com'] } }])
    expect(await findContact(house.ground, house.accountId, 'old@example.com')).toBeUndefined()
  })

  it('that another contact has is refused, and says whose it is', async () => {
    const list = await aList(house)
    const other = await aContact(house, list.id)
    const { id } = await aContact(house, list.id)
    const refused = { code: 'contact.emailTaken', details: { contactId: other.id } }
    await expect(change(id, { email: other.email.toUpperCase() })).rejects.toMatchObject(refused)
  })

  it('of somebody suppressed stays suppressed, after the contact is deleted and made again too', async () => {
    const list = await aList(house)
    const { id } = await aContact(house, list.id, { email: 'angry@example.com' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, id, 'complaint'))
    expect(await change(id, { email: 'calm@example.com', leaveBounce: true })).toMatchObject({
      suppressed: 'complaint',
    })
    expect(await suppressionOf('calm@example.com')).toMatchObject({ reason: 'complaint' })
    expect(await suppressionOf('angry@example.com')).toMatchObject({ reason: 'complaint' })
    await removeContact(house.ground, house.accountId, id)
    const call = { email: 'calm@example.com', profile: {}, origin: admin, triggerChanges: false }
    const { id: again } = await createContact(house.ground, house.accountId, call)
    expect((await contactById(house.ground.db, house.accountId, again))!.suppressed).toBe('complaint')
  })

  it('that is suppressed itself suppresses whoever takes it', async () => {
    const list = await aList(house)
    const gone = await aContact(house, list.id, { email: 'blocked@example.com' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, gone.id, 'manual'))
    await removeContact(house.ground, house.accountId, gone.id)
    const { id } = await aContact(house, list.id)
    expect(await change(id, { email: 'blocked@example.com' })).toMatchObject({ suppressed: 'manual' })
  })

  it('may leave a bounce behind: the subscriptions are what they were, and counted so', async () => {
    const list = await aList(house)
    const { id, email } = await aContact(house, list.id, { email: 'typo@exmaple.com' })
    const bounce = { contactId: id, address: email, kind: 'hard' as const, reply: '550 no such user' }
    await house.ground.db.transaction(tx => noteBounces(house.ground, tx, house.accountId, [bounce]))
    expect(await subscriptionsOf(house.ground.db, house.accountId, id)).toMatchObject([{ status: 'hard_bounced' }])
    expect(await change(id, { email: 'typo@example.com', leaveBounce: true })).toMatchObject({
      suppressed: null,
      hard_bounced: false,
    })
    expect(await subscriptionsOf(house.ground.db, house.accountId, id)).toMatchObject([{ status: 'subscribed' }])
    const counts = (await read(house.ground.db, house.accountId, [`list:${list.id}`])).get(`list:${list.id}`)
    expect(counts).toEqual({ subscribed: 1, hard_bounced: 0 })
    expect(await suppressionOf('typo@exmaple.com')).toMatchObject({ reason: 'hard_bounce' })
  })

  it('is not harmed by a bounce of the old one that comes late', async () => {
    const list = await aList(house)
    const { id, email } = await aContact(house, list.id, { email: 'leaving@example.com' })
    await change(id, { email: 'arrived@example.com' })
    const bounce = { contactId: id, address: email, kind: 'hard' as const, reply: '550 no such user' }
    await house.ground.db.transaction(tx => noteBounces(house.ground, tx, house.accountId, [bounce]))
    expect((await contactById(house.ground.db, house.accountId, id))!.suppressed).toBeNull()
    expect(await subscriptionsOf(house.ground.db, house.accountId, id)).toMatchObject([{ status: 'subscribed' }])
    expect(await suppressionOf('leaving@example.com')).toMatchObject({ reason: 'hard_bounce' })
  })
})

describe("the account's tags", () => {
  it('are counted whatever brings them and takes them, the most used first, found without accents', async () => {
    const fresh = await aHouse()
    const list = await aList(fresh)
    const tagged = (tags: string[]) => aContact(fresh, list.id, { profile: { tags } })
    const first = await tagged(['čaj', 'vip'])
    await tagged(['čaj'])
    const third = await tagged(['velkoobchod'])
    const tags = (search?: string) => readTags(fresh.ground, fresh.accountId, { search, limit: 10 })
    expect(await tags()).toEqual([
      { tag: 'čaj', contacts: 2 },
      { tag: 'velkoobchod', contacts: 1 },
      { tag: 'vip', contacts: 1 },
    ])
    expect(await tags('CA')).toEqual([{ tag: 'čaj', contacts: 2 }])
    const call = { profile: { tags: ['vip'] }, origin: admin, triggerChanges: false }
    await updateContact(fresh.ground, fresh.accountId, third.id, null, call)
    await removeContact(fresh.ground, fresh.accountId, first.id)
    expect(await tags()).toEqual([
      { tag: 'vip', contacts: 1 },
      { tag: 'čaj', contacts: 1 },
    ])
  })
})
