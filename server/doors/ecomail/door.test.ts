import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { anEcomailApp, type Request, type Send, sendTo } from './test-app.ts'

let house: TestHouse
let send: Send
let listId: number

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
  listId = (await aList(house)).id
  await aContact(house, listId, { email: 'Foo+Sale@Bar.cz' })
  await aContact(house, listId, { email: '100%real@bar.cz' })
})

const subscribePath = () => `/lists/${listId}/subscribe`
const jan = { subscriber_data: { email: 'jan@example.com' } }

describe('the key', () => {
  const cases: [string, Request][] = [
    ['is missing', { path: '/lists', key: null }],
    ['is wrong', { path: '/lists', key: 'nonsense' }],
    ['is empty', { path: '/lists', key: '' }],
    ['is very long', { path: '/lists', key: 'x'.repeat(5_000) }],
    ['is wrong and the path is unknown', { path: '/nowhere', key: 'nonsense' }],
    ['is wrong and the body is broken', { method: 'POST', path: '/lists', key: 'nonsense', raw: '{' }],
  ]
  it.each(cases)('that %s is answered exactly as clients compare it', async (_, request) => {
    const answer = await send(request)
    expect(answer.status).toBe(401)
    expect(answer.text).toBe('{"message":"Wrong api key"}')
    expect(answer.contentType).toBe('application/json')
  })

  it('is taken from a header in any case', async () => {
    for (const name of ['Key', 'KEY', 'key'])
      expect((await send({ path: '/lists', key: null, headers: { [name]: house.account.apiKey } })).status).toBe(200)
  })

  it("never opens another account's things", async () => {
    const { apiKey } = await anotherAccount(house)
    const paths = [`/lists/${listId}`, `/lists/${listId}/subscribers`, `/lists/${listId}/subscriber/foo+sale@bar.cz`]
    for (const path of paths)
      expect(await send({ path, key: apiKey })).toMatchObject({ status: 404, text: '{"message":"Not Found!"}' })
    expect((await send({ path: '/subscribers/foo+sale@bar.cz', key: apiKey })).status).toBe(404)
    expect((await send({ method: 'DELETE', path: '/subscribers/foo+sale@bar.cz/delete', key: apiKey })).status).toBe(
      404,
    )
    expect((await send({ method: 'POST', path: subscribePath(), key: apiKey, body: jan })).status).toBe(404)
    expect((await send({ path: '/lists', key: apiKey })).body).toEqual([])
  })
})

describe('a path', () => {
  const spellings: [string, string][] = [
    ['raw, with + as it is', 'foo+sale@bar.cz'],
    ['upper case', 'FOO+SALE@BAR.CZ'],
    ['percent-encoded', 'foo%2Bsale%40bar.cz'],
    ['percent-encoded in lower case', 'foo%2bsale%40bar.cz'],
    ['with a bare percent sign', '100%real@bar.cz'],
    ['with an encoded percent sign', '100%25real@bar.cz'],
  ]
  it.each(spellings)('finds the address %s', async (_, email) => {
    expect((await send({ path: `/lists/${listId}/subscriber/${email}` })).status).toBe(200)
    expect((await send({ path: `/subscribers/${email}` })).status).toBe(200)
  })

  it('with %20 means a space and finds nobody', async () => {
    expect((await send({ path: '/subscribers/foo%20sale@bar.cz' })).status).toBe(404)
    expect((await send({ path: '/subscribers/%FF%FE' })).status).toBe(404)
    expect((await send({ path: `/subscribers/${'x'.repeat(3_000)}@bar.cz` })).status).toBe(404)
  })

  const variants = [
    '/lists?',
    '//lists',
    '/lists/',
    '/lists/?',
    '//lists//?per_page=1',
    'http://api2.ecomailapp.cz/lists',
  ]
  it.each(variants)('%s is the same as /lists', async path => {
    const answer = await send({ path })
    expect(answer.status).toBe(200)
    expect(answer.body).toHaveLength(1)
  })

  it('with an id that is no number is a validation error, and one that is too large is not found', async () => {
    const wrong = await send({ path: '/lists/abc' })
    expect(wrong).toMatchObject({ status: 422, body: { errors: { id: ['The id must be a number.'] } } })
    expect((await send({ path: '/campaigns/logs' })).status).toBe(422)
    expect((await send({ path: '/lists/99999999999999999999' })).status).toBe(404)
    expect((await send({ path: '/lists/2147483648' })).status).toBe(404)
  })

  it('that is unknown is JSON for who sends a key, and left to the other doors otherwise', async () => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
      expect(await send({ method, path: '/nowhere/at/all' })).toMatchObject({
        status: 404,
        contentType: 'application/json',
        text: '{"message":"Not Found!"}',
      })
    expect((await send({ path: '/nowhere', key: null })).contentType).toContain('text/html')
    expect((await send({ path: '/', key: null })).contentType).toContain('text/html')
  })
})

