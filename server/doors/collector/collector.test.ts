import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { buildApp } from '../app.ts'

const TP2 = '/com.snowplowanalytics.snowplow/tp2'
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

let house: TestHouse
let app: FastifyInstance
let other: number
beforeAll(async () => {
  house = await aHouse()
  other = (await anotherAccount(house)).accountId
  app = await buildApp(house)
})
beforeEach(() => house.ground.db.run(sql`delete from web_arrival`))

const get = (fields: Record<string, string> | string, headers: Record<string, string> = {}) =>
  app.inject({ url: `/i?${typeof fields === 'string' ? fields : new URLSearchParams(fields)}`, headers })
const post = (data: unknown, headers: Record<string, string> = {}) =>
  app.inject({
    method: 'POST',
    url: TP2,
    headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    body: typeof data === 'string' ? data : JSON.stringify({ schema: 'iglu:…/1-0-4', data }),
  })
const kept = () =>
  house.ground.db.query<{ account_id: number; ip: string | null; user_agent: string; fields: Record<string, unknown> }>(
    sql`select account_id, ip, user_agent, fields from web_arrival order by account_id, id`,
  )
const fields = async () => (await kept()).map(row => row.fields)
const aView = (more: Record<string, string> = {}) => ({
  ...{ e: 'pv', aid: 'shop', p: 'web', tv: 'js-2.4.2', eid: randomUUID(), duid: 'aaaabbbbccccdddd' },
  ...{ url: 'https://shop.example/a', ...more },
})
const basket = (products: unknown) => ({
  schema: 'iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0',
  data: { schema: '', data: { action: 'Basket', products } },
})

describe('what a tracker sends', () => {
  it('is kept before the answer, which is a whole image that nobody keeps', async () => {
    const reply = await get(aView({ page: 'Káva & čaj', uid: 'jana+x@example.com' }), { 'user-agent': 'Firefox' })
    expect([reply.statusCode, reply.headers['content-type'], reply.rawPayload]).toEqual([200, 'image/gif', GIF])
    expect(reply.headers['cache-control']).toBe('no-store')
    expect(reply.headers['set-cookie']).toBeUndefined()
    expect(await kept()).toMatchObject([
      {
        account_id: house.accountId,
        ip: '127.0.0.1',
        user_agent: 'Firefox',
        fields: { page: 'Káva & čaj', uid: 'jana+x@example.com', url: 'https://shop.example/a' },
      },
    ])
  })

  it('comes by POST, many at once and of any version of the payload', async () => {
    const reply = await post([aView(), aView({ e: 'se', se_ca: 'ECM_PRODUCT_VIEW', se_ac: 'K-17' })])
    expect(reply.statusCode).toBe(200)
    expect((await fields()).map(one => one.e)).toEqual(['pv', 'se'])
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', ''])('is read whatever its type says: %j', async type => {
    await post([aView()], type ? { 'content-type': type } : {})
    expect(await kept()).toHaveLength(1)
  })

  it('counts once however often it comes, also at the same moment and over a month’s edge', async () => {
    const view = aView()
    const replies = await Promise.all([get(view), get(view), post([view, view]), get(view)])
    expect(replies.map(reply => reply.statusCode)).toEqual([200, 200, 200, 200])
    house.clock.forward(2 * 86_400_000)
    await get({ ...view, eid: view.eid.toUpperCase() })
    expect(await kept()).toHaveLength(1)
  })

  it('counts once when two processes are told at the same moment', async () => {
    const second = await buildApp(house)
    const view = aView()
    const url = `/i?${new URLSearchParams(view)}`
    await Promise.all([app, second, app, second].map(one => one.inject({ url })))
    expect(await kept()).toHaveLength(1)
  })

  it('may have an id that is no UUID, or none', async () => {
    await get(aView({ eid: 'not a uuid' }))
    await get(aView({ eid: 'not a uuid' }))
    const { eid: _, ...nameless } = aView()
    await get(nameless)
    await get(nameless)
    expect(await kept()).toHaveLength(3)
  })

  it('does not mix up the same id of two accounts', async () => {
    const view = aView()
    await get(view)
    await get({ ...view, aid: 'other' })
    expect((await kept()).map(row => row.account_id)).toEqual([house.accountId, other])
  })

  it.each([
    ['without padding', (text: string) => Buffer.from(text).toString('base64url')],
    ['with padding', (text: string) => Buffer.from(text).toString('base64').replaceAll('+', '-').replaceAll('/', '_')],
    ['in the other alphabet', (text: string) => Buffer.from(text).toString('base64')],
  ])('carries a basket in base64 %s', async (_, encode) => {
    const products = [{ productId: '1?>~ÿ', name: 'Čaj >>> ???' }]
    await get(aView({ e: 'ue', ue_px: encode(JSON.stringify(basket(products))) }))
    await get(aView({ e: 'ue', ue_pr: JSON.stringify(basket(products)) }))
    const said = { action: 'Basket', products }
    expect((await fields()).map(one => one.ue)).toEqual([said, said])
  })

  it('has its + and % in base64 even when they were not escaped', async () => {
    const text = Buffer.from(JSON.stringify(basket([{ productId: '>>>~~~ÿÿÿ' }]))).toString('base64')
    expect(text).toContain('+')
    await get(`${new URLSearchParams(aView({ e: 'ue' }))}&ue_px=${text}&x=%zz`)
    expect(await fields()).toMatchObject([{ ue: { products: [{ productId: '>>>~~~ÿÿÿ' }] } }])
  })
})

