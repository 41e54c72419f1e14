import Fastify, { type FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { removeContact } from '../../rooms/contacts/index.ts'
import { renderForNobody } from '../../rooms/outbox/index.ts'
import { clickToken, type MessageKey, messageToken, type TokenKind } from '../../rooms/outbox/tokens.ts'
import { publicDoor } from './index.ts'

const HTML = `<html><body><p>Hello *|NAME|*</p><a href="https://shop.example/a">A</a> <a href="https://shop.example/c?m=*|EMAIL|*">C</a>
<a href="*|UNSUB|*">out</a> <a href="*|PREFERENCES|*">choose</a><script>alert(1)</script></body></html>`
const AGENT = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36' }

let house: TestHouse
let app: FastifyInstance
beforeAll(async () => {
  house = await aHouse()
  app = Fastify()
  const archived = async (id: number, hash: string) =>
    id === 7 && hash === 'good' ? { html: '<p>archived</p>', isIndexed: false } : null
  await app.register(publicDoor(house, { archived }))
})

async function sent(profile: { name?: string } = { name: 'Eva' }): Promise<{ key: MessageKey; contactId: number }> {
  const list = await aList(house)
  const contact = await aContact(house, list.id, { profile })
  await startNow(house, (await aCampaign(house, [list.id], { html: HTML })).id)
  const row = await house.ground.db.one<{ id: number; month: string }>(sql`
    update message set state = 'accepted', accepted_at = ${new Date(house.clock.now().getTime() - 60_000)}
    where account_id = ${house.accountId} and contact_id = ${contact.id} returning id, month`)
  return { key: { accountId: house.accountId, ...row! }, contactId: contact.id }
}

const token = (kind: TokenKind, key: MessageKey) => messageToken(house.ground.secrets, kind, key)
const get = (url: string) => app.inject({ url, headers: AGENT })
const figures = async (key: MessageKey) =>
  await house.ground.db.one<{ opens: number; clicks: number }>(sql`
    select opens, clicks from message where account_id = ${key.accountId} and id = ${key.id}`)

describe('the pixel', () => {
  it('is a 1×1 image that nobody keeps, and records the open', async () => {
    const { key } = await sent()
    const reply = await get(`/t/o/${token('open', key)}`)
    expect(reply.statusCode).toBe(200)
    expect(reply.headers).toMatchObject({ 'content-type': 'image/gif', 'cache-control': 'no-store' })
    expect(reply.rawPayload.subarray(0, 10)).toEqual(Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'))
    expect(await figures(key)).toMatchObject({ opens: 1 })
  })

  it.each(['junk', '', 'a'.repeat(5_000), '%F0%9F%92%A9', 'a/b?c=d'])('is an image for %j too', async junk => {
    const reply = await get(`/t/o/${junk}`)
    expect([reply.statusCode, reply.headers['content-type']]).toEqual([200, 'image/gif'])
  })

  it('is an image for a token made for something else, which opens nothing', async () => {
    const { key } = await sent()
    for (const kind of ['web', 'unsubscribe', 'message-id'] as const) {
      expect((await get(`/t/o/${token(kind, key)}`)).statusCode).toBe(200)
    }
    expect(await figures(key)).toMatchObject({ opens: 0 })
  })

  it('answers HEAD, as a machine’s open', async () => {
    const { key } = await sent()
    const reply = await app.inject({ method: 'HEAD', url: `/t/o/${token('open', key)}`, headers: AGENT })
    expect([reply.statusCode, reply.body]).toEqual([200, ''])
    const hit = await house.ground.db.one(sql`select signal, method from hit where message_id = ${key.id}`)
    expect(hit).toEqual({ signal: 'machine', method: 'HEAD' })
  })
})

describe('a link', () => {
  it('redirects to where the mail says and records the click', async () => {
    const { key } = await sent()
    const reply = await get(`/t/c/${clickToken(house.ground.secrets, key, 1, null)}`)
    expect(reply.statusCode).toBe(302)
    expect(reply.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer-when-downgrade',
    })
    expect(reply.headers.location).toMatch(/^https:\/\/shop\.example\/a\?ecmid=/)
    expect(await figures(key)).toEqual({ opens: 1, clicks: 1 })
  })

  it('may carry a long address of its own', async () => {
    const { key } = await sent()
    const long = `https://shop.example/?${'q'.repeat(2_500)}`
    const reply = await get(`/t/c/${clickToken(house.ground.secrets, key, 2, long)}`)
    expect(reply.headers.location).toContain(long)
  })

  it('that is not ours is a friendly page in the reader’s language, never a redirect', async () => {
    for (const junk of [
      'junk',
      'https://evil.example/',
      '//evil.example',
      '?url=https://evil.example',
      'a'.repeat(4_500),
    ]) {
      const reply = await app.inject({ url: `/t/c/${junk}`, headers: { ...AGENT, 'accept-language': 'de-DE,de' } })
      expect(reply.statusCode).toBe(404)
      expect(reply.headers.location).toBeUndefined()
      expect(reply.body).toContain('This link does not work')
      expect(reply.body).not.toContain('evil')
    }
    expect((await app.inject({ url: '/t/c/junk', headers: { 'accept-language': 'cs' } })).body).toContain(
      'Odkaz neplatí',
    )
  })
})

describe('the web version', () => {
  it('is the contact’s own mail, cannot run anything, and has links but no pixel', async () => {
    const { key } = await sent()
    const reply = await get(`/t/w/${token('web', key)}`)
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toContain('Hello Eva')
    expect(reply.body).toContain(`/t/c/${clickToken(house.ground.secrets, key, 1, null)}`)
    expect(reply.body).toContain(`/u/${token('unsubscribe', key)}`)
    expect(reply.body).not.toContain('/t/o/')
    const policy = String(reply.headers['content-security-policy'])
    expect(policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/)
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src/)
    expect(reply.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' })
    expect(await figures(key)).toEqual({ opens: 0, clicks: 0 })
  })

  it('of a contact that is gone says nothing personal', async () => {
    const { key, contactId } = await sent({ name: 'Ludmila' })
    await removeContact(house.ground, house.accountId, contactId)
    const { statusCode, body } = await get(`/t/w/${token('web', key)}`)
    expect(statusCode).toBe(200)
    expect(body).not.toMatch(/Ludmila|person\d+@example/)
  })

  it('is not to be had with another token', async () => {
    const { key } = await sent()
    for (const wrong of ['junk', token('open', key), token('web', { ...key, id: key.id + 1_000_000 })]) {
      expect((await get(`/t/w/${wrong}`)).statusCode).toBe(404)
    }
  })
})

describe('the archive', () => {
  it('shows a campaign in the same sandbox, and a page where there is none', async () => {
    const reply = await get('/campaigns/render/7/good')
    expect(reply.body).toBe('<p>archived</p>')
    expect(reply.headers['content-security-policy']).toMatch(/^sandbox/)
    for (const path of ['7/bad', '8/good', 'x/good', '7e0/good']) {
      expect((await get(`/campaigns/render/${path}`)).statusCode).toBe(404)
    }
  })

  it('renders for nobody: no name, no token, straight links', () => {
    const page = renderForNobody(
      { subject: 'S', html: HTML, plain_text: null },
      { date: house.clock.now(), timeZone: 'Europe/Prague' },
    )
    expect(page).toContain('<p>Hello </p>')
    expect(page).toContain('href="https://shop.example/a"')
    expect(page).toContain('href="https://shop.example/c?m="')
    expect(page).not.toMatch(/\/[uts]\/|\*\||<img/)
  })

  it('renders a mail of text alone as text', () => {
    const page = renderForNobody(
      { subject: '<S>', html: '', plain_text: 'a < b & *|NAME|*' },
      { date: house.clock.now(), timeZone: 'UTC' },
    )
    expect(page).toContain('<title>&lt;S&gt;</title>')
    expect(page).toContain('a &lt; b &amp; </pre>')
  })
})
