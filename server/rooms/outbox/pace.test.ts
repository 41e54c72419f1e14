import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import { changeCampaign, paceCampaign, pauseCampaign, readCampaign, resumeCampaign } from '../campaigns/index.ts'
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
  return id
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

  it('goes at another pace from the moment it is given one, in either direction', async () => {
    const id = await aRunning(1)
    const pace = (perHour: number | null) => paceCampaign(house.ground, house.accountId, id, perHour, NOBODY)
    expect(await claimed()).toBe(1)
    house.clock.forward(1_800_000)
    // Half an hour of waiting is left; at twice the pace it is half of that.
    await pace(2)
    house.clock.forward(899_999)
    expect(await claimed()).toBe(0)
    house.clock.forward(1)
    expect(await claimed()).toBe(1)
    await pauseCampaign(house.ground, house.accountId, id, null)
    expect(await pace(null)).toMatchObject({ status: 'paused', perHour: null })
    expect(await claimed()).toBe(0)
    await resumeCampaign(house.ground, house.accountId, id, null)
    await pace(1)
    expect(await claimed()).toBe(1)
    await pace(null)
    expect(await claimed()).toBeGreaterThanOrEqual(5)
  })

  it('gives back what a sender holds beyond the new pace, and takes nothing by the pace it saw before', async () => {
    await house.ground.db.run(sql`update dispatch set state = 'cancelled' where account_id = ${house.accountId}`)
    const id = await aRunning(null)
    const now = house.clock.now()
    const [seen] = await runningDispatches(house.ground.db, now)
    const processId = (await house.ground.db.one<{ id: string }>(sql`select id from process limit 1`))!.id
    const claim = () =>
      house.ground.db.transaction(tx => claimBulk(tx, seen!.account_id, seen!, { processId, limit: 5, now }))
    expect(await claim()).toHaveLength(5)
    await paceCampaign(house.ground, house.accountId, id, 1, NOBODY)
    const held = await house.ground.db.one(sql`
      select count(*)::int as n from message where dispatch_id = ${seen!.id} and state = 'claimed'`)
    expect(held).toEqual({ n: 0 })
    expect(await claim()).toEqual([])
    expect(await claimed()).toBe(1)
  })

  it('may be changed while it waits for its time and not when it is over, and who did it is kept', async () => {
    const draft = await aCampaign(house, [list])
    const paced = await paceCampaign(house.ground, house.accountId, draft.id, 60, NOBODY)
    expect(paced).toMatchObject({ perHour: 60, version: draft.version + 1 })
    await paceCampaign(house.ground, house.accountId, draft.id, 60, NOBODY)
    const entries = await house.ground.db.query(sql`
      select data from audit_event where action = 'campaign.paceChanged' and subject = ${String(draft.id)}`)
    expect(entries).toEqual([{ data: { title: draft.title, changes: { perHour: [null, 60] } } }])
    await house.ground.db.run(sql`update dispatch set state = 'cancelled' where account_id = ${house.accountId}`)
    const over = await aRunning(null)
    await house.ground.db.run(sql`update dispatch set state = 'done' where account_id = ${house.accountId}`)
    await expect(paceCampaign(house.ground, house.accountId, over, 5, NOBODY)).rejects.toMatchObject({
      code: 'campaign.notSending',
    })
    expect((await readCampaign(house.ground, house.accountId, over)).perHour).toBe(null)
  })
})
