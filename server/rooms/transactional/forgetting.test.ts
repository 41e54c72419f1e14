import { beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, until } from '../../../tests/kit/sending.ts'
import { aMail, sendNow } from '../../../tests/kit/transactional.ts'
import { parseAddress } from '../../platform/address.ts'
import { sql } from '../../platform/sql.ts'
import { eraseContact, outboxJobs, readMessageAsSent, webVersion } from '../outbox/index.ts'
import { messageToken } from '../outbox/tokens.ts'
import { transactionalJobs } from './jobs.ts'

let house: TestHouse
beforeEach(async () => {
  house = await aHouse()
})

const DAY_MS = 86_400_000
const attachments = [{ name: 'a.txt', type: 'text/plain', content: Buffer.from('attached text') }]
const run = (name: string) =>
  [...outboxJobs(house.ground), ...transactionalJobs(house.ground)].find(job => job.name === name)!.run({}, 1)
const kept = async () =>
  (await house.ground.db.one<Record<'texts' | 'vars' | 'files' | 'messages', number>>(sql`
    select (select count(*) from email where html <> '')::int as texts, (select count(*) from transmission where vars is not null)::int as vars,
      (select count(*) from transmission_attachment)::int as files, (select count(*) from message where kind = 'api')::int as messages`))!
const keyOf = async (address: string) =>
  (await house.ground.db.one<{ month: string; id: number }>(
    sql`select month, id from message where address = ${address} order by id`,
  ))!
/** By their rows, since the ledger has no months that far ahead. */
const older = (days: number) =>
  house.ground.db.run(sql`update transmission set created_at = created_at - ${days}::int * interval '1 day'`)

describe('what a transactional mail said', () => {
  it('goes after its time: attachments first, then text and variables; the row of the ledger stays', async () => {
    await sendNow(house, aMail('jana@example.com', { attachments, html: '<p>Only in this one</p>' }))
    const key = await keyOf('jana@example.com')
    house.clock.forward(29 * DAY_MS)
    await run('outbox.expireTransmissions')
    expect(await kept()).toEqual({ texts: 1, vars: 1, files: 1, messages: 1 })
    house.clock.forward(2 * DAY_MS)
    await run('outbox.expireTransmissions')
    expect(await kept()).toEqual({ texts: 1, vars: 1, files: 0, messages: 1 })
    expect((await readMessageAsSent(house.ground, house.accountId, key)).composed.subject).toBe('Order 117')
    house.clock.forward(160 * DAY_MS)
    await run('outbox.expireTransmissions')
    expect(await kept()).toEqual({ texts: 0, vars: 0, files: 0, messages: 1 })
    await expect(readMessageAsSent(house.ground, house.accountId, key)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
    const token = messageToken(house.ground.secrets, 'web', { accountId: house.accountId, ...key })
    expect(await webVersion(house.ground, token)).toBeNull()
  })

  it('stays while a younger mail says the same, and can be said again afterwards', async () => {
    await sendNow(house, aMail('old@example.com'))
    await older(100)
    await sendNow(house, aMail('young@example.com'))
    await older(100)
    await run('outbox.expireTransmissions')
    expect(await kept()).toMatchObject({ texts: 1, vars: 1 })
    await older(100)
    await run('outbox.expireTransmissions')
    expect(await kept()).toMatchObject({ texts: 0, vars: 0 })
    await sendNow(house, aMail('new@example.com'))
    expect(await kept()).toMatchObject({ texts: 1, vars: 1 })
    const { composed } = await readMessageAsSent(house.ground, house.accountId, await keyOf('new@example.com'))
    expect(composed.content.toString()).toContain('https://shop.example/o')
  })

  it('is unreadable at rest where it stands in variables', async () => {
    await sendNow(house, aMail('jana@example.com', { vars: { link: 'https://shop.example/reset/SECRET' } }))
    const row = await house.ground.db.one<{ vars: Buffer }>(sql`select vars from transmission`)
    expect(row!.vars.toString('latin1')).not.toContain('SECRET')
  })
})

describe('erasing a person', () => {
  const by = { userId: 1, ip: null }

  it('takes along what the API sent to them alone, before they were a contact as well, and their name in copies', async () => {
    const address = (email: string) => parseAddress(email)!
    const before = aMail('Eva@erased.example', { html: '<p>Eva Erasable, before</p>', subject: 'For Eva' })
    await sendNow(house, before)
    const contact = await aContact(house, (await aList(house)).id, { email: 'eva@erased.example' })
    const to = [{ ...address('eva@erased.example'), name: 'Eva Erasable', cc: [address('boss@example.com')], bcc: [] }]
    const vars = { order: 'Erasable' }
    await sendNow(house, aMail([], { to, vars, attachments, html: '<p>Eva Erasable, now</p>' }))
    await sendNow(house, aMail(['eva@erased.example', 'other@example.com'], { html: '<p>To both</p>' }))
    const { stop } = await aSender(house)
    await until(async () => !(await house.ground.db.one(sql`select 1 from message where state <> 'accepted'`)))
    await stop()
    await eraseContact(house.ground, house.accountId, contact.id, { neverAgain: false, by })
    const rows = await house.ground.db.query<{ everything: string }>(sql`
      select row_to_json(m)::text as everything from message m union all select row_to_json(e)::text from email e
      union all select row_to_json(t)::text from transmission t union all select row_to_json(x)::text from mailbox_mail x`)
    for (const { everything } of rows) expect(everything).not.toMatch(/erasable|erased\.example|For Eva/i)
    expect(await kept()).toMatchObject({ texts: 1, vars: 1, files: 0, messages: 5 })
    const other = await readMessageAsSent(house.ground, house.accountId, await keyOf('other@example.com'))
    expect(other.composed.content.toString()).toContain('To both')
  })

  it('sends nothing more to their address, although no contact stood behind it', async () => {
    await sendNow(house, aMail('eva@erased.example'))
    const contact = await aContact(house, (await aList(house)).id, { email: 'eva@erased.example' })
    await eraseContact(house.ground, house.accountId, contact.id, { neverAgain: false, by })
    const row = await house.ground.db.one(sql`select state, reason, address from message where kind = 'api'`)
    expect(row).toEqual({ state: 'skipped', reason: 'erased', address: '' })
  })
})

describe('a key of a call', () => {
  it('is not kept longer than it is good for', async () => {
    await house.ground.db.run(sql`
      insert into transmission_key (account_id, key_hash, body_hash, created_at) values (${house.accountId}, 'a', 'b', ${house.clock.now()})`)
    house.clock.forward(23 * 3_600_000)
    await run('transactional.forgetKeys')
    expect(await house.ground.db.query(sql`select 1 from transmission_key`)).toHaveLength(1)
    house.clock.forward(2 * 3_600_000)
    await run('transactional.forgetKeys')
    expect(await house.ground.db.query(sql`select 1 from transmission_key`)).toHaveLength(0)
  })
})
