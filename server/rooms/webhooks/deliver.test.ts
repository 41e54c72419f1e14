import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { Receiver } from '../../../tests/kit/receiver.ts'
import { runWebhooks, workWebhooks } from '../../../tests/kit/webhooks.ts'
import { sql } from '../../platform/sql.ts'
import { createContact, unsubscribe } from '../contacts/index.ts'
import { eraseContact } from '../outbox/index.ts'
import { transactionalJobs } from '../transactional/index.ts'
import {
  addEndpoint,
  ailing,
  changeEndpoint,
  readDeliveries,
  readEndpoint,
  replayDelivery,
  replayFailed,
  setAccountWebhook,
} from './index.ts'

const BY = { userId: null, ip: null }
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let house: TestHouse
let receiver: Receiver
let id: number
const others: Receiver[] = []
afterAll(() => Promise.all(others.map(one => one.stop())))
beforeEach(async () => {
  house = await aHouse({ POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'true' })
  receiver = await new Receiver().start()
  others.push(receiver)
  id = await endpoint(`${receiver.url}/own`)
})

const endpoint = async (url: string) =>
  (await addEndpoint(house.ground, house.accountId, { url, name: '', types: ['contact.created'] }, BY)).id

let counter = 0
const happen = async (times = 1, accountId = house.accountId) => {
  const made = []
  for (let i = 0; i < times; i++) {
    const email = `person${++counter}@example.com`
    const call = { email, profile: {}, origin: { channel: 'api' }, triggerChanges: false } as const
    made.push(await createContact(house.ground, accountId, call))
  }
  return made
}

const deliveries = async (wish: { state?: 'waiting' | 'delivered' | 'failed' } = {}) =>
  (await readDeliveries(house.ground, house.accountId, { ...wish, limit: 100 })).deliveries
const deliver = (endpointId = id) => runWebhooks(house, 'deliver', { accountId: house.accountId, endpointId })

describe('a delivery', () => {
  it('is stored with what it tells of, and sent after', async () => {
    await happen()
    await runWebhooks(house, 'collect', { accountId: house.accountId })
    expect(await deliveries()).toMatchObject([{ state: 'waiting', type: 'contact.created', attempts: 0 }])
    expect(receiver.got).toEqual([])
    await deliver()
    expect(receiver.bodies()).toMatchObject([{ type: 'contact.created', data: { channel: 'api' } }])
    expect(await deliveries()).toMatchObject([{ state: 'delivered', status: 200, attempts: 1 }])
  })

  it('is made once, however often and by however many its event is collected', async () => {
    await happen(3)
    await Promise.all([1, 2, 3].map(() => runWebhooks(house, 'collect', { accountId: house.accountId })))
    await Promise.all([1, 2, 3].map(() => deliver()))
    expect(receiver.got).toHaveLength(3)
    expect(new Set(receiver.got.map(one => one.headers['webhook-id'])).size).toBe(3)
  })

  it('is tried again after growing pauses under the same id, and given up after a day', async () => {
    // The shortest pauses: with the longest ones the last attempt would come after the day.
    house.ground.random = () => 0
    receiver.refuses(500)
    await happen()
    await workWebhooks(house)
    const times = [house.clock.now().getTime()]
    for (let tries = 0; tries < 2_000; tries++) {
      const [{ state } = { state: '' }] = await deliveries()
      if (state !== 'waiting') break
      house.clock.forward(2 * MINUTE)
      const before = receiver.got.length
      await deliver()
      if (receiver.got.length > before) times.push(house.clock.now().getTime())
    }
    expect(await deliveries()).toMatchObject([{ state: 'failed', status: 500, attempts: 11 }])
    expect(new Set(receiver.got.map(one => one.headers['webhook-id'])).size).toBe(1)
    const lastedMs = times.at(-1)! - times[0]!
    expect(lastedMs / HOUR).toBeGreaterThan(20)
    expect(lastedMs).toBeLessThanOrEqual(DAY)
  })

  it('waits as long as a receiver asks, within reason', async () => {
    receiver.answer = (_, response) => response.writeHead(429, { 'retry-after': '3600' }).end()
    await happen()
    await workWebhooks(house)
    const [one] = await deliveries()
    expect(one!.next_attempt_at.getTime() - house.clock.now().getTime()).toBe(HOUR)
  })

  it('that a process took with it into its death comes again', async () => {
    await happen()
    await runWebhooks(house, 'collect', { accountId: house.accountId })
    await house.ground.db.run(sql`
      update webhook_delivery set attempts = 1, next_attempt_at = ${new Date(house.clock.now().getTime() + MINUTE)}`)
    await deliver()
    expect(receiver.got).toHaveLength(0)
    house.clock.forward(MINUTE)
    await runWebhooks(house, 'wakeDue')
    const jobs = await house.ground.db.query<{ payload: { endpointId: number } }>(
      sql`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'webhooks.deliver'`,
    )
    expect(jobs.some(job => job.payload.endpointId === id)).toBe(true)
    await deliver()
    expect(receiver.got).toHaveLength(1)
  })

  it('of one account is never another’s', async () => {
    const { accountId } = await anotherAccount(house)
    await happen(1, accountId)
    await workWebhooks(house)
    await workWebhooks(house, accountId)
    expect(receiver.got).toEqual([])
    expect(await house.ground.db.query(sql`select 1 from event_inbox`)).toEqual([])
  })
})

