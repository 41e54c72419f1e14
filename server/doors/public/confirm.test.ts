import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { confirmationToken, removeList, subscribe, unsubscribe } from '../../rooms/contacts/index.ts'
import { messageToken } from '../../rooms/outbox/tokens.ts'
import { publicDoor } from './index.ts'

let house: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await aHouse()
  app = Fastify()
  await app.register(publicDoor(house))
})

let counter = 0

async function waiting(patch: Parameters<typeof aList>[1] = {}) {
  const list = await aList(house, { name: 'Novinky', double_optin: true, ...patch })
  const [asked] = await subscribe(house.ground, house.accountId, list.id, {
    rows: [{ email: `jana${++counter}@shop.cz`, profile: { name: 'Jana' }, fields: { CLUB: 'gold & co' } }],
    origin: { channel: 'form' },
    updateExisting: true,
    resubscribe: true,
    skipConfirmation: false,
    triggerAutomations: true,
    triggerChanges: true,
    notifyOwner: false,
  })
  const contactId = asked!.contact.id
  return { list, contactId, url: `/s/${confirmationToken(house.ground, house.accountId, list.id, contactId)}` }
}

const status = async (contactId: number) =>
  (await house.ground.db.one<{ status: string }>(sql`select status from subscription where contact_id = ${contactId}`))!
    .status
const rows = async () =>
  await house.ground.db.one(sql`
    select (select count(*) from event) as events, (select count(*) from consent) as consents, (select count(*) from counter_delta) as counters,
      (select count(*) from event_inbox) as inbox, (select json_agg(s order by id) from subscription s)::text as subscriptions`)

describe('a confirmation link', () => {
  it('asks with a button and changes nothing by itself', async () => {
    const { url, contactId } = await waiting()
    const before = await rows()
    for (const method of ['GET', 'HEAD', 'GET'] as const) {
      const reply = await app.inject({ method, url })
      expect(reply.statusCode).toBe(200)
      if (method === 'GET') expect(reply.body).toContain('Potvrďte odběr')
      expect(reply.body).not.toMatch(/jana\d/)
    }
    expect(await rows()).toEqual(before)
    expect(await status(contactId)).toBe('unconfirmed')
  })

  it('confirms by the button, keeps what was read as proof, and is no mistake the second time', async () => {
    const { url, contactId } = await waiting()
    for (let turn = 0; turn < 2; turn++) {
      const reply = await app.inject({ method: 'POST', url, headers: { 'user-agent': 'Firefox' } })
      expect([reply.statusCode, reply.headers.location]).toEqual([303, '?lang=cs'])
    }
    expect(await status(contactId)).toBe('subscribed')
    const proofs = await house.ground.db.query(sql`
      select channel, ip, user_agent, wording from consent where contact_id = ${contactId} and action = 'confirmed'`)
    const wording = `Chcete dostávat e-maily z odběru Novinky na adresu j•••@shop.cz? Ano, chci odebírat`
    expect(proofs).toEqual([{ channel: 'link', ip: '127.0.0.1', user_agent: 'Firefox', wording }])
    expect((await app.inject({ url })).body).toContain('Odběr je potvrzený')
  })

  it('ends on the page that the list names, filled with the contact’s values', async () => {
    const { url } = await waiting({ sub_confirmed_page: 'https://shop.cz/ok?n=*|NAME|*&c=*|CLUB|*' })
    expect((await app.inject({ url })).headers['content-security-policy']).toContain("form-action 'self' https:;")
    const reply = await app.inject({ method: 'POST', url })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, 'https://shop.cz/ok?n=Jana&c=gold%20%26%20co'])
  })

  it('allows http where the list’s page has only that', async () => {
    const { url } = await waiting({ sub_confirmed_page: 'http://shop.cz/ok' })
    expect((await app.inject({ url })).headers['content-security-policy']).toContain("form-action 'self' http: https:;")
  })

  it('never leads to a script', async () => {
    const { url } = await waiting({ sub_confirmed_page: ' javascript:alert(1)' })
    expect((await app.inject({ method: 'POST', url })).headers.location).toBe('?lang=cs')
  })

  it('does not bring back somebody who has left since', async () => {
    const { url, contactId, list } = await waiting({ sub_confirmed_page: 'https://shop.cz/ok' })
    await house.ground.db.transaction(tx =>
      unsubscribe(house.ground, tx, house.accountId, contactId, list.id, { channel: 'link' }),
    )
    const reply = await app.inject({ method: 'POST', url })
    expect(reply.headers.location).toBe('?lang=cs')
    expect(await status(contactId)).toBe('unsubscribed')
    expect((await app.inject({ url })).body).toContain('Není co potvrzovat')
  })

  it('that is old, forged, of another kind, or of a list that is gone is a friendly page', async () => {
    const { url, list, contactId } = await waiting()
    const key = { accountId: house.accountId, month: '2026-01-01', id: 1 }
    const wrong = ['/s/junk', `/s/${messageToken(house.ground.secrets, 'unsubscribe', key)}`, `${url}A`]
    const mine = confirmationToken(house.ground, house.accountId + 1, list.id, contactId)
    for (const path of [...wrong, `/s/${mine}`]) {
      for (const method of ['GET', 'POST'] as const) {
        const reply = await app.inject({ method, url: path })
        expect([reply.statusCode, reply.body.includes('Odkaz neplatí')], path).toEqual([404, true])
      }
    }
    await removeList(house.ground, house.accountId, list.id)
    expect((await app.inject({ url })).statusCode).toBe(404)
    const late = await waiting()
    house.clock.forward(62 * 86_400_000)
    expect((await app.inject({ method: 'POST', url: late.url })).statusCode).toBe(404)
    expect(await status(late.contactId)).toBe('unconfirmed')
  })
})
