import { gzipSync } from 'node:zlib'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aFeedServer, heureka, heurekaItem } from '../../../../tests/kit/feed-server.ts'
import { aHouse, anotherAccount, type TestHouse } from '../../../../tests/kit/house.ts'
import { runTask } from '../../../../tests/kit/tasks.ts'
import { Outgoing } from '../../../platform/outgoing.ts'
import { sql } from '../../../platform/sql.ts'
import { cancelTask } from '../../tasks/index.ts'
import {
  addFeed,
  answerFeed,
  changeFeed,
  type FeedLimits,
  feedLimits,
  productsByCode,
  readFeed,
  readFeedProblems,
  readFeeds,
  refreshNow,
  removeFeed,
  searchProducts,
  shopJobs,
} from '../index.ts'

let house: TestHouse
let shop: Awaited<ReturnType<typeof aFeedServer>>
let feedId: number
const by = { userId: null, ip: null }
const settings = { name: 'Products', currency: null, every_hours: null, at_hour: null }

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'yes' })
  shop = await aFeedServer()
})

beforeEach(async () => {
  for (const { feed } of await readFeeds(house.ground, house.accountId))
    await removeFeed(house.ground, house.accountId, feed.id, by)
  feedId = await addFeed(house.ground, house.accountId, 'product', { ...settings, url: `${shop.url}/feed.xml` }, by)
})

const feed = () => readFeed(house.ground, house.accountId, feedId)

/** Has it fetched as it is now, and says what became of the task. */
async function fetched(limits: Partial<FeedLimits> = {}, ground = house.ground) {
  if (!(await feed()).running) await refreshNow(house.ground, house.accountId, feedId, by)
  const { running } = await feed()
  return await runTask(house, shopJobs(ground, { ...feedLimits(), ...limits }), running!.taskId)
}

const sold = async () => {
  const filter = { feedId, isGone: false, limit: 200 }
  const { products } = await searchProducts(house.ground, house.accountId, filter)
  return products.map(({ code, price }) => `${code} ${price}`).sort()
}

