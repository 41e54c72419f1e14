import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

const HOUR_MS = 3_600_000

let house: TestHouse
let send: Send
let list: number
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house, 'marketer')
  list = (await aList(house)).id
  await aContact(house, list)
})

const inHours = (hours: number) => new Date(house.clock.now().getTime() + hours * HOUR_MS).toISOString()

describe('a schedule', () => {
  it('is set, moved and taken back; what was seen is what is scheduled', async () => {
    const { id } = await aCampaign(house, [list])
    const set = await send('PUT', `/campaigns/${id}/schedule`, { at: inHours(1), version: 1 })
    expect(set).toMatchObject({ status: 200, body: { status: 'scheduled', scheduledAt: inHours(1), version: 2 } })
    const stale = await send('PUT', `/campaigns/${id}/schedule`, { at: inHours(2), version: 1 })
    expect(stale).toMatchObject({ status: 409, body: { code: 'campaign.changedElsewhere', details: { version: 2 } } })
    expect((await send('PATCH', `/campaigns/${id}`, { subject: 'X', version: 2 })).body.code).toBe('campaign.notDraft')
    const start = await send('POST', `/campaigns/${id}/start?version=1`)
    expect(start).toMatchObject({ status: 409, body: { code: 'campaign.changedElsewhere' } })
    const back = await send('DELETE', `/campaigns/${id}/schedule`)
    expect(back.body).toMatchObject({ status: 'draft', scheduledAt: null })
  })

  it.each(['soon', '2026-02-30T10:00:00Z', '2026-01-01 10:00', 1_790_000_000])('is no %j', async at => {
    const { id } = await aCampaign(house, [list])
    expect(await send('PUT', `/campaigns/${id}/schedule`, { at })).toMatchObject({
      status: 422,
      body: { code: 'request.invalid' },
    })
  })

  it('keeps its lists from being deleted, the one left out, too', async () => {
    const other = (await aList(house)).id
    const admin = await signedIn(await anAdminApp(house), house, 'administrator')
    const { id } = await aCampaign(house, [list])
    await send('PATCH', `/campaigns/${id}`, { excludedListIds: [other], version: 1 })
    await send('PUT', `/campaigns/${id}/schedule`, { at: inHours(1) })
    expect(await admin('DELETE', `/lists/${other}`)).toMatchObject({ status: 409, body: { code: 'list.inUse' } })
    await send('DELETE', `/campaigns/${id}/schedule`)
    expect((await admin('DELETE', `/lists/${other}`)).status).toBe(200)
  })
})

describe('the calendar', () => {
  const calendar = async (from: string, to: string) => await send('GET', `/campaigns/calendar?from=${from}&to=${to}`)

  it('has what starts within its span, sent and scheduled, in the order of the starts', async () => {
    const draft = await aCampaign(house, [list])
    const sent = await aCampaign(house, [list])
    await startNow(house, sent.id)
    const later = await aCampaign(house, [list])
    const sooner = await aCampaign(house, [list])
    await send('PUT', `/campaigns/${later.id}/schedule`, { at: inHours(30) })
    await send('PUT', `/campaigns/${sooner.id}/schedule`, { at: inHours(2) })
    const shown = (await calendar(inHours(-1), inHours(48))).body.campaigns
    const own = shown.filter((one: { id: number }) => [draft, sent, later, sooner].some(({ id }) => id === one.id))
    expect(own).toEqual([
      expect.objectContaining({ id: sent.id, status: 'sending', at: inHours(0), recipients: 1 }),
      expect.objectContaining({ id: sooner.id, status: 'scheduled', at: inHours(2), recipients: 0, version: 2 }),
      expect.objectContaining({ id: later.id, status: 'scheduled', at: inHours(30) }),
    ])
    const next = (await calendar(inHours(2), inHours(30))).body.campaigns.map((one: { id: number }) => one.id)
    expect(next).toContain(sooner.id)
    expect(next).not.toContain(later.id)
  })

  it('is of 62 days at most', async () => {
    expect((await calendar(inHours(0), inHours(62 * 24))).status).toBe(200)
    for (const [from, to] of [
      [inHours(0), inHours(63 * 24)],
      [inHours(1), inHours(0)],
      ['soon', 'later'],
    ])
      expect((await calendar(from!, to!)).body.code).toBe('request.invalid')
  })
})
