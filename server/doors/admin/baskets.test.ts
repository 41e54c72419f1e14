import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aBrowser, makeSense } from '../../../tests/kit/web.ts'
import { createContact } from '../../rooms/contacts/index.ts'
import { recordCustomEvent } from '../../rooms/shop/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
let listId: number
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
  listId = (await aList(house)).id
})

const somebody = () => aContact(house, listId)
const asked = async (id: number, what: string) => (await send('GET', `/contacts/${id}/${what}`)).body

describe('what a contact does in the shop', () => {
  it('is on its page: the basket as it is now, and what was looked at last', async () => {
    const eva = await somebody()
    expect(await asked(eva.id, 'basket')).toEqual({ basket: null, viewed: [] })
    const browser = aBrowser(house, { uid: eva.email })
    await browser.view('A')
    await browser.view('A')
    await browser.basket([{ productId: 'A', name: 'Káva', price: 9.5, quantity: 2, url: 'https://shop.example/a' }])
    await makeSense(house)
    const at = house.clock.now().toISOString()
    expect(await asked(eva.id, 'basket')).toEqual({
      basket: {
        ...{ at, currency: 'CZK', total: 19, sent: 1 },
        products: [{ code: 'A', name: 'Káva', price: 9.5, quantity: 2, url: 'https://shop.example/a' }],
      },
      viewed: [{ code: 'A', at, times: 2, title: null, url: null }],
    })
  })

  it('is one line of the story for a visit, however many pages it has', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    for (const url of ['/', '/a', '/b']) await browser.open(url, { page: `Page ${url}` })
    await browser.view('A')
    await browser.basket([{ productId: 'A', name: 'Káva', price: 9.5, quantity: 2 }])
    await browser.basket([])
    await makeSense(house)
    const { entries } = await asked(eva.id, 'timeline?kind=activity')
    expect(entries.map((entry: { type: string }) => entry.type)).toEqual([
      'basket.emptied',
      'basket.changed',
      'product.viewed',
      'shop.visited',
    ])
    expect(entries[3].data).toEqual({ url: 'https://shop.example/', title: 'Page /', referrer: null })
    expect(entries[1].data).toMatchObject({ sent: 1, total: 19, products: [{ name: 'Káva', quantity: 2 }] })
    expect(entries[1].data.value).toBeUndefined()
  })

  it('is nobody else’s to see', async () => {
    const { accountId } = await anotherAccount(house)
    const call = { email: 'x@other.example', profile: {}, origin: { channel: 'api' }, triggerChanges: false } as const
    const theirs = await createContact(house.ground, accountId, call)
    expect((await send('GET', `/contacts/${theirs.id}/basket`)).status).toBe(404)
  })
})

describe('whatever a browser says', () => {
  const nasty = `'; drop table contact; -- <script>alert(1)</script> *|IF:X|* "\\ $1 {{7*7}} \u202e ž 🐦`

  it('stands as text in the story, on the page and in the copy for the person', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    await browser.tell({ e: 'pv', url: nasty, page: nasty, refr: nasty })
    await browser.tell({ e: 'se', se_ca: nasty, se_ac: nasty, se_la: nasty, se_pr: nasty, se_va: nasty })
    await browser.view(nasty)
    await browser.basket([{ productId: nasty, name: nasty, price: nasty, quantity: nasty, url: nasty, [nasty]: nasty }])
    await browser.say({ action: nasty, [nasty]: nasty, __proto__: { a: 1 } })
    await makeSense(house)
    const { entries } = await asked(eva.id, 'timeline?kind=activity')
    const by = (type: string) => entries.find((entry: { type: string }) => entry.type === type)!.data
    expect(by('shop.visited')).toEqual({ url: nasty, title: nasty, referrer: nasty })
    expect(by('product.viewed').action).toBe(nasty)
    expect(by('basket.changed').products).toEqual([{ code: nasty, name: nasty, price: null, quantity: 1, url: null }])
    const { basket, viewed } = await asked(eva.id, 'basket')
    expect([basket.products[0].name, viewed[0].code]).toEqual([nasty, nasty])
    const page = (await send('POST', `/contacts/${eva.id}/export/html`)).raw.toString()
    expect(page).toContain('&lt;script&gt;')
    expect(page).not.toContain('<script>alert')
  })
})

describe('the copy for the person', () => {
  it('has every page, the basket and what was looked at', async () => {
    const eva = await somebody()
    const browser = aBrowser(house, { uid: eva.email })
    await browser.open('/first', { page: 'First page' })
    await browser.open('/second', { page: 'Second page' })
    await browser.view('K-1')
    await browser.basket([{ productId: 'K-1', name: 'Káva' }])
    await makeSense(house)
    const said = { category: 'mine', action: 'Did', label: null, property: null, value: '5' }
    await recordCustomEvent(house.ground, house.accountId, eva.id, said)
    const data = JSON.parse((await send('POST', `/contacts/${eva.id}/export/json`)).raw.toString())
    expect(data.visits.map((row: { kind: string; title: string }) => [row.kind, row.title])).toEqual([
      ['page', 'First page'],
      ['page', 'Second page'],
      ['view', null],
      ['basket', null],
    ])
    expect(data.visits[0]).toMatchObject({ ip: '192.0.2.7', url: 'https://shop.example/first' })
    expect(data.basket).toMatchObject([{ products: [{ code: 'K-1', name: 'Káva' }] }])
    expect(data.views).toMatchObject([{ code: 'K-1', times: 1 }])
    const page = (await send('POST', `/contacts/${eva.id}/export/html`)).raw.toString()
    for (const text of ['Návštěvy e-shopu', 'Second page', 'Prohlédnuté produkty']) expect(page).toContain(text)
  })
})
