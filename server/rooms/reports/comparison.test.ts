import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { add } from '../../platform/counters.ts'
import { sql } from '../../platform/sql.ts'
import { readCampaign } from '../campaigns/index.ts'
import { compareWithLast, median } from './comparison.ts'

let house: TestHouse
let listId: number

/** A campaign that was sent, with such counters. */
async function sent(counts: Record<string, number>): Promise<number> {
  const { id } = await aCampaign(house, [listId])
  await startNow(house, id)
  const { dispatchId } = await readCampaign(house.ground, house.accountId, id)
  await house.ground.db.transaction(async tx => {
    const deltas = Object.entries(counts).map(([name, n]) => ({ subject: `dispatch:${dispatchId}`, name, n }))
    await add(tx, house.accountId, deltas)
    await tx.run(sql`update dispatch set state = 'done' where id = ${dispatchId}`)
  })
  house.clock.forward(60_000)
  return id
}

const compared = async (id: number) =>
  compareWithLast(house.ground, house.accountId, await readCampaign(house.ground, house.accountId, id))

beforeAll(async () => {
  house = await aHouse()
  listId = (await aList(house)).id
  await aContact(house, listId)
})

describe('the comparison of a campaign', () => {
  it('is with the medians of those sent before it, small tests left out', async () => {
    const first = await sent({ accepted: 100, refused: 25, human_opened: 10, human_clicked: 4, unsubscribed: 1 })
    expect(await compared(first)).toEqual({ campaigns: 0, medians: null })
    await sent({ accepted: 9, human_opened: 9 })
    await sent({ accepted: 100, human_opened: 30, human_clicked: 2, complained: 2 })
    const third = await sent({ accepted: 200, human_opened: 200 })
    expect(await compared(third)).toEqual({
      campaigns: 2,
      medians: { bounced: 0.1, opened: 0.2, clicked: 0.03, unsubscribed: 0.005, complained: 0.01 },
    })
    const fourth = await sent({ accepted: 100 })
    expect((await compared(fourth)).medians).toMatchObject({ opened: 0.3, clicked: 0.02 })
    // What came after changes nothing.
    expect((await compared(third)).campaigns).toBe(2)
  })

  it('of a draft, and in another account, is with nothing', async () => {
    const draft = await aCampaign(house, [listId])
    expect(await compared(draft.id)).toEqual({ campaigns: 0, medians: null })
    const { accountId } = await anotherAccount(house)
    const foreign = await readCampaign(house.ground, house.accountId, await sent({ accepted: 50 }))
    expect(await compareWithLast(house.ground, accountId, foreign)).toEqual({ campaigns: 0, medians: null })
  })
})

it('the median of an even number is the middle of two', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([5])]).toEqual([2, 2.5, 5])
})
