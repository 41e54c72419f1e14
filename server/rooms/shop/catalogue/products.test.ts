import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, anotherAccount, type TestHouse } from '../../../../tests/kit/house.ts'
import { anOrder } from '../../../../tests/kit/orders.ts'
import { aFeed, aProduct, costs } from '../../../../tests/kit/products.ts'
import { sql } from '../../../platform/sql.ts'
import { bestSellers, forgetPrices, placeOrder, productsByCode, randomProducts, searchProducts } from '../index.ts'

let house: TestHouse
let otherId: number
let feedId: number
const DAY_MS = 86_400_000

beforeAll(async () => {
  house = await aHouse()
  otherId = (await anotherAccount(house)).accountId
  feedId = await aFeed(house)
  await aProduct(house, feedId, { code: 'K1', title: 'Káva Brazílie', category: 'Káva | Zrnková', brand: 'Pražírna' })
  await aProduct(house, feedId, { code: 'K2', title: 'Káva Etiopie', category: 'Káva | Mletá' })
  await aProduct(house, feedId, { code: 'H1', title: 'Hrnek na 100 % kávy', category: 'Kávovary' })
  await aProduct(house, feedId, { code: 'OLD', title: 'Stará káva', category: 'Káva', goneAt: house.clock.now() })
  await aProduct(house, feedId, { code: 'OUT', title: 'Vyprodáno', category: 'Káva', availability: 'out_of_stock' })
  const theirs = await aFeed(house, otherId)
  await aProduct(house, theirs, { code: 'K1', title: 'Cizí', accountId: otherId })
})

const codesOf = (products: { code: string }[]) => products.map(product => product.code).sort()
const search = async (filter: Omit<Parameters<typeof searchProducts>[2], 'limit'>) =>
  codesOf((await searchProducts(house.ground, house.accountId, { ...filter, limit: 50 })).products)

describe('products', () => {
  it('are found by the shop’s own ids, also when they are gone, and never across accounts', async () => {
    const found = await productsByCode(house.ground, house.accountId, ['K1', 'OLD', 'nothing', 'K1'])
    expect([...found.keys()].sort()).toEqual(['K1', 'OLD'])
    expect(found.get('K1')).toMatchObject({ title: 'Káva Brazílie', price: 100, currency: 'CZK', goneAt: null })
    expect((await productsByCode(house.ground, otherId, ['K1'])).get('K1')!.title).toBe('Cizí')
  })

  it('of one code in two feeds are the one that is still sold', async () => {
    const older = await aFeed(house)
    const newer = await aFeed(house)
    await aProduct(house, older, { code: 'TWICE', title: 'gone', goneAt: house.clock.now() })
    await aProduct(house, newer, { code: 'TWICE', title: 'sold' })
    const found = await productsByCode(house.ground, house.accountId, ['TWICE'])
    expect(found.get('TWICE')!.title).toBe('sold')
  })

  it('are searched by words in any order, without accents, marks taken as they stand', async () => {
    expect(await search({ search: 'brazilie kava' })).toEqual(['K1'])
    expect(await search({ search: 'prazirna' })).toEqual(['K1'])
    expect(await search({ search: '100 %' })).toEqual(['H1'])
    expect(await search({ search: '_' })).toEqual([])
  })

  it('of a category are those under it, not those whose name only begins the same', async () => {
    expect(await search({ category: 'Káva', isGone: false })).toEqual(['K1', 'K2', 'OUT'])
    expect(await search({ category: 'Káva | Mletá' })).toEqual(['K2'])
    expect(await search({ feedId, isGone: true })).toEqual(['OLD'])
  })

  it('are paged by a key', async () => {
    const seen: string[] = []
    let after: number | undefined
    do {
      const page = await searchProducts(house.ground, house.accountId, { feedId, after, limit: 2 })
      seen.push(...page.products.map(product => product.code))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(['OUT', 'OLD', 'H1', 'K2', 'K1'])
  })

  it('at random are ones that can be bought', async () => {
    const found = await randomProducts(house.ground, house.accountId, { limit: 10, category: 'Káva' })
    expect(codesOf(found)).toEqual(['K1', 'K2'])
    expect(await randomProducts(house.ground, house.accountId, { limit: 1 })).toHaveLength(1)
  })

  it('sell best by pieces, without cancelled and older orders', async () => {
    const item = { title: null, category: null, categories: [], tags: [], price: '10', at: null }
    const bought = (code: string, quantity: string, patch: object = {}) =>
      placeOrder(house.ground, house.accountId, anOrder({ items: [{ ...item, code, quantity }], ...patch }))
    const longAgo = new Date(house.clock.now().getTime() - 40 * DAY_MS)
    await bought('K2', '3')
    await bought('K1', '2')
    await bought('H1', '90', { status: 'canceled' })
    await bought('H1', '1')
    await bought('H1', '90', { orderedAt: longAgo })
    await bought('OUT', '90')
    const sold = await bestSellers(house.ground, house.accountId, { days: 30, limit: 5 })
    expect(sold.map(({ code, sold }) => [code, sold])).toEqual([
      ['K2', 3],
      ['K1', 2],
      ['H1', 1],
    ])
    expect(
      await bestSellers(house.ground, house.accountId, { days: 30, limit: 5, category: 'Kávovary' }),
    ).toMatchObject([{ code: 'H1' }])
    expect(await bestSellers(house.ground, otherId, { days: 30, limit: 5 })).toEqual([])
  })
})

const lowest = async (code: string) =>
  (await productsByCode(house.ground, house.accountId, [code])).get(code)!.lowestPrice30Days

describe('the lowest price of 30 days', () => {
  it('is, once the price went down, the lowest of the 30 days before that', async () => {
    const id = await aProduct(house, feedId, { code: 'DOWN', price: 50 })
    house.clock.forward(40 * DAY_MS)
    await costs(house, id, 120)
    house.clock.forward(35 * DAY_MS)
    await costs(house, id, 110)
    house.clock.forward(DAY_MS)
    expect(await lowest('DOWN')).toBe(120)
    await costs(house, id, 90)
    expect(await lowest('DOWN')).toBe(110)
  })

  it('counts the price that held when the 30 days began', async () => {
    const id = await aProduct(house, feedId, { code: 'HELD', price: 50 })
    house.clock.forward(40 * DAY_MS)
    await costs(house, id, 120)
    house.clock.forward(10 * DAY_MS)
    await costs(house, id, 80)
    expect(await lowest('HELD')).toBe(50)
  })

  it('is that of the last 30 days where the price did not go down', async () => {
    const id = await aProduct(house, feedId, { code: 'UP', price: 50 })
    expect(await lowest('UP')).toBe(50)
    house.clock.forward(10 * DAY_MS)
    await costs(house, id, 70)
    expect(await lowest('UP')).toBe(50)
    house.clock.forward(31 * DAY_MS)
    expect(await lowest('UP')).toBe(70)
  })
})

describe('prices of long ago', () => {
  it('are forgotten after a year, but for those by which the lowest price is told', async () => {
    const kept = async (id: number) =>
      (
        await house.ground.db.query<{ price: number }>(
          sql`select price from product_price where account_id = ${house.accountId} and product_id = ${id} order by at`,
        )
      ).map(row => row.price)
    const id = await aProduct(house, feedId, { code: 'AGED', price: 10 })
    for (const price of [20, 30, 25]) {
      house.clock.forward(40 * DAY_MS)
      await costs(house, id, price)
    }
    house.clock.forward(500 * DAY_MS)
    await forgetPrices(house.ground)
    expect(await kept(id)).toEqual([30, 25])
    expect(await lowest('AGED')).toBe(30)
  })
})
