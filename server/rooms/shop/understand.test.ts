import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aBrowser, makeSense } from '../../../tests/kit/web.ts'
import { sql } from '../../platform/sql.ts'
import { ecmidOf, removeContact } from '../contacts/index.ts'
import { eraseContact, mergeContacts, readErasure } from '../outbox/index.ts'
import { openCollector, webContacts } from '../web/index.ts'
import { basketOf, lastViewsOf, readCustomEvents, recordCustomEvent } from './index.ts'

let house: TestHouse
let listId: number
beforeAll(async () => {
  house = await aHouse()
  listId = (await aList(house)).id
})

const by = { userId: 1, ip: null }
const somebody = (email?: string) => aContact(house, listId, { email })
const basket = (contactId: number) => basketOf(house.ground, house.accountId, contactId)
const views = (contactId: number) => lastViewsOf(house.ground, house.accountId, contactId, 10)
const pages = async (contactId: number) => {
  const [row] = await webContacts(house.ground.db, house.accountId, [contactId])
  return row && { pages: row.pages, visits: row.visits }
}
const story = async (contactId: number) =>
  (
    await house.ground.db.query<{ type: string; at: Date; data: Record<string, unknown> }>(sql`
      select type, at, data from event where account_id = ${house.accountId} and contact_id = ${contactId} and type <> 'subscribed'
        and type not like 'contact.%' order by at, id`)
  ).map(row => row)
const kept = (duid: string) =>
  house.ground.db.query<{
    kind: string
    contact_id: number | null
    at: Date
    said_at: string | null
    is_bot: boolean
    url: string
  }>(sql`
    select e.kind, e.contact_id, e.at, e.said_at, e.is_bot, e.url from web_event e join web_visitor v on v.account_id = e.account_id and v.id = e.visitor_id
    where v.account_id = ${house.accountId} and v.duid = ${duid} order by e.id`)

describe('a visitor', () => {
  it('is nobody until it says who it is, and brings along what it did', async () => {
    const eva = await somebody()
    const browser = aBrowser(house)
    await browser.open('/')
    house.clock.forward(20_000)
    await browser.view('K-1')
    await browser.basket([{ productId: 'K-1', name: 'Káva', price: '199', quantity: 2 }])
    await makeSense(house)
    expect([await pages(eva.id), await views(eva.id), await basket(eva.id)]).toEqual([undefined, [], null])
    house.clock.forward(20_000)
    await browser.is(eva.email)
    await makeSense(house)
    expect(await pages(eva.id)).toEqual({ pages: 1, visits: 1 })
    expect(await views(eva.id)).toMatchObject([{ code: 'K-1', times: 1 }])
    expect(await basket(eva.id)).toMatchObject({ total: 398, currency: 'CZK', products: [{ code: 'K-1', price: 199 }] })
    expect((await story(eva.id)).map(one => one.type)).toEqual(['shop.visited', 'product.viewed', 'basket.changed'])
  })

  it('is known by the token of a link, in later visits too, and its address says nothing of the token', async () => {
    const contact = await somebody()
    const browser = aBrowser(house)
    const token = ecmidOf(house.ground.secrets, house.accountId, contact.id)
    await browser.open(`/akce?ecmid=${token}&a=1`, { uid: token })
    await makeSense(house)
    house.clock.forward(40 * 60_000)
    await browser.open('/kosik')
    await makeSense(house)
    expect(await pages(contact.id)).toEqual({ pages: 2, visits: 2 })
    expect((await kept(browser.duid)).map(one => one.url)).toEqual([
      'https://shop.example/akce?a=1',
      'https://shop.example/kosik',
    ])
  })

  it('moves on to another person and leaves the history with the first', async () => {
    const [eva, jan] = [await somebody(), await somebody()]
    const browser = aBrowser(house)
    await browser.open('/eva', { uid: eva.email })
    await makeSense(house)
    await browser.open('/jan', { uid: jan.email })
    await browser.open('/jan2')
    await makeSense(house)
    expect((await kept(browser.duid)).map(one => one.contact_id)).toEqual([eva.id, jan.id, jan.id])
    expect([await pages(eva.id), await pages(jan.id)]).toEqual([
      { pages: 1, visits: 1 },
      { pages: 2, visits: 0 },
    ])
  })

  it('that says to be somebody unknown is no longer the one before, and is joined when that address becomes a contact', async () => {
    const eva = await somebody()
    const browser = aBrowser(house)
    await browser.open('/eva', { uid: eva.email })
    await browser.open('/new', { uid: 'Later@person.example' })
    await makeSense(house)
    expect((await kept(browser.duid)).map(one => one.contact_id)).toEqual([eva.id, null])
    const later = await somebody('later@person.example')
    await browser.open('/later')
    await makeSense(house)
    expect((await kept(browser.duid)).map(one => one.contact_id)).toEqual([eva.id, later.id, later.id])
  })

  it('whom an unknown person used meanwhile does not give that person’s history to the next one', async () => {
    const eva = await somebody()
    const browser = aBrowser(house)
    await browser.open('/a', { uid: 'nobody@person.example' })
    await browser.open('/b', { uid: eva.email })
    await makeSense(house)
    expect((await kept(browser.duid)).map(one => one.contact_id)).toEqual([null, eva.id])
  })

  it('is not moved by what is neither an address nor a token, as a customer’s number', async () => {
    const eva = await somebody()
    const browser = aBrowser(house)
    await browser.open('/a', { uid: eva.email })
    await browser.open('/b', { uid: '12345' })
    await makeSense(house)
    expect((await kept(browser.duid)).map(one => one.contact_id)).toEqual([eva.id, eva.id])
  })

  it('makes no contact of an unknown address and subscribes nobody', async () => {
    const count = async () =>
      (await house.ground.db.one<{ n: number; s: number }>(
        sql`select (select count(*) from contact) as n, (select count(*) from subscription) as s`,
      ))!
    const before = await count()
    await aBrowser(house).open('/', { uid: 'made-up@person.example' })
    await makeSense(house)
    expect(await count()).toEqual(before)
  })

  it('of one account is nobody in another', async () => {
    const other = await anotherAccount(house)
    const eva = await somebody()
    const collector = openCollector(house.ground)
    const token = ecmidOf(house.ground.secrets, house.accountId, eva.id)
    const caller = { ip: '192.0.2.9', userAgent: null, isAnonymous: false }
    for (const uid of [token, eva.email])
      await collector.collect(
        [Object.entries({ e: 'pv', aid: 'other', duid: 'd', uid, url: 'https://x.example' })],
        caller,
      )
    const { understand } = await import('./understand.ts')
    await understand(house.ground, other.accountId)
    const rows = await house.ground.db.query(
      sql`select account_id, contact_id from web_event where account_id = ${other.accountId}`,
    )
    expect(rows).toEqual([{ account_id: other.accountId, contact_id: null }])
    expect(await pages(eva.id)).toBeUndefined()
  })
})

