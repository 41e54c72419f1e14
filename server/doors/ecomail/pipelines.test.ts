import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { anEcomailApp, type Send, sendTo } from './test-app.ts'

let house: TestHouse
let send: Send
let stranger: string
let listId: number
let active: number
let draft: number

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
  stranger = (await anotherAccount(house)).apiKey
  listId = (await aList(house)).id
  for (const name of ['ada', 'bob']) await aContact(house, listId, { email: `${name}@example.com` })
  active = await anAutomation('Welcome', 'active')
  draft = await anAutomation('Later', 'draft')
  for (const [position, type] of [
    [2, 'mail'],
    [1, 'wait'],
  ] as const)
    await house.ground.db.run(sql`
      insert into automation_action (account_id, automation_id, position, type, properties)
      values (${house.accountId}, ${active}, ${position}, ${type}, ${JSON.stringify({ of: type })}::jsonb)`)
  await house.ground.db.run(sql`
    insert into segment (account_id, id, list_id, name, created_at, updated_at)
    values (${house.accountId}, '5c36008811e45', ${listId}, 'Buyers', ${house.clock.now()}, ${house.clock.now()})`)
})

async function anAutomation(name: string, state: string): Promise<number> {
  const now = house.clock.now()
  return (await house.ground.db.one<{ id: number }>(sql`
    insert into automation (account_id, name, list_id, state, created_at, updated_at)
    values (${house.accountId}, ${name}, ${listId}, ${state}, ${now}, ${now}) returning id`))!.id
}

const trigger = (id: number, email: unknown, key?: string) =>
  send({ method: 'POST', path: `/pipelines/${id}/trigger`, body: { email }, key })

describe('an automation', () => {
  it('lets in a contact that there is, if it is active', async () => {
    expect((await trigger(active, 'ADA@example.com')).text).toBe('{"email":"ada@example.com"}')
    expect((await trigger(active, 'ada@example.com')).status).toBe(200)
    expect((await trigger(active, 'bob@example.com')).status).toBe(200)
    expect((await trigger(active, 'nobody@example.com')).body).toEqual({
      errors: ['Subscriber with email nobody@example.com was not found'],
    })
    expect((await trigger(active, ' ')).body).toEqual({ errors: { email: ['The email field is required.'] } })
    expect(await trigger(draft, 'ada@example.com')).toMatchObject({
      status: 422,
      body: { errors: { pipeline: ['This automation is not active.'] } },
    })
  })

  it('is listed, and counts who entered it', async () => {
    const all = (await send({ path: '/pipelines' })).body
    expect(all.map((one: { id: number }) => one.id)).toEqual([active, draft])
    expect((await send({ path: '/pipelines?per_page=1&page=2' })).body).toMatchObject([{ id: draft, list_id: listId }])
    const { stats } = (await send({ path: `/pipelines/${active}/stats` })).body
    expect(stats).toMatchObject({ triggered: 3, send: 0, pipeline_id: active, account: 'shop' })
  })

  it('names who entered it, page by page or by address', async () => {
    const path = `/pipelines/${active}/stats-detail`
    const first = (await send({ path: `${path}?per_page=1` })).body
    expect(first).toMatchObject({ total: 2, per_page: 1, subscribers: { 'ada@example.com': { open: 0, send: 0 } } })
    const next = new URL(first.next_page_url)
    const second = (await send({ path: next.pathname + next.search })).body
    expect(second).toMatchObject({ next_page_url: null, subscribers: { 'bob@example.com': {} } })
    const named = { emails: ['BOB@example.com', 'nobody@example.com', 'none'] }
    const some = (await send({ method: 'POST', path, body: named })).body
    expect(Object.keys(some.subscribers)).toEqual(['bob@example.com'])
    expect((await send({ path: `/pipelines/${draft}/stats-detail` })).text).toContain('"subscribers":{}')
  })

  it('has its steps in their order, with ids that are texts', async () => {
    const { data } = (await send({ path: `/pipelines/${active}/actions` })).body
    expect(data).toMatchObject([{ type: 'wait', properties: { of: 'wait' } }, { type: 'mail' }])
    expect((await send({ path: `/pipelines/${active}/actions/${data[0].id}` })).body).toEqual({ data: data[0] })
    expect((await send({ path: `/pipelines/${draft}/actions/${data[0].id}` })).status).toBe(404)
  })

  it('stands in the log of who entered it', async () => {
    const answer = await send({ path: '/subscribers/ada@example.com/automation-log?per_page=1' })
    expect(answer.body).toMatchObject({
      total: 2,
      last_page: 2,
      automation_log: [{ pipeline_id: active, email: 'ada@example.com' }],
    })
  })

  it('is of its own account alone', async () => {
    const paths = [`/pipelines/${active}`, `/pipelines/${active}/stats`, `/pipelines/${active}/actions`]
    for (const path of [...paths, `/pipelines/${active}/stats-detail`])
      expect((await send({ path, key: stranger })).status, path).toBe(404)
    expect((await trigger(active, 'ada@example.com', stranger)).status).toBe(404)
    expect((await send({ path: '/pipelines', key: stranger })).body).toEqual([])
  })
})

describe('a segment', () => {
  it('stands with its list', async () => {
    const segment = { id: '5c36008811e45', name: 'Buyers', based_on: null, query: [] }
    expect((await send({ path: `/lists/${listId}/segments` })).body).toEqual({ '5c36008811e45': segment })
    expect((await send({ path: `/lists/${listId}` })).body.list.segments).toEqual({ '5c36008811e45': segment })
    expect((await send({ path: `/lists/${listId}/segments`, key: stranger })).status).toBe(404)
  })

  it('has the numbers of the campaigns that went to it', async () => {
    const path = '/campaigns/segment/5c36008811e45/stats'
    expect((await send({ path })).body).toEqual({ stats: {} })
    const campaign = await aCampaign(house, [listId])
    await startNow(house, campaign.id)
    const audience = JSON.stringify({ segments: [{ id: '5c36008811e45', list: listId }] })
    await house.ground.db.run(sql`update campaign set audience = ${audience}::jsonb where id = ${campaign.id}`)
    expect((await send({ path })).body.stats).toMatchObject({ [campaign.id]: { inject: 2, open: 0 } })
    expect((await send({ path, key: stranger })).status).toBe(404)
  })
})