describe('a browser that wants to stay unknown', () => {
  it('leaves neither its address nor its ids', async () => {
    await get(aView({ uid: 'jana@example.com', sid: 'x' }), { 'sp-anonymous': '*' })
    expect(await kept()).toMatchObject([{ ip: null, fields: { e: 'pv', url: 'https://shop.example/a' } }])
    expect(Object.keys((await fields())[0]!).sort()).toEqual(['e', 'url'])
  })
})

describe('what is not kept', () => {
  it.each([
    ['nothing', ''],
    ['an unknown account', new URLSearchParams(aView({ aid: 'nobody' })).toString()],
    ['no account', 'e=pv&url=https://shop.example'],
    ['an account that is none', new URLSearchParams(aView({ aid: "x'; drop table account; --" })).toString()],
    ['an unknown kind', new URLSearchParams(aView({ e: 'zz' })).toString()],
    ['broken base64', new URLSearchParams(aView({ e: 'ue', ue_px: '%%%$$$' })).toString()],
    ['broken JSON', new URLSearchParams(aView({ e: 'ue', ue_pr: '{"data":' })).toString()],
    [
      'JSON that nests too deep',
      new URLSearchParams(aView({ e: 'ue', ue_pr: `{"action":${'['.repeat(9_000)}` })).toString(),
    ],
    ['1 MB of address', new URLSearchParams(aView({ page: 'x'.repeat(1_000_000) })).toString()],
  ])('is answered by the same image: %s', async (_, query) => {
    const reply = await get(query)
    expect([reply.statusCode, reply.rawPayload]).toEqual([200, GIF])
    expect(await kept()).toEqual([])
  })

  it.each(['', '[]', 'null', '{"data":[', '{"data":{}}', '{"data":[null,1,"x",[]]}', '{"data":"x"}', '\u0000'])(
    'is taken off the tracker’s hands: %j',
    async body => {
      expect((await post(body)).statusCode).toBe(200)
      expect(await kept()).toEqual([])
    },
  )

  it('is a body of more than 2 MB, which the tracker need not keep either', async () => {
    expect((await post('x'.repeat(2_200_000))).statusCode).toBe(200)
    expect(await kept()).toEqual([])
  })

  it('never leads anywhere, whatever u asks for', async () => {
    const reply = await get(aView({ u: 'https://evil.example' }))
    expect([reply.statusCode, reply.headers.location]).toEqual([200, undefined])
  })
})