describe('an endpoint that fails', () => {
  it('is asked with one delivery at a time, and with its first answer everything follows', async () => {
    receiver.refuses(503)
    await happen(30)
    await workWebhooks(house)
    // A round of ten shows it: the others are not tried.
    expect(receiver.got).toHaveLength(10)
    expect(await readEndpoint(house.ground, house.accountId, id)).toMatchObject({ is_on: true, waiting: 30 })
    house.clock.forward(3 * MINUTE)
    await deliver()
    expect(receiver.got).toHaveLength(11)
    receiver.takes()
    house.clock.forward(10 * MINUTE)
    await deliver()
    expect(await deliveries({ state: 'delivered' })).toHaveLength(30)
    const after = await readEndpoint(house.ground, house.accountId, id)
    expect(after).toMatchObject({ failing_since: null, failures: 0, paused_until: null, waiting: 0 })
  })

  it('holds up no other one', async () => {
    const well = await new Receiver().start()
    others.push(well)
    await endpoint(`${well.url}/well`)
    receiver.answer = () => {}
    await happen(2)
    await runWebhooks(house, 'collect', { accountId: house.accountId })
    const queues = await house.ground.db.query<{ queue_name: string }>(
      sql`select q.queue_name from graphile_worker._private_jobs j join graphile_worker._private_job_queues q on q.id = j.job_queue_id`,
    )
    expect(new Set(queues.map(queue => queue.queue_name)).size).toBe(2)
    const [slow] = [deliver()]
    await runWebhooks(house, 'deliver', { accountId: house.accountId, endpointId: id + 1 })
    expect(well.got).toHaveLength(2)
    // The slow one ends when its server goes away.
    await receiver.stop()
    others.splice(others.indexOf(receiver), 1)
    await slow
    expect(await deliveries({ state: 'waiting' })).toHaveLength(2)
  })

  it('for three days is switched off, administrators are told, and nothing more is put aside for it', async () => {
    receiver.refuses(500)
    for (let hour = 0; hour <= 73; hour += 3) {
      await happen()
      await workWebhooks(house)
      if (hour === 3) expect(await ailing(house.ground, house.accountId)).toMatchObject([{ id, is_on: true }])
      house.clock.forward(3 * HOUR)
    }
    expect(await readEndpoint(house.ground, house.accountId, id)).toMatchObject({
      is_on: false,
      off_why: 'failing',
      waiting: 0,
    })
    expect(await ailing(house.ground, house.accountId)).toMatchObject([{ id, is_on: false }])
    const inbox = await house.ground.db.query<{ id: number }>(
      sql`select id from event_inbox where reader = 'transactional' order by id`,
    )
    for (const row of inbox)
      await transactionalJobs(house.ground)[0]!.run({ accountId: house.accountId, inboxId: row.id }, 1)
    const mails = await house.ground.db.query<{ address: string; subject: string; html: string }>(
      sql`select m.address, e.subject, e.html from message m join email e on e.id = m.email_id`,
    )
    expect(mails).toMatchObject([{ address: 'admin@shop.example', subject: 'Webhook jsme vypnuli' }])
    expect(mails[0]!.html).toContain(receiver.url)
    const before = receiver.got.length
    await happen()
    await workWebhooks(house)
    expect(receiver.got).toHaveLength(before)
    expect(await house.ground.db.query(sql`select 1 from event_interest`)).toEqual([])
  })

  it('that says it is gone is switched off at once', async () => {
    receiver.refuses(410)
    await happen()
    await workWebhooks(house)
    expect(await readEndpoint(house.ground, house.accountId, id)).toMatchObject({ is_on: false, off_why: 'gone' })
  })
})

