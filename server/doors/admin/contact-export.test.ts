import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { createContact } from '../../rooms/contacts/index.ts'
import { recordOpen } from '../../rooms/outbox/index.ts'
import { messageToken } from '../../rooms/outbox/tokens.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let app: FastifyInstance
let send: Send
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  send = await signedIn(app, house, 'marketer')
})

async function somebody() {
  const list = await aList(house, { name: 'News' })
  const profile = { name: 'Jana', notes: '=HYPERLINK("x") <script>alert(1)</script>' }
  const contact = await aContact(house, list.id, { profile, fields: { size: 'M' } })
  await startNow(house, (await aCampaign(house, [list.id])).id)
  const row = (await house.ground.db.one<{ id: number; month: string }>(
    sql`select id, month from message where contact_id = ${contact.id}`,
  ))!
  const token = messageToken(house.ground.secrets, 'open', { accountId: house.accountId, ...row })
  await recordOpen(house.ground, token, { method: 'GET', ip: '192.0.2.7', userAgent: 'Mozilla' })
  await send('PATCH', `/contacts/${contact.id}`, { city: 'Brno' })
  const wish = { status: 'unsubscribed', reason: '=1+1' }
  await send('PUT', `/contacts/${contact.id}/lists/${list.id}`, wish)
  return contact
}

describe('everything about a contact', () => {
  it('is given out as one JSON', async () => {
    const { id, email } = await somebody()
    const { status, body, headers } = await send('POST', `/contacts/${id}/export/json`)
    expect(status).toBe(200)
    expect(headers['content-disposition']).toContain(`filename="${email} udaje.json"`)
    expect(Object.keys(body)).toEqual([
      ...['exportedAt', 'account', 'profile', 'lists', 'consents', 'changes', 'messages', 'hits', 'orders'],
      ...['basket', 'views', 'visits', 'events'],
    ])
    expect(body).toMatchObject({
      profile: [{ email, name: 'Jana', city: 'Brno' }],
      lists: [{ list_name: 'News', status: 'unsubscribed', fields: { size: 'M' } }],
      consents: [{ action: 'withdrawn', source: '=1+1' }, { action: 'given' }],
      changes: [{ field: 'city', before: null, after: 'Brno' }],
      messages: [{ address: email, opens: 1 }],
      hits: [{ kind: 'open', ip: '192.0.2.7', user_agent: 'Mozilla' }],
    })
    expect(body.events.map((event: { type: string }) => event.type)).toContain('mail.opened')
  })

  it('is given out to be read: in words, by the clock of the account, with nothing in it that runs', async () => {
    const { id, email } = await somebody()
    const { raw, headers } = await send('POST', `/contacts/${id}/export/html`)
    const page = raw.toString()
    expect(page).toContain('Údaje, které o vás vedeme')
    expect(page).toContain(email)
    expect(page).not.toContain('<script')
    for (const words of [
      'odhlášený odběr',
      'Město: nevyplněno → Brno',
      'Souhlas odvolán',
      'otevřeno 1×',
      '<dt>size</dt><dd>M</dd>',
    ])
      expect(page).toContain(words)
    expect(page).not.toMatch(/\d{4}-\d\d-\d\d/)
    for (const internal of ['unsubscribed', 'list_id', 'vocative', 'contact.changed', '{"', 'udaje.json'])
      expect(page).not.toContain(internal)
    expect(headers['content-disposition']).toContain(`filename="${email} udaje.html"`)
    expect(headers['content-security-policy']).toContain('sandbox')
  })

  it('has its consents as a table in which no text is a formula', async () => {
    const { id } = await somebody()
    const { raw } = await send('POST', `/contacts/${id}/export/csv`)
    const lines = raw.toString().trim().split('\r\n')
    expect(lines.length).toBe(3)
    expect(lines[1]).toContain(";'=1+1;")
  })

  it('is audited by number, and only for who may and of the own account', async () => {
    const { id } = await somebody()
    await send('POST', `/contacts/${id}/export/json`)
    const entries = await house.ground.db.query(sql`
      select subject, data from audit_event where action = 'contact.exported' and subject = ${String(id)}`)
    expect(entries).toEqual([{ subject: String(id), data: { format: 'json' } }])
    const viewer = await signedIn(app, house, 'viewer')
    expect((await viewer('POST', `/contacts/${id}/export/json`)).status).toBe(403)
    const { accountId } = await anotherAccount(house)
    const call = { email: 'x@example.com', profile: {}, origin: { channel: 'api' }, triggerChanges: false } as const
    const theirs = await createContact(house.ground, accountId, call)
    expect((await send('POST', `/contacts/${theirs.id}/export/json`)).status).toBe(404)
    expect((await send('POST', `/contacts/${id}/export/exe`)).status).toBe(404)
  })
})
