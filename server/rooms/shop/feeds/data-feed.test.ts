import { beforeAll, describe, expect, it } from 'vitest'
import { aFeedServer } from '../../../../tests/kit/feed-server.ts'
import { aHouse, anotherAccount, type TestHouse } from '../../../../tests/kit/house.ts'
import { runTask } from '../../../../tests/kit/tasks.ts'
import { addFeed, dataFeed, readFeed, refreshNow, shopJobs } from '../index.ts'

let house: TestHouse
let shop: Awaited<ReturnType<typeof aFeedServer>>
let feedId: number
const by = { userId: null, ip: null }

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'yes' })
  shop = await aFeedServer()
  const settings = { name: 'Rates', url: shop.url, currency: null, every_hours: 24, at_hour: null }
  feedId = await addFeed(house.ground, house.accountId, 'data', settings, by)
})

async function fetched(body: string) {
  shop.serve(body)
  if (!(await readFeed(house.ground, house.accountId, feedId)).running)
    await refreshNow(house.ground, house.accountId, feedId, by)
  const { running } = await readFeed(house.ground, house.accountId, feedId)
  return await runTask(house, shopJobs(house.ground), running!.taskId)
}
const data = async () => (await dataFeed(house.ground, house.accountId, feedId))?.data

describe('a data feed', () => {
  it('in JSON is what it says', async () => {
    expect(await fetched('\ufeff{"rates":[{"eur":24.5},{"usd":21}]}')).toMatchObject({
      state: 'done',
      result: { items: 2 },
    })
    expect(await data()).toEqual({ rates: [{ eur: 24.5 }, { usd: 21 }] })
  })

  it('in XML has tags as keys, and its items as a list even where there is one', async () => {
    await fetched('<data><item id="7"><CITY>Brno</CITY><text><![CDATA[<b>Ahoj</b>]]></text></item></data>')
    expect(await data()).toEqual({ item: [{ id: '7', CITY: 'Brno', text: '<b>Ahoj</b>' }] })
    await fetched('<data><constructor>a</constructor><constructor>b</constructor></data>')
    expect(await data()).toEqual({ constructor: ['a', 'b'] })
  })

  it.each([
    ['broken JSON', '{"a":\n1,}', 'feed.broken'],
    ['broken XML', '<data>\n<item>', 'feed.broken'],
    ['a web page', '<!doctype html><html>', 'feed.notXml'],
    ['entities of its own', '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', 'feed.entities'],
    ['too much nesting', '['.repeat(100) + ']'.repeat(100), 'feed.broken'],
    ['too many data', JSON.stringify('x'.repeat(1_000_000)), 'feed.dataTooLarge'],
  ])('with %s leaves what stood', async (_, body, code) => {
    await fetched('[1]')
    expect(await fetched(body)).toMatchObject({ state: 'failed', error: { code } })
    expect(await data()).toEqual([1])
  })

  it('is its own account’s only', async () => {
    expect(await dataFeed(house.ground, (await anotherAccount(house)).accountId, feedId)).toBeUndefined()
  })
})
