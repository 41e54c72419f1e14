import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { wallTime } from '../../platform/clock.ts'
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
  // The curve's hours are those on the wall.
  house.clock.forward(HOUR_MS - (house.clock.now().getTime() % HOUR_MS))
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
      {
        no: 1,
        url: 'https://shop.example/a',
        label: 'A',
        clicks: 3,
        human_clicks: 2,
        recipients: 2,
        human_recipients: 1,
      },
      { no: 2, clicks: 1, human_clicks: 0, recipients: 1, human_recipients: 0 },
      { no: 3, clicks: 0, human_clicks: 0, recipients: 0, human_recipients: 0 },
    ])
  })

  it('says whose hits they were, and by which device people clicked', async () => {
    const agents = {
      later: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
      full: 'Mozilla/5.0 (Linux; Android 15; SM-X200) AppleWebKit/537.36 Chrome/131.0 Safari/537.36',
      dead: 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36',
    }
    for (const [name, agent] of Object.entries(agents) as [(typeof names)[number], string][]) {
      await hit(name, 'click', HOUR_MS, 'human', 1)
      await house.ground.db.run(
        sql`update hit set user_agent = ${agent} where message_id = ${messages.get(name)} and kind = 'click'`,
      )
    }
    const { signals, devices } = await readCampaignOutcome(house.ground, house.accountId, campaignId)
    expect(signals).toMatchObject([
      { signal: 'human', why: null, opens: 1, clicks: 4 },
      { signal: 'machine', why: 'mail_program', opens: 0, clicks: 1 },
      { signal: 'proxy', why: 'mail_program', opens: 0, clicks: 1 },
      { signal: 'unknown', why: null, opens: 0, clicks: 1 },
    ])
    expect(devices).toEqual([
      { device: 'phone', people: 2 },
      { device: 'computer', people: 1 },
      { device: 'tablet', people: 1 },
    ])
    await house.ground.db.run(
      sql`delete from hit where message_id = any(${Object.keys(agents).map(name => messages.get(name)!)})`,
    )
    for (const name of Object.keys(agents)) await set(name as 'full', sql`opened_at = null, clicked_at = null`)
  })

  it('draws every hour since the start up to now, without machines and never more than 72, and every day', async () => {
    await hit('fine', 'open', 71.5 * HOUR_MS, 'proxy')
    await hit('fine', 'open', 72 * HOUR_MS, 'human')
    await hit('fine', 'open', 80 * 24 * HOUR_MS, 'human')
    const start = house.clock.now()
    house.clock.forward(2.5 * HOUR_MS)
    const { hours, days } = await readCampaignOutcome(house.ground, house.accountId, campaignId)
    expect(hours).toHaveLength(72)
    const at = (hour: number) => new Date(start.getTime() + hour * HOUR_MS)
    expect(hours.filter(hour => hour.opens + hour.clicks > 0)).toEqual([
      { at: at(0), opens: 1, clicks: 0 },
      { at: at(1), opens: 0, clicks: 1 },
      { at: at(2), opens: 0, clicks: 1 },
      { at: at(71), opens: 1, clicks: 0 },
    ])
    const dayOf = (hour: number) => wallTime(at(hour), 'Europe/Prague').slice(0, 10)
    expect(days[0]!.day).toBe(dayOf(0))
    expect(days.at(-1)!.day).toBe(dayOf(80 * 24))
    expect(days.reduce((sum, day) => sum + day.opens, 0)).toBe(4)
    expect(days.reduce((sum, day) => sum + day.clicks, 0)).toBe(2)
    expect(days.find(day => day.day === dayOf(80 * 24))).toMatchObject({ opens: 1 })
    expect(new Set(days.map(day => day.day)).size).toBe(days.length)
  })

  it('groups refusals by what they mean, each with its replies, whatever address or id stands in them', async () => {
    await set(
      'later',
      sql`state = 'refused', bounce = 'soft', reply_code = 552, reply_text = '5.2.2 later@example.com is full'`,
    )
    await set('gone', sql`state = 'refused', bounce = 'soft', reason = 'retries_exhausted'`)
    await set('held', sql`state = 'deferred', reply_code = 450, reply_text = '4.2.0 Greylisted, try again in 300 s'`)
    const { refusals } = await readCampaignOutcome(house.ground, house.accountId, campaignId)
    expect(refusals).toEqual([
      {
        ...{ reason: 'mailboxFull', refused: 2, deferred: 0 },
        replies: [{ reply: '552 5.2.2 … is full', state: 'refused', bounce: 'soft', recipients: 2 }],
      },
      {
        ...{ reason: 'postponed', refused: 1, deferred: 1 },
        replies: [
          { reply: '450 4.2.0 Greylisted, try again in 300 s', state: 'deferred', bounce: null, recipients: 1 },
          { reply: 'retries_exhausted', state: 'refused', bounce: 'soft', recipients: 1 },
        ],
      },
      {
        ...{ reason: 'noSuchAddress', refused: 1, deferred: 0 },
        replies: [{ reply: '550 5.1.1 no such user', state: 'refused', bounce: 'hard', recipients: 1 }],
      },
    ])
  })

  it('of a draft is empty, and so are its recipients', async () => {
    const draft = await aCampaign(house, [])
    const outcome = await readCampaignOutcome(house.ground, house.accountId, draft.id)
    expect(outcome).toMatchObject({
      links: [],
      hours: [],
      days: [],
      signals: [],
      refusals: [],
      campaign: { id: draft.id },
    })
    const page = await readRecipients(house.ground, house.accountId, draft.id, { limit: 10 })
    expect(page).toEqual({ recipients: [], next: null })
  })
})
