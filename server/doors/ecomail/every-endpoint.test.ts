import { beforeAll, describe, expect, it } from 'vitest'
import type { EcomailEndpoint } from '../../../contract/ecomail/endpoint.ts'
import { type Resource, resources } from '../../../contract/ecomail/index.ts'
import { aHouse, anotherAccount } from '../../../tests/kit/house.ts'
import { commonWorld, worldOf, worlds } from '../../../tests/kit/worlds.ts'
import { type Answer, anEcomailApp, type Request, type Send, sendTo } from './test-app.ts'

/** What every endpoint of the contract keeps, told once: a new one is asked all of it by itself. */

type Way = Pick<EcomailEndpoint, 'method' | 'path'>
interface Case {
  name: string
  endpoint: EcomailEndpoint
  way: Way
}

const casesOf = ({ endpoints }: Resource): Case[] =>
  endpoints.flatMap(endpoint =>
    [endpoint, ...(endpoint.aliases ?? [])].map(way => ({ name: `${way.method} ${way.path}`, endpoint, way })),
  )

/** GETs that act, as Ecomail has them. */
const acts = ({ path }: Way) => /\/(send|refresh)$/.test(path)
const isReading = (way: Way) => way.method === 'GET' && !acts(way)

function callOf({ endpoint: { example }, way }: Case, params: Record<string, string | number> = {}): Request {
  const given = { ...example.params, ...params }
  const path = way.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(given[name])))
  return { method: way.method, path: path + (example.query ?? ''), body: example.body }
}

/** An account that has what the examples of a resource talk about, and a stranger's key. */
async function aWorld(resource: string): Promise<{ send: Send; key: string; stranger: string }> {
  const house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  const send = sendTo(await anEcomailApp(house), house.account.apiKey)
  const world = worldOf(house, send)
  await commonWorld(world)
  await worlds[resource]?.(world)
  return { send, key: house.account.apiKey, stranger: (await anotherAccount(house)).apiKey }
}

function expectRefusal(answer: Answer, statuses: number[]): void {
  expect(statuses, answer.text).toContain(answer.status)
  expect(answer.contentType).toBe('application/json')
  expect(Object.keys(answer.body).some(key => key === 'errors' || key === 'message')).toBe(true)
}

/** Numbers as texts, booleans as 0 and 1: what clients in PHP send. */
function asClientsSend(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 1 : 0
  if (Array.isArray(value)) return value.map(asClientsSend)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asClientsSend(item)]))
}

/** Slashes doubled and one at the end, arguments that nobody knows, and a lone ? where there are none. */
function loose(path: string): string {
  const [plain, query] = path.split('?')
  return `/${plain!.replaceAll('/', '//')}/?${query ? `${query}&colour=red` : ''}`
}

