import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder } from '../../../tests/kit/orders.ts'
import { aFeed, aProduct } from '../../../tests/kit/products.ts'
import { aCampaign, aSender, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import type { Db } from '../../platform/db.ts'
import type { sql } from '../../platform/sql.ts'
import { previewCampaign, readAudience, readCampaign } from '../campaigns/index.ts'
import { shopValues } from '../emails/index.ts'
import { placeOrder, recordCustomEvent } from '../shop/index.ts'
import { smtpCarriers } from './index.ts'

let house: TestHouse
let listId: number
let buyer: { id: number; email: string }
let stranger: { id: number; email: string }
const DAY_MS = 86_400_000
const item = { title: null, category: null, categories: [] as string[], tags: [], price: '10', quantity: '1', at: null }

beforeAll(async () => {
  house = await aHouse()
  listId = (await aList(house)).id
  buyer = await aContact(house, listId, { email: 'buyer@example.com' })
  stranger = await aContact(house, listId, { email: 'stranger@example.com' })
  const feedId = await aFeed(house)
  await aProduct(house, feedId, {
    code: 'K1',
    title: 'Káva <Brazílie>',
    price: 1299.9,
    priceBefore: 1500,
    category: 'Káva',
  })
  await aProduct(house, feedId, { code: 'H1', title: 'Hrnek', price: 390 })
  await aProduct(house, feedId, { code: 'GONE', title: 'Stará', goneAt: house.clock.now() })
  const { accountId: otherId } = await anotherAccount(house)
  await aProduct(house, await aFeed(house, otherId), { code: 'H1', title: 'Cizí hrnek', accountId: otherId })
  await tell('Basket', {
    products: [
      { productId: 'H1', name: 'Hrnek z košíku', price: '350', url: 'https://shop.example/h1' },
      { productId: 'X', name: 'Bez katalogu', price: 20 },
    ],
  })
  for (const code of ['K1', 'GONE', 'NEVER']) await viewed(code)
  const buy = (code: string, ago: number, patch: object = {}) =>
    placeOrder(
      house.ground,
      house.accountId,
      anOrder({
        email: buyer.email,
        orderedAt: new Date(house.clock.now().getTime() - ago * DAY_MS),
        items: [{ ...item, code, title: `Koupeno ${code}`, categories: ['Nápoje | Čaj'] }],
        ...patch,
      }),
    )
  for (let i = 1; i <= 7; i++) await buy(`B${i}`, i)
  await buy('K1', 20)
  await buy('STORNO', 1, { status: 'canceled' })
})

const said = { category: null, label: null, property: null }
const tell = (action: string, data: object) =>
  recordCustomEvent(house.ground, house.accountId, buyer.id, {
    ...said,
    category: 'ue',
    action,
    label: action,
    value: JSON.stringify({ data: { data: { action, ...data } } }),
  })
const viewed = (code: string) =>
  recordCustomEvent(house.ground, house.accountId, buyer.id, {
    ...said,
    category: 'ECM_PRODUCT_VIEW',
    action: code,
    value: null,
  })

/** What each of the two is sent, the text part alone. */
async function mailsOf(text: string): Promise<{ buyer: string; stranger: string }> {
  const sink = await smtpSink()
  const { stop } = await aSender(house, smtpCarriers(target(sink)))
  const campaign = await aCampaign(house, [listId], { html: `<p>[${text}]</p>` })
  await startNow(house, campaign.id)
  await until(async () => (await readCampaign(house.ground, house.accountId, campaign.id)).status === 'sent')
  await stop()
  const of = (email: string) => {
    const raw = sink.mails.find(mail => mail.to === email)!.raw
    const html = raw.slice(raw.indexOf('text/html'))
    const body = html.slice(html.indexOf('\r\n\r\n')).replace(/=\r\n/g, '')
    const bytes = body.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    return /\[(.*?)\]<\/p>/s.exec(Buffer.from(bytes, 'latin1').toString())![1]!.replace(/\u00a0/g, ' ')
  }
  return { buyer: of(buyer.email), stranger: of(stranger.email) }
}
const each = (list: string, body: string) => `*|EACH:${list}|*${body}*|END|*`

describe('tags of the shop in a campaign', () => {
  it('say what is in the basket, as it was put there, and nothing to who has none', async () => {
    const mails = await mailsOf(
      `*|IF:ECM_BASKET|*${each('ECM_BASKET', '*|loop_var.name|* *|loop_var.price_text|*;')}*|ELSE:|*prázdný*|END:IF|*`,
    )
    expect(mails).toEqual({ buyer: 'Hrnek z košíku 350 Kč;Bez katalogu 20 Kč;', stranger: 'prázdný' })
  })

  it('say what was looked at, escaped, with the older and the lowest price, if it can be bought still', async () => {
    const mails = await mailsOf(
      each(
        'ECM_LAST_VIEW',
        '*|loop_var.name|* *|loop_var.price|* *|loop_var.price_before|* *|loop_var.lowest_price|*;',
      ),
    )
    expect(mails).toEqual({ buyer: 'Káva &lt;Brazílie&gt; 1299.9 1 500 Kč 1 299,90 Kč;', stranger: '' })
  })

  it('say the last five things that were bought, also by their place', async () => {
    const mails = await mailsOf(`${each('ECM_LAST_BOUGHT', '*|loop_var.productId|*,')} *|ECM_LAST_BOUGHT[2].name|*`)
    expect(mails).toEqual({ buyer: 'B1,B2,B3,B4,B5, Koupeno B2', stranger: ' ' })
  })

  it('ask whether something was bought: a product, a category or a path of it, within so many days', async () => {
    const asks = ["'B7'", "'STORNO'", "'Čaj'", "'Nápoje'", "'Káva', 30", "'K1', 30", "'K1', 10", '‘B6’, "7 days"']
    const mails = await mailsOf(asks.map(ask => `*|IF:ECM_BOUGHT[${ask}]|*1*|ELSE:|*0*|END:IF|*`).join(''))
    expect(mails).toEqual({ buyer: '10110101', stranger: '00000000' })
  })

  it('draw products at random and by what sells, of this account alone', async () => {
    const mails = await mailsOf(
      `${each('ECM_RANDOM_PRODUCTS', '*|loop_var.productId|*,')} *|ECM_BEST_SELLERS[1].name|*`,
    )
    for (const mail of [mails.buyer, mails.stranger]) {
      const [drawn, best] = mail.split(' ', 2)
      expect(drawn!.split(',').sort()).toEqual(['', 'H1', 'K1'])
      expect(best).toBe('Káva')
    }
  })
})

describe('before sending', () => {
  it('it is said how many have nothing, and a preview shows a chosen contact as it is', async () => {
    const campaign = await aCampaign(house, [listId], { html: `<p>${each('ECM_BASKET', '*|loop_var.name|*;')}</p>` })
    const { warnings } = await readAudience(house.ground, house.accountId, campaign.id, { leavesMachine: false })
    expect(warnings).toContainEqual({
      code: 'shopDataMissing',
      blocking: false,
      data: { tag: 'ECM_BASKET', contacts: 1 },
    })
    expect(warnings.map(({ code }) => code)).not.toContain('unknownTags')
    const see = async (contactId?: number) =>
      (await previewCampaign(house.ground, house.accountId, campaign.id, { contactId })).html
    expect(await see(buyer.id)).toContain('<p>Hrnek z košíku;Bez katalogu;</p>')
    expect(await see(stranger.id)).toContain('<p></p>')
  })

  it('a preview for nobody in particular shows products of the catalogue, and an empty catalogue is said', async () => {
    const empty = await aHouse()
    const list = await aList(empty)
    await aContact(empty, list.id)
    const campaign = await aCampaign(empty, [list.id], {
      html: `<p>${each('ECM_BEST_SELLERS', '*|loop_var.name|*;')}</p>`,
    })
    const { warnings } = await readAudience(empty.ground, empty.accountId, campaign.id, { leavesMachine: false })
    expect(warnings).toContainEqual({ code: 'catalogueEmpty', blocking: false, data: {} })
    const { html } = await previewCampaign(empty.ground, empty.accountId, campaign.id, {})
    expect(html).toContain('Hrnek od Berounky;')
  })
})

it('many contacts take as many statements as one', async () => {
  const { rows, many } = {
    rows: [buyer.id],
    many: [buyer.id, stranger.id, ...Array.from({ length: 50 }, (_, i) => 900 + i)],
  }
  const counted = async (ids: number[]) => {
    let n = 0
    const { db } = house.ground
    const counting = (asked: 'query' | 'one' | 'run') => (statement: ReturnType<typeof sql>) => {
      n++
      return db[asked](statement)
    }
    const reading = { query: counting('query'), one: counting('one'), run: counting('run') } as unknown as Db
    const kinds = ['basket', 'views', 'bought', 'random', 'bestSellers'] as const
    await shopValues({ ...house.ground, db: reading }, house.accountId, [...kinds], ids)
    return n
  }
  expect(await counted(many)).toBe(await counted(rows))
})
