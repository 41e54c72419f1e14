import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { Sql, sql } from '../../platform/sql.ts'
import { addGroup, removeContact, removeList, subscribe, suppress, unsubscribe } from '../../rooms/contacts/index.ts'
import { readDispatchCounts } from '../../rooms/outbox/index.ts'
import { clickToken, type MessageKey, messageToken } from '../../rooms/outbox/tokens.ts'
import { publicDoor } from './index.ts'

let house: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await aHouse()
  app = Fastify()
  await app.register(publicDoor(house))
})

type ListPatch = Parameters<typeof aList>[1]

let counter = 0

/** A mail that was accepted, to somebody in one list. */
async function sent(patch: ListPatch = {}, email = `jana${++counter}@shop.cz`) {
  const list = await aList(house, patch)
  const contact = await aContact(house, list.id, { email })
  await startNow(house, (await aCampaign(house, [list.id])).id)
  const row = (await house.ground.db.one<{ id: number; month: string; dispatch_id: number }>(sql`
    update message set state = 'accepted', accepted_at = ${house.clock.now()}
    where account_id = ${house.accountId} and list_id = ${list.id} returning id, month, dispatch_id`))!
  const key: MessageKey = { accountId: house.accountId, month: row.month, id: row.id }
  const url = `/u/${messageToken(house.ground.secrets, 'unsubscribe', key)}`
  return { list, contact, key, url, dispatchId: row.dispatch_id }
}

const post = (url: string, form: Record<string, string> | string[][], more: InjectOptions['headers'] = {}) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...more },
    payload: new URLSearchParams(form as Record<string, string>).toString(),
  })
const statuses = async (contactId: number) =>
  Object.fromEntries(
    (
      await house.ground.db.query<{ list_id: number; status: string }>(
        sql`select list_id, status from subscription where contact_id = ${contactId}`,
      )
    ).map(row => [row.list_id, row.status]),
  )
const unsubscribed = async (dispatchId: number) =>
  (await readDispatchCounts(house.ground, house.accountId, [dispatchId])).get(dispatchId)!.unsubscribed ?? 0
const oneClick = { 'List-Unsubscribe': 'One-Click' }

