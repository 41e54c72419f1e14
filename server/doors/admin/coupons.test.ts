import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder } from '../../../tests/kit/orders.ts'
import { changeOrder, handOutCoupons, placeOrder, removeOrders } from '../../rooms/shop/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
let folderId: number
let contactId: number
const email = 'lucky@example.com'

beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
  contactId = (await aContact(house, (await aList(house)).id, { email })).id
})

const folders = async () => (await send('GET', '/coupon-folders')).body.folders
const put = (codes: string[], validUntil: string | null = null) =>
  send('POST', `/coupon-folders/${folderId}/coupons`, { codes, validUntil })
const page = async (query = '') => (await send('GET', `/coupon-folders/${folderId}/coupons${query}`)).body
const codesOf = (answer: { coupons: { code: string }[] }) => answer.coupons.map(({ code }) => code)

describe('folders of coupons', () => {
  it('are none at first, which looking at them does not change', async () => {
    expect([await folders(), await folders()]).toEqual([[], []])
  })

  it('begin with the default one, and each has a tag that no other ever gets', async () => {
    const first = (await send('POST', '/coupon-folders', { name: 'Kupóny', warnBelow: 9 })).body
    expect(first).toMatchObject({ tag: 'ECM_COUPON', isDefault: true, free: 0, warnBelow: 9 })
    await send('PATCH', `/coupon-folders/${first.id}`, { warnBelow: null })
    folderId = (await send('POST', '/coupon-folders', { name: ' VIP ', warnBelow: 3 })).body.id
    const third = (await send('POST', '/coupon-folders', { name: 'Third' })).body
    expect(third).toMatchObject({ name: 'Third', tag: 'ECM_COUPON_3', warnBelow: null })
    expect((await send('DELETE', `/coupon-folders/${third.id}`)).status).toBe(200)
    expect((await send('POST', '/coupon-folders', { name: 'Fourth' })).body.tag).toBe('ECM_COUPON_4')
    expect((await folders()).map((folder: { name: string }) => folder.name)).toEqual(['Kupóny', 'VIP', 'Fourth'])
  })

  it('are renamed, but the default one stays', async () => {
    const patch = { name: 'Best', warnBelow: 2 }
    expect((await send('PATCH', `/coupon-folders/${folderId}`, patch)).body).toMatchObject(patch)
    const [standard] = await folders()
    expect((await send('DELETE', `/coupon-folders/${standard.id}`)).body.code).toBe('coupon.defaultFolder')
  })

  it('take codes once, and a last day that exists', async () => {
    expect((await put(['A', 'B ', 'A', 'C'])).body).toEqual({ imported: 3, known: 0 })
    expect((await put(['C', 'D'])).body).toEqual({ imported: 1, known: 1 })
    expect((await put(['E'], '2030-02-30')).status).toBe(422)
    expect((await put(['OLD'], '2020-01-01')).body.imported).toBe(1)
    expect(
      await send('POST', `/coupon-folders/${folderId}/coupons`, { codes: ['x'.repeat(101)], validUntil: null }),
    ).toMatchObject({ status: 422 })
  })

  it('show their codes in the order of handing out, page by page, by state and by a part of the code', async () => {
    const first = await page('?limit=3')
    expect(codesOf(first)).toEqual(['A', 'B', 'C'])
    expect(codesOf(await page(`?limit=3&after=${first.next}`))).toEqual(['D', 'OLD'])
    expect(codesOf(await page('?state=expired'))).toEqual(['OLD'])
    expect(codesOf(await page('?search=ol'))).toEqual(['OLD'])
    expect(codesOf(await page('?search=%25'))).toEqual([])
  })

  it('tell who got a code and which order named it, as long as it does', async () => {
    const wish = { messageId: 1, dispatchId: null, contactId, mayHaveArrived: false }
    const moment = { now: house.clock.now(), timeZone: 'UTC' }
    await house.ground.db.transaction(tx => handOutCoupons(tx, house.accountId, [2], [wish], moment))
    const order = anOrder({ email, number: 'o-1', props: { coupon_code: 'A, Z', note: 'B' } })
    await placeOrder(house.ground, house.accountId, order)
    const [used] = (await page('?state=used')).coupons
    expect(used).toMatchObject({ code: 'A', state: 'used', contact: { id: contactId, email }, order: 'o-1' })
    expect(await folders()).toMatchObject([{}, { free: 3, handed: 1, used: 1, expired: 1 }, {}])
    await changeOrder(house.ground, house.accountId, { number: 'o-1' }, { ...order, props: { vouchers: ['B'] } })
    expect(codesOf(await page('?state=used'))).toEqual(['B'])
    await removeOrders(house.ground, house.accountId, [{ number: 'o-1' }])
    expect(codesOf(await page('?state=used'))).toEqual([])
  })

  it('lose only codes that nobody got', async () => {
    const drop = (which: unknown) => send('POST', `/coupon-folders/${folderId}/delete-unused`, { which })
    expect((await drop(['A', 'B'])).body).toEqual({ deleted: 1 })
    expect((await drop('expired')).body).toEqual({ deleted: 1 })
    expect(codesOf(await page())).toEqual(['A', 'C', 'D'])
  })

  it('are downloaded whole, and a code that looks like a formula is none', async () => {
    await put(['=1+1'])
    const csv = (await send('GET', `/coupon-folders/${folderId}/export`)).raw.toString()
    expect(csv).toContain(email)
    expect(csv).toContain("'=1+1")
    expect(csv.trim().split('\r\n')).toHaveLength(5)
  })

  it('that run low are cared for on the home page', async () => {
    const care = async () => (await send('GET', '/home/care')).body.care
    await send('PATCH', `/coupon-folders/${folderId}`, { warnBelow: 4 })
    expect(await care()).toContainEqual({
      code: 'couponsLow',
      isSerious: false,
      data: { folders: [{ id: folderId, name: 'Best', left: 3 }] },
    })
    await send('PATCH', `/coupon-folders/${folderId}`, { warnBelow: 3 })
    expect(JSON.stringify(await care())).not.toContain('couponsLow')
  })
})