describe('a page', () => {
  it('seen twice within seconds counts once, also when the second one says who it is', async () => {
    const eva = await somebody()
    const browser = aBrowser(house)
    await browser.open('/a')
    house.clock.forward(2_000)
    await browser.open('/a', { uid: eva.email })
    house.clock.forward(15_000)
    await browser.open('/a')
    await makeSense(house)
    expect(await pages(eva.id)).toEqual({ pages: 2, visits: 1 })
  })

  it('has the time that the browser says, the delay by the browser’s own clock', async () => {
    const browser = aBrowser(house)
    const now = house.clock.now().getTime()
    await browser.open('/true', { ttm: String(now - 60_000), dtm: '5' })
    await browser.open('/late', { dtm: String(now - 7_200_000 - 3_600_000), stm: String(now - 7_200_000) })
    await browser.open('/future', { dtm: String(now + 86_400_000) })
    await browser.open('/ancient', { dtm: '1000' })
    await browser.open('/junk', { dtm: 'yesterday' })
    await browser.open('/huge', { dtm: '99999999999999999999' })
    await makeSense(house)
    expect((await kept(browser.duid)).map(one => [one.at.getTime() - now, one.said_at])).toEqual([
      [-60_000, null],
      [-3_600_000, null],
      [0, String(now + 86_400_000)],
      [0, '1000'],
      [0, 'yesterday'],
      [0, '99999999999999999999'],
    ])
  })

  it('that a robot loads is kept and marked, and counts for nobody', async () => {
    const eva = await somebody()
    const robot = aBrowser(house, {}, 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)')
    await robot.open('/', { uid: eva.email })
    await robot.view('K-9')
    await makeSense(house)
    expect(await kept(robot.duid)).toMatchObject([{ is_bot: true }, { is_bot: true }])
    expect([await pages(eva.id), await views(eva.id), await story(eva.id)]).toEqual([undefined, [], []])
  })
})

