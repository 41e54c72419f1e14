import { beforeAll, describe, expect, it } from 'vitest'
import { instantsOf } from '../../../contract/wall-time.ts'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, freezeNow, jobNamed } from '../../../tests/kit/sending.ts'
import { ensureMonths, MONTHLY_TABLES } from '../../platform/migrate.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import { removeList, unsubscribe } from '../contacts/index.ts'
import {
  changeCampaign,
  createCampaign,
  readCampaign,
  removeCampaign,
  restoreCampaign,
  scheduleCampaign,
  startCampaign,
  unscheduleCampaign,
} from './index.ts'

const HOUR_MS = 3_600_000
const PRAGUE = 'Europe/Prague'

let house: TestHouse
let list: number
beforeAll(async () => {
  house = await aHouse()
  const { db } = house.ground
  for (const month of ['2026-03-15', '2026-10-15'])
    for (const table of MONTHLY_TABLES) await db.transaction(tx => ensureMonths(tx.client, table, new Date(month)))
  moveTo('2026-03-28T10:00:00Z')
  list = (await aList(house)).id
  await aContact(house, list, { email: 'eva@example.com' })
})

function moveTo(instant: string | Date): void {
  house.clock.forward(new Date(instant).getTime() - house.clock.now().getTime())
}

const inHours = (hours: number) => new Date(house.clock.now().getTime() + hours * HOUR_MS)
const schedule = (id: number, at: Date, version?: number) =>
  scheduleCampaign(house.ground, house.accountId, id, { at, version }, NOBODY)
const read = (id: number) => readCampaign(house.ground, house.accountId, id)
const startJob = (id: number, accountId = house.accountId) =>
  jobNamed(house, 'campaigns.startScheduled').run({ accountId, campaignId: id }, 1)
const sweep = () => jobNamed(house, 'campaigns.startDue').run({}, 1)

async function waitingJobs(id: number): Promise<Date[]> {
  const rows = await house.ground.db.query<{ run_at: Date }>(sql`
    select run_at from graphile_worker.jobs where key = ${`campaigns.startScheduled:${house.accountId}:${id}`}`)
  return rows.map(row => row.run_at)
}

async function dispatchesOf(id: number): Promise<number> {
  const { emailId } = await read(id)
  const row = await house.ground.db.one<{ n: number }>(
    sql`select count(*)::int as n from dispatch where account_id = ${house.accountId} and email_id = ${emailId}`,
  )
  return row!.n
}