describe.each(resources.map(resource => [resource.name, resource] as const))('%s', (name, resource) => {
  const cases = casesOf(resource)
  const withIds = cases.filter(({ endpoint }) => endpoint.params)
  const withNumbers = cases.filter(({ endpoint }) =>
    Object.values(endpoint.params?.properties ?? {}).some(param => (param as { type?: string }).type === 'integer'),
  )
  const withBodies = cases.filter(({ endpoint }) => endpoint.body)
  const withKey = cases.filter(({ endpoint }) => endpoint.keyIn !== 'body')
  const reading = cases.filter(({ way }) => isReading(way))
  const writing = cases.filter(({ way }) => !isReading(way))

  let send: Send
  let stranger: string
  beforeAll(async () => {
    ;({ send, stranger } = await aWorld(name))
  })

  it('refuses a wrong and a missing key before anything else', async () => {
    for (const one of withKey) {
      for (const key of ['nonsense', null])
        expect(await send({ ...callOf(one), key }), one.name).toMatchObject({
          status: 401,
          text: '{"message":"Wrong api key"}',
          contentType: 'application/json',
        })
    }
  })

  it('finds nothing of another account', async () => {
    for (const one of withIds) {
      const answer = await send({ ...callOf(one), key: stranger })
      // A coupon or an order of the same name may be made in an account of one's own.
      if (answer.status < 300) expect(answer.text, one.name).not.toMatch(/jan@novak|Newsletter|Spring/)
      else expectRefusal(answer, [404, 422])
    }
    for (const one of cases.filter(({ endpoint, way }) => isReading(way) && !endpoint.params)) {
      const answer = await send({ ...callOf(one), key: stranger })
      expect(answer.text, one.name).not.toMatch(/jan@novak|"Newsletter"|Spring sale|kvetinka\.cz/)
    }
  })

  it('tells an id that is no number from one that is nobody’s', async () => {
    for (const one of withNumbers) {
      const names = Object.entries(one.endpoint.params!.properties).filter(
        ([, param]) => (param as { type?: string }).type === 'integer',
      )
      for (const [param] of names) {
        const wrong = await send(callOf(one, { [param]: 'abc' }))
        expect(wrong, one.name).toMatchObject({
          status: 422,
          body: { errors: { [param]: [`The ${param} must be a number.`] } },
        })
        for (const id of [2_147_480_000, '99999999999999999999'])
          expectRefusal(await send(callOf(one, { [param]: id })), [404, 422])
      }
    }
  })

  it('refuses a body that is no JSON, and takes nothing, [], {} and null for an empty one', async () => {
    for (const one of withBodies) {
      const call = { ...callOf(one), body: undefined }
      for (const raw of ['{', '"text"', 'a=b', '1']) expectRefusal(await send({ ...call, raw }), [400])
      const empty: number[] = []
      for (const raw of ['', '[]', '{}', 'null']) empty.push((await send({ ...call, raw })).status)
      // What may be done without a body is done by the first.
      const alike = empty[0]! < 300 ? empty.slice(1) : empty
      expect(new Set(alike).size, `${one.name}: ${empty}`).toBe(1)
      expect([200, 201, 404, 422], one.name).toContain(alike[0])
    }
  })

  it('reads the same whatever the slashes, the lone ?, unknown arguments and a body where none belongs', async () => {
    for (const one of reading) {
      const call = callOf(one)
      const plain = await send(call)
      expect(plain.status, one.name).toBe(one.endpoint.status ?? 200)
      expect(plain.contentType).toBe('application/json')
      const found = await send({ ...call, path: loose(call.path), raw: '[]' })
      expect(found.status, `${one.name} as ${loose(call.path)}`).toBe(plain.status)
      expect(Object.keys(found.body), one.name).toEqual(Object.keys(plain.body))
    }
  })

  it('finds an address in any spelling', async () => {
    for (const one of reading.filter(({ endpoint }) => endpoint.example.params?.email)) {
      const email = String(one.endpoint.example.params!.email)
      const base = callOf(one, { email: 'ADDRESS' }).path
      for (const spelt of [email.toUpperCase(), encodeURIComponent(email), email.replace('@', '%40')])
        expect((await send({ path: base.replace('ADDRESS', spelt) })).status, `${one.name} of ${spelt}`).toBe(200)
      // A plus is a plus, however it is written, and nobody here has one.
      for (const spelt of ['jan+sale@novak.cz', 'jan%2Bsale%40novak.cz']) {
        const answer = await send({ path: base.replace('ADDRESS', spelt) })
        expectRefusal(answer, [404])
        expect(answer.text).not.toContain('jan sale')
      }
    }
  })

  it('pages without an error whatever is asked for', async () => {
    for (const one of reading.filter(({ endpoint }) => endpoint.query && 'page' in endpoint.query.properties)) {
      const path = callOf(one).path.split('?')[0]
      for (const query of [
        'page=0&per_page=0',
        'page=-1&per_page=-5',
        'page=x&per_page[]=2',
        'page=2&per_page=99999999999',
      ]) {
        const answer = await send({ path: `${path}?${query}` })
        // Nothing on the second page is nothing to find, for the two that are 404 then.
        expect([200, 404], `${one.name} ${query}: ${answer.text}`).toContain(answer.status)
        const shown = answer.body as { current_page?: number; per_page?: number }
        if (shown.current_page !== undefined) expect(Number.isInteger(shown.current_page)).toBe(true)
        if (shown.per_page !== undefined) expect(shown.per_page).toBeLessThanOrEqual(5_000)
      }
    }
  })

  it('has no HEAD that would do what a GET does', async () => {
    for (const one of cases.filter(({ way }) => way.method === 'GET'))
      expect((await send({ ...callOf(one), method: 'HEAD', body: undefined })).status, one.name).toBe(404)
  })

  it.each(writing.map(one => [one.name, one] as const))(
    'does %s with numbers as texts, booleans as 0 and 1, and what it does not know',
    async (_, one) => {
      const own = await aWorld(name)
      const call = callOf(one)
      const key = one.endpoint.keyIn === 'body' ? { key: own.key } : {}
      const body = one.endpoint.body ? { ...(asClientsSend(call.body) as object), colour: 'red', ...key } : []
      const answer = await own.send({ ...call, path: loose(call.path), body })
      expect(answer.status, answer.text).toBe(one.endpoint.status ?? 200)
      expect(answer.contentType).toBe('application/json')
    },
  )
})
