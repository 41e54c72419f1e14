import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { removeContact } from '../contacts/index.ts'
import { type RecipientFilter, readCampaignOutcome, readRecipients } from './index.ts'

const HOUR_MS = 3_600_000

let house: TestHouse
let campaignId: number
let dispatch: { id: number; month: string }
/** Message ids by the local part of the address. */
const messages = new Map<string, number>()

const names = ['waits', 'held', 'fine', 'opens', 'clicks', 'leaves', 'later', 'gone', 'full', 'dead', 'moved'] as const

beforeAll(async () => {
  house = await aHouse()
  const list = await aList(house)
  for (const name of names) await aContact(house, list.id, { email: `${name}@example.com` })
  const other = await aCampaign(house, [list.id])
  await startNow(house, other.id)
  campaignId = (await aCampaign(house, [list.id])).id
  await startNow(house, campaignId)
  const { db } = house.ground
  dispatch = (await db.one(sql`select id, month from dispatch order by id desc limit 1`))!
  for (const row of await db.query<{ id: number; address: string }>(
    sql`select id, address from message where dispatch_id = ${dispatch.id}`,
  ))
    messages.set(row.address.split('@')[0]!, row.id)
})

const set = (name: (typeof names)[number], values: Parameters<typeof sql>[1]) =>
  house.ground.db.run(sql`update message set ${values} where id = ${messages.get(name)}`)

async function hit(
  name: (typeof names)[number],
  kind: 'open' | 'click',
  afterMs: number,
  signal: string,
  link?: number,
) {
  const at = new Date(house.clock.now().getTime() + afterMs)
  await house.ground.db.run(sql`
    insert into hit (account_id, month, message_id, kind, link_no, at, signal, why, method)
    values (${house.accountId}, ${dispatch.month}, ${messages.get(name)}, ${kind}, ${link ?? null}, ${at}, ${signal}, 'mail_program', 'GET')`)
  await set(name, kind === 'open' ? sql`opened_at = ${at}` : sql`opened_at = ${at}, clicked_at = ${at}`)
}

const filtered = async (filter: RecipientFilter, search?: string) =>
  (await readRecipients(house.ground, house.accountId, campaignId, { filter, search, limit: 200 })).recipients.map(
    recipient => recipient.address.split('@')[0],
  )

describe('the recipients of a campaign', () => {
  beforeAll(async () => {
    const processId = '0b9d1c3e-7a52-4a6e-9d0c-2f1f5f9a3c11'
    await house.ground.db.run(sql`insert into process (id, role, host, pid) values (${processId}, 'sender', 'here', 1)`)
    await set('held', sql`state = 'claimed', claimed_by = ${processId}`)
    for (const name of ['fine', 'opens', 'clicks', 'leaves', 'moved'] as const)
      await set(name, sql`state = 'accepted', accepted_at = ${house.clock.now()}`)
    await set('leaves', sql`unsubscribed_at = ${house.clock.now()}`)
    await set('later', sql`state = 'deferred', reply_code = 451, reply_text = '4.7.1 later'`)
    await set('gone', sql`state = 'skipped', reason = 'erased'`)
    await set(
      'full',
      sql`state = 'refused', bounce = 'soft', reply_code = 552, reply_text = '5.2.2 full@example.com is full'`,
    )
    await set('dead', sql`state = 'refused', bounce = 'hard', reply_code = 550, reply_text = '5.1.1 no such user'`)
    await hit('opens', 'open', 60_000, 'human')
    await hit('clicks', 'click', 2 * HOUR_MS + 1, 'human', 1)
  })

  const filters: [RecipientFilter, string[]][] = [
    ['all', [...names]],
    ['waiting', ['waits', 'held']],
    ['accepted', ['fine', 'opens', 'clicks', 'leaves', 'moved']],
    ['deferred', ['later']],
    ['refused', ['full', 'dead']],
    ['skipped', ['gone']],
    ['opened', ['opens', 'clicks']],
    ['clicked', ['clicks']],
    ['unsubscribed', ['leaves']],
  ]
  it.each(filters)('filtered by %s are of this campaign only, in the order of sending', async (filter, expected) => {
    expect(await filtered(filter)).toEqual(expected)
  })

  it.each(filters)('filtered by %s come page by page, each once', async (filter, expected) => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await readRecipients(house.ground, house.accountId, campaignId, { filter, after, limit: 2 })
      seen.push(...page.recipients.map(recipient => recipient.address.split('@')[0]!))
      after = page.next ?? undefined
    } while (after)
    expect(seen).toEqual(expected)
  })

  it('are found by a beginning of the address, within a filter too', async () => {
    expect(await filtered('all', ' F')).toEqual(['fine', 'full'])
    expect(await filtered('refused', 'f')).toEqual(['full'])
    expect(await filtered('waiting', 'h')).toEqual(['held'])
    expect(await filtered('all', '%')).toEqual([])
  })

  it('say what became of them, and when the contact is gone since', async () => {
    const { db } = house.ground
    const [moved] = await db.query<{ id: number }>(sql`select id from contact where email = 'moved@example.com'`)
    await removeContact(house.ground, house.accountId, moved!.id)
    const { recipients } = await readRecipients(house.ground, house.accountId, campaignId, { limit: 50 })
    const of = (name: string) => recipients.find(recipient => recipient.address.startsWith(name))
    expect(of('moved')).toMatchObject({ contactId: null, state: 'accepted', acceptedAt: house.clock.now() })
    expect(of('dead')).toMatchObject({ reply: '550 5.1.1 no such user', bounce: 'hard', contactId: expect.any(Number) })
    expect(of('gone')).toMatchObject({ reason: 'erased', reply: null })
    expect(of('fine')!.messageId).toBe(`${dispatch.month.slice(0, 7)}:${messages.get('fine')}`)
  })
})

