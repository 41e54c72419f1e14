import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import { prestashopInstalled, prestashopShops, prestashopUninstalled, removePrestashop } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const shops = () => prestashopShops(house.ground, house.accountId)
const install = (store: string, listId: number | null = null) =>
  prestashopInstalled(house.ground, house.accountId, { store, listId, webserviceKey: 'KEY' })

describe('a PrestaShop shop', () => {
  it('stands with its list and since when, and as gone once its module went', async () => {
    const list = await aList(house)
    await install('shop.example', list.id)
    const at = house.clock.now()
    const connected = { store: 'shop.example', list_id: list.id, list_name: 'Newsletter', installed_at: at }
    expect(await shops()).toEqual([{ ...connected, uninstalled_at: null }])
    house.clock.forward(1_000)
    await prestashopUninstalled(house.ground, house.accountId)
    expect(await shops()).toEqual([{ ...connected, uninstalled_at: house.clock.now() }])
  })

  it('is removed with its key by its own account alone, which is kept; its module brings it back', async () => {
    await install('shop.example')
    const { accountId } = await anotherAccount(house)
    await expect(removePrestashop(house.ground, accountId, 'shop.example', NOBODY)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
    await removePrestashop(house.ground, house.accountId, 'shop.example', NOBODY)
    expect(await shops()).toEqual([])
    const [entry] = await house.ground.db.query(
      sql`select subject, data from audit_event where action = 'webhook.shopRemoved'`,
    )
    expect(entry).toEqual({ subject: 'shop.example', data: { store: 'shop.example' } })
    await install('shop.example')
    expect(await shops()).toMatchObject([{ store: 'shop.example', uninstalled_at: null }])
  })
})
