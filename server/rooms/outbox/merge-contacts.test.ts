import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { subscriptionStatuses } from '../../../contract/list.ts'
import { counted } from '../../../tests/kit/counts.ts'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import {
  confirm,
  confirmationToken,
  contactById,
  contactOfEcmid,
  ecmidOf,
  identitiesOf,
  readConfirmation,
  setStatus,
  subscriptionsOf,
  suppress,
  type Take,
} from '../contacts/index.ts'
import { readDispatchCounts } from './dispatch.ts'
import { mergeContacts } from './merge-contacts.ts'
import { type MessageKey, messageToken } from './tokens.ts'
import { recordOpen } from './track.ts'
import { unsubscribeByMessage } from './unsubscribe.ts'
import { webVersion } from './web-version.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const by = { userId: 1, ip: '10.0.0.1' }
const merge = (winnerId: number, loserId: number, takes: Take[] = []) =>
  mergeContacts(house.ground, house.accountId, { winnerId, loserId, takes, by })
const known = (id: number) => contactById(house.ground.db, house.accountId, id)
const statusOf = async (contactId: number) =>
  (await subscriptionsOf(house.ground.db, house.accountId, contactId)).map(row => row.status)
const messagesTo = (ids: number[]) =>
  house.ground.db.query<{
    id: number
    month: string
    contact_id: number
    address: string
    state: string
    reason: string
  }>(
    sql`select id, month, contact_id, address, state, reason from message where contact_id = any(${ids}::bigint[]) order by id`,
  )
const set = (id: number, listId: number, status: (typeof subscriptionStatuses)[number]) =>
  house.ground.db.transaction(tx =>
    setStatus(house.ground, tx, house.accountId, id, listId, status, { channel: 'admin' }),
  )

