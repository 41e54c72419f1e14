import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, startNow, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { readCampaign } from '../../rooms/campaigns/index.ts'
import { recordOpen } from '../../rooms/outbox/index.ts'
import { messageToken } from '../../rooms/outbox/tokens.ts'
import { anEcomailApp, type Send, sendTo } from './test-app.ts'

const DAY_MS = 86_400_000

let house: TestHouse
let send: Send
let campaignId: number
let draftId: number
/** UTC days: the day before, the day of sending, the day of the opens, and the day after. */
let days: [string, string, string, string]

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
  const startedAt = house.clock.now().getTime()
  days = [-1, 0, 1, 2].map(n => new Date(startedAt + n * DAY_MS).toISOString().slice(0, 10)) as typeof days
  const list = await aList(house)
  for (const email of ['a@example.com', 'b@example.com']) await aContact(house, list.id, { email })
  draftId = (await aCampaign(house, [list.id])).id
  campaignId = (await aCampaign(house, [list.id])).id
  const { stop } = await aSender(house)
  await startNow(house, campaignId)
  await until(async () => (await readCampaign(house.ground, house.accountId, campaignId)).status === 'sent')
  await stop()
  house.clock.forward(DAY_MS)
  const row = await house.ground.db.one<{ id: number; month: string }>(sql`
    select id, month from message where account_id = ${house.accountId} and address = 'a@example.com'`)
  const token = messageToken(house.ground.secrets, 'open', { accountId: house.accountId, ...row! })
  for (const method of ['GET', 'HEAD']) await recordOpen(house.ground, token, { method, ip: null, userAgent: 'Mail' })
  house.clock.forward(DAY_MS)
})

const stats = (query: string) => send({ path: `/campaigns/${campaignId}/stats?${query}` })
const listed = async (query: string) =>
  (await send({ path: `/campaigns?${query}` })).body.map((campaign: { id: number }) => campaign.id)

describe('the statistics of some days', () => {
  it('are of whole UTC days, both included, with rates of the same days', async () => {
    const [before, sent, opened, after] = days
    const all = (await stats('')).body.stats
    expect(all).toMatchObject({ inject: 2, delivery: 2, open: 1, total_open: 2, open_rate: 50, delivery_rate: 100 })
    for (const query of [`from_date=${sent}&to_date=${opened}`, `from_date=${before}`, `to_date=${after}`])
      expect((await stats(query)).body.stats, query).toEqual(all)
    const ofSending = (await stats(`from_date=${sent}&to_date=${sent}`)).body.stats
    expect(ofSending).toMatchObject({ inject: 2, delivery: 2, open: 0, total_open: 0, open_rate: 0 })
    const ofOpening = (await stats(`from_date=${opened}&to_date=${opened}`)).body.stats
    expect(ofOpening).toMatchObject({ inject: 0, delivery: 0, delivery_rate: 0, open: 1, total_open: 2, open_rate: 0 })
    for (const query of [`to_date=${before}`, `from_date=${after}`, `from_date=${after}&to_date=${before}`])
      expect((await stats(query)).body.stats, query).toMatchObject({ inject: 0, delivery: 0, total_open: 0 })
  })

  it.each(['yesterday', '2026-02-31', '2026-13-01', '26-1-1', '2026-01-01x', '1.1.2026'])('refuse %s', async day => {
    const answer = await stats(`from_date=${day}`)
    expect(answer).toMatchObject({ status: 422, contentType: 'application/json' })
    expect(answer.body).toEqual({ errors: { from_date: ['The from date is not a valid date.'] } })
    expect((await stats(`to_date=${day}`)).body).toEqual({ errors: { to_date: ['The to date is not a valid date.'] } })
  })

  it('take an empty date for none, and the first and the last that there are', async () => {
    const all = (await stats('')).body
    for (const query of ['from_date=&to_date=', 'from_date=0000-01-01&to_date=9999-12-31'])
      expect((await stats(query)).body).toEqual(all)
    expect((await stats('from_date=9999-12-31&to_date=9999-12-31')).body.stats).toMatchObject({ inject: 0, open: 0 })
  })
})

describe('the filters date_from and date_to', () => {
  it('go by the day of sending, both included, and leave drafts out', async () => {
    const [before, sent, after] = days
    expect(await listed('')).toEqual([campaignId, draftId])
    expect(await listed(`filters[date_from]=${sent}&filters[date_to]=${sent}`)).toEqual([campaignId])
    expect(await listed(`filters[date_from]=${after}`)).toEqual([])
    expect(await listed(`filters[date_to]=${before}`)).toEqual([])
    const json = encodeURIComponent(JSON.stringify({ date_from: before }))
    expect(await listed(`filters=${json}`)).toEqual([campaignId])
  })

  it('are not updated_at, which drafts have too', async () => {
    expect(await listed(`filters[updated_at]=${days[1]}`)).toEqual([campaignId, draftId])
    expect(await listed(`filters[updated_at]=${days[0]}`)).toEqual([])
  })

  it('refuse what is no day', async () => {
    const answer = await send({ path: '/campaigns?filters[date_to]=soon' })
    expect(answer).toMatchObject({ status: 422 })
    expect(answer.body).toEqual({ errors: { 'filters.date_to': ['The filters.date to is not a valid date.'] } })
  })
})