describe('limits', () => {
  it('cut a basket of 10,000 products to 200 and say how many there were', async () => {
    const products = Array.from({ length: 10_000 }, (_, i) => ({ productId: `K-${i}`, name: 'Káva', price: 1 }))
    await post([aView({ e: 'ue', ue_pr: JSON.stringify(basket(products)) })])
    const [one] = (await fields()) as { ue: { products: unknown[]; productsSent: number } }[]
    expect([one!.ue.products.length, one!.ue.productsSent]).toEqual([200, 10_000])
  })

  it('let one address bring some thousands a minute, and others go on', async () => {
    const bring = async (ip: string, calls: number) => {
      for (let i = 0; i < calls; i++)
        await app.inject({
          ...{ method: 'POST', url: TP2, remoteAddress: ip },
          body: JSON.stringify({ data: Array.from({ length: 600 }, () => aView()) }),
        })
    }
    await bring('192.0.2.1', 14)
    expect((await kept()).length).toBe(6_000)
    await bring('192.0.2.2', 1)
    expect((await kept()).length).toBe(6_500)
  })
})

describe('pages of other sites', () => {
  it.each(['GET', 'POST'] as const)('may send with credentials by %s', async method => {
    const url = method === 'GET' ? '/i?e=pv' : TP2
    const headers = { origin: 'https://shop.example' }
    const [asked, sent] = [
      await app.inject({ method: 'OPTIONS', url, headers: { ...headers, 'access-control-request-method': method } }),
      await app.inject({ method, url, headers, ...(method === 'POST' ? { body: '{}' } : {}) }),
    ]
    for (const reply of [asked, sent])
      expect([reply.statusCode, reply.headers]).toMatchObject([
        200,
        {
          'access-control-allow-origin': 'https://shop.example',
          'access-control-allow-credentials': 'true',
          vary: 'Origin',
        },
      ])
    expect(asked.headers).toMatchObject({
      'access-control-allow-headers': 'Content-Type, SP-Anonymous',
      'access-control-max-age': '3600',
    })
  })
})

describe('whatever anybody sends', () => {
  const text = fc.oneof(
    fc.constantFrom('pv', 'se', 'ue', 'tr', 'ti', 'shop', '\u0000', '\ud800', '__proto__', '1e400', '', '{}', '[[]]'),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  const key = fc.constantFrom(
    'e',
    'aid',
    'eid',
    'duid',
    'uid',
    'url',
    'page',
    'ue_px',
    'ue_pr',
    'se_ca',
    'dtm',
    'stm',
    '__proto__',
  )
  const event = fc.dictionary(key, fc.oneof(text, fc.jsonValue({ maxDepth: 3 })), { maxKeys: 10 })

  it('is answered with 200', async () => {
    await fc.assert(
      fc.asyncProperty(event, fc.boolean(), async (made, isWhole) => {
        const given = isWhole ? { ...made, e: 'ue', aid: 'shop' } : made
        const query = Object.entries(given).map(
          ([k, v]) => `${k}=${encodeURIComponent((typeof v === 'string' ? v : JSON.stringify(v)).toWellFormed())}`,
        )
        expect((await get(query.join('&'))).statusCode).toBe(200)
        expect((await post([given])).statusCode).toBe(200)
        expect((await post(JSON.stringify(given))).statusCode).toBe(200)
      }),
      { seed: 20_261, numRuns: 150 },
    )
  })
})

describe('a database that is away', () => {
  it('is the one reason to ask for it again', async () => {
    const broken = await buildApp({
      ...house,
      ground: {
        ...house.ground,
        db: {
          ...house.ground.db,
          run: () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' })),
        },
      },
    })
    const reply = await broken.inject({ url: `/i?${new URLSearchParams(aView())}` })
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '5'])
  })
})
