import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { findMember, listDetail, type SubscribeCall, subscribe, unsubscribe } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const call = (rows: SubscribeCall['rows'], options: Partial<SubscribeCall> = {}): SubscribeCall => ({
  rows,
  origin: { channel: 'api' },
  updateExisting: false,
  resubscribe: false,
  skipConfirmation: false,
  triggerAutomations: true,
  triggerChanges: true,
  notifyOwner: false,
  ...options,
})

describe('subscribing', () => {
  it('makes the contact, its subscription, a consent and two events', async () => {
    const list = await aList(house)
    const [jan] = await subscribe(
      house.ground,
      house.accountId,
      list.id,
      call([{ email: 'Jan.Novak@Shop.cz', profile: { name: 'Jan', surname: 'Novák' } }]),
    )
    expect(jan!.alreadySubscribed).toBe(false)
    expect(jan!.contact).toMatchObject({
      email: 'Jan.Novak@Shop.cz',
      vocative: 'Jane',
      vocative_surname: 'Nováku',
      gender: 'male',
      nameday: '06-24',
    })
    const events = await house.ground.db.query<{ type: string }>(
      sql`select type from event where contact_id = ${jan!.contact.id} order by id`,
    )
    expect(events.map(e => e.type)).toEqual(['contact.created', 'subscribed'])
    const consents = await house.ground.db.query<{ action: string }>(
      sql`select action from consent where contact_id = ${jan!.contact.id}`,
    )
    expect(consents).toEqual([{ action: 'given' }])
    expect((await listDetail(house.ground, house.accountId, list.id)).counts.subscribed).toBe(1)
  })

  it('never overwrites a vocative that was given, and follows the name where it was derived', async () => {
    const list = await aList(house)
    const given = await aContact(house, list.id, { profile: { name: 'Nikola', vocative: 'Niki' } })
    const derived = await aContact(house, list.id, { profile: { name: 'Petr' } })
    await aContact(house, list.id, { email: given.email, profile: { name: 'Karel' } })
    await aContact(house, list.id, { email: derived.email, profile: { name: 'Karel' } })
    expect((await findMember(house.ground, house.accountId, list.id, given.email))!.contact.vocative).toBe('Niki')
    expect((await findMember(house.ground, house.accountId, list.id, derived.email))!.contact.vocative).toBe('Karle')
  })

  it('leaves the data of a known contact alone unless told to update', async () => {
    const list = await aList(house)
    const eva = await aContact(house, list.id, { profile: { name: 'Eva', tags: ['vip'] } })
    const again = await subscribe(
      house.ground,
      house.accountId,
      list.id,
      call([{ email: eva.email, profile: { name: 'Iva', tags: [] } }]),
    )
    expect(again[0]).toMatchObject({ alreadySubscribed: true, contact: { name: 'Eva', tags: ['vip'] } })
  })

  it('asks for confirmation where the list does, and requests the mail in the same transaction', async () => {
    const list = await aList(house, { double_optin: true })
    const [asked] = await subscribe(
      house.ground,
      house.accountId,
      list.id,
      call([{ email: 'asked@example.com', profile: {} }]),
    )
    expect(asked!.subscription.status).toBe('unconfirmed')
    const [skipped] = await subscribe(
      house.ground,
      house.accountId,
      list.id,
      call([{ email: 'skipped@example.com', profile: {} }], { skipConfirmation: true }),
    )
    expect(skipped!.subscription.status).toBe('subscribed')
    const inbox = await house.ground.db.query<{ contact_id: number }>(sql`
      select e.contact_id from event_inbox i join event e on e.account_id = i.account_id and e.month = i.event_month and e.id = i.event_id`)
    expect(inbox).toEqual([{ contact_id: asked!.contact.id }])
  })

  it('brings an unsubscribed person back only when told so', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    await house.ground.db.transaction(tx =>
      unsubscribe(house.ground, tx, house.accountId, contact.id, list.id, { channel: 'link' }),
    )
    const [still] = await subscribe(
      house.ground,
      house.accountId,
      list.id,
      call([{ email: contact.email, profile: {} }]),
    )
    expect(still!.subscription.status).toBe('unsubscribed')
    const [back] = await subscribe(
      house.ground,
      house.accountId,
      list.id,
      call([{ email: contact.email, profile: {} }], { resubscribe: true }),
    )
    expect(back!.subscription.status).toBe('subscribed')
    expect(back!.subscription.status_history.map(h => h.status_new)).toEqual(['unsubscribed', 'subscribed'])
    expect((await listDetail(house.ground, house.accountId, list.id)).counts).toMatchObject({
      subscribed: 1,
      unsubscribed: 0,
    })
  })

  it('writes nothing of a bulk call with one bad row, and names the row', async () => {
    const list = await aList(house)
    const rows = [
      { email: 'good@example.com', profile: {} },
      { email: 'foo@', profile: {} },
    ]
    await expect(subscribe(house.ground, house.accountId, list.id, call(rows))).rejects.toMatchObject({
      code: 'contact.emailInvalid',
      details: { row: 1 },
    })
    expect(await findMember(house.ground, house.accountId, list.id, 'good@example.com')).toBeUndefined()
  })

  it('makes one contact of the same address sent forty times at the same instant', async () => {
    const list = await aList(house)
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        subscribe(
          house.ground,
          house.accountId,
          list.id,
          call([{ email: 'Rush@example.com', profile: { name: `N${i}` } }], { updateExisting: true }),
        ),
      ),
    )
    expect(new Set(results.map(r => r[0]!.contact.id)).size).toBe(1)
    expect(results.filter(r => !r[0]!.alreadySubscribed)).toHaveLength(1)
    expect((await listDetail(house.ground, house.accountId, list.id)).counts.subscribed).toBe(1)
  })

  it('makes unknown custom fields, keeps their types and refuses names that collide by case', async () => {
    const list = await aList(house)
    await aContact(house, list.id, {
      email: 'f@example.com',
      fields: { ' Size ': { value: '42', type: 'int' }, web: 'x' },
    })
    const member = await findMember(house.ground, house.accountId, list.id, 'f@example.com')
    expect(member!.subscription.fields).toEqual({ size: 42, web: 'x' })
    await expect(aContact(house, list.id, { fields: { size: 'large' } })).rejects.toMatchObject({
      code: 'contact.fieldInvalid',
      details: { field: 'size' },
    })
    await expect(aContact(house, list.id, { fields: { A: 1, a: 2 } })).rejects.toMatchObject({
      code: 'list.fieldClash',
    })
  })

  it("does not see another account's list", async () => {
    const list = await aList(house)
    const other = await anotherAccount(house)
    await expect(
      subscribe(house.ground, other.accountId, list.id, call([{ email: 'a@example.com', profile: {} }])),
    ).rejects.toMatchObject({ code: 'thing.notFound' })
  })
})