describe('a basket', () => {
  const coffee = {
    productId: 'K-17',
    name: 'Etiopie',
    price: '1 299,50 Kč',
    quantity: '2',
    img_url: '//img.example/k.jpg',
    tags: ['a'],
  }

  it('is the whole of it each time, with what the shop adds', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    await browser.basket([coffee, { productId: 'K-18', price: 10 }])
    await makeSense(house)
    house.clock.forward(1_000)
    await browser.tell({
      e: 'ue',
      ue_pr: JSON.stringify({
        data: { data: { action: 'Basket', cartId: 'c1', currency: 'eur', products: [coffee] } },
      }),
    })
    await makeSense(house)
    expect(await basket(eva.id)).toEqual({
      ...{ at: house.clock.now(), currency: 'EUR', total: 2599, sent: 1, extra: { cartId: 'c1' } },
      products: [
        {
          ...{ code: 'K-17', name: 'Etiopie', price: 1299.5, quantity: 2, url: null, description: null },
          ...{ imageUrl: 'https://img.example/k.jpg', extra: { tags: ['a'] } },
        },
      ],
    })
  })

  it('that is told again as it was is no change; an emptied one is none', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    for (const products of [[coffee], [coffee], [], []]) {
      await browser.basket(products)
      house.clock.forward(1_000)
    }
    await makeSense(house)
    expect((await story(eva.id)).map(one => one.type)).toEqual(['basket.changed', 'basket.emptied'])
    expect(await basket(eva.id)).toBeNull()
  })

  it('that comes late does not bring back an older one', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    await browser.basket([coffee])
    await browser.basket([{ productId: 'old' }], { ttm: String(house.clock.now().getTime() - 60_000) })
    await makeSense(house)
    expect((await basket(eva.id))!.products.map(product => product.code)).toEqual(['K-17'])
    await browser.basket([{ productId: 'older' }], { ttm: String(house.clock.now().getTime() - 90_000) })
    await makeSense(house)
    expect((await basket(eva.id))!.products.map(product => product.code)).toEqual(['K-17'])
  })

  it.each([
    ['wrapped twice as a text', JSON.stringify({ data: { data: { action: 'Basket', products: [coffee] } } })],
    ['wrapped once', JSON.stringify({ data: { action: 'Basket', products: [coffee] } })],
    ['bare', JSON.stringify({ action: 'Basket', products: [coffee] })],
    ['a text in a text', JSON.stringify(JSON.stringify({ data: { data: { action: 'Basket', products: [coffee] } } }))],
    ['as PHP’s list with gaps', JSON.stringify({ data: { data: { products: { 0: coffee } } } })],
    [
      'with a product where its id belongs',
      JSON.stringify({ data: { data: { products: [{ ...coffee, productId: { id: 'K-17' } }] } } }),
    ],
  ])('comes by the API: %s', async (_, value) => {
    const eva = await somebody()
    const said = { category: 'ue', action: 'PrestaBasket', label: null, property: null, value }
    await recordCustomEvent(house.ground, house.accountId, eva.id, said)
    expect((await basket(eva.id))!.products).toMatchObject([{ code: 'K-17', price: 1299.5, quantity: 2 }])
    house.clock.forward(1_000)
    await recordCustomEvent(house.ground, house.accountId, eva.id, { ...said, value: '' })
    expect(await basket(eva.id)).toBeNull()
    expect((await readCustomEvents(house.ground, house.accountId, eva.id, 1, 10)).total).toBe(2)
  })

  it.each(['junk', '{"data":', '[1]', '{"data":{"data":{"products":"x"}}}', '{"a":1}'])(
    'that is none stays an event of the shop’s own: %j',
    async value => {
      const eva = await somebody()
      const said = { category: 'ue', action: 'Basket', label: null, property: null, value }
      await recordCustomEvent(house.ground, house.accountId, eva.id, said)
      expect((await story(eva.id)).map(one => one.type)).toEqual(['custom.event'])
      expect(await basket(eva.id)).toBeNull()
    },
  )

  it('links nowhere but to the web', async () => {
    const eva = await somebody()
    await aBrowser(house, { uid: eva.email }).basket([
      { productId: '1', url: 'javascript:alert(1)', img_url: 'data:text/html,x' },
      { productId: '2', url: 'https://shop.example/2' },
    ])
    await makeSense(house)
    expect((await basket(eva.id))!.products.map(({ url, imageUrl }) => [url, imageUrl])).toEqual([
      [null, null],
      ['https://shop.example/2', null],
    ])
  })
})

