import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aList } from '../../../tests/kit/house.ts'
import { anUnsubscribing, oneClick, type Unsubscribing } from '../../../tests/kit/unsubscribing.ts'
import { Sql, sql } from '../../platform/sql.ts'
import { addGroup, removeContact, removeList, unsubscribe } from '../../rooms/contacts/index.ts'
import { messageToken } from '../../rooms/outbox/tokens.ts'

let house: Unsubscribing['house']
let app: Unsubscribing['app']
let sent: Unsubscribing['sent']
let post: Unsubscribing['post']
let statuses: Unsubscribing['statuses']
let unsubscribed: Unsubscribing['unsubscribed']
beforeAll(async () => {
  ;({ house, app, sent, post, statuses, unsubscribed } = await anUnsubscribing())
})

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
