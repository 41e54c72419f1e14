import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { monthOf } from '../../platform/clock.ts'
import { ensureMonths } from '../../platform/migrate.ts'
import { sql } from '../../platform/sql.ts'
import { changeSettings, NOBODY } from '../accounts/index.ts'
import { forgetIds, forgetVisits } from './forget.ts'

const DAY_MS = 86_400_000

let house: TestHouse
let other: number
let contactId: number
beforeAll(async () => {
  house = await aHouse()
  other = (await anotherAccount(house)).accountId
  contactId = (await aContact(house, (await aList(house)).id)).id
  await house.ground.db.transaction(tx => ensureMonths(tx.client, 'web_event', house.clock.now(), -16, 2))
})

const daysAgo = (days: number) => new Date(house.clock.now().getTime() - days * DAY_MS)

async function put(accountId: number, days: number, contact: number | null): Promise<void> {
  const at = daysAgo(days)
  await house.ground.db.run(sql`
    insert into web_event (account_id, month, at, received_at, kind, contact_id, title)
    values (${accountId}, ${monthOf(at)}, ${at}, ${at}, 'page', ${contact}, ${String(days)})`)
  await house.ground.db.run(sql`
    insert into web_visitor (account_id, duid, contact_id, first_at, last_at) values (${accountId}, ${`${days} ${contact}`}, ${contact}, ${at}, ${at})`)
}

const left = async (accountId: number) => {
  const rows = await house.ground.db.query<{ title: string }>(
    sql`select title from web_event where account_id = ${accountId} order by at desc`,
  )
  const visitors = await house.ground.db.query<{ duid: string }>(
    sql`select duid from web_visitor where account_id = ${accountId} order by last_at desc`,
  )
  expect(visitors.map(row => row.duid.split(' ')[0])).toEqual(rows.map(row => row.title))
  return rows.map(row => Number(row.title))
}

describe('visits that are old', () => {
  it('go as each account wants it, and those of nobody after 90 days; empty months go whole', async () => {
    for (const days of [1, 89, 91, 399, 401, 450]) {
      await put(house.accountId, days, contactId)
      await put(other, days, contactId)
    }
    for (const days of [2, 88, 92, 300]) await put(house.accountId, days, null)
    await changeSettings(house.ground, house.accountId, { webDays: 90 }, NOBODY, false)
    await forgetVisits(house.ground)
    expect(await left(house.accountId)).toEqual([1, 2, 88, 89])
    expect(await left(other)).toEqual([1, 89, 91, 399])
    const months = await house.ground.db.query<{ name: string }>(
      sql`select inhrelid::regclass::text as name from pg_inherits where inhparent = 'web_event'::regclass order by 1`,
    )
    expect(months[0]!.name).toBe(`web_event_${monthOf(daysAgo(400)).slice(0, 7).replace('-', '_')}`)
  })
})

describe('ids of events', () => {
  it('are known for three days', async () => {
    for (const days of [2, 4])
      await house.ground.db.run(sql`
        insert into web_seen (account_id, eid, at) values (${other}, gen_random_uuid(), ${daysAgo(days)})`)
    await forgetIds(house.ground)
    expect(await house.ground.db.query(sql`select at from web_seen where account_id = ${other}`)).toEqual([
      { at: daysAgo(2) },
    ])
  })
})
