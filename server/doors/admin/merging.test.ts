import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { createContact, updateContact } from '../../rooms/contacts/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
})

const duplicates = async (id: number) =>
  (await send('GET', `/contacts/${id}/duplicates`)).body.duplicates.map(
    ({ id, reasons }: { id: number; reasons: string[] }) => ({ id, reasons }),
  )

describe('likely duplicates', () => {
  it('have the same phone however it is written, and are surer with the same name', async () => {
    const list = await aList(house)
    const person = (name: string, phone: string) =>
      aContact(house, list.id, { profile: { name, surname: 'Malá', phone } })
    const jana = await person('Jana', '+420 777 123 456')
    const petr = await person('Petr', '777123456')
    const twin = await person('jana', '00420-777-123-456')
    await person('Jana', '777 123 457')
    expect(await duplicates(jana.id)).toEqual([
      { id: twin.id, reasons: ['person'] },
      { id: petr.id, reasons: ['phone'] },
    ])
  })

  it('have the same mailbox but for dots and what follows a plus', async () => {
    const list = await aList(house)
    const at = async (email: string) => (await aContact(house, list.id, { email })).id
    const own = await at('jan.novak@example.com')
    const alike = [
      await at('jannovak@example.com'),
      await at('j.annovak+shop@example.com'),
      await at('Ja.N.No.vak@example.com'),
    ]
    await at('jan.novak@other.example')
    await at('jan.novakova@example.com')
    await at('jan_novak@example.com')
    expect(await duplicates(own)).toEqual(alike.map(id => ({ id, reasons: ['mailbox'] })))
  })

  it('are of the own account only', async () => {
    const { accountId } = await anotherAccount(house)
    const call = { origin: { channel: 'admin' }, triggerChanges: false } as const
    const profile = { phone: '608 111 222' }
    await createContact(house.ground, accountId, { ...call, email: 'wall@example.com', profile })
    const ours = await createContact(house.ground, house.accountId, { ...call, email: 'w.all@example.com', profile })
    expect(await duplicates(ours.id)).toEqual([])
  })
})

describe('a merge', () => {
  it('is shown field by field before it is done', async () => {
    const list = await aList(house, { name: 'News' })
    const winner = await aContact(house, list.id, {
      profile: { name: 'Jana', city: 'Brno', tags: ['a'] },
      fields: { Size: 'M' },
    })
    const loser = await aContact(house, list.id, {
      profile: { name: 'Jana', city: 'Praha', tags: ['b'] },
      fields: { Size: 'L' },
    })
    const origin = { channel: 'admin' } as const
    const leave = { profile: {}, status: 'unsubscribed' as const, origin, triggerChanges: false }
    await updateContact(house.ground, house.accountId, loser.id, list.id, leave)
    const ask = (takes: object[]) => send('POST', `/contacts/${winner.id}/merge/preview`, { otherId: loser.id, takes })
    const { body } = await ask([])
    expect(body).toMatchObject({
      stays: { id: winner.id },
      goes: { id: loser.id },
      tags: ['a', 'b'],
      lists: [{ listId: list.id, listName: 'News', stays: 'subscribed', goes: 'unsubscribed', status: 'unsubscribed' }],
    })
    const field = (shown: typeof body, name: string) =>
      shown.fields.find((row: { field: string }) => row.field === name)
    expect(field(body, 'city')).toMatchObject({ stays: 'Brno', goes: 'Praha', result: 'Brno', from: 'stays' })
    expect(field(body, 'vocative')).toMatchObject({ result: 'Jano', from: null })
    expect(field(body, 'size')).toMatchObject({ listId: list.id, label: 'Size', result: 'M', from: 'stays' })
    const takes = [
      { field: 'city', listId: null },
      { field: 'email', listId: null },
      { field: 'size', listId: list.id },
    ]
    const turned = (await ask(takes)).body
    expect(['city', 'email', 'size'].map(name => field(turned, name).result)).toEqual(['Praha', loser.email, 'L'])
    const merged = (await send('POST', `/contacts/${winner.id}/merge`, { otherId: loser.id, takes })).body
    expect(merged).toMatchObject({ id: winner.id, email: loser.email, city: 'Praha', tags: ['a', 'b'] })
    expect(merged.subscriptions).toMatchObject([{ status: 'unsubscribed', fields: { size: 'L' } }])
    expect((await send('GET', `/contacts/${loser.id}`)).body).toMatchObject({ id: winner.id })
  })

  it('with oneself, with nobody and with a stranger is refused', async () => {
    const { id } = await aContact(house, (await aList(house)).id)
    const merge = (otherId: number) => send('POST', `/contacts/${id}/merge`, { otherId, takes: [] })
    expect(await merge(id)).toMatchObject({ status: 422, body: { code: 'contact.mergeSame' } })
    expect(await merge(777_777)).toMatchObject({ status: 404 })
  })
})
