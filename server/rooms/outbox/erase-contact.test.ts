import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { subscriptionStatuses } from '../../../contract/list.ts'
import { counted } from '../../../tests/kit/counts.ts'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder } from '../../../tests/kit/orders.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { Sql, sql } from '../../platform/sql.ts'
import { insertAudit } from '../accounts/index.ts'
import { contactById, createContact, setStatus, suppress, updateContact } from '../contacts/index.ts'
import { placeOrder, recordCustomEvent } from '../shop/index.ts'
import { mailboxCarriers } from './carrier.ts'
import { queueTransactional, readDispatchCounts } from './dispatch.ts'
import { eraseContact, readErasure } from './erase-contact.ts'
import { mergeContacts } from './merge-contacts.ts'
import { clickToken, type MessageKey, messageToken } from './tokens.ts'
import { recordClick, recordOpen } from './track.ts'
import { unsubscribeByMessage } from './unsubscribe.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

const by = { userId: 1, ip: '10.0.0.1' }
const visit = { method: 'GET', ip: '192.0.2.77', userAgent: `${CHROME} Personal` }
const erase = (id: number, neverAgain = true) => eraseContact(house.ground, house.accountId, id, { neverAgain, by })
const origin = { channel: 'link', ip: '192.0.2.77', userAgent: 'Personal' } as const
const change = (id: number, call: object) =>
  updateContact(house.ground, house.accountId, id, null, { profile: {}, origin, triggerChanges: false, ...call })

/** Somebody with a trace of every kind, all of them with "erasable" in. */
async function somebody(name: string) {
  const list = await aList(house)
  const email = `${name}@erasable.example`
  const contact = await aContact(house, list.id, {
    email,
    profile: { name: 'Erasable', notes: 'erasable', tags: ['t'] },
  })
  const campaign = await aCampaign(house, [list.id])
  const { dispatchId } = await startNow(house, campaign.id)
  const at = new Date(house.clock.now().getTime() - 60_000)
  const row = (await house.ground.db.one<{ id: number; month: string }>(sql`
    update message set state = 'accepted', accepted_at = ${at}, reply_text = ${`250 ok <${email}>`} where contact_id = ${contact.id} returning id, month`))!
  const key: MessageKey = { accountId: house.accountId, ...row }
  await recordOpen(house.ground, messageToken(house.ground.secrets, 'open', key), visit)
  await recordClick(house.ground, clickToken(house.ground.secrets, key, 3, `https://shop.example/c?m=${email}`), visit)
  const order = { number: `erasable-${name}`, email, city: 'Erasable', props: { who: 'erasable' } }
  await placeOrder(house.ground, house.accountId, anOrder(order))
  await recordCustomEvent(house.ground, house.accountId, contact.id, {
    ...{ category: 'erasable', action: null, label: null, property: null, value: 'erasable' },
  })
  await change(contact.id, { email: `new-${email}` })
  await house.ground.db.transaction(tx =>
    insertAudit(tx, house.accountId, {
      ...by,
      at,
      action: 'contact.changedMany',
      subject: '1',
      data: { search: email },
    }),
  )
  const mail = { from: 'a@b.example', sizeBytes: 9, accountId: house.accountId, subject: 'x' }
  const carrier = await mailboxCarriers(house.ground).open()
  await carrier.begin({ ...mail, to: email })
  await carrier.finish(Buffer.from('Subject: x\r\n\r\nx'))
  await carrier.begin({ ...mail, to: 'owner@shop.example' })
  await carrier.finish(Buffer.from(`Subject: x\r\n\r\nSomebody joined: ${email.slice(0, 9)}=\r\n${email.slice(9)}\r\n`))
  const aboutHer = { emailId: 1, contactId: null, listId: list.id, address: 'owner@shop.example' }
  await house.ground.db.transaction(tx =>
    queueTransactional(house.ground, tx, house.accountId, { ...aboutHer, mergeVars: { CONTACT: email } }),
  )
  return { list, contact, email, key, dispatchId: dispatchId! }
}

