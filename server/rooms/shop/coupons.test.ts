import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { importCoupons, refreshFeed, removeCoupons } from './index.ts'

let house: TestHouse
let otherId: number
beforeAll(async () => {
  house = await aHouse()
  otherId = (await anotherAccount(house)).accountId
})

const call = { folderId: null, validUntil: null, updateExisting: false }
const put = (codes: string[], more: object = {}, accountId = house.accountId) =>
  importCoupons(house.ground, accountId, { ...call, codes, ...more })
const kept = () =>
  house.ground.db.query<{ code: string; valid_until: string | null }>(
    sql`select code, valid_until from coupon where account_id = ${house.accountId} order by code`,
  )
const folders = (accountId: number) =>
  house.ground.db.query<{ id: number; name: string }>(
    sql`select id, name from coupon_folder where account_id = ${accountId} order by id`,
  )

describe('coupons', () => {
  it('of calls at once go into one default folder', async () => {
    const imported = await Promise.all([put(['a', 'b']), put(['b', 'c']), put(['c', 'a'])])
    expect(imported.reduce((sum, n) => sum + n)).toBe(3)
    expect(await folders(house.accountId)).toEqual([{ id: expect.any(Number), name: 'Kupóny' }])
  })

  it('that are there keep their last day unless they are to be updated', async () => {
    await put(['a'], { validUntil: '2030-01-31' })
    expect((await kept())[0]).toEqual({ code: 'a', valid_until: null })
    await put(['a', 'd'], { validUntil: '2030-01-31', updateExisting: true })
    expect(await kept()).toMatchObject([
      { code: 'a', valid_until: '2030-01-31' },
      { code: 'b', valid_until: null },
      { code: 'c', valid_until: null },
      { code: 'd', valid_until: '2030-01-31' },
    ])
  })

  it('of another account are out of reach', async () => {
    const folderId = (await folders(house.accountId))[0]!.id
    const refusal = { code: 'coupon.noFolder' }
    await expect(put(['x'], { folderId }, otherId)).rejects.toMatchObject(refusal)
    await expect(removeCoupons(house.ground, otherId, { folderId, codes: ['a'] })).rejects.toMatchObject(refusal)
    expect(await removeCoupons(house.ground, otherId, { folderId: null, codes: ['a'] })).toBe(0)
    expect(await put(['a'], {}, otherId)).toBe(1)
    expect(await removeCoupons(house.ground, house.accountId, { folderId, codes: ['a', 'nobody'] })).toBe(1)
  })
})

describe('a feed', () => {
  it('can be asked for once an hour, by its own account and as what it is', async () => {
    const { id } = (await house.ground.db.one<{ id: number }>(sql`
      insert into feed (account_id, kind, name, url, created_at)
      values (${house.accountId}, 'product', 'Products', 'https://shop.example/feed.xml', now()) returning id`))!
    const refresh = (kind: 'product' | 'data' = 'product', accountId = house.accountId) =>
      refreshFeed(house.ground, accountId, kind, id)
    await expect(refresh('data')).rejects.toMatchObject({ code: 'thing.notFound' })
    await expect(refresh('product', otherId)).rejects.toMatchObject({ code: 'thing.notFound' })
    const outcomes = await Promise.allSettled([refresh(), refresh()])
    expect(outcomes.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    house.clock.forward(3_599_000)
    await expect(refresh()).rejects.toMatchObject({ code: 'feed.refreshedLately' })
    house.clock.forward(1_000)
    await expect(refresh()).resolves.toBeUndefined()
  })
})
