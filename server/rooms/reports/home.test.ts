import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { add } from '../../platform/counters.ts'
import { sql } from '../../platform/sql.ts'
import { NOBODY } from '../accounts/index.ts'
import { readCampaign, scheduleCampaign } from '../campaigns/index.ts'
import { startTask } from '../tasks/index.ts'
import { readCare, readDomains, readHomeCampaigns, readSteps } from './index.ts'

const DAY_MS = 86_400_000

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const care = async () => (await readCare(house.ground, house.accountId)).map(({ code, isSerious }) => [code, isSerious])
const beat = (role: 'sender' | 'worker') =>
  house.ground.db.run(sql`
    insert into process (id, role, host, pid) values (gen_random_uuid(), ${role}, 'here', 1)`)
const steps = async (leavesMachine: boolean) =>
  Object.fromEntries(
    (await readSteps(house.ground, house.accountId, leavesMachine)).map(step => [step.name, step.isDone]),
  )
const counted = async (campaignId: number, counts: Record<string, number>) => {
  const { dispatchId } = await readCampaign(house.ground, house.accountId, campaignId)
  const deltas = Object.entries(counts).map(([name, n]) => ({ subject: `dispatch:${dispatchId}`, name, n }))
  await house.ground.db.transaction(tx => add(tx, house.accountId, deltas))
}

describe('the first steps of an account', () => {
  it('are done when their traces are there', async () => {
    expect(await steps(false)).toEqual({ contacts: false, sender: false, campaign: false })
    expect(await steps(true)).toEqual({ contacts: false, sender: false, domain: false, campaign: false })
    const list = await aList(house, { from_email: null })
    await aContact(house, list.id)
    expect(await steps(false)).toEqual({ contacts: true, sender: false, campaign: false })
    await aList(house, { from_email: 'news@shop.example' })
    expect(await steps(true)).toEqual({ contacts: true, sender: true, domain: false, campaign: false })
    house.records.set('shop.example', ['v=spf1 -all'])
    house.records.set('_dmarc.shop.example', ['v=DMARC1; p=none'])
    house.clock.forward(11 * 60_000)
    expect(await steps(true)).toMatchObject({ domain: true, campaign: false })
    expect(await readDomains(house.ground, house.accountId)).toMatchObject([{ domain: 'shop.example', hasSpf: true }])
    const { id } = await aCampaign(house, [list.id])
    await startNow(house, id)
    expect(await steps(true)).toEqual({ contacts: true, sender: true, domain: true, campaign: true })
  })
})

