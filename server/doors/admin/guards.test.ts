import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { roles } from '../../../contract/account.ts'
import type { Endpoint, Role } from '../../../contract/endpoint.ts'
import * as contract from '../../../contract/index.ts'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anAdminApp, type Send, sendTo, signedIn } from './test-app.ts'
import { bodies, queries, things } from './test-things.ts'

const endpoints = Object.entries(contract).flatMap(([resource, group]) =>
  Object.entries(group).map(([name, endpoint]) => ({
    name: `${resource}.${name}`,
    resource,
    ...(endpoint as Endpoint),
  })),
)
const NO_SUCH = '8888888'
const RANK = { signedIn: 0, viewer: 1, marketer: 2, administrator: 3 } satisfies Record<Role | 'signedIn', number>

let house: TestHouse
let app: FastifyInstance
const as = new Map<Role | 'nobody', Send>()
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  as.set('nobody', sendTo(app))
  for (const role of roles) as.set(role, await signedIn(app, house, role))
})

it('the table has a body for every endpoint that takes one', () => {
  expect(endpoints.filter(e => e.body && !bodies[e.name]).map(e => e.name)).toEqual([])
})

describe.each(endpoints.filter(e => e.guard !== 'anyone'))('$name', ({ name, method, path, guard }) => {
  const url = path.replace(/:\w+/g, NO_SUCH) + (queries[name] ?? '')
  const call = (who: Role | 'nobody') => as.get(who)!(method, url, bodies[name])

  it('asks who calls', async () => {
    expect(await call('nobody')).toMatchObject({ status: 401, body: { code: 'session.required' } })
    const forged = sendTo(app, 'postolka_session=8DNC8_XZuWNJ4pyS7Ho0UPQVLm9Xd7r3cVwMLRWmrGk')
    expect((await forged(method, url, bodies[name])).status).toBe(401)
  })

  it.each(roles)('to a %s', async role => {
    const { status, body } = await call(role)
    if (RANK[role] < RANK[guard as Role | 'signedIn'])
      expect({ status, code: body.code }).toEqual({ status: 403, code: 'session.forbidden' })
    else expect([200, 404, 409, 422]).toContain(status)
  })
})

describe('an id of another account is as good as none', () => {
  const foreign: Record<string, string> = {}
  beforeAll(async () => {
    const { accountId } = await anotherAccount(house)
    for (const [resource, make] of Object.entries(things))
      foreign[resource] = String(await make(house.ground, accountId))
  })

  const withId = endpoints.filter(e => e.path.includes(':id'))
  it.each(withId)('$name', async ({ name, resource, method, path }) => {
    const url = path.replace(':id', foreign[resource]!).replace(':listId', foreign.lists!)
    const answer = await as.get('administrator')!(method, url, bodies[name])
    expect(answer).toMatchObject({ status: 404, body: { code: 'thing.notFound' } })
  })

  it('also where it stands beside an own one, in a query or in a body', async () => {
    const send = as.get('administrator')!
    const contact = (await send('POST', '/contacts', { email: 'ours@example.com', profile: {} })).body.id
    const list = (await send('POST', '/lists', { name: 'Ours' })).body.id
    const campaign = (await send('POST', '/campaigns', { listIds: [list] })).body
    const answers = [
      await send('PUT', `/contacts/${contact}/lists/${foreign.lists}`, { status: 'subscribed', reason: 'By phone' }),
      await send('PUT', `/contacts/${foreign.contacts}/lists/${list}`, { status: 'subscribed', reason: 'By phone' }),
      await send('GET', `/contacts?list=${foreign.lists}`),
      await send('POST', '/contacts', { email: 'x@example.com', profile: {}, listId: Number(foreign.lists) }),
      await send('POST', '/campaigns', { listIds: [Number(foreign.lists)] }),
      await send('PATCH', `/campaigns/${campaign.id}`, { listIds: [Number(foreign.lists)], version: campaign.version }),
      await send('POST', `/campaigns/${campaign.id}/preview`, { contactId: Number(foreign.contacts) }),
      await send('POST', '/campaigns', { excludedListIds: [Number(foreign.lists)] }),
      await send('GET', `/audience?unopenedOf=${foreign.campaigns}`),
      await send('GET', `/mailbox/${foreign.mailbox}/raw`),
    ]
    expect(answers.map(answer => answer.status)).toEqual(answers.map(() => 404))
  })

  it('and lists of things show none of them', async () => {
    const send = as.get('administrator')!
    for (const path of [
      '/lists',
      '/contacts',
      '/campaigns',
      '/mailbox',
      '/templates',
      '/tasks',
      '/search?text=theirs',
      '/users',
      '/history',
      '/webhooks',
      '/coupon-folders',
      '/sender-domains',
      '/webhooks/deliveries',
      '/profile/sessions',
      '/contacts?search=their',
      '/mailbox?search=Theirs',
    ])
      expect(JSON.stringify((await send('GET', path)).body)).not.toMatch(/theirs/i)
  })
})