/** How many rows every table has, and what the mutable ones say: a write anywhere shows. */
async function footprint() {
  const tables = await house.ground.db.query<{ name: string }>(sql`
    select schemaname || '.' || relname as name from pg_stat_user_tables order by 1`)
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as rows from ${name}`)
  const rows = await house.ground.db.query(new Sql([counts.join(' union all ')], []))
  const states = await house.ground.db.query(sql`
    select (select json_agg(s order by s.id) from subscription s)::text as subscriptions,
      (select json_agg(c order by c.id) from contact c)::text as contacts, (select json_agg(m order by m.id) from message m)::text as messages`)
  return { rows, states }
}

describe('the unsubscribe page', () => {
  it('asks, names the list and hides most of the address', async () => {
    const { url } = await sent({ name: 'Kávové novinky' })
    const reply = await app.inject({ url })
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toContain('Odhlásit odběr?')
    expect(reply.body).toContain('Kávové novinky')
    expect(reply.body).toContain('j•••@shop.cz')
    expect(reply.body).not.toContain('jana')
    expect(reply.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(reply.headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    )
    expect(reply.body).not.toMatch(/<script|javascript:|\son\w+=/)
  })

  it('speaks the language of the list, or the one asked for', async () => {
    const { url } = await sent({ language: 'en' })
    expect((await app.inject({ url, headers: { 'accept-language': 'cs' } })).body).toContain('<html lang="en">')
    expect((await app.inject({ url: `${url}?lang=cs` })).body).toContain('Odhlásit odběr?')
    expect((await app.inject({ url: `${url}?lang=xx` })).body).toContain('Unsubscribe?')
  })

  it('and every other page that is only looked at changes nothing', async () => {
    const { url, key } = await sent()
    const before = await footprint()
    expect(before.rows.length).toBeGreaterThan(10)
    const web = `/t/w/${messageToken(house.ground.secrets, 'web', key)}`
    for (const path of [url, `${url}?back`, `${url}/preferences`, `${url}/preferences?saved`, web, '/u/junk']) {
      await app.inject({ url: path })
      await app.inject({ method: 'HEAD', url: path })
    }
    expect(await footprint()).toEqual(before)
  })

  it('takes the person off this list alone, with the proof, and counts it once for the campaign', async () => {
    const { url, list, contact, dispatchId } = await sent()
    const other = await aList(house)
    await aContact(house, other.id, { email: contact.email })
    const reply = await post(url, { do: 'leave', reason: 'too_many' }, { 'user-agent': 'Firefox' })
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '?lang=cs'])
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed', [other.id]: 'subscribed' })
    const proof = await house.ground.db.one(sql`
      select action, channel, ip, user_agent from consent where contact_id = ${contact.id} order by id desc limit 1`)
    expect(proof).toEqual({ action: 'withdrawn', channel: 'link', ip: '127.0.0.1', user_agent: 'Firefox' })
    const row = await house.ground.db.one(sql`select unsub_reason from subscription where list_id = ${list.id}`)
    expect(row).toEqual({ unsub_reason: 'too_many' })
    await post(url, { do: 'leave' })
    expect(await unsubscribed(dispatchId)).toBe(1)
    expect((await app.inject({ url })).body).toContain('Odběr je odhlášený')
  })

  it('takes the person off everything when asked to, or when the list says so', async () => {
    const first = await sent()
    const other = await aList(house)
    await aContact(house, other.id, { email: first.contact.email })
    expect((await app.inject({ url: first.url })).body).toContain('Odhlásit všechny e-maily odesílatele')
    await post(first.url, { do: 'leave', everywhere: '1' })
    expect(Object.values(await statuses(first.contact.id))).toEqual(['unsubscribed', 'unsubscribed'])

    const second = await sent({ unsub_from_all: true })
    await aContact(house, other.id, { email: second.contact.email })
    await post(second.url, { do: 'leave' })
    expect(Object.values(await statuses(second.contact.id))).toEqual(['unsubscribed', 'unsubscribed'])
  })

  it('ends on the page that the list names, filled and never anything but http(s)', async () => {
    const { url, contact } = await sent({ unsub_page: 'https://shop.cz/bye?m=*|EMAIL|*' })
    const page = await app.inject({ url })
    expect(page.headers['content-security-policy']).toContain("form-action 'self' https:;")
    const reply = await post(url, { do: 'leave' })
    expect([reply.statusCode, reply.headers.location]).toEqual([
      303,
      `https://shop.cz/bye?m=${encodeURIComponent(contact.email)}`,
    ])
    for (const wrong of ['javascript:alert(1)', '/relative', 'data:text/html,x', '*|NAME|*', 'https://']) {
      await house.ground.db.run(sql`update list set unsub_page = ${wrong}`)
      expect((await post(url, { do: 'leave' })).headers.location, wrong).toBe('?lang=cs')
    }
  })

  it('brings back who clicked by mistake, and only what a link had ended', async () => {
    const { url, list, contact, dispatchId } = await sent()
    const other = await aList(house)
    await aContact(house, other.id, { email: contact.email })
    await house.ground.db.transaction(tx =>
      unsubscribe(house.ground, tx, house.accountId, contact.id, other.id, { channel: 'admin' }),
    )
    await post(url, { do: 'leave' })
    expect((await app.inject({ url })).body).toContain('Byl to omyl, přihlásit zpět')
    const reply = await post(url, { do: 'back' })
    expect(reply.headers.location).toBe('?back&lang=cs')
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'subscribed', [other.id]: 'unsubscribed' })
    expect(await unsubscribed(dispatchId)).toBe(0)
    expect((await app.inject({ url: `${url}?back` })).body).toContain('Jste zpátky')
    await post(url, { do: 'back' })
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'subscribed', [other.id]: 'unsubscribed' })
  })

  it('does not bring back who was ended by the shop, or never came by this link', async () => {
    const { url, list, contact } = await sent()
    await house.ground.db.transaction(tx =>
      unsubscribe(house.ground, tx, house.accountId, contact.id, list.id, { channel: 'admin' }),
    )
    expect((await app.inject({ url })).body).not.toContain('přihlásit zpět')
    await post(url, { do: 'back' })
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed' })
  })

  it('refuses a form that says nothing, with a page', async () => {
    const { url, contact, list } = await sent()
    for (const reply of [
      await post(url, {}),
      await post(url, { do: 'nonsense' }),
      await app.inject({ method: 'POST', url }),
    ]) {
      expect(reply.statusCode).toBe(400)
      expect(reply.body).toContain('Tomuhle nerozumíme')
    }
    const big = await post(url, { do: 'x'.repeat(200_000) })
    expect([big.statusCode, big.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8'])
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'subscribed' })
  })

  it('is friendly when the contact or the list is gone', async () => {
    const first = await sent()
    const other = await aList(house)
    await aContact(house, other.id, { email: first.contact.email })
    await removeList(house.ground, house.accountId, first.list.id)
    expect((await app.inject({ url: first.url })).body).toContain('nepřijde žádný další newsletter')
    await post(first.url, { do: 'leave' })
    expect(await statuses(first.contact.id)).toEqual({ [other.id]: 'unsubscribed' })
    await removeContact(house.ground, house.accountId, first.contact.id)
    for (const path of [first.url, `${first.url}/preferences`]) {
      const reply = await app.inject({ url: path })
      expect([reply.statusCode, reply.body.includes('Tuto adresu už neznáme')]).toEqual([200, true])
    }
    expect((await post(first.url, { do: 'leave' })).statusCode).toBe(200)
    expect((await post(first.url, oneClick)).statusCode).toBe(200)
  })

  it('finds a contact that was deleted and imported again', async () => {
    const { url, list, contact } = await sent()
    await removeContact(house.ground, house.accountId, contact.id)
    const again = await aContact(house, list.id, { email: contact.email.toUpperCase() })
    await post(url, oneClick)
    expect(await statuses(again.id)).toEqual({ [list.id]: 'unsubscribed' })
  })
})