describe('a body', () => {
  const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=utf-8', 'json', '*/*']
  it.each(types)('of JSON is read under the content type %s', async type => {
    const body = { subscriber_data: { email: `under-${type.length}@example.com` } }
    const answer = await send({ method: 'POST', path: subscribePath(), body, headers: { 'content-type': type } })
    expect(answer.body).toMatchObject({ email: body.subscriber_data.email, already_subscribed: false })
  })

  it('of JSON is read without a content type, and behind a byte order mark', async () => {
    const raw = Buffer.from(`\ufeff${JSON.stringify(jan)}`)
    const answer = await send({ method: 'POST', path: subscribePath(), raw, headers: { 'content-type': '' } })
    expect(answer.status).toBe(200)
  })

  it.each(['{', '{"a":1,}', 'email=foo%40bar.cz', '"text"', '1', `${'['.repeat(200)}${']'.repeat(200)}`])(
    'that is no JSON object is refused: %s',
    async raw => {
      const answer = await send({ method: 'POST', path: subscribePath(), raw })
      expect(answer).toMatchObject({ status: 400, contentType: 'application/json' })
      expect(Object.keys(answer.body)).toEqual(['message'])
    },
  )

  it.each(['', '[]', 'null', '{}', ' \n'])('of nothing is an empty one: "%s"', async raw => {
    const answer = await send({ method: 'PUT', path: `/lists/${listId}/update-subscriber`, raw })
    expect(answer).toMatchObject({ status: 422, body: { errors: { email: ['email_required'] } } })
    expect((await send({ method: 'DELETE', path: '/subscribers/nobody@example.com/delete', raw })).status).toBe(404)
    expect((await send({ path: '/account', raw })).status).toBe(200)
  })

  it('over 2 MB is refused with JSON, and a bulk call takes more', async () => {
    const body = { ...jan, filler: 'x'.repeat(2 * 1024 * 1024) }
    const answer = await send({ method: 'POST', path: subscribePath(), body })
    expect(answer).toMatchObject({ status: 413, contentType: 'application/json' })
    expect(Object.keys(answer.body)).toEqual(['message'])
    const bulk = { subscriber_data: [], filler: body.filler }
    expect((await send({ method: 'POST', path: `/lists/${listId}/subscribe-bulk`, body: bulk })).status).toBe(200)
  })

  it('loses U+0000 and lone surrogates, in values and in names', async () => {
    const raw = `{"subscriber_data":{"email":"nul@example.com","name":"A\\u0000nna","surname":"\\ud800B","custom_fields":{"a\\u0000b":"c\\u0000d","__proto__":1}}}`
    const answer = await send({ method: 'POST', path: subscribePath(), raw })
    expect(answer.body).toMatchObject({ name: 'Anna', surname: 'B' })
    const member = await send({ path: `/lists/${listId}/subscriber/nul@example.com` })
    expect(member.body.subscriber.custom_fields).toEqual({ ab: 'cd' })
  })

  it('may have fields that nobody knows', async () => {
    const body = { subscriber_data: { email: 'more@example.com', shoe: 42 }, colour: 'red' }
    expect((await send({ method: 'POST', path: subscribePath(), body })).status).toBe(200)
  })
})

describe('calls of a key', () => {
  it('are refused from the 1,001st in a minute, saying when to try again, and for that key alone', async () => {
    const limited = { ...house, config: { ...house.config, rateLimit: 1_000 } }
    const limitedSend = sendTo(await anEcomailApp(limited), house.account.apiKey)
    for (let call = 1; call <= 1_000; call++) {
      const answer = await limitedSend({ path: '/account' })
      if (answer.status !== 200) throw new Error(`call ${call} was answered ${answer.status}`)
    }
    const answer = await limitedSend({ path: '/account' })
    expect(answer).toMatchObject({
      status: 429,
      contentType: 'application/json',
      text: '{"message":"Too Many Attempts."}',
    })
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1)
    expect(Number(answer.headers['retry-after'])).toBeLessThanOrEqual(60)
    expect(String(answer.headers['retry-after'])).toMatch(/^\d+$/)
    expect((await limitedSend({ path: '/account', key: 'another-account-key-0123456789' })).status).toBe(200)
    await house.ground.db.run(sql`update rate_window set opened_at = opened_at - interval '61 seconds'`)
    expect((await limitedSend({ path: '/account' })).status).toBe(200)
  })
})

describe('sending a campaign', () => {
  it('five times at the same instant sends it once', async () => {
    const body = {
      title: 'Once',
      from_name: 'Shop',
      from_email: 'shop@shop.example',
      reply_to: 'shop@shop.example',
      subject: 'Hello',
      html_text: '<a href="*|UNSUB|*">x</a>',
      recepient_lists: [listId],
    }
    const { id } = (await send({ method: 'POST', path: '/campaigns', body })).body
    const calls = Array.from({ length: 5 }, () => send({ path: `/campaign/${id}/send` }))
    const answers = await Promise.all(calls)
    expect(new Set(answers.map(answer => answer.text)).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200, body: [{ id }] })
    const dispatches = await house.ground.db.query(sql`select id from dispatch where account_id = ${house.accountId}`)
    expect(dispatches).toHaveLength(1)
  })
})

describe('our own failures', () => {
  it('are 500 with the request id and nothing of their cause', async () => {
    const broken = {
      ...house.ground,
      clock: {
        now: (): Date => {
          throw new Error('a secret cause')
        },
      },
    }
    const app = await anEcomailApp({ ...house, ground: broken })
    const answer = await sendTo(app, house.account.apiKey)({ method: 'POST', path: '/lists', body: { name: 'A' } })
    expect(answer).toMatchObject({ status: 500, contentType: 'application/json' })
    expect(answer.body).toEqual({ message: 'Server Error', request_id: expect.any(String) })
  })

  it('are 503 when the database is away', async () => {
    const away = () => Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
    const db = { query: away, one: away, run: away, transaction: away, end: away }
    const app = await anEcomailApp({ ...house, ground: { ...house.ground, db } })
    const answer = await sendTo(app, house.account.apiKey)({ path: '/lists' })
    expect(answer).toMatchObject({ status: 503, contentType: 'application/json' })
  })
})
