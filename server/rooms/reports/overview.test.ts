import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, startNow, until } from '../../../tests/kit/sending.ts'
import { wallTime } from '../../platform/clock.ts'
import { sql } from '../../platform/sql.ts'
import { readCampaign } from '../campaigns/index.ts'
import { removeContact } from '../contacts/index.ts'
import { recordClick, recordOpen, unsubscribeByMessage } from '../outbox/index.ts'
import { clickToken, type MessageKey, messageToken } from '../outbox/tokens.ts'
import { compareCampaigns, readCampaignsOf, readFigures } from './index.ts'
import { dayAfter, periodBefore } from './period.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36'
const person = { method: 'GET', ip: '10.0.0.1', userAgent: CHROME }
const scanner = { method: 'HEAD', ip: '10.0.0.2', userAgent: '' }

let house: TestHouse
let listId: number
/** The days on which the two campaigns went out. */
const days: string[] = []
const campaignIds: number[] = []

const today = () => wallTime(house.clock.now(), 'Europe/Prague').slice(0, 10)

/** Sent to everybody on the list; the messages' keys by the local part of the address. */
async function sent(): Promise<Map<string, MessageKey>> {
  const { id } = await aCampaign(house, [listId])
  const { stop } = await aSender(house)
  await startNow(house, id)
  await until(async () => (await readCampaign(house.ground, house.accountId, id)).status === 'sent')
  await stop()
  campaignIds.push(id)
  days.push(today())
  const { dispatchId } = await readCampaign(house.ground, house.accountId, id)
  const rows = await house.ground.db.query<{ id: number; month: string; address: string }>(
    sql`select id, month, address from message where dispatch_id = ${dispatchId}`,
  )
  return new Map(
    rows.map(({ id, month, address }) => [address.split('@')[0]!, { accountId: house.accountId, month, id }]),
  )
}

beforeAll(async () => {
  house = await aHouse()
  // Noon in the account, whatever the hour is here.
  house.clock.forward(HOUR_MS - (house.clock.now().getTime() % HOUR_MS))
  house.clock.forward((36 - Number(wallTime(house.clock.now(), 'Europe/Prague').slice(11, 13))) * HOUR_MS)
  listId = (await aList(house)).id
  for (const name of ['eva', 'jan', 'petr']) await aContact(house, listId, { email: `${name}@example.com` })
  const { secrets } = house.ground
  const open = (key: MessageKey, visit = person) => recordOpen(house.ground, messageToken(secrets, 'open', key), visit)
  const first = await sent()
  house.clock.forward(HOUR_MS)
  await open(first.get('eva')!)
  await open(first.get('jan')!, scanner)
  house.clock.forward(2 * HOUR_MS)
  await open(first.get('petr')!)
  await open(first.get('eva')!)
  await recordClick(house.ground, clickToken(secrets, first.get('petr')!, 1, null), person)
  house.clock.forward(10 * DAY_MS)
  const gone = await aContact(house, listId, { email: 'gone@example.com' })
  const second = await sent()
  house.clock.forward(HOUR_MS / 2)
  await recordClick(house.ground, clickToken(secrets, second.get('eva')!, 1, null), person)
  await unsubscribeByMessage(house.ground, messageToken(secrets, 'unsubscribe', second.get('jan')!), {
    ...{ everywhere: false, channel: 'link', ip: null, userAgent: null },
  })
  await removeContact(house.ground, house.accountId, gone.id)
})