describe('scheduling a campaign', () => {
  it('is refused for the past, for more than a year ahead, and for what could not be sent', async () => {
    const { id, version } = await aCampaign(house, [list])
    await expect(schedule(id, house.clock.now())).rejects.toMatchObject({ code: 'campaign.inThePast' })
    await expect(schedule(id, inHours(-1))).rejects.toMatchObject({ code: 'campaign.inThePast' })
    await expect(schedule(id, inHours(367 * 24))).rejects.toMatchObject({ code: 'campaign.tooFarAhead' })
    await expect(schedule(id, inHours(1), version + 1)).rejects.toMatchObject({ code: 'campaign.changedElsewhere' })
    const broken = await aCampaign(house, [list], { html: '*|IF:NAME|*' })
    await expect(schedule(broken.id, inHours(1))).rejects.toMatchObject({ code: 'email.broken' })
    const empty = await createCampaign(house.ground, house.accountId, { title: 'Empty' })
    await expect(schedule(empty.id, inHours(1))).rejects.toMatchObject({ code: 'campaign.incomplete' })
    expect((await read(id)).status).toBe('draft')
  })

  it('waits as one job, which a new time moves', async () => {
    const { id } = await aCampaign(house, [list])
    const first = await schedule(id, inHours(2))
    expect(first).toMatchObject({ status: 'scheduled', scheduledAt: inHours(2), version: 2 })
    expect(await waitingJobs(id)).toEqual([inHours(2)])
    const moved = await schedule(id, inHours(5), first.version)
    expect(moved).toMatchObject({ status: 'scheduled', scheduledAt: inHours(5) })
    expect(await waitingJobs(id)).toEqual([inHours(5)])
    // The older job may be on its way already: it starts nothing.
    house.clock.forward(2 * HOUR_MS)
    await startJob(id)
    expect((await read(id)).status).toBe('scheduled')
    house.clock.forward(3 * HOUR_MS)
    await startJob(id)
    expect(await read(id)).toMatchObject({ status: 'preparing', startedAt: house.clock.now() })
  })

  it('freezes the audience at the start, not before', async () => {
    const own = (await aList(house)).id
    const leaving = await aContact(house, own, { email: 'leaving@example.com' })
    const { id } = await aCampaign(house, [own])
    await schedule(id, inHours(1))
    await aContact(house, own, { email: 'coming@example.com' })
    await house.ground.db.transaction(tx =>
      unsubscribe(house.ground, tx, house.accountId, leaving.id, own, { channel: 'link' }),
    )
    house.clock.forward(HOUR_MS)
    await startJob(id)
    await freezeNow(house, id)
    const { dispatchId } = await read(id)
    const rows = await house.ground.db.query(
      sql`select address from message where account_id = ${house.accountId} and dispatch_id = ${dispatchId}`,
    )
    expect(rows).toEqual([{ address: 'coming@example.com' }])
  })

  it('is taken back to be edited, and then nothing starts', async () => {
    const { id } = await aCampaign(house, [list])
    await schedule(id, inHours(1))
    await expect(changeCampaign(house.ground, house.accountId, id, { subject: 'Other' })).rejects.toMatchObject({
      code: 'campaign.notDraft',
    })
    const back = await unscheduleCampaign(house.ground, house.accountId, id, NOBODY)
    expect(back).toMatchObject({ status: 'draft', scheduledAt: null })
    await changeCampaign(house.ground, house.accountId, id, { subject: 'Other' })
    house.clock.forward(HOUR_MS)
    await startJob(id)
    await sweep()
    expect((await read(id)).status).toBe('draft')
    await expect(unscheduleCampaign(house.ground, house.accountId, id, NOBODY)).rejects.toMatchObject({
      code: 'campaign.notScheduled',
    })
  })

  it('can be sent now instead, or deleted', async () => {
    const { id } = await aCampaign(house, [list])
    await schedule(id, inHours(1))
    expect(await startCampaign(house.ground, house.accountId, id, null)).toMatchObject({
      status: 'preparing',
      scheduledAt: null,
    })
    house.clock.forward(HOUR_MS)
    await startJob(id)
    expect(await dispatchesOf(id)).toBe(1)
    await expect(schedule(id, inHours(1))).rejects.toMatchObject({ code: 'campaign.alreadySending' })
    await expect(unscheduleCampaign(house.ground, house.accountId, id, NOBODY)).rejects.toMatchObject({
      code: 'campaign.alreadySending',
    })
    const other = await aCampaign(house, [list])
    await schedule(other.id, inHours(1))
    await removeCampaign(house.ground, house.accountId, other.id)
    house.clock.forward(HOUR_MS)
    await startJob(other.id)
    await sweep()
    await expect(read(other.id)).rejects.toMatchObject({ code: 'thing.notFound' })
    // Its time has passed: nothing leaves behind anybody's back.
    expect(await restoreCampaign(house.ground, house.accountId, other.id, NOBODY)).toMatchObject({
      status: 'draft',
      scheduledAt: null,
    })
  })

  it('is as it was when it is given back in time, and starts; for no other account, and not after 30 days', async () => {
    const { id } = await aCampaign(house, [list])
    await schedule(id, inHours(1))
    await removeCampaign(house.ground, house.accountId, id)
    await expect(removeCampaign(house.ground, house.accountId, id)).rejects.toMatchObject({ code: 'thing.notFound' })
    await expect(restoreCampaign(house.ground, house.accountId + 1, id, NOBODY)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
    const back = await restoreCampaign(house.ground, house.accountId, id, NOBODY)
    expect(back).toMatchObject({ status: 'scheduled', scheduledAt: inHours(1) })
    await expect(restoreCampaign(house.ground, house.accountId, id, NOBODY)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
    house.clock.forward(HOUR_MS)
    await startJob(id)
    expect((await read(id)).status).toBe('preparing')
    const gone = await aCampaign(house, [list])
    const { emailId } = await read(gone.id)
    await removeCampaign(house.ground, house.accountId, gone.id)
    house.clock.forward(31 * 24 * HOUR_MS)
    await jobNamed(house, 'campaigns.forget').run({}, 1)
    await expect(restoreCampaign(house.ground, house.accountId, gone.id, NOBODY)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
    expect(await house.ground.db.query(sql`select 1 from email where id = ${emailId}`)).toEqual([])
  })
})

describe('the start of a scheduled campaign', () => {
  it.each([
    ['the morning before the clocks move on', '2026-03-28T09:00', '2026-03-28T08:00:00.000Z'],
    ['the morning after', '2026-03-29T09:00', '2026-03-29T07:00:00.000Z'],
    ['the last minute of winter time', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    ['the first minute of summer time', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    ['the first half past two in autumn', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['the morning after the clocks went back', '2026-10-25T09:00', '2026-10-25T08:00:00.000Z'],
  ])('comes at %s, and not a minute before', async (_, wall, instant) => {
    const [at] = instantsOf(wall, PRAGUE)
    expect(at!.toISOString()).toBe(instant)
    moveTo(new Date(at!.getTime() - 20 * HOUR_MS))
    const { id } = await aCampaign(house, [list])
    await schedule(id, at!)
    moveTo(new Date(at!.getTime() - 60_000))
    await sweep()
    expect((await read(id)).status).toBe('scheduled')
    moveTo(at!)
    await sweep()
    expect(await read(id)).toMatchObject({ status: 'preparing', startedAt: at, scheduledAt: at })
  })

  it('can be the second half past two of an autumn night, an hour after the first', async () => {
    const [first, second] = instantsOf('2026-10-25T02:30', PRAGUE)
    moveTo('2026-10-24T10:00:00Z')
    const { id } = await aCampaign(house, [list])
    await schedule(id, second!)
    moveTo(first!)
    await startJob(id)
    expect((await read(id)).status).toBe('scheduled')
    moveTo(second!)
    await startJob(id)
    expect((await read(id)).status).toBe('preparing')
  })

  it('happens once when ten workers and the sweep come at the same instant', async () => {
    const { id } = await aCampaign(house, [list])
    await schedule(id, inHours(1))
    house.clock.forward(HOUR_MS)
    await Promise.all([...Array.from({ length: 10 }, () => startJob(id)), sweep(), sweep()])
    expect(await dispatchesOf(id)).toBe(1)
    const started = await house.ground.db.query(
      sql`select data from audit_event where account_id = ${house.accountId} and action = 'campaign.started' and subject = ${String(id)}`,
    )
    expect(started).toHaveLength(1)
  })

  it('comes by the sweep where its job was lost', async () => {
    const { id } = await aCampaign(house, [list])
    await schedule(id, inHours(1))
    await house.ground.db.run(
      sql`select graphile_worker.remove_job(${`campaigns.startScheduled:${house.accountId}:${id}`})`,
    )
    expect(await waitingJobs(id)).toEqual([])
    house.clock.forward(HOUR_MS)
    await sweep()
    expect((await read(id)).status).toBe('preparing')
  })

  it('comes as late as three hours after its time, but no later: then it waits for a person, who is told', async () => {
    const inTime = await aCampaign(house, [list])
    const late = await aCampaign(house, [list])
    await schedule(inTime.id, inHours(1))
    await schedule(late.id, inHours(1))
    const at = inHours(1)
    house.clock.forward(4 * HOUR_MS)
    await startJob(inTime.id)
    expect((await read(inTime.id)).status).toBe('preparing')
    house.clock.forward(1)
    await startJob(late.id)
    await sweep()
    expect(await read(late.id)).toMatchObject({ status: 'missed', missedWhy: 'late', scheduledAt: at })
    expect(await dispatchesOf(late.id)).toBe(0)
    const events = await house.ground.db.query<{ type: string; data: object }>(sql`
      select type, data from event where account_id = ${house.accountId} and data ->> 'campaignId' = ${String(late.id)} order by id`)
    const told = { campaignId: late.id, title: 'A campaign', why: 'late', scheduledAt: at.toISOString() }
    expect(events).toEqual([
      { type: 'campaign.missed', data: told },
      { type: 'mail.requested', data: expect.objectContaining({ kind: 'campaignMissed', ...told }) },
    ])

    const again = await schedule(late.id, inHours(1))
    expect(again).toMatchObject({ status: 'scheduled', missedWhy: null })
    house.clock.forward(HOUR_MS)
    await startJob(late.id)
    expect((await read(late.id)).status).toBe('preparing')
  })

  it('can be late by as much as the server is set to', async () => {
    const patient = await aCampaign(house, [list])
    await schedule(patient.id, inHours(1))
    house.clock.forward(9 * HOUR_MS)
    const config = { ...house.config, lateStartHours: 8 }
    const job = jobNamed({ ...house, config }, 'campaigns.startScheduled')
    await job.run({ accountId: house.accountId, campaignId: patient.id }, 1)
    expect((await read(patient.id)).status).toBe('preparing')
  })

  it('does not happen where nobody is left, or a list is gone: it waits, too, and can be sent by hand', async () => {
    const gone = (await aList(house)).id
    await aContact(house, gone)
    const { id } = await aCampaign(house, [gone])
    await schedule(id, inHours(1))
    await removeList(house.ground, house.accountId, gone)
    house.clock.forward(HOUR_MS)
    await startJob(id)
    expect(await read(id)).toMatchObject({ status: 'missed', missedWhy: 'noRecipients' })
    const back = await unscheduleCampaign(house.ground, house.accountId, id, NOBODY)
    expect(back).toMatchObject({ status: 'draft', missedWhy: null })
    const missed = await aCampaign(house, [list])
    await schedule(missed.id, inHours(1))
    house.clock.forward(12 * HOUR_MS)
    await sweep()
    expect((await read(missed.id)).status).toBe('missed')
    expect(await startCampaign(house.ground, house.accountId, missed.id, null)).toMatchObject({
      status: 'preparing',
      missedWhy: null,
    })
  })

  it('of another account is nobody’s business here', async () => {
    const { accountId } = await anotherAccount(house)
    const { id } = await aCampaign(house, [list])
    const { ground } = house
    const theirs = { code: 'thing.notFound' }
    await expect(scheduleCampaign(ground, accountId, id, { at: inHours(1) }, NOBODY)).rejects.toMatchObject(theirs)
    await schedule(id, inHours(1))
    await expect(unscheduleCampaign(ground, accountId, id, NOBODY)).rejects.toMatchObject(theirs)
    house.clock.forward(HOUR_MS)
    await startJob(id, accountId)
    expect((await read(id)).status).toBe('scheduled')
  })
})