/** Every row of every table of ours in which the text stands. */
async function traces(text: string) {
  const tables = await house.ground.db.query<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r'`)
  const found: string[] = []
  for (const { name } of tables) {
    const all = new Sql([`select t::text as text from "${name}" t`], [])
    for (const row of await house.ground.db.query<{ text: string }>(all)) {
      const hex = /\\x([0-9a-f]{2,})/g
      const plain = row.text.replace(hex, (_, digits: string) => Buffer.from(digits, 'hex').toString('latin1'))
      if (plain.replaceAll('=\r\n', '').toLowerCase().includes(text)) found.push(name)
    }
  }
  return found
}

describe('erasing a person', () => {
  it('leaves no trace of the address, the name, the IP or the program anywhere', async () => {
    const { contact } = await somebody('jana')
    expect((await traces('erasable')).length).toBeGreaterThan(8)
    await erase(contact.id)
    expect(await traces('jana@erasable')).toEqual([])
    expect(await traces('erasable')).toEqual([])
    expect(await traces('192.0.2.77')).toEqual([])
    expect(await traces('personal')).toEqual([])
  })

  it('keeps what figures are made of, as nobody’s', async () => {
    const { contact, dispatchId, key } = await somebody('eva')
    const before = (await readDispatchCounts(house.ground, house.accountId, [dispatchId])).get(dispatchId)
    const events = await house.ground.db.query<{ type: string }>(
      sql`select type from event where contact_id = ${contact.id}`,
    )
    await erase(contact.id)
    expect((await readDispatchCounts(house.ground, house.accountId, [dispatchId])).get(dispatchId)).toEqual(before)
    const message = await house.ground.db.one(
      sql`select state, address, opens, clicks from message where id = ${key.id}`,
    )
    expect(message).toEqual({ state: 'accepted', address: '', opens: 1, clicks: 1 })
    expect(await house.ground.db.query(sql`select id from event where contact_id = ${contact.id}`)).toEqual([])
    const kept = await house.ground.db.query<{ data: object }>(sql`
      select data from event where contact_id is null and data ->> 'dispatchId' = ${String(dispatchId)}`)
    expect(kept.length).toBe(events.filter(event => event.type.startsWith('mail.')).length)
    const { counters, rows } = await counted(house)
    expect(counters).toEqual(rows)
  })

  it('keeps a keyed hash of every address, so that nothing is ever sent there again; or none', async () => {
    const { contact, email } = await somebody('never')
    await erase(contact.id)
    for (const address of [email, `new-${email}`]) {
      const call = { email: address, profile: {}, origin, triggerChanges: false }
      expect(await createContact(house.ground, house.accountId, call)).toMatchObject({ suppressed: 'erased' })
    }
    const again = await somebody('again')
    await erase(again.contact.id, false)
    const call = { email: again.email, profile: {}, origin, triggerChanges: false }
    expect(await createContact(house.ground, house.accountId, call)).toMatchObject({ suppressed: null })
  })

  it('without that still holds a complaint by its hash', async () => {
    const { contact, email } = await somebody('angry')
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, contact.id, 'complaint'))
    await erase(contact.id, false)
    expect(await traces('angry@erasable')).toEqual([])
    const call = { email: `new-${email}`, profile: {}, origin, triggerChanges: false }
    expect(await createContact(house.ground, house.accountId, call)).toMatchObject({ suppressed: 'complaint' })
  })

  it('sends nothing more of what was to be sent, and counts it', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    const { dispatchId } = await startNow(house, (await aCampaign(house, [list.id])).id)
    await erase(contact.id)
    expect(await house.ground.db.one(sql`select state, reason from message where dispatch_id = ${dispatchId}`)).toEqual(
      {
        state: 'skipped',
        reason: 'erased',
      },
    )
    const counts = (await readDispatchCounts(house.ground, house.accountId, [dispatchId!])).get(dispatchId!)
    expect(counts).toMatchObject({ recipients: 1, skipped_later: 1 })
  })

  it('takes whoever was merged into the contact along', async () => {
    const first = await somebody('first')
    const second = await somebody('second')
    const call = { winnerId: first.contact.id, loserId: second.contact.id, takes: [], by }
    await mergeContacts(house.ground, house.accountId, call)
    await erase(first.contact.id)
    expect([...(await traces('first@erasable')), ...(await traces('second@erasable'))]).toEqual([])
    expect(await contactById(house.ground.db, house.accountId, second.contact.id)).toBeUndefined()
  })

  it('makes links of old mails harmless, and what comes in by them nobody’s', async () => {
    const { contact, key } = await somebody('late')
    await erase(contact.id)
    const { secrets } = house.ground
    expect(await recordOpen(house.ground, messageToken(secrets, 'open', key), visit)).toBe(true)
    const target = await recordClick(house.ground, clickToken(secrets, key, 1, null), visit)
    expect(target).toEqual({ url: 'https://shop.example/a' })
    const call = { everywhere: true, channel: 'link', ip: null, userAgent: null } as const
    expect(await unsubscribeByMessage(house.ground, messageToken(secrets, 'unsubscribe', key), call)).toEqual([])
    expect(await traces('192.0.2.77')).toEqual([])
    expect(await house.ground.db.query(sql`select id from event where contact_id = ${contact.id}`)).toEqual([])
  })

  it('is audited by number alone, says beforehand how much it takes, and is done once', async () => {
    const { contact } = await somebody('once')
    expect(await readErasure(house.ground, house.accountId, contact.id)).toMatchObject({
      lists: 1,
      consents: 1,
      changes: 1,
      messages: 1,
    })
    await erase(contact.id)
    await expect(erase(contact.id)).rejects.toMatchObject({ code: 'thing.notFound' })
    const entries = await house.ground.db.query<{ data: object }>(sql`
      select data from audit_event where action = 'contact.erased' and subject = ${String(contact.id)}`)
    expect(entries).toMatchObject([{ data: { neverAgain: true, lists: 1, messages: 1 } }])
  })

  it('stays within the account', async () => {
    const { accountId } = await anotherAccount(house)
    const { contact } = await somebody('walled')
    const call = { neverAgain: true, by }
    await expect(eraseContact(house.ground, accountId, contact.id, call)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
    const theirs = await createContact(house.ground, accountId, {
      email: 'walled@erasable.example',
      profile: {},
      origin,
      triggerChanges: false,
    })
    await erase(contact.id)
    expect(await contactById(house.ground.db, accountId, theirs.id)).toMatchObject({ email: 'walled@erasable.example' })
    await eraseContact(house.ground, accountId, theirs.id, call)
  })
})