describe('merging two contacts', () => {
  it('leaves one, whose old id leads to it', async () => {
    const list = await aList(house)
    const winner = await aContact(house, list.id, { profile: { name: 'Jana' } })
    const loser = await aContact(house, list.id, { profile: { name: 'Jana', phone: '777 123 456' } })
    const merged = await merge(winner.id, loser.id)
    expect(merged).toMatchObject({ id: winner.id, email: winner.email, phone: '777 123 456' })
    expect(await known(loser.id)).toMatchObject({ id: winner.id })
    expect(await identitiesOf(house.ground.db, house.accountId, winner.id)).toEqual([winner.id, loser.id])
    const { counters, rows } = await counted(house)
    expect(counters).toEqual(rows)
    const audit = await house.ground.db.query(sql`
      select action, subject, data, user_id from audit_event where action = 'contact.merged' and subject = ${String(winner.id)}`)
    expect(audit).toEqual([
      { action: 'contact.merged', subject: String(winner.id), data: { loserId: loser.id }, user_id: 1 },
    ])
  })

  it('of a contact that was merged into leads every old id to the last one', async () => {
    const list = await aList(house)
    const [a, b, c] = [await aContact(house, list.id), await aContact(house, list.id), await aContact(house, list.id)]
    await merge(b!.id, a!.id)
    await merge(c!.id, b!.id)
    expect(await Promise.all([a, b, c].map(async one => (await known(one!.id))!.id))).toEqual([c!.id, c!.id, c!.id])
    await expect(merge(c!.id, a!.id)).rejects.toMatchObject({ code: 'contact.mergeSame' })
  })

  it('unites subscriptions by the stricter state, with a proof where the state changes', async () => {
    const [first, second] = [await aList(house), await aList(house)]
    const winner = await aContact(house, first.id)
    const loser = await aContact(house, second.id)
    const both = await aContact(house, first.id, { email: loser.email })
    expect(both.id).toBe(loser.id)
    await set(loser.id, first.id, 'unsubscribed')
    const [joined] = (await subscriptionsOf(house.ground.db, house.accountId, loser.id)).filter(
      s => s.list_id === second.id,
    )
    await merge(winner.id, loser.id)
    const after = await subscriptionsOf(house.ground.db, house.accountId, winner.id)
    expect(after).toMatchObject([
      { list_id: first.id, status: 'unsubscribed' },
      { list_id: second.id, status: 'subscribed', id: joined!.id },
    ])
    expect(after[0]!.status_history.at(-1)).toMatchObject({
      source: 'merge',
      status_new: 'unsubscribed',
      status_old: 'subscribed',
    })
    const proofs = await house.ground.db.query(sql`
      select list_id, action, source, user_id from consent where contact_id = ${winner.id} and channel = 'merge' order by list_id`)
    expect(proofs).toEqual([
      { list_id: first.id, action: 'withdrawn', source: `merge:${loser.id}`, user_id: 1 },
      { list_id: second.id, action: 'given', source: `merge:${loser.id}`, user_id: 1 },
    ])
    const { counters, rows } = await counted(house)
    expect(counters).toEqual(rows)
  })

  it('keeps a complaint with the address that stays', async () => {
    const list = await aList(house)
    const [winner, loser] = [await aContact(house, list.id), await aContact(house, list.id)]
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, loser.id, 'complaint'))
    await merge(winner.id, loser.id)
    expect(await known(winner.id)).toMatchObject({ suppressed: 'complaint' })
    const kept = await house.ground.db.query(
      sql`select email from suppression where reason = 'complaint' order by email`,
    )
    expect(kept).toEqual([{ email: winner.email }, { email: loser.email }].sort((a, b) => (a.email < b.email ? -1 : 1)))
  })

  it('stays within the account', async () => {
    const { accountId } = await anotherAccount(house)
    const list = await aList(house)
    const [winner, loser] = [await aContact(house, list.id), await aContact(house, list.id)]
    const call = { winnerId: winner.id, loserId: loser.id, takes: [], by }
    await expect(mergeContacts(house.ground, accountId, call)).rejects.toMatchObject({ code: 'thing.notFound' })
    expect(await known(loser.id)).toMatchObject({ id: loser.id })
  })

  it('by two people at once is done once', async () => {
    const list = await aList(house)
    const [a, b] = [await aContact(house, list.id), await aContact(house, list.id)]
    const ends = await Promise.allSettled([merge(a!.id, b!.id), merge(b!.id, a!.id), merge(a!.id, b!.id)])
    expect(ends.filter(end => end.status === 'fulfilled').length).toBe(1)
    const { counters, rows } = await counted(house)
    expect(counters).toEqual(rows)
  })
})

describe('what was sent to the loser', () => {
  async function merged() {
    const list = await aList(house)
    const winner = await aContact(house, list.id, { profile: { name: 'Jana' } })
    const other = await aList(house)
    const loser = await aContact(house, other.id, { profile: { name: 'Janička' } })
    await startNow(house, (await aCampaign(house, [other.id])).id)
    const row = (await house.ground.db.one<{ id: number; month: string }>(sql`
      update message set state = 'accepted', accepted_at = ${new Date(house.clock.now().getTime() - 60_000)} where contact_id = ${loser.id} returning id, month`))!
    await merge(winner.id, loser.id)
    const key: MessageKey = { accountId: house.accountId, ...row }
    const token = (kind: 'open' | 'unsubscribe' | 'web') => messageToken(house.ground.secrets, kind, key)
    return { winner, loser, list: other, token }
  }
  const visit = {
    method: 'GET',
    ip: '10.0.0.1',
    userAgent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  }

  it('still unsubscribes: the winner', async () => {
    const { winner, list, token } = await merged()
    const left = await unsubscribeByMessage(house.ground, token('unsubscribe'), {
      everywhere: false,
      channel: 'link',
      ip: null,
      userAgent: null,
    })
    expect(left).toEqual([list.id])
    expect(await statusOf(winner.id)).toEqual(['subscribed', 'unsubscribed'])
  })

  it('still counts as opened, and the winner as active', async () => {
    const { winner, token } = await merged()
    expect(await recordOpen(house.ground, token('open'), visit)).toBe(true)
    expect((await known(winner.id))!.last_open_at).toEqual(house.clock.now())
  })

  it('still has its web version, with the name of who it is now', async () => {
    const { token } = await merged()
    expect(await webVersion(house.ground, token('web'))).toContain('Hello Jana')
  })

  it('still carries an ecmid and a confirmation that lead to the winner', async () => {
    const { winner, loser, list } = await merged()
    const { secrets } = house.ground
    const behind = contactOfEcmid(secrets, house.accountId, ecmidOf(secrets, house.accountId, loser.id))
    expect(await known(behind!)).toMatchObject({ id: winner.id })
    await set(winner.id, list.id, 'unconfirmed')
    const confirmation = await readConfirmation(
      house.ground,
      confirmationToken(house.ground, house.accountId, list.id, loser.id),
    )
    expect(confirmation).toMatchObject({ contactId: winner.id, done: false })
    await confirm(house.ground, confirmation!, { ip: null, userAgent: null })
    expect(await statusOf(winner.id)).toEqual(['subscribed', 'subscribed'])
  })
})

