import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { accountOfKey } from '../../rooms/accounts/index.ts'
import { anAdminApp, cookieOf, type Send, sendTo, signedIn } from './test-app.ts'

let house: TestHouse
let app: FastifyInstance
let stranger: Send
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  stranger = sendTo(app)
})

const right = () => ({ email: house.account.email, password: house.account.password })

describe('signing in', () => {
  it('opens a session with a cookie that scripts and other sites cannot use', async () => {
    const { status, body, headers } = await stranger('POST', '/session', right())
    expect(status).toBe(200)
    expect(body).toMatchObject({ user: { email: house.account.email }, role: 'administrator', mailbox: true })
    expect(headers['set-cookie']).toMatch(/^postolka_session=[\w-]{43}; /)
    expect(headers['set-cookie']).toMatch(/; HttpOnly/)
    expect(headers['set-cookie']).toMatch(/; SameSite=Lax/)
    expect(headers['set-cookie']).toMatch(/; Path=\//)
    expect(headers['set-cookie']).not.toMatch(/Secure/)
    expect(headers['cache-control']).toBe('no-store')
    const read = await sendTo(app, cookieOf(headers['set-cookie']))('GET', '/session')
    expect(read.body).toEqual(body)
  })

  it('marks the cookie Secure where the public address is https', async () => {
    const safe = await anAdminApp({ ...house, config: { ...house.config, publicUrl: 'https://mail.test' } })
    const { headers } = await sendTo(safe)('POST', '/session', right())
    expect(headers['set-cookie']).toMatch(/; Secure/)
  })

  it('refuses a wrong password and an unknown address alike, without a cookie', async () => {
    const wrong = await stranger('POST', '/session', { ...right(), password: 'something else' })
    const unknown = await stranger('POST', '/session', { email: 'nobody@shop.example', password: 'something else' })
    expect(wrong).toMatchObject({ status: 401, body: { code: 'session.wrongPassword', requestId: 'request-1' } })
    expect(unknown.body).toEqual(wrong.body)
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  it('says how long to wait after ten attempts at one address', async () => {
    const attempt = () => stranger('POST', '/session', { email: 'guessed@shop.example', password: 'x' })
    for (let i = 0; i < 10; i++) expect((await attempt()).status).toBe(401)
    const { status, body, headers } = await attempt()
    expect(status).toBe(429)
    expect(body.code).toBe('request.tooMany')
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  it('ends the session that the browser had before', async () => {
    const first = cookieOf((await stranger('POST', '/session', right())).headers['set-cookie'])
    await sendTo(app, first)('POST', '/session', right())
    expect((await sendTo(app, first)('GET', '/session')).status).toBe(401)
  })

  it('ends the session at signing out, and takes the cookie away', async () => {
    const cookie = cookieOf((await stranger('POST', '/session', right())).headers['set-cookie'])
    const out = await sendTo(app, cookie)('DELETE', '/session')
    expect(out).toMatchObject({ status: 200, body: {} })
    expect(out.headers['set-cookie']).toMatch(/^postolka_session=; Max-Age=0/)
    expect((await sendTo(app, cookie)('GET', '/session')).body.code).toBe('session.required')
  })

  it('ends the session two weeks after its last use', async () => {
    const own = await aHouse()
    const ownApp = await anAdminApp(own)
    const send = await signedIn(ownApp, own)
    own.clock.forward(13 * 86_400_000)
    expect((await send('GET', '/session')).status).toBe(200)
    own.clock.forward(13 * 86_400_000)
    expect((await send('GET', '/session')).status).toBe(200)
    own.clock.forward(14 * 86_400_000)
    expect((await send('GET', '/session')).status).toBe(401)
  })

  it("keeps the user's language", async () => {
    const send = await signedIn(app, house, 'viewer')
    expect((await send('PATCH', '/session', { language: 'en' })).body.user.language).toBe('en')
    expect((await send('GET', '/session')).body.user.language).toBe('en')
    expect((await send('PATCH', '/session', { language: 'de' })).status).toBe(422)
  })
})

describe('a request from another site', () => {
  const origins: [string, Record<string, string | undefined>, boolean][] = [
    ['the page itself', { origin: 'http://mail.test' }, true],
    ['the host that it was sent to', { origin: 'http://localhost:8080', host: 'localhost:8080' }, true],
    ['no Origin, but the browser says same-origin', { origin: undefined, 'sec-fetch-site': 'same-origin' }, true],
    ['another site', { origin: 'https://evil.example' }, false],
    ['a host that begins with ours', { origin: 'http://mail.test.evil.example' }, false],
    ['another port', { origin: 'http://mail.test:81' }, false],
    ['a sandboxed frame', { origin: 'null' }, false],
    ['no Origin at all', { origin: undefined }, false],
    ['a sister host, by the browser', { origin: undefined, 'sec-fetch-site': 'same-site' }, false],
    ['something unreadable', { origin: 'http://' }, false],
  ]
  it.each(origins)('%s', async (_, headers, passes) => {
    const { status, body } = await stranger('DELETE', '/session', undefined, headers)
    if (passes) expect(status).toBe(200)
    else expect({ status, code: body.code }).toEqual({ status: 403, code: 'request.crossOrigin' })
  })

  it('may read nothing without a session, and needs no Origin to read with one', async () => {
    const send = await signedIn(app, house, 'marketer')
    expect((await send('GET', '/lists', undefined, { origin: undefined })).status).toBe(200)
    expect((await stranger('GET', '/lists', undefined, { origin: undefined })).status).toBe(401)
  })
})

describe('a wrong request', () => {
  it('is answered with code, message, details and the request id', async () => {
    const send = await signedIn(app, house, 'administrator')
    expect(await send('POST', '/lists', { name: 5 })).toMatchObject({
      status: 422,
      body: { code: 'request.invalid', details: [{ path: '/name' }], requestId: 'request-1' },
    })
    expect((await send('POST', '/lists', '{"name":')).body.code).toBe('request.malformed')
    expect((await send('POST', '/lists', 'name=x', { 'content-type': 'text/plain' })).body.code).toBe(
      'request.malformed',
    )
    expect((await send('POST', '/lists', `{"name":${'['.repeat(100)}${']'.repeat(100)}}`)).status).toBe(400)
    expect((await send('POST', '/lists', { name: 'x'.repeat(2.1 * 1024 * 1024) })).body.code).toBe('request.tooLarge')
    expect(await send('GET', '/lists/99999999')).toMatchObject({ status: 404, body: { code: 'thing.notFound' } })
    expect((await send('GET', '/lists/abc')).status).toBe(422)
    expect(await send('GET', '/no/such/path')).toMatchObject({ status: 404, body: { code: 'thing.notFound' } })
    expect((await send('POST', '/no/such/path')).status).toBe(404)
  })

  it('of ours is a 500 with the request id and nothing of the inside', async () => {
    const broken = await aHouse()
    const brokenApp = await anAdminApp(broken)
    const send = await signedIn(brokenApp, broken)
    broken.ground.random = () => 0
    Object.assign(broken.ground.db, { query: async () => Promise.reject(new TypeError('secret words')) })
    const { status, body } = await send('GET', '/lists')
    expect({ status, body }).toEqual({
      status: 500,
      body: { code: 'internal', message: 'Something unexpected went wrong.', requestId: 'request-1' },
    })
  })

  it('is a 503 while the database is away', async () => {
    const away = await aHouse()
    const awayApp = await anAdminApp(away)
    const send = await signedIn(awayApp, away)
    const lost = async () => Promise.reject(Object.assign(new Error('terminating'), { code: '57P01' }))
    Object.assign(away.ground.db, { query: lost, one: lost })
    const { status, headers } = await send('GET', '/lists')
    expect({ status, wait: headers['retry-after'] }).toEqual({ status: 503, wait: '5' })
  })
})

describe('the API key', () => {
  it('is renewed by an administrator, and the old one fails at once', async () => {
    const send = await signedIn(app, house, 'administrator')
    const before = (await send('GET', '/developers/key')).body
    expect(before).toMatchObject({ key: house.account.apiKey, baseUrl: 'http://mail.test', callsPerMinute: 1000 })
    const after = (await send('POST', '/developers/key/renew')).body
    expect(after.key).not.toBe(before.key)
    expect(await accountOfKey(house.ground, before.key)).toBeUndefined()
    expect(await accountOfKey(house.ground, after.key)).toMatchObject({ id: house.accountId })
  })
})