describe('what needs care', () => {
  it('is the machinery that stands still, and lists without a sender', async () => {
    expect(await care()).toEqual([
      ['noSender', true],
      ['noWorker', true],
      ['listsWithoutSender', false],
    ])
    await beat('sender')
    await beat('worker')
    expect(await care()).toEqual([['listsWithoutSender', false]])
    await house.ground.db.run(sql`
      update process set trouble = 'connect ECONNREFUSED', trouble_at = now() where role = 'sender'`)
    const [trouble] = await readCare(house.ground, house.accountId)
    expect(trouble).toMatchObject({ code: 'senderTrouble', isSerious: true, data: { text: 'connect ECONNREFUSED' } })
    await house.ground.db.run(sql`update process set trouble = null`)
    await house.ground.db.run(sql`update list set from_email = 'a@shop.example'`)
    expect(await care()).toEqual([])
  })

  it('is a campaign that missed its start, and one that stopped on a mistake', async () => {
    const [missed, errored] = [await aCampaign(house, []), await aCampaign(house, [])]
    await house.ground.db.run(sql`
      update campaign set status = 'missed', missed_why = 'late', scheduled_at = now() where id = ${missed.id}`)
    await house.ground.db.run(sql`update campaign set status = 'errored', error = 'x' where id = ${errored.id}`)
    expect(await readCare(house.ground, house.accountId)).toMatchObject([
      { code: 'campaignErrored', data: { id: errored.id, title: 'A campaign' } },
      { code: 'campaignMissed', data: { id: missed.id, why: 'late' } },
    ])
    await house.ground.db.run(sql`delete from campaign where id = any(${[missed.id, errored.id]})`)
  })

  it('is an address for notices that has not answered for a day', async () => {
    const { id } = await aList(house, { sub_notify: 'Owner@shop.example,else@shop.example' })
    await house.ground.db.run(sql`delete from notice_address`)
    for (const name of ['owner', 'unused'])
      await house.ground.db.run(sql`
        insert into notice_address (account_id, email, email_key, state, asked_at)
        values (${house.accountId}, ${`${name}@shop.example`}, ${`${name}@shop.example`}, 'asked', ${house.clock.now()})`)
    expect(await care()).toEqual([])
    house.clock.forward(DAY_MS + 1)
    expect(await readCare(house.ground, house.accountId)).toEqual([
      { code: 'noticesUnconfirmed', isSerious: false, data: { addresses: ['owner@shop.example'] } },
    ])
    await house.ground.db.run(sql`delete from notice_address`)
    await house.ground.db.run(sql`update list set sub_notify = null where id = ${id}`)
  })

  it('is a task that failed within a week', async () => {
    await house.ground.db.transaction(async tx => {
      const id = await startTask(house.ground, tx, house.accountId, {
        ...{ kind: 'imports.load', params: {}, userId: null },
      })
      await tx.run(sql`update task set state = 'failed', finished_at = ${house.clock.now()} where id = ${id}`)
    })
    expect(await readCare(house.ground, house.accountId)).toMatchObject([
      { code: 'taskFailed', isSerious: false, data: { kind: 'imports.load' } },
    ])
    house.clock.forward(8 * DAY_MS)
    expect(await care()).toEqual([])
  })

  it('is a share of complaints or bounces over what mail providers bear, of the last 30 days', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const { id } = await aCampaign(house, [list.id])
    await startNow(house, id)
    await counted(id, { accepted: 1_000, complained: 1, refused: 20 })
    expect(await care()).toEqual([])
    await counted(id, { complained: 1, refused: 1 })
    expect(await care()).toEqual([
      ['bounces', false],
      ['campaignComplaints', false],
    ])
    await counted(id, { complained: 1, refused: 40 })
    const ofTheFirst = { id, title: 'A campaign', n: 3, whole: 1_000 }
    expect(await readCare(house.ground, house.accountId)).toEqual([
      { code: 'bounces', isSerious: true, data: { n: 61, whole: 1_061 } },
      { code: 'campaignComplaints', isSerious: true, data: ofTheFirst },
    ])
    // Two campaigns: what they come to together is said as well, and of each that is over the line.
    const [second, mild] = [(await aCampaign(house, [list.id])).id, (await aCampaign(house, [list.id])).id]
    await startNow(house, second)
    await startNow(house, mild)
    await counted(second, { accepted: 1_000, complained: 2 })
    await counted(mild, { accepted: 3_000, complained: 3 })
    expect(await readCare(house.ground, house.accountId)).toEqual([
      { code: 'campaignComplaints', isSerious: true, data: ofTheFirst },
      { code: 'complaints', isSerious: false, data: { n: 8, whole: 5_000 } },
      { code: 'campaignComplaints', isSerious: false, data: { id: second, title: 'A campaign', n: 2, whole: 1_000 } },
    ])
    house.clock.forward(31 * DAY_MS)
    expect(await care()).toEqual([])
  })
})

describe('the campaigns of the home page', () => {
  it('are those on their way, those scheduled next, and the last sent', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const { ground, accountId } = house
    await ground.db.run(sql`update dispatch set state = 'done'`)
    const running = (await aCampaign(house, [list.id])).id
    await startNow(house, running)
    const later = (await aCampaign(house, [list.id])).id
    const sooner = (await aCampaign(house, [list.id])).id
    const at = (days: number) => new Date(house.clock.now().getTime() + days * DAY_MS)
    await scheduleCampaign(ground, accountId, later, { at: at(2) }, NOBODY)
    await scheduleCampaign(ground, accountId, sooner, { at: at(1) }, NOBODY)
    await aCampaign(house, [list.id])
    const found = await readHomeCampaigns(ground, accountId)
    expect(found.running.map(campaign => campaign.id)).toEqual([running])
    expect(found.scheduled.map(campaign => campaign.id)).toEqual([sooner, later])
    expect(found.last.map(campaign => campaign.status)).toEqual(['sent', 'sent', 'sent', 'sent'])
  })
})

it('another account sees none of it', async () => {
  const { accountId } = await anotherAccount(house)
  const { ground } = house
  expect(await readHomeCampaigns(ground, accountId)).toEqual({ running: [], scheduled: [], last: [] })
  expect((await readSteps(ground, accountId, true)).filter(step => step.isDone)).toEqual([])
  expect(await readCare(ground, accountId)).toEqual([])
  expect(await readDomains(ground, accountId)).toEqual([])
})
