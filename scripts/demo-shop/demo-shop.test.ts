import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Receiver } from '../../tests/kit/receiver.ts'
import { products } from './products.ts'
import { type DemoShop, startDemoShop } from './shop.ts'

let api: Receiver
let shop: DemoShop
const start = (port: number) =>
  startDemoShop({
    ...{ name: 'Kavárna <&>', shop: 'kavarna.example', host: '127.0.0.1', port },
    ...{ origin: 'http://mail.test', appId: 'shop', api: { url: api.url, key: 'the-key-of-the-demo' } },
  })

beforeEach(async () => {
  api = await new Receiver().start()
  shop = await start(0)
})
afterEach(async () => {
  await shop.stop()
  await api.stop()
})

const order = (given: object) =>
  fetch(`${shop.url}/objednavka`, { method: 'POST', body: JSON.stringify(given) }).then(async answer => ({
    status: answer.status,
    body: (await answer.json()) as { number?: string; problem?: string },
  }))

describe("the demo's e-shop", () => {
  it('has every product with a page and a picture, and our code on each page', async () => {
    const home = await (await fetch(shop.url)).text()
    expect(home).toContain("ecotrack('newTracker', 'cf', 'http://mail.test', { appId: 'shop', waitForConsent: true })")
    for (const { slug, code } of products) {
      expect(home).toContain(`href="/p/${slug}"`)
      const page = await (await fetch(`${shop.url}/p/${slug}`)).text()
      expect(page).toContain(`"product":"${code}"`)
      const picture = await fetch(`${shop.url}/img/${code}.svg`)
      expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    }
    for (const path of ['/kosik', '/pokladna', '/prihlaseni', '/dekujeme'])
      expect((await fetch(shop.url + path)).status).toBe(200)
    expect((await fetch(`${shop.url}/p/neni`)).status).toBe(404)
  })

  it('escapes what an address brings', async () => {
    const page = await (
      await fetch(`${shop.url}/dekujeme?objednavka=${encodeURIComponent('<script>x</script>')}`)
    ).text()
    expect(page).not.toContain('<script>x')
    expect(page).toContain('Kavárna &#60;&#38;&#62;')
  })

  it('has a feed of all products', async () => {
    const feed = await (await fetch(`${shop.url}/heureka.xml`)).text()
    expect(feed.match(/<ITEM_ID>([^<]+)/g)).toHaveLength(products.length)
    expect(feed).toContain(`<URL>${shop.url}/p/rucni-mlynek</URL>`)
  })

  it('tells an order from its server, by its own prices and with the key', async () => {
    const { status, body } = await order({
      email: 'jana@example.com',
      city: 'Brno',
      items: { 'HRN-PO': 2, 'CAJ-BYL': '1', nic: 5, 'MLY-RU': -1 },
    })
    expect([status, body.number]).toEqual([200, expect.stringMatching(/^U[0-9A-Z]+$/)])
    expect(api.got[0]).toMatchObject({ path: '/tracker/transaction', headers: { key: 'the-key-of-the-demo' } })
    expect(api.bodies()[0]).toMatchObject({
      transaction: { order_id: body.number, email: 'jana@example.com', amount: 2 * 349 + 119 + 79, currency: 'CZK' },
      transaction_items: [
        { code: 'HRN-PO', price: 349, amount: 2 },
        { code: 'CAJ-BYL', price: 119, amount: 1 },
      ],
    })
  })

  it.each([
    ['no address', { email: 'nikdo', items: { 'HRN-PO': 1 } }],
    ['nothing in the basket', { email: 'jana@example.com', items: {} }],
    ['a product that is none', { email: 'jana@example.com', items: { constructor: 1 } }],
    ['no order at all', []],
  ])('takes no order with %s', async (_, given) => {
    expect(await order(given)).toMatchObject({ status: 422, body: { problem: expect.any(String) } })
    expect(api.got).toEqual([])
  })

  it('opens the next port where its own is taken', async () => {
    const { port } = new URL(shop.url)
    const second = await start(Number(port))
    expect(Number(new URL(second.url).port)).toBeGreaterThan(Number(port))
    expect((await fetch(second.url)).status).toBe(200)
    await second.stop()
  })
})