describe('sending again', () => {
  it('one delivery goes under the same id', async () => {
    await happen()
    await workWebhooks(house)
    const [one] = await deliveries()
    expect(await replayDelivery(house.ground, house.accountId, one!.id, BY)).toBe(1)
    await deliver()
    const ids = receiver.got.map(got => got.headers['webhook-id'])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    await expect(replayDelivery(house.ground, house.accountId, 999_999, BY)).rejects.toThrow('no such thing')
  })

  it('everything that failed since a time goes, once the endpoint is on again', async () => {
    receiver.refuses(410)
    await happen(2)
    await workWebhooks(house)
    house.clock.forward(DAY)
    await changeEndpoint(house.ground, house.accountId, id, { isOn: true }, BY)
    await happen(1)
    receiver.refuses(410)
    await workWebhooks(house)
    const since = new Date(house.clock.now().getTime() - HOUR)
    await expect(replayFailed(house.ground, house.accountId, id, since, BY)).rejects.toThrow('switched off')
    await changeEndpoint(house.ground, house.accountId, id, { isOn: true }, BY)
    receiver.takes()
    expect(await replayFailed(house.ground, house.accountId, id, since, BY)).toBe(1)
    expect(await replayFailed(house.ground, house.accountId, id, new Date(0), BY)).toBe(2)
    await deliver()
    expect(await deliveries({ state: 'delivered' })).toHaveLength(3)
  })
})

describe('what was sent', () => {
  it('is kept for a week, what failed for a month', async () => {
    await happen()
    await workWebhooks(house)
    receiver.refuses(410)
    await happen()
    await workWebhooks(house)
    house.clock.forward(8 * DAY)
    await runWebhooks(house, 'forget')
    expect((await deliveries()).map(one => one.state)).toEqual(['failed'])
    house.clock.forward(23 * DAY)
    await runWebhooks(house, 'forget')
    expect(await deliveries()).toEqual([])
  })

  it('comes in pages', async () => {
    await happen(3)
    await workWebhooks(house)
    const first = await readDeliveries(house.ground, house.accountId, { limit: 2 })
    const second = await readDeliveries(house.ground, house.accountId, { limit: 2, after: first.next! })
    expect([...first.deliveries, ...second.deliveries].map(one => one.id)).toEqual(
      (await deliveries()).map(one => one.id),
    )
    expect(second.next).toBeNull()
  })

  it('tells nothing of a person any more who was erased, neither alone nor in a batch', async () => {
    await setAccountWebhook(house.ground, house.accountId, `${receiver.url}/batch`)
    const list = await aList(house)
    const [gone, stays] = [
      await aContact(house, list.id, { email: 'gone@example.com' }),
      await aContact(house, list.id, { email: 'stays@example.com' }),
    ]
    for (const contact of [gone, stays])
      await house.ground.db.transaction(tx =>
        unsubscribe(house.ground, tx, house.accountId, contact.id, list.id, { channel: 'link' }),
      )
    await runWebhooks(house, 'collect', { accountId: house.accountId })
    await runWebhooks(house, 'collectBatches', { accountId: house.accountId })
    await eraseContact(house.ground, house.accountId, gone.id, { neverAgain: true, by: BY })
    const [inbox] = await house.ground.db.query<{ id: number }>(
      sql`select id from event_inbox where reader = 'webhooks.erased'`,
    )
    await runWebhooks(house, 'forgetPerson', { accountId: house.accountId, inboxId: inbox!.id })
    const rows = await house.ground.db.query<{ type: string; body: string }>(
      sql`select type, body from webhook_delivery order by id`,
    )
    expect(rows.filter(row => row.body.includes('gone@example.com'))).toEqual([])
    expect(rows.filter(row => row.type === 'contact.created')).toHaveLength(1)
    await workWebhooks(house)
    const batches = receiver.bodies('/batch').flat()
    expect(batches.filter(item => item.msys.unsubscribe_event)).toMatchObject([
      { msys: { unsubscribe_event: { type: 'link_unsubscribe', rcpt_to: 'stays@example.com' } } },
    ])
  })
})
