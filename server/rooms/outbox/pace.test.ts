import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { changeCampaign } from '../campaigns/index.ts'
import { runningDispatches } from './across-accounts.ts'
import { claimBulk } from './queries-claim.ts'

let house: TestHouse
let list: number
beforeAll(async () => {
  house = await aHouse()
  list = (await aList(house)).id
  for (let i = 0; i < 8; i++) await aContact(house, list)
  await house.ground.db.run(sql`
    insert into process (id, role, host, pid) select gen_random_uuid(), 'sender', 'test', n from generate_series(1, 2) n`)
})

async function aRunning(perHour: number | null) {
  const { id } = await aCampaign(house, [list])
  await changeCampaign(house.ground, house.accountId, id, { perHour })
  await startNow(house, id)
}

/** What one sender claims now, over all that is due. */
async function claimed(): Promise<number> {
  const now = house.clock.now()
  let n = 0
  for (const dispatch of await runningDispatches(house.ground.db, now)) {
    const claim = { processId: randomUUID(), limit: 1000, now }
    n += (await house.ground.db.transaction(tx => claimBulk(tx, dispatch.account_id, dispatch, claim))).length
  }
  return n
}

describe('a campaign with a pace', () => {
  it('goes in portions of ten seconds, and never faster with more senders', async () => {
    await aRunning(720)
    const first = await Promise.all([claimed(), claimed(), claimed()])
    expect(first.reduce((a, b) => a + b)).toBe(2)
    expect(await claimed()).toBe(0)
    house.clock.forward(9_999)
    expect(await claimed()).toBe(0)
    house.clock.forward(1)
    expect(await claimed()).toBe(2)
    // A sender that was away for an hour does not make up for it at once.
    house.clock.forward(3_600_000)
    expect(await claimed()).toBe(2)
    expect(await claimed()).toBe(0)
    house.clock.forward(3_600_000)
    expect(await claimed()).toBe(2)
    house.clock.forward(3_600_000)
    expect(await claimed()).toBe(0)
  })

  it('may be as slow as one message an hour', async () => {
    await aRunning(1)
    expect(await claimed()).toBe(1)
    house.clock.forward(3_599_999)
    expect(await claimed()).toBe(0)
    house.clock.forward(1)
    expect(await claimed()).toBe(1)
    await house.ground.db.run(sql`update dispatch set state = 'cancelled' where account_id = ${house.accountId}`)
  })

  it('without one goes at once', async () => {
    await aRunning(null)
    expect(await claimed()).toBe(8)
  })
})
