import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { findMember, type SubscribeRow, subscribe, updateMembers } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const update = (listId: number, rows: SubscribeRow[], resubscribe = false) =>
  updateMembers(house.ground, house.accountId, listId, {
    rows,
    origin: { channel: 'api' },
    resubscribe,
    triggerChanges: false,
  })
const member = async (listId: number, email: string) =>
  (await findMember(house.ground, house.accountId, listId, email))!

describe('updating many members', () => {
  it('changes who is in the list, skips the rest and counts the changed', async () => {
    const list = await aList(house)
    const elsewhere = await aContact(house, (await aList(house)).id)
    const eva = await aContact(house, list.id, { profile: { name: 'Eva' } })
    const same = await aContact(house, list.id, { profile: { city: 'Brno' } })
    const rows = [eva, same, elsewhere, { email: 'nobody@example.com' }].map(({ email }) => ({
      email,
      profile: { city: 'Brno' },
    }))
    expect(await update(list.id, rows)).toBe(1)
    expect((await member(list.id, eva.email)).contact).toMatchObject({ name: 'Eva', city: 'Brno' })
    expect(await member(list.id, elsewhere.email)).toBeUndefined()
    expect(await findMember(house.ground, house.accountId, list.id, 'nobody@example.com')).toBeUndefined()
  })

  it('without a status confirms nobody and brings nobody back', async () => {
    const list = await aList(house, { double_optin: true })
    const call = {
      origin: { channel: 'api' as const },
      updateExisting: true,
      resubscribe: false,
      skipConfirmation: false,
    }
    const quiet = { triggerAutomations: false, triggerChanges: false, notifyOwner: false }
    await subscribe(house.ground, house.accountId, list.id, {
      ...call,
      ...quiet,
      rows: [
        { email: 'asked@example.com', profile: {} },
        { email: 'left@example.com', profile: {}, status: 'unsubscribed' },
      ],
    })
    const rows = ['asked@example.com', 'left@example.com'].map(email => ({ email, profile: { city: 'Cheb' } }))
    expect(await update(list.id, rows, true)).toBe(2)
    expect((await member(list.id, 'asked@example.com')).subscription.status).toBe('unconfirmed')
    expect((await member(list.id, 'left@example.com')).subscription.status).toBe('unsubscribed')
    const asked = await house.ground.db.query(
      sql`select 1 from event where account_id = ${house.accountId} and type = 'mail.requested'`,
    )
    expect(asked).toHaveLength(1)
  })

  it('keeps the status of an earlier row for the same address', async () => {
    const list = await aList(house)
    const eva = await aContact(house, list.id)
    const rows: SubscribeRow[] = [
      { email: eva.email, profile: {}, status: 'unsubscribed' },
      { email: eva.email.toUpperCase(), profile: { city: 'Aš' } },
    ]
    expect(await update(list.id, rows)).toBe(1)
    expect(await member(list.id, eva.email)).toMatchObject({
      contact: { city: 'Aš' },
      subscription: { status: 'unsubscribed' },
    })
  })

  it('names the row with a wrong value and writes nothing', async () => {
    const list = await aList(house)
    const eva = await aContact(house, list.id)
    const iva = await aContact(house, list.id)
    const rows: SubscribeRow[] = [
      { email: 'nobody@example.com', profile: {} },
      { email: eva.email, profile: { city: 'Ostrava' } },
      { email: iva.email, profile: { birthday: 'soon' } },
    ]
    await expect(update(list.id, rows)).rejects.toMatchObject({
      code: 'contact.fieldInvalid',
      details: { row: 2, field: 'birthday' },
    })
    expect((await member(list.id, eva.email)).contact.city).toBeNull()
  })
})
