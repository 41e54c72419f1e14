import { beforeAll, describe, expect, it } from 'vitest'
import { aFeedServer, heureka, heurekaItem } from '../../../tests/kit/feed-server.ts'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder } from '../../../tests/kit/orders.ts'
import { runTask } from '../../../tests/kit/tasks.ts'
import { placeOrder, shopJobs } from '../../rooms/shop/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
let viewer: Send
let shop: Awaited<ReturnType<typeof aFeedServer>>
let feedId: number

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'yes' })
  const app = await anAdminApp(house)
  send = await signedIn(app, house)
  viewer = await signedIn(app, house, 'viewer')
  shop = await aFeedServer()
  const added = await send('POST', '/feeds', { kind: 'product', name: 'Katalog', url: shop.url, everyHours: 6 })
  feedId = added.body.id
})

async function fetched(body: string) {
  shop.serve(body)
  const { running } = (await send('POST', `/feeds/${feedId}/refresh`)).body
  await runTask(house, shopJobs(house.ground), running.taskId)
  return (await viewer('GET', '/feeds')).body.feeds[0]
}

const category = '<CATEGORYTEXT>Káva | Zrnková</CATEGORYTEXT>'

describe('the feeds of the admin', () => {
  it('are added, shown while they are fetched and after, and changed by whoever may', async () => {
    expect((await viewer('GET', '/feeds')).body.feeds).toMatchObject([
      { id: feedId, running: { done: 0 }, items: null },
    ])
    expect(await fetched(heureka([heurekaItem('A', category), heurekaItem('A')]))).toMatchObject({
      ...{ format: 'heureka', items: 1, running: null, error: null, everyHours: 6, atHour: null },
      result: { added: 1, skipped: 1 },
    })
    expect((await viewer('PATCH', `/feeds/${feedId}`, { name: 'X' })).status).toBe(403)
    const changed = await send('PATCH', `/feeds/${feedId}`, { everyHours: null, atHour: 4 })
    expect(changed.body).toMatchObject({ name: 'Katalog', everyHours: null, atHour: 4 })
  })

  it('give out what was left out, also as a file', async () => {
    const { body } = await viewer('GET', `/feeds/${feedId}/problems`)
    expect(body).toEqual({ problems: [{ line: 4, code: 'A', title: 'Káva A', reason: 'repeated' }], next: null })
    const file = await viewer('GET', `/feeds/${feedId}/problems.csv`)
    expect(file.headers['content-type']).toContain('text/csv')
    expect(file.raw.toString()).toContain('Káva A')
    expect((await viewer('GET', `/feeds/${feedId + 1000}/problems.csv`)).status).toBe(404)
  })

  it('ask before half of the products go, and do as they are told', async () => {
    await fetched(heureka(['A', 'B', 'C', 'D'].map(id => heurekaItem(id, category))))
    expect(await fetched(heureka([heurekaItem('A', category)]))).toMatchObject({
      question: { had: 4, has: 1 },
      items: 4,
    })
    const { body } = await send('POST', `/feeds/${feedId}/answer`, { isRight: true })
    await runTask(house, shopJobs(house.ground), body.running.taskId)
    expect((await viewer('GET', '/feeds')).body.feeds[0]).toMatchObject({ question: null, items: 1 })
    expect((await send('POST', `/feeds/${feedId}/answer`, { isRight: true })).body.code).toBe('feed.noQuestion')
  })
})

describe('the products of the admin', () => {
  it('are found, counted and shown with prices and what people did', async () => {
    const item = { title: null, category: null, categories: [], tags: [], price: '10', at: null }
    await placeOrder(house.ground, house.accountId, anOrder({ items: [{ ...item, code: 'A', quantity: '3' }] }))
    const page = (await viewer('GET', '/products?isGone=false')).body
    expect(page).toMatchObject({ products: [{ code: 'A', category: 'Káva | Zrnková' }], total: 1, next: null })
    expect((await viewer('GET', '/products/categories')).body.categories).toEqual([
      { path: 'Káva | Zrnková', products: 1 },
    ])
    const { body } = await viewer('GET', `/products/${page.products[0].id}`)
    expect(body).toMatchObject({
      ...{ product: { code: 'A', lowestPrice30Days: 100 }, prices: [{ price: 100, currency: 'CZK' }] },
      interest: { orders: 1, pieces: 3, buyers: 1, viewers: 0, views: 0 },
    })
    expect((await viewer('GET', '/products?search=nothing')).body).toMatchObject({ products: [], total: 0 })
  })
})
