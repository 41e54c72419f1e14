import fc from 'fast-check'
import { Value } from 'typebox/value'
import { beforeAll, describe, expect, it } from 'vitest'
import { campaigns } from '../contract/ecomail/campaigns.ts'
import type { EcomailEndpoint } from '../contract/ecomail/endpoint.ts'
import { resources } from '../contract/ecomail/index.ts'
import { subscribe as subscribeEndpoints } from '../contract/ecomail/subscribe.ts'
import { type Answer, anEcomailApp, type Send, sendTo } from '../server/doors/ecomail/test-app.ts'
import { Sql, sql } from '../server/platform/sql.ts'
import { counted } from './kit/counts.ts'
import { callsOf, type FuzzedCall } from './kit/fuzz.ts'
import { aHouse, anotherAccount, type TestHouse } from './kit/house.ts'
import { commonWorld, worldOf, worlds } from './kit/worlds.ts'

/** Another seed or more cases: POSTOLKA_FUZZ_SEED=7 POSTOLKA_FUZZ_RUNS=1000 npx vitest run tests/fuzz.test.ts */
const seed = Number(process.env.POSTOLKA_FUZZ_SEED ?? 1)
const numRuns = Number(process.env.POSTOLKA_FUZZ_RUNS ?? 50)
const MOST_MS = 20_000

const endpoints = resources.flatMap(resource => resource.endpoints)
const named = endpoints.map(endpoint => [`${endpoint.method} ${endpoint.path}`, endpoint] as const)
const writing = named.filter(([, { method }]) => method !== 'GET')

let house: TestHouse
let send: Send
let sendAsOther: Send

/** An account with everything that the examples talk about, and another one. */
beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  const app = await anEcomailApp(house)
  send = sendTo(app, house.account.apiKey)
  sendAsOther = sendTo(app, (await anotherAccount(house)).apiKey)
  const world = worldOf(house, send)
  await commonWorld(world)
  for (const make of Object.values(worlds)) await make(world)
}, 60_000)

/** What the cases before have deleted or spoilt is there again. */
async function mend(): Promise<void> {
  const { subscribe } = subscribeEndpoints
  const body = { ...(subscribe.example.body as object), resubscribe: true, update_existing: true }
  await send({ method: 'POST', path: '/lists/29/subscribe', body })
  await send({ method: 'PUT', path: '/campaigns/713', body: campaigns.create.example.body })
}

/** Each table's rows of the account as one number; a key's last use is no row of anybody's data. */
async function rows(house: TestHouse): Promise<string> {
  const tables = await house.ground.db.query<{ name: string }>(sql`
    select c.relname::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'api_key' order by 1`)
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*)::int as n, sum(hashtext(t::text)) as hash from "${name}" t where account_id = ${house.accountId}`,
  )
  const text = `select json_agg(x order by name)::text as "all" from (${parts.join(' union all ')}) x`
  const [{ all } = { all: '' }] = await house.ground.db.query<{ all: string }>(new Sql([text], []))
  return all
}

function expectDecent(endpoint: EcomailEndpoint, call: FuzzedCall, { status, contentType, body, text }: Answer): void {
  const told = `${call.method} ${call.path.slice(0, 300)} ${JSON.stringify(call.body)?.slice(0, 1_500)}\n${status} ${text.slice(0, 600)}`
  expect(status, told).toBeLessThan(500)
  expect(contentType, told).toBe('application/json')
  if (status === (endpoint.status ?? 200)) {
    const wrong = [...Value.Errors(endpoint.reply, body)].map(error => `${error.instancePath} ${error.message}`)
    expect(wrong, told).toEqual([])
    return
  }
  const own = (endpoint.failures ?? []).map(failure => failure.status)
  expect([400, 404, 413, 414, 422, ...own], told).toContain(status)
  expect(body?.message ?? body?.errors, told).toBeTruthy()
}

describe('whatever is sent to', () => {
  const accepted = new Set<string>()

  it.each(named)(
    '%s is answered decently, and what is refused writes nothing',
    async (name, endpoint) => {
      await mend()
      const writes = endpoint.method !== 'GET'
      let before = writes ? await rows(house) : ''
      const property = fc.asyncProperty(callsOf(endpoint), async call => {
        const answer = await send(call)
        expectDecent(endpoint, call, answer)
        if (answer.status < 300) accepted.add(name)
        if (!writes) return
        const after = await rows(house)
        if (answer.status >= 300) expect(after, `${JSON.stringify(call).slice(0, 2_000)} ${answer.text}`).toBe(before)
        before = after
      })
      // Without shrinking: each case stands on what the ones before it wrote.
      await fc.assert(property, { seed, numRuns, endOnFailure: true, interruptAfterTimeLimit: MOST_MS })
    },
    3 * MOST_MS,
  )

  it('the API is taken often enough to mean something', () => {
    expect(accepted.size).toBeGreaterThan(0.8 * endpoints.length)
  })

  it('the API leaves counters that say what the rows say', async () => {
    const { counters, rows: counts } = await counted(house)
    expect(counters).toEqual(counts)
  })
})

describe('what is no body', () => {
  const bodies = [
    '{',
    '"text"',
    '7',
    'nul',
    '[',
    '{"a":1}}',
    '\ufeff',
    `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
    '\u0000',
    '[]',
    'null',
    '',
  ]

  it.each(writing)('is answered decently by %s', async (_, endpoint) => {
    const path = endpoint.path.replace(/:(\w+)/g, (_match, name: string) =>
      encodeURIComponent(String(endpoint.example.params?.[name])),
    )
    for (const raw of bodies) {
      const call = { method: endpoint.method, path, raw }
      expectDecent(endpoint, { ...call, body: raw.slice(0, 50) }, await send(call))
    }
  })
})

describe('the wall around an account', () => {
  const exampleOf = ({ method, path, example }: EcomailEndpoint) => ({
    method,
    path:
      path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(example.params?.[name]))) +
      (example.query ?? ''),
    body: example.body,
  })

  it.each(named)('%s opens to no wrong key, and to none', async (_, endpoint) => {
    for (const key of ['wrong', '', null, 'x'.repeat(5_000)]) {
      const answer = await send({ ...exampleOf(endpoint), key })
      const told = endpoint.failures?.find(({ status }) => status === 401)?.example ?? { message: 'Wrong api key' }
      expect([answer.status, answer.body]).toEqual([401, told])
    }
  })

  it.each(named)('%s of another account neither shows nor changes anything here', async (_, endpoint) => {
    const before = await rows(house)
    const answer = await sendAsOther(exampleOf(endpoint))
    expect(answer.status).toBeLessThan(500)
    // An id names a thing of this account; an address may well be a contact of the other one, too.
    if (endpoint.params?.properties.id) expect([404, 422], answer.text).toContain(answer.status)
    expect(await rows(house)).toBe(before)
  })
})