describe('what was still to be sent', () => {
  it('goes to the winner at the address that stays, but no campaign twice', async () => {
    const [shared, own] = [await aList(house), await aList(house)]
    const winner = await aContact(house, shared.id)
    const loser = await aContact(house, shared.id)
    await aContact(house, own.id, { email: loser.email })
    const both = await aCampaign(house, [shared.id])
    const alone = await aCampaign(house, [own.id])
    const { dispatchId } = await startNow(house, both.id)
    await startNow(house, alone.id)
    await house.ground.db.run(sql`
      update message set state = 'deferred', next_attempt_at = ${house.clock.now()} where dispatch_id = ${dispatchId} and contact_id = ${loser.id}`)
    await merge(winner.id, loser.id, [{ field: 'email', listId: null }])
    expect(await messagesTo([winner.id, loser.id])).toMatchObject([
      { contact_id: winner.id, address: loser.email, state: 'queued' },
      { contact_id: loser.id, address: loser.email, state: 'skipped', reason: 'duplicate_address' },
      { contact_id: winner.id, address: loser.email, state: 'queued' },
    ])
    const counts = (await readDispatchCounts(house.ground, house.accountId, [dispatchId!])).get(dispatchId!)
    expect(counts).toMatchObject({ recipients: 2, skipped_later: 1, deferred: -1 })
  })
})

it('whatever the states, tags and choices, the counters say what the rows say', async () => {
  const lists = [await aList(house), await aList(house), await aList(house)]
  const member = fc.record({
    states: fc.array(fc.option(fc.constantFrom(...subscriptionStatuses)), { minLength: 3, maxLength: 3 }),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 3 }),
    suppressed: fc.option(fc.constantFrom('complaint', 'manual', 'hard_bounce')),
  })
  type Member = typeof member extends fc.Arbitrary<infer T> ? T : never
  const made = async ({ states, tags, suppressed }: Member) => {
    const { id, email } = await aContact(house, lists[0]!.id, { profile: { tags } })
    for (const [i, status] of states.entries()) {
      if (status === null) continue
      if (i > 0) await aContact(house, lists[i]!.id, { email })
      await set(id, lists[i]!.id, status)
    }
    if (suppressed) await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, id, suppressed))
    return id
  }
  const takes = fc.subarray<Take>([
    { field: 'email', listId: null },
    { field: 'name', listId: null },
  ])
  await fc.assert(
    fc.asyncProperty(member, member, takes, async (a, b, taken) => {
      const [winner, loser] = [await made(a), await made(b)]
      await merge(winner, loser, taken)
      const { counters, rows } = await counted(house)
      expect(counters).toEqual(rows)
      const after = await subscriptionsOf(house.ground.db, house.accountId, winner)
      for (const { list_id, status } of after) {
        const i = lists.findIndex(list => list.id === list_id)
        const wishes = [a.states[i], b.states[i]]
        if (wishes.includes('complained')) expect(status).toBe('complained')
        else if (wishes.includes('unsubscribed')) expect(status).toBe('unsubscribed')
      }
    }),
    { numRuns: 15 },
  )
})
