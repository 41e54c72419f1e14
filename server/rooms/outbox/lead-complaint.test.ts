import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { mergeIn, setStatus, subscribe } from '../contacts/index.ts'
import { readDispatchCounts } from './dispatch.ts'
import { outboxJobs } from './index.ts'

const DAY_MS = 86_400_000
let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

/** A campaign to this list whose mail was accepted so many days ago. Its dispatch. */
async function sent(listId: number, contactId: number, daysAgo: number, state = 'accepted'): Promise<number> {
  await startNow(house, (await aCampaign(house, [listId])).id)
  const at = new Date(house.clock.now().getTime() - daysAgo * DAY_MS)
  const row = await house.ground.db.one<{ dispatch_id: number }>(sql`
    update message set state = ${state}, accepted_at = ${at}
    where account_id = ${house.accountId} and contact_id = ${contactId} and state = 'queued' returning dispatch_id`)
  return row!.dispatch_id
}

const complain = (contactId: number, listId: number) =>
  house.ground.db.transaction(tx =>
    setStatus(house.ground, tx, house.accountId, contactId, listId, 'complained', { channel: 'api' }),
  )

/** What waits in the notebook for the outbox, as the worker would. */
async function lead() {
  const job = outboxJobs(house.ground).find(one => one.name === 'outbox.leadComplaint')!
  const rows = await house.ground.db.query<{ id: number }>(
    sql`select id from event_inbox where account_id = ${house.accountId} and reader = 'outbox' order by id`,
  )
  for (const { id } of rows) {
    await job.run({ accountId: house.accountId, inboxId: id }, 1)
    await job.run({ accountId: house.accountId, inboxId: id }, 2)
  }
  return rows.length
}

const complaints = async (dispatchId: number) =>
  (await readDispatchCounts(house.ground, house.accountId, [dispatchId])).get(dispatchId)!.complained ?? 0

describe('a complaint counts for', () => {
  it('the last mail that was accepted, once, and the notebook says which', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    const older = await sent(list.id, contact.id, 3)
    const last = await sent(list.id, contact.id, 1)
    const refused = await sent(list.id, contact.id, 0.5, 'refused')
    await complain(contact.id, list.id)
    expect(await lead()).toBe(1)
    expect([await complaints(older), await complaints(last), await complaints(refused)]).toEqual([0, 1, 0])
    const events = await house.ground.db.query(
      sql`select type, data from event where contact_id = ${contact.id} and type like '%complained' order by id`,
    )
    expect(events).toMatchObject([
      { type: 'complained', data: { listId: list.id, from: 'subscribed', channel: 'api' } },
      { type: 'mail.complained', data: { dispatchId: last, messageId: expect.any(Number) } },
    ])
    await house.ground.db.transaction(tx =>
      setStatus(house.ground, tx, house.accountId, contact.id, list.id, 'subscribed', { channel: 'admin' }),
    )
    await complain(contact.id, list.id)
    await lead()
    expect([await complaints(older), await complaints(last)]).toEqual([0, 1])
  })

  it('a mail of the list that they were marked in, before a later one of another list', async () => {
    const [one, other] = [await aList(house), await aList(house)]
    const contact = await aContact(house, one.id)
    await aContact(house, other.id, { email: contact.email })
    const ofOne = await sent(one.id, contact.id, 5)
    const ofOther = await sent(other.id, contact.id, 1)
    await complain(contact.id, one.id)
    await lead()
    expect([await complaints(ofOne), await complaints(ofOther)]).toEqual([1, 0])
  })

  it('none that is more than 30 days old', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    const old = await sent(list.id, contact.id, 31)
    await complain(contact.id, list.id)
    await lead()
    expect(await complaints(old)).toBe(0)
  })

  it('a mail to an address merged since', async () => {
    const list = await aList(house)
    const [winner, loser] = [await aContact(house, list.id), await aContact(house, list.id)]
    const ofLoser = await sent(list.id, loser.id, 1)
    await house.ground.db.query(sql`delete from message where contact_id = ${winner.id}`)
    const call = { winnerId: winner.id, loserId: loser.id, takes: [], by: { userId: 1, ip: null } }
    await house.ground.db.transaction(tx => mergeIn(house.ground, tx, house.accountId, call))
    await complain(winner.id, list.id)
    await lead()
    expect(await complaints(ofLoser)).toBe(1)
  })

  it('the same when the API subscribes somebody with that status', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    const last = await sent(list.id, contact.id, 1)
    await subscribe(house.ground, house.accountId, list.id, {
      rows: [{ email: contact.email, profile: {}, status: 'complained' }],
      origin: { channel: 'api' },
      updateExisting: true,
      resubscribe: false,
      skipConfirmation: true,
      triggerAutomations: false,
      triggerChanges: false,
      notifyOwner: false,
    })
    await lead()
    expect(await complaints(last)).toBe(1)
  })
})