describe('one click in the mail program (RFC 8058)', () => {
  const part = 'Content-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click'
  const bodies = {
    urlencoded: { type: 'application/x-www-form-urlencoded', body: 'List-Unsubscribe=One-Click' },
    'with a charset': { type: 'application/x-www-form-urlencoded; charset=utf-8', body: 'List-Unsubscribe=One-Click' },
    multipart: { type: 'multipart/form-data; boundary=x1', body: `--x1\r\n${part}\r\n--x1--\r\n` },
    'multipart, quoted': { type: 'multipart/form-data; boundary="a b"', body: `pre\r\n--a b\r\n${part}\r\n--a b--` },
  }

  it.each(Object.entries(bodies))('unsubscribes at once, %s', async (_name, { type, body }) => {
    const { url, contact, list, dispatchId } = await sent({ unsub_page: 'https://shop.cz/bye' })
    for (let turn = 0; turn < 3; turn++) {
      const reply = await app.inject({ method: 'POST', url, headers: { 'content-type': type }, payload: body })
      expect(reply.statusCode).toBe(200)
      expect(reply.headers.location).toBeUndefined()
      expect(reply.headers['set-cookie']).toBeUndefined()
    }
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed' })
    expect(await unsubscribed(dispatchId)).toBe(1)
    const channels = await house.ground.db.query(sql`
      select channel from consent where contact_id = ${contact.id} and action = 'withdrawn'`)
    expect(channels).toEqual([{ channel: 'one-click' }])
  })

  it('comes ten times at once and counts once', async () => {
    const { url, dispatchId } = await sent()
    const replies = await Promise.all(Array.from({ length: 20 }, () => post(url, oneClick)))
    expect(new Set(replies.map(reply => reply.statusCode))).toEqual(new Set([200]))
    expect(await unsubscribed(dispatchId)).toBe(1)
  })

  it('with a token that is not for it does nothing', async () => {
    const { contact, key, list } = await sent()
    const { secrets } = house.ground
    const foreign = await anotherAccount(house)
    const good = messageToken(secrets, 'unsubscribe', key)
    const wrong = [
      'junk',
      `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`,
      messageToken(secrets, 'open', key),
      messageToken(secrets, 'web', key),
      clickToken(secrets, key, 1, null),
      messageToken(secrets, 'unsubscribe', { ...key, accountId: foreign.accountId }),
      messageToken(secrets, 'unsubscribe', { ...key, id: key.id + 999 }),
    ]
    for (const token of wrong) {
      expect((await post(`/u/${token}`, oneClick)).statusCode, token).toBe(404)
      expect((await post(`/u/${token}`, { do: 'leave' })).statusCode, token).toBe(404)
      expect((await app.inject({ url: `/u/${token}` })).statusCode, token).toBe(404)
      expect((await post(`/u/${token}/preferences`, { do: 'leave' })).statusCode, token).toBe(404)
    }
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'subscribed' })
  })
})