describe('the report of a campaign', () => {
  it('counts clicks of people and of all, and whom they came from, per link', async () => {
    await hit('opens', 'click', HOUR_MS, 'machine', 1)
    await hit('clicks', 'click', HOUR_MS, 'proxy', 1)
    await hit('clicks', 'click', HOUR_MS, 'unknown', 2)
    const { links } = await readCampaignOutcome(house.ground, house.accountId, campaignId)
    expect(links).toMatchObject([
      { no: 1, url: 'https://shop.example/a', label: 'A', clicks: 3, human_clicks: 2, recipients: 2 },
      { no: 2, clicks: 1, human_clicks: 0, recipients: 1 },
      { no: 3, clicks: 0, human_clicks: 0, recipients: 0 },
    ])
  })

  it('draws every hour since the start up to now, without machines, and never more than 72', async () => {
    await hit('fine', 'open', 71.5 * HOUR_MS, 'proxy')
    await hit('fine', 'open', 72 * HOUR_MS, 'human')
    house.clock.forward(2.5 * HOUR_MS)
    const { curve } = await readCampaignOutcome(house.ground, house.accountId, campaignId)
    expect(curve).toHaveLength(72)
    expect(curve.filter(hour => hour.opens + hour.clicks > 0)).toEqual([
      { hour: 0, opens: 1, clicks: 0 },
      { hour: 1, opens: 0, clicks: 1 },
      { hour: 2, opens: 0, clicks: 1 },
      { hour: 71, opens: 1, clicks: 0 },
    ])
  })

  it('groups refusals by their words, whatever address or id stands in them', async () => {
    await set(
      'later',
      sql`state = 'refused', bounce = 'soft', reply_code = 552, reply_text = '5.2.2 later@example.com is full'`,
    )
    await set('gone', sql`state = 'refused', bounce = 'soft', reason = 'retries_exhausted'`)
    const { refusals } = await readCampaignOutcome(house.ground, house.accountId, campaignId)
    expect(refusals).toEqual([
      { reply: '552 5.2.2 … is full', bounce: 'soft', recipients: 2 },
      { reply: '550 5.1.1 no such user', bounce: 'hard', recipients: 1 },
      { reply: 'retries_exhausted', bounce: 'soft', recipients: 1 },
    ])
  })

  it('of a draft is empty, and so are its recipients', async () => {
    const draft = await aCampaign(house, [])
    const outcome = await readCampaignOutcome(house.ground, house.accountId, draft.id)
    expect(outcome).toMatchObject({ links: [], curve: [], refusals: [], campaign: { id: draft.id } })
    const page = await readRecipients(house.ground, house.accountId, draft.id, { limit: 10 })
    expect(page).toEqual({ recipients: [], next: null })
  })
})