describe('a feed of products', () => {
  it('is read, and read again writes only what changed, with the prices as they were', async () => {
    shop.serve(heureka([heurekaItem('A'), heurekaItem('B'), heurekaItem('C')]))
    expect(await fetched()).toMatchObject({ state: 'done', result: { items: 3, added: 3, changed: 0, gone: 0 } })
    house.clock.forward(3_600_000)
    shop.serve(heureka([heurekaItem('A'), heurekaItem('B', '', '80'), heurekaItem('D')]))
    expect((await fetched()).result).toMatchObject({ items: 3, added: 1, changed: 1, gone: 1, skipped: 0 })
    expect(await sold()).toEqual(['A 100', 'B 80', 'D 100'])
    const products = await productsByCode(house.ground, house.accountId, ['B', 'C'])
    expect(products.get('B')).toMatchObject({ price: 80, lowestPrice30Days: 100 })
    expect(products.get('C')!.goneAt).toEqual(house.clock.now())
    expect(await feed()).toMatchObject({ items: 3, feed: { format: 'heureka', error: null, question: null } })
  })

  it('that has a product back sells it again', async () => {
    for (const items of [['A', 'B'], ['A'], ['A', 'B']]) {
      shop.serve(heureka(items.map(id => heurekaItem(id))))
      await fetched()
    }
    expect(await sold()).toEqual(['A 100', 'B 100'])
  })

  it('broken in the middle changes nothing of what stood, and says where and why', async () => {
    shop.serve(heureka([heurekaItem('A')]))
    await fetched()
    shop.serve(`<SHOP>\n${heurekaItem('A', '', '1')}\n${heurekaItem('B')}\n<SHOPITEM><ITEM_ID>C</WRONG>`)
    const task = await fetched()
    expect(task).toMatchObject({ state: 'failed', error: { code: 'feed.broken', details: { line: 4 } } })
    expect(await sold()).toEqual(['A 100'])
    expect((await feed()).feed).toMatchObject({ failures: 1, error: { code: 'feed.broken' } })
  })

  it('of many megabytes that breaks off changes nothing', async () => {
    const item = heurekaItem('X', `<DESCRIPTION>${'popis '.repeat(1_000)}</DESCRIPTION>`)
    let sent = 0
    shop.answer = (_, response) => {
      response.writeHead(200)
      response.write('<SHOP>')
      const more = () => {
        while (sent < 8_000_000) {
          const piece = item.replaceAll('X', `X${sent}`)
          sent += piece.length
          if (!response.write(piece)) return void response.once('drain', more)
        }
        response.destroy()
      }
      more()
    }
    expect(await fetched()).toMatchObject({
      state: 'failed',
      error: { code: 'feed.unreachable', details: { why: 'broken' } },
    })
    expect(sent).toBeGreaterThan(8_000_000)
    expect(await sold()).toEqual([])
  })

  it('has its bad items left out, counted and listed by line', async () => {
    shop.serve(
      heureka([heurekaItem('A'), heurekaItem('A', '', '5'), heurekaItem('', ''), heurekaItem('B', '', 'na dotaz')]),
    )
    expect((await fetched()).result).toMatchObject({ items: 1, skipped: 3 })
    expect(await sold()).toEqual(['A 100'])
    const { problems } = await readFeedProblems(house.ground, house.accountId, feedId, { limit: 10 })
    expect(problems).toEqual([
      { line: 4, code: 'A', title: 'Káva A', reason: 'repeated' },
      { line: 5, code: null, title: 'Káva', reason: 'no_id' },
      { line: 6, code: 'B', title: 'Káva B', reason: 'no_price' },
    ])
  })

  it('that has less than half of its products waits for a person, and changes nothing until then', async () => {
    shop.serve(heureka(['A', 'B', 'C', 'D', 'E'].map(id => heurekaItem(id))))
    await fetched()
    shop.serve(heureka(['A', 'B'].map(id => heurekaItem(id, '', '1'))))
    expect(await fetched()).toMatchObject({ state: 'done', result: { question: { had: 5, has: 2 } } })
    expect(await sold()).toHaveLength(5)
    expect((await feed()).feed.question).toEqual({ had: 5, has: 2 })
    await answerFeed(house.ground, house.accountId, feedId, true, by)
    await fetched()
    expect(await sold()).toEqual(['A 1', 'B 1'])
    await expect(answerFeed(house.ground, house.accountId, feedId, true, by)).rejects.toMatchObject({
      code: 'feed.noQuestion',
    })
  })

  it('of which a person said that it is wrong stays as it was until the next read', async () => {
    shop.serve(heureka(['A', 'B', 'C'].map(id => heurekaItem(id))))
    await fetched()
    shop.serve(heureka([heurekaItem('A')]))
    await fetched()
    await answerFeed(house.ground, house.accountId, feedId, false, by)
    expect((await feed()).running).toBeNull()
    expect(await sold()).toHaveLength(3)
  })

  it('is not read when its server says that nothing changed', async () => {
    shop.answer = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { etag: '"1"' }).end(heureka([heurekaItem('A')]))
    }
    await fetched()
    expect((await fetched()).result).toMatchObject({ isUnchanged: true, items: 1 })
    await changeFeed(house.ground, house.accountId, feedId, { currency: 'EUR' }, by)
    expect((await fetched()).result).toMatchObject({ isUnchanged: false, changed: 1 })
  })

  it('comes packed, and in the letters that its first line says', async () => {
    const czech = Buffer.from([
      ...Buffer.from('<?xml version="1.0" encoding="windows-1250"?><SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>'),
      0x8e,
      0x9d,
      ...Buffer.from('</PRODUCTNAME><PRICE_VAT>1</PRICE_VAT></SHOPITEM></SHOP>'),
    ])
    shop.serve(gzipSync(gzipSync(czech)), { 'content-encoding': 'gzip', 'content-type': 'text/xml; charset=utf-8' })
    await fetched()
    expect((await productsByCode(house.ground, house.accountId, ['1'])).get('1')!.title).toBe('Žť')
  })

  it('in other letters than it says has the items left out that cannot be read', async () => {
    shop.serve(Buffer.from(heureka([heurekaItem('A')]).replace('Káva A', 'K\xe1va'), 'latin1'))
    expect((await fetched()).result).toMatchObject({ items: 0, skipped: 1 })
  })

  it('that was cut off by a restart begins anew', async () => {
    shop.serve(heureka([heurekaItem('A')]))
    await house.ground.db.run(sql`
      insert into product_stage (account_id, feed_id, code, title, price, currency, categories, params, fingerprint)
      values (${house.accountId}, ${feedId}, 'LEFT', 'left over', 1, 'CZK', '{}', '{}', '')`)
    await fetched()
    expect(await sold()).toEqual(['A 100'])
  })

  it('that is cancelled while it is read changes nothing', async () => {
    shop.serve(heureka(Array.from({ length: 2_500 }, (_, i) => heurekaItem(`N${i}`))))
    const { running } = await feed()
    const job = runTask(house, shopJobs(house.ground), running!.taskId)
    await cancelTask(house.ground, house.accountId, running!.taskId, by)
    expect((await job).state).toBe('cancelled')
    expect(await sold()).toEqual([])
  })
})