describe('the figures of a period', () => {
  const nothing = { campaigns: 0, accepted: 0, humanOpened: 0, newContacts: 0, left: 0 }

  it('are of the campaigns that started in it, and of who came and left in it', async () => {
    const { now, earlier, period, before } = await readFigures(house.ground, house.accountId, {
      ...{ from: days[0], until: days[0] },
    })
    expect(period).toEqual({ from: days[0], until: days[0] })
    expect(before).toEqual({ from: dayAfter(days[0]!, -1), until: dayAfter(days[0]!, -1) })
    expect(now).toEqual({
      ...{
        campaigns: 1,
        recipients: 3,
        accepted: 3,
        refused: 0,
        opened: 3,
        humanOpened: 2,
        clicked: 1,
        humanClicked: 1,
      },
      ripe: { campaigns: 1, accepted: 3, humanOpened: 2, humanClicked: 1 },
      ...{ unsubscribed: 0, complained: 0, newContacts: 3, deletedContacts: 0, subscribed: 3, left: 0 },
      conversions: null,
    })
    expect(earlier).toMatchObject(nothing)
  })

  it('leave a campaign out of the rates until it was sent whole two days ago', async () => {
    const young = { campaigns: 0, accepted: 0, humanOpened: 0, humanClicked: 0 }
    const day = { from: days[1], until: days[1] }
    const read = async () => (await readFigures(house.ground, house.accountId, day)).now
    const { campaigns, accepted, ripe } = await read()
    expect({ campaigns, accepted, ripe }).toEqual({ campaigns: 1, accepted: 4, ripe: young })
    const later = { ...house.ground, clock: { now: () => new Date(house.clock.now().getTime() + 48 * HOUR_MS) } }
    const { now } = await readFigures(later, house.accountId, day)
    expect(now.ripe).toMatchObject({ campaigns: 1, accepted: 4, humanClicked: 1 })
  })

  it('have as many days before beside them', async () => {
    const { now, earlier } = await readFigures(house.ground, house.accountId, {
      from: dayAfter(days[1]!, -4),
      until: days[1],
    })
    expect(now).toMatchObject({
      ...{ campaigns: 1, recipients: 4, accepted: 4, humanOpened: 1, humanClicked: 1, unsubscribed: 1 },
      ...{ newContacts: 1, deletedContacts: 1, left: 1 },
    })
    expect(earlier).toMatchObject(nothing)
    const whole = await readFigures(house.ground, house.accountId, {})
    expect(whole.now).toMatchObject({ campaigns: 2, accepted: 7, humanOpened: 3, newContacts: 4 })
    expect(periodBefore({ from: '2026-03-01', until: '2026-03-31' })).toEqual({
      from: '2026-01-29',
      until: '2026-02-28',
    })
  })

  it('end at midnight of the account', async () => {
    const dispatch = await readCampaign(house.ground, house.accountId, campaignIds[0]!)
    const at = dispatch.startedAt!
    // 23:30 in Prague.
    const late = new Date(at.getTime() + 11.5 * HOUR_MS)
    await house.ground.db.run(sql`update campaign set started_at = ${late} where id = ${campaignIds[0]}`)
    const on = async (day: string) =>
      (await readFigures(house.ground, house.accountId, { from: day, until: day })).now.campaigns
    expect([await on(days[0]!), await on(dayAfter(days[0]!, 1))]).toEqual([1, 0])
    await house.ground.db.run(sql`
      update campaign set started_at = ${new Date(late.getTime() + HOUR_MS)} where id = ${campaignIds[0]}`)
    expect([await on(days[0]!), await on(dayAfter(days[0]!, 1))]).toEqual([0, 1])
    await house.ground.db.run(sql`update campaign set started_at = ${at} where id = ${campaignIds[0]}`)
  })
})

describe('the campaigns of a period', () => {
  it('are those that started in it, newest first, and no drafts', async () => {
    await aCampaign(house, [listId])
    const all = await readCampaignsOf(house.ground, house.accountId, {})
    expect(all.campaigns.map(({ id }) => id)).toEqual([...campaignIds].reverse())
    const first = await readCampaignsOf(house.ground, house.accountId, { from: days[0], until: days[0] })
    expect(first.campaigns).toMatchObject([{ id: campaignIds[0], counts: { accepted: 3, humanOpened: 2 } }])
    const cut = await readCampaignsOf(house.ground, house.accountId, {}, 1)
    expect(cut).toMatchObject({ campaigns: [{ id: campaignIds[1] }], hasMore: true })
  })
})

describe('campaigns side by side', () => {
  it('come in the order asked for, with how many people had opened hour by hour', async () => {
    const compared = await compareCampaigns(house.ground, house.accountId, [campaignIds[1]!, campaignIds[0]!])
    expect(compared.map(({ campaign }) => campaign.id)).toEqual([campaignIds[1], campaignIds[0]])
    expect(compared[0]!.readers).toEqual([1])
    expect(compared[1]!.readers).toHaveLength(72)
    expect(compared[1]!.readers.slice(0, 5)).toEqual([0, 1, 1, 2, 2])
    expect(compared[1]!.readers.at(-1)).toBe(2)
  })

  it('are at most five, and of this account', async () => {
    const compare = (accountId: number, ids: number[]) => compareCampaigns(house.ground, accountId, ids)
    await expect(compare(house.accountId, [1, 2, 3, 4, 5, 6])).rejects.toMatchObject({ code: 'report.tooMany' })
    const { accountId } = await anotherAccount(house)
    await expect(compare(accountId, [campaignIds[0]!])).rejects.toMatchObject({ code: 'thing.notFound' })
    expect((await readFigures(house.ground, accountId, {})).now).toMatchObject({ campaigns: 0, newContacts: 0 })
    expect((await readCampaignsOf(house.ground, accountId, {})).campaigns).toEqual([])
  })
})
