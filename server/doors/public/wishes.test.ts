import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aList } from '../../../tests/kit/house.ts'
import { anUnsubscribing, oneClick, type Unsubscribing } from '../../../tests/kit/unsubscribing.ts'
import { sql } from '../../platform/sql.ts'
import { setStatus } from '../../rooms/contacts/index.ts'

let kit: Unsubscribing
beforeAll(async () => {
  kit = await anUnsubscribing()
})

/** Somebody of the shop takes the contact off the list. */
const takeOff = (contactId: number, listId: number) =>
  kit.house.ground.db.transaction(tx =>
    setStatus(kit.house.ground, tx, kit.house.accountId, contactId, listId, 'unsubscribed', { channel: 'admin' }),
  )
const proofs = async (contactId: number) =>
  (
    await kit.house.ground.db.query<{ channel: string }>(
      sql`select channel from consent where contact_id = ${contactId} and action = 'withdrawn' order by id`,
    )
  ).map(row => row.channel)

describe('somebody whom the shop has unsubscribed already', () => {
  it('says so by the button behind the link: it is kept once, counts nowhere, and the page says done', async () => {
    const { list, contact, url, dispatchId } = await kit.sent()
    await takeOff(contact.id, list.id)
    expect((await kit.app.inject({ url })).body).toContain('value="leave"')
    expect(await proofs(contact.id)).toEqual(['admin'])
    for (let turn = 0; turn < 2; turn++) expect((await kit.post(url, { do: 'leave' })).statusCode).toBe(303)
    expect(await proofs(contact.id)).toEqual(['admin', 'link'])
    expect(await kit.unsubscribed(dispatchId)).toBe(0)
    const page = (await kit.app.inject({ url })).body
    expect(page).toContain('Odběr je odhlášený')
    expect(page).not.toContain('value="back"')
  })

  it('says so by the mail program’s button', async () => {
    const { list, contact, url } = await kit.sent()
    await takeOff(contact.id, list.id)
    for (let turn = 0; turn < 2; turn++) await kit.post(url, oneClick)
    expect(await proofs(contact.id)).toEqual(['admin', 'one-click'])
  })

  it('says so by saving the preferences with the list off, for no list but that', async () => {
    const { list, contact, url } = await kit.sent()
    const other = await aList(kit.house, { name: 'Jiné' })
    await aContact(kit.house, other.id, { email: contact.email })
    await takeOff(contact.id, list.id)
    await takeOff(contact.id, other.id)
    const form = [
      ['do', 'save'],
      ['list', String(list.id)],
    ]
    await kit.post(`${url}/preferences`, form)
    await kit.post(`${url}/preferences`, form)
    expect(await proofs(contact.id)).toEqual(['admin', 'admin', 'link'])
  })

  it('has nothing to confirm where the list has a leaving confirmed', async () => {
    const { list, contact, url } = await kit.sent({ double_optout: true })
    await takeOff(contact.id, list.id)
    expect((await kit.post(url, { do: 'leave' })).headers.location).toBe('?lang=cs')
    expect(await proofs(contact.id)).toEqual(['admin', 'link'])
  })
})
