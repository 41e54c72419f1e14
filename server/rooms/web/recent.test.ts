import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { recentlySeen } from './index.ts'

let house: TestHouse
let other: number
beforeAll(async () => {
  house = await aHouse()
  other = (await anotherAccount(house)).accountId
})

const put = (accountId: number, at: Date, kind: string, contactId: number | null = null, title = kind) =>
  house.ground.db.run(sql`
    insert into web_event (account_id, month, at, received_at, kind, contact_id, title)
    values (${accountId}, date_trunc('month', ${at}::timestamptz at time zone 'UTC')::date, ${at}, ${at}, ${kind}, ${contactId}, ${title})`)

describe('what a shop told last', () => {
  it('is nothing at first', async () => {
    expect(await recentlySeen(house.ground, house.accountId)).toEqual({ latest: [], last: {} })
  })

  it('has the newest first, and of each kind when it last came', async () => {
    const now = house.clock.now()
    for (let n = 0; n < 10; n++) await put(house.accountId, now, 'page', null, `page ${n}`)
    await put(house.accountId, now, 'basket', 7)
    await put(other, now, 'view', null, 'somebody else')
    const { latest, last } = await recentlySeen(house.ground, house.accountId)
    expect(latest.map(event => event.title)).toEqual(['basket', ...[9, 8, 7, 6, 5, 4, 3].map(n => `page ${n}`)])
    expect(last).toEqual({ page: now, basket: now, known: now })
  })
})