describe('views', () => {
  it('are counted by product, the last one first, from both ways', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    for (const code of ['A', 'B', 'A']) {
      await browser.view(code)
      house.clock.forward(1_000)
    }
    await makeSense(house)
    const said = { category: 'ECM_PRODUCT_VIEW', action: 'C', label: null, property: null, value: null }
    await recordCustomEvent(house.ground, house.accountId, eva.id, said)
    expect(await views(eva.id)).toMatchObject([
      { code: 'C', times: 1 },
      { code: 'A', times: 2 },
      { code: 'B', times: 1 },
    ])
  })

  it('of more than a hundred products are the last hundred', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    for (let i = 0; i < 120; i++) {
      await browser.view(`P-${i}`)
      house.clock.forward(1_000)
    }
    await makeSense(house)
    const all = await lastViewsOf(house.ground, house.accountId, eva.id, 500)
    expect([all.length, all[0]!.code, all.at(-1)!.code]).toEqual([100, 'P-119', 'P-20'])
  })
})

describe('an event of the shop’s own', () => {
  it('has its properties with their kinds', async () => {
    const eva = await somebody()
    await aBrowser(house, { uid: eva.email }).say({
      ...{ action: 'Wishlist', count: 3, price: '199.50', vip: 'true', code: '0042', when: '2026-05-01', list: [1] },
    })
    await makeSense(house)
    const [event] = await story(eva.id)
    expect(event).toMatchObject({ type: 'custom.event', data: { category: 'ue', action: 'Wishlist' } })
    expect(event!.data.props).toEqual({
      action: { t: 'Wishlist' },
      count: { n: 3 },
      price: { n: 199.5 },
      vip: { b: true },
      code: { t: '0042' },
      when: { d: '2026-05-01T00:00:00.000Z' },
    })
  })
})

describe('a contact', () => {
  it('that was merged has its browsers, views and basket with the other one', async () => {
    const [winner, loser] = [await somebody(), await somebody()]
    const browser = aBrowser(house)
    await browser.open('/', { uid: loser.email })
    await browser.view('A')
    await browser.basket([{ productId: 'A' }])
    await makeSense(house)
    await mergeContacts(house.ground, house.accountId, { winnerId: winner.id, loserId: loser.id, takes: [], by })
    await browser.view('A')
    await browser.view('B', { uid: loser.email })
    await makeSense(house)
    expect(await pages(winner.id)).toEqual({ pages: 1, visits: 1 })
    expect((await views(winner.id)).map(({ code, times }) => [code, times]).sort()).toEqual([
      ['A', 2],
      ['B', 1],
    ])
    expect((await basket(winner.id))!.products).toHaveLength(1)
  })

  it('that was erased leaves nothing of its visits', async () => {
    const eva = await somebody('erased@visits.example')
    const browser = aBrowser(house)
    await browser.open('/', { uid: eva.email })
    await browser.view('A')
    await browser.basket([{ productId: 'A' }])
    await makeSense(house)
    await browser.open('/waiting', { uid: 'Erased@visits.example' })
    expect((await readErasure(house.ground, house.accountId, eva.id)).events).toBeGreaterThan(3)
    await eraseContact(house.ground, house.accountId, eva.id, { neverAgain: true, by })
    await makeSense(house)
    expect(await kept(browser.duid)).toEqual([])
    expect([await basket(eva.id), await views(eva.id), await pages(eva.id)]).toEqual([null, [], undefined])
    const left = await house.ground.db.query(sql`
      select duid as text from web_visitor where duid = ${browser.duid} union all select claim from web_visitor where claim like 'erased@%'
      union all select data::text from event where data::text like '%"A"%' and contact_id = ${eva.id}`)
    expect(left).toEqual([])
  })

  it('that was deleted is not written to by its browser any more', async () => {
    const eva = await somebody()
    const browser = aBrowser(house)
    await browser.open('/', { uid: eva.email })
    await makeSense(house)
    await removeContact(house.ground, house.accountId, eva.id)
    await browser.open('/after')
    await makeSense(house)
    expect((await kept(browser.duid)).map(one => one.contact_id)).toEqual([eva.id, null])
  })
})

describe('what cannot be understood', () => {
  it('holds nothing up', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    await browser.view('before')
    // Something that no door lets in.
    await house.ground.db.run(sql`
      insert into web_arrival (account_id, received_at, fields) values (${house.accountId}, now(), '{"e":"ue","uid":"x","ue":5}')`)
    await browser.view('after')
    await makeSense(house)
    expect((await views(eva.id)).map(view => view.code).sort()).toEqual(['after', 'before'])
    const left = await house.ground.db.one(
      sql`select count(*) as n from web_arrival where account_id = ${house.accountId}`,
    )
    expect(left).toEqual({ n: 0 })
  })
})