describe('an address with no feed', () => {
  const failure = async (limits: Partial<FeedLimits> = {}, ground = house.ground) =>
    (await fetched(limits, ground)).error

  it.each([
    ['a web page', '<!doctype html><html><body><p>Hello<br></body></html>', 'feed.notXml'],
    ['a page without a doctype', '<html><head><meta charset=utf-8></head></html>', 'feed.notXml'],
    ['text', 'there is nothing here', 'feed.notXml'],
    ['nothing', '', 'feed.notXml'],
    ['other XML', '<sitemap><url/></sitemap>', 'feed.unknownKind'],
    ['a feed without products', '<SHOP></SHOP>', 'feed.empty'],
    [
      'entities that grow',
      '<!DOCTYPE SHOP [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><SHOP>&b;</SHOP>',
      'feed.entities',
    ],
    [
      'an entity of a file',
      '<!DOCTYPE SHOP [<!ENTITY f SYSTEM "file:///etc/passwd">]><SHOP>&f;</SHOP>',
      'feed.entities',
    ],
    ['an unknown entity', `<SHOP><SHOPITEM><ITEM_ID>&f;</ITEM_ID></SHOPITEM></SHOP>`, 'feed.broken'],
    ['an unknown encoding', '<?xml version="1.0" encoding="klingon"?><SHOP></SHOP>', 'feed.encoding'],
    ['half a packed file', gzipSync(heureka([heurekaItem('A')])).subarray(0, 60), 'feed.broken'],
  ])('but %s says so', async (_, body, code) => {
    shop.serve(body as string)
    expect(await failure()).toMatchObject({ code })
    expect(await sold()).toEqual([])
  })

  it.each([403, 404, 429, 500])('but a %i says so and is asked again within hours', async status => {
    await changeFeed(house.ground, house.accountId, feedId, { every_hours: 24 }, by)
    shop.serve('no', { 'retry-after': '7200' }, status)
    expect(await failure()).toMatchObject({ code: 'feed.answered', details: { status } })
    expect((await feed()).feed.next_at).toEqual(new Date(house.clock.now().getTime() + 7_200_000))
  })

  it('is not asked again where it is fetched by hand only', async () => {
    shop.serve('no', {}, 500)
    expect(await failure()).toMatchObject({ code: 'feed.answered' })
    expect((await feed()).feed.next_at).toBeNull()
  })

  it('but a small file that unpacks to a huge one is left', async () => {
    shop.serve(gzipSync(Buffer.concat([Buffer.from('<SHOP>'), Buffer.alloc(20_000_000, 32)])))
    expect(await failure({ mostBytes: 1_000_000 })).toMatchObject({ code: 'feed.tooLarge', details: { mostMb: 1 } })
  })

  it('but more products than are read is left', async () => {
    shop.serve(heureka([heurekaItem('A'), heurekaItem('B')]))
    expect(await failure({ mostItems: 1 })).toMatchObject({ code: 'feed.tooMany' })
  })

  it('but a server that falls silent, or never comes to an end, is left', async () => {
    shop.answer = () => {}
    expect(await failure({ idleMs: 50 })).toMatchObject({ code: 'feed.timeout' })
    shop.answer = (_, response) => void response.writeHead(200).write('<SHOP>')
    expect(await failure({ idleMs: 50 })).toMatchObject({ code: 'feed.timeout' })
    shop.answer = (_, response) => {
      const drip = setInterval(() => response.write(' '), 5)
      response.on('close', () => clearInterval(drip))
      response.writeHead(200).write('<SHOP>')
    }
    expect(await failure({ timeoutMs: 100 })).toMatchObject({ code: 'feed.timeout' })
  })

  it('but one in the private network is refused, also by a redirect and by a name', async () => {
    const dns = (_: string, done: (error: null, found: { address: string; family: number }[]) => void) =>
      done(null, [{ address: '10.0.0.1', family: 4 }])
    const outside = { ...house.ground, outgoing: new Outgoing({ allowPrivateNetworks: false, lookup: dns }) }
    const inside = { ...settings, url: `${shop.url}/feed.xml` }
    await expect(addFeed(outside, house.accountId, 'product', inside, by)).rejects.toMatchObject({
      code: 'feed.urlInside',
    })
    await changeFeed(house.ground, house.accountId, feedId, { url: 'http://looks-fine.example/feed.xml' }, by)
    expect(await failure({}, outside)).toMatchObject({ code: 'feed.unreachable', details: { why: 'insideAddress' } })
    shop.answer = (_, response) => response.writeHead(302, { location: 'http://[::ffff:169.254.169.254]/' }).end()
    const careful = new Outgoing({ allowPrivateNetworks: false })
    // The first hop is let in, as an outside address would be; where it leads to is looked at anew.
    Object.assign(careful, { isAllowed: (address: string) => address === '127.0.0.1' })
    await changeFeed(house.ground, house.accountId, feedId, { url: `${shop.url}/feed.xml` }, by)
    const redirected = await failure({}, { ...house.ground, outgoing: careful })
    expect(redirected).toMatchObject({ code: 'feed.unreachable', details: { why: 'insideAddress' } })
  })
})

