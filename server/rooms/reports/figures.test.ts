import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { readCampaign } from '../campaigns/index.ts'
import { recordClick, recordOpen, smtpCarriers, unsubscribeByMessage } from '../outbox/index.ts'
import { clickToken, type MessageKey, messageToken } from '../outbox/tokens.ts'
import { readCampaignFigures } from './index.ts'

const DAY_MS = 86_400_000
const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0.0.0 Safari/537.36'
const LINKS = [1, 2, 3].map(n => `<a href="https://shop.example/${n}">${n}</a>`).join('')

let house: TestHouse
/** The sending began in the middle of the first 24 hours. */
let first: Date
let campaignId: number
const keys = new Map<string, MessageKey>()

const visit = (userAgent: string, method = 'GET') => ({ method, ip: '10.0.0.1', userAgent })
const open = (name: string, given = visit(CHROME)) =>
  recordOpen(house.ground, messageToken(house.ground.secrets, 'open', keys.get(name)!), given)
const click = (name: string, no: number, given = visit(CHROME)) =>
  recordClick(house.ground, clickToken(house.ground.secrets, keys.get(name)!, no, null), given)

const at = (days: number) => new Date(first.getTime() + days * DAY_MS)
/** Without what was sold, which conversions.test.ts is about. */
const within = async (from?: Date, until?: Date) => {
  const asked = { from, until }
  const read = await readCampaignFigures(house.ground, house.accountId, campaignId, asked)
  const { conversions, conversionsValue, ...figures } = read
  return figures
}
const onDay = (day: number) => within(at(day), at(day + 1))

/** To an SMTP server that refuses dead@ and full@, after another campaign of the same day. */
async function sendAll(names: string[]): Promise<void> {
  const replies: Record<string, { code: number; text: string }> = {
    dead: { code: 550, text: '5.1.1 no such user' },
    full: { code: 552, text: '5.2.2 mailbox full' },
  }
  const sink = await smtpSink({ refuse: to => replies[to.split('@')[0]!] ?? null })
  const { stop } = await aSender(house, smtpCarriers(target(sink)))
  for (const addressees of [['other'], names]) {
    const list = await aList(house)
    for (const name of addressees) await aContact(house, list.id, { email: `${name}@example.com` })
    campaignId = (await aCampaign(house, [list.id], { html: `<html><body>${LINKS}</body></html>` })).id
    await startNow(house, campaignId)
    await until(async () => (await readCampaign(house.ground, house.accountId, campaignId)).status === 'sent')
  }
  await stop()
  const { dispatchId } = await readCampaign(house.ground, house.accountId, campaignId)
  for (const row of await house.ground.db.query<{ id: number; month: string; address: string }>(
    sql`select id, month, address from message where account_id = ${house.accountId} and dispatch_id = ${dispatchId}`,
  ))
    keys.set(row.address.split('@')[0]!, { accountId: house.accountId, month: row.month, id: row.id })
}

beforeAll(async () => {
  house = await aHouse()
  first = new Date(house.clock.now().getTime() - DAY_MS / 2)
  await sendAll(['eva', 'clicker', 'scanned', 'leaver', 'dead', 'full'])
  house.clock.forward(60_000)
  await open('eva')
  await open('scanned', visit('', 'HEAD'))
  house.clock.forward(DAY_MS)
  await open('eva')
  await click('eva', 1)
  await click('clicker', 2)
  await open('clicker')
  // A scanner: what it followed first is relabelled by what it follows last.
  for (const no of [1, 2, 3]) await click('scanned', no)
  house.clock.forward(DAY_MS)
  await click('clicker', 2)
  const leave = { everywhere: false, channel: 'link' as const, ip: null, userAgent: null }
  await unsubscribeByMessage(
    house.ground,
    messageToken(house.ground.secrets, 'unsubscribe', keys.get('leaver')!),
    leave,
  )
  house.clock.forward(DAY_MS)
})

describe('the figures of some days', () => {
  it('are those of what happened on them, unique within them, machines counted in', async () => {
    const nothing = { recipients: 0, accepted: 0, refused: 0, hardBounced: 0, softBounced: 0, complained: 0 }
    expect(await onDay(0)).toEqual({
      ...{ recipients: 6, accepted: 4, refused: 2, hardBounced: 1, softBounced: 1, complained: 0 },
      ...{ opened: 2, opens: 2, clicked: 0, clicks: 0, unsubscribed: 0 },
    })
    // Of the clicker's visits the click was first and implies an open of its own.
    expect(await onDay(1)).toEqual({ ...nothing, opened: 3, opens: 4, clicked: 3, clicks: 5, unsubscribed: 0 })
    expect(await onDay(2)).toEqual({ ...nothing, opened: 1, opens: 1, clicked: 1, clicks: 1, unsubscribed: 1 })
    expect(await within(at(1), at(3))).toMatchObject({ opened: 3, clicked: 3, clicks: 6, unsubscribed: 1 })
    expect(await onDay(-1)).toEqual(await onDay(3))
  })

  it('are the live counters’ when the days hold everything, read from the rows or not', async () => {
    const { counts } = await readCampaign(house.ground, house.accountId, campaignId)
    expect(counts).toMatchObject({ opened: 3, humanOpened: 2, clicked: 3, humanClicked: 2, opens: 5, clicks: 6 })
    expect(await within()).toEqual(counts)
    expect(await within(at(-9), at(99))).toEqual(counts)
    // The clock is past the third day, so here rows and hits are read.
    const read = await within(at(0), at(3))
    expect(Object.keys(read)).toHaveLength(11)
    expect(counts).toMatchObject(read)
    expect(await within(undefined, at(3))).toEqual(read)
  })

  it('may be open at one end', async () => {
    expect(await within(at(1))).toEqual(await within(at(1), at(3)))
    expect(await within(undefined, at(1))).toEqual(await onDay(0))
  })

  it('count a refusal without an event on the day that the message was last tried', async () => {
    await house.ground.db.run(sql`delete from event where account_id = ${house.accountId} and type = 'mail.refused'`)
    expect(await onDay(0)).toMatchObject({ refused: 2, hardBounced: 1, softBounced: 1 })
  })

  it('of a draft are nothing', async () => {
    const draft = await aCampaign(house, [])
    expect(await readCampaignFigures(house.ground, house.accountId, draft.id, { from: at(0) })).toMatchObject({
      recipients: 0,
      opened: 0,
    })
    await expect(readCampaignFigures(house.ground, house.accountId, 987_654_321)).rejects.toMatchObject({
      code: 'thing.notFound',
    })
  })
})

it('agree with the live counters after any mixture of visits', async () => {
  let seed = 7
  const upTo = (n: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % n
  }
  const names = ['eva', 'clicker', 'scanned', 'leaver']
  for (let turn = 0; turn < 150; turn++) {
    const name = names[upTo(4)]!
    const given = visit(['', CHROME, 'Mozilla/5.0', 'curl/8', 'GoogleImageProxy'][upTo(5)]!, upTo(4) ? 'GET' : 'HEAD')
    if (upTo(2)) await open(name, given)
    else await click(name, 1 + upTo(3), given)
    house.clock.forward(upTo(20_000_000))
  }
  house.clock.forward(DAY_MS)
  const { counts } = await readCampaign(house.ground, house.accountId, campaignId)
  expect(counts).toMatchObject(await within(at(0), house.clock.now()))
  expect(counts.humanOpened).toBeLessThanOrEqual(counts.opened)
})