it('whatever is merged and erased in whatever order, the counters say what the rows say', async () => {
  const lists = [await aList(house), await aList(house)]
  const person = fc.record({
    states: fc.tuple(fc.constantFrom(...subscriptionStatuses), fc.option(fc.constantFrom(...subscriptionStatuses))),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  })
  const steps = fc.array(fc.tuple(fc.constantFrom('merge', 'erase'), fc.nat(9), fc.nat(9)), {
    minLength: 1,
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 2, maxLength: 4 }), steps, async (people, acts) => {
      const ids: number[] = []
      for (const { states, tags } of people) {
        const { id, email } = await aContact(house, lists[0]!.id, { profile: { tags } })
        for (const [i, status] of states.entries()) {
          if (status === null) continue
          if (i > 0) await aContact(house, lists[i]!.id, { email })
          await house.ground.db.transaction(tx =>
            setStatus(house.ground, tx, house.accountId, id, lists[i]!.id, status, origin),
          )
        }
        ids.push(id)
      }
      for (const [act, a, b] of acts) {
        const [one, other] = [ids[a % ids.length], ids[b % ids.length]]
        if (one === undefined || other === undefined) break
        if (act === 'erase') await erase(one)
        else if (one !== other) {
          await mergeContacts(house.ground, house.accountId, { winnerId: other, loserId: one, takes: [], by })
        } else continue
        ids.splice(ids.indexOf(one), 1)
      }
      const { counters, rows } = await counted(house)
      expect(counters).toEqual(rows)
    }),
    { numRuns: 10 },
  )
})