describe('the schedule', () => {
  const due = async () =>
    await shopJobs(house.ground)
      .find(job => job.name === 'shop.refreshDue')!
      .run({}, 1)

  it('has a feed fetched every so many hours, once at a time', async () => {
    shop.serve(heureka([heurekaItem('A')]))
    await fetched()
    await changeFeed(house.ground, house.accountId, feedId, { every_hours: 6 }, by)
    await fetched()
    await due()
    expect((await feed()).running).toBeNull()
    house.clock.forward(6 * 3_600_000)
    await due()
    const { running, feed: row } = await feed()
    expect(running).not.toBeNull()
    expect(row.next_at).toEqual(new Date(house.clock.now().getTime() + 6 * 3_600_000))
    house.clock.forward(6 * 3_600_000)
    await due()
    expect((await feed()).running!.taskId).toBe(running!.taskId)
  })

  it('has it fetched at an hour of the account’s zone', async () => {
    await changeFeed(house.ground, house.accountId, feedId, { at_hour: 4 }, by)
    const at = (await feed()).feed.next_at!
    expect(at.toLocaleTimeString('sv-SE', { timeZone: 'Europe/Prague' })).toBe('04:00:00')
    expect(at.getTime() - house.clock.now().getTime()).toBeLessThanOrEqual(25 * 3_600_000)
    await expect(changeFeed(house.ground, house.accountId, feedId, { every_hours: 3 }, by)).rejects.toMatchObject({
      code: 'feed.schedule',
    })
  })
})

describe('a feed of another account', () => {
  it('is as good as none', async () => {
    const otherId = (await anotherAccount(house)).accountId
    const none = { code: 'thing.notFound' }
    await expect(readFeed(house.ground, otherId, feedId)).rejects.toMatchObject(none)
    await expect(refreshNow(house.ground, otherId, feedId, by)).rejects.toMatchObject(none)
    await expect(removeFeed(house.ground, otherId, feedId, by)).rejects.toMatchObject(none)
    await expect(readFeedProblems(house.ground, otherId, feedId, { limit: 1 })).rejects.toMatchObject(none)
  })
})