describe('preferences', () => {
  const preferences = (url: string) => `${url}/preferences`

  it('show the contact’s own lists and groups, and save what was chosen', async () => {
    const { url, list, contact } = await sent({ name: 'Novinky' })
    const second = await aList(house, { name: 'Výprodej' })
    await aContact(house, second.id, { email: contact.email })
    const foreign = await aList(house, { name: 'Cizí' })
    const topics = { name: 'Téma', type: 'checkbox' as const, categories: ['Káva', 'Čaj', 'Kakao'] }
    const topic = await addGroup(house.ground, house.accountId, list.id, topics)
    const pace = await addGroup(house.ground, house.accountId, list.id, {
      name: 'Tempo',
      type: 'select',
      categories: ['1', '2'],
    })
    const page = await app.inject({ url: preferences(url) })
    for (const text of ['Novinky', 'Výprodej', 'Téma', 'Káva', 'Tempo']) expect(page.body).toContain(text)
    expect(page.body).not.toContain('Cizí')

    const reply = await post(preferences(url), [
      ['do', 'save'],
      ...[list.id, second.id, foreign.id].map(id => ['list', String(id)]),
      [`in-${list.id}`, '1'],
      [`in-${foreign.id}`, '1'],
      [`groups-${list.id}`, topic],
      [`groups-${list.id}`, pace],
      [`groups-${list.id}`, 'grp_forged'],
      [`g-${list.id}-${topic}`, 'Čaj'],
      [`g-${list.id}-${topic}`, 'Káva'],
      [`g-${list.id}-${topic}`, 'Forged'],
      [`g-${list.id}-${pace}`, '2'],
      [`g-${list.id}-grp_forged`, 'x'],
    ])
    expect([reply.statusCode, reply.headers.location]).toEqual([303, '?saved&lang=cs'])
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'subscribed', [second.id]: 'unsubscribed' })
    const row = await house.ground.db.one(sql`select groups from subscription where list_id = ${list.id}`)
    expect(row).toEqual({ groups: { [topic]: ['Káva', 'Čaj'], [pace]: ['2'] } })
    const saved = await app.inject({ url: `${preferences(url)}?saved` })
    expect(saved.body).toContain('Uloženo')
    expect(saved.body).toMatch(/value="Káva" checked/)
    expect(saved.body).toMatch(/value="2" selected/)
  })

  it('count a list left there for the campaign, and unsubscribe from everything', async () => {
    const { url, list, contact, dispatchId } = await sent()
    const second = await aList(house)
    await aContact(house, second.id, { email: contact.email })
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
    ])
    expect(await unsubscribed(dispatchId)).toBe(1)
    const reply = await post(preferences(url), { do: 'leave' })
    expect(reply.headers.location).toMatch(/^\.\.\/[\w-]+\?lang=cs$/)
    expect(Object.values(await statuses(contact.id))).toEqual(['unsubscribed', 'unsubscribed'])
    expect(await unsubscribed(dispatchId)).toBe(1)
    expect((await app.inject({ url })).body).toContain('nepřijde žádný další newsletter')
  })

  it('confirm a list that was waiting for it when switched on, and leave it waiting otherwise', async () => {
    const { url, contact } = await sent()
    const list = await aList(house, { double_optin: true })
    await subscribe(house.ground, house.accountId, list.id, {
      rows: [{ email: contact.email, profile: {} }],
      origin: { channel: 'api' },
      updateExisting: true,
      resubscribe: true,
      skipConfirmation: false,
      triggerAutomations: true,
      triggerChanges: true,
      notifyOwner: false,
    })
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
    ])
    expect((await statuses(contact.id))[list.id]).toBe('unconfirmed')
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
      [`in-${list.id}`, '1'],
    ])
    expect((await statuses(contact.id))[list.id]).toBe('subscribed')
  })

  it('cannot bring back an address that nothing may be sent to', async () => {
    const { url, list, contact } = await sent()
    await post(url, { do: 'leave' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, contact.id, 'manual'))
    await post(preferences(url), [
      ['do', 'save'],
      ['list', String(list.id)],
      [`in-${list.id}`, '1'],
    ])
    await post(url, { do: 'back' })
    expect(await statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed' })
    expect((await app.inject({ url: preferences(url) })).body).toContain('teď nic neposíláme')
  })
})

describe('names and addresses that mean harm', () => {
  it('are text on every page', async () => {
    const name = `"><script>alert(1)</script>{address}<img src=x onerror=alert(2)>'`
    const { url, list, contact } = await sent({ name, from_name: name, language: 'en' }, `'+&amp=x{list}@shop.cz`)
    await aContact(house, (await aList(house, { name })).id, { email: contact.email })
    await house.ground.db.run(sql`update account set name = ${name}`)
    const group = { name, type: 'checkbox' as const, categories: [name] }
    await addGroup(house.ground, house.accountId, list.id, group)
    await addGroup(house.ground, house.accountId, list.id, { ...group, type: 'select' })
    const bodies = [
      await app.inject({ url }),
      await app.inject({ url: `${url}/preferences` }),
      await app.inject({ url: `${url}?back&lang="><script>` }),
      await post(url, { do: '<script>' }),
    ]
    await post(url, { do: 'leave', reason: '<script>' })
    bodies.push(await app.inject({ url }), await app.inject({ url: `/u/<script>alert(1)</script>` }))
    for (const { body } of bodies) {
      expect(body).not.toMatch(/<script|<img/)
      expect(body).toMatch(/^<!doctype html>/)
    }
    expect(bodies[0]!.body).toContain('&#39;•••@shop.cz')
    expect(bodies[0]!.body).toContain('{address}&lt;img')
  })
})
