import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, jobNamed } from '../../../tests/kit/sending.ts'
import { wallTime } from '../../platform/clock.ts'
import { NOBODY } from '../../rooms/accounts/index.ts'
import { scheduleCampaign } from '../../rooms/campaigns/index.ts'
import { anEcomailApp, type Send, sendTo } from './test-app.ts'

const HOUR_MS = 3_600_000

let house: TestHouse
let send: Send
let list: number
beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
  list = (await aList(house)).id
  await aContact(house, list)
})

async function aScheduled(): Promise<{ id: number; at: Date }> {
  const { id } = await aCampaign(house, [list])
  const at = new Date(house.clock.now().getTime() + HOUR_MS)
  await scheduleCampaign(house.ground, house.accountId, id, { at }, NOBODY)
  return { id, at }
}

describe('a scheduled campaign', () => {
  it('has status 7 and its time on the clocks of the account, and is found by that status', async () => {
    const { id, at } = await aScheduled()
    const { body } = await send({ path: `/campaigns/${id}` })
    expect(body).toMatchObject({ id, status: 7, scheduled_at: wallTime(at, 'Europe/Prague'), sent_at: null })
    const listed = async (status: number) =>
      (await send({ path: `/campaigns?filters[status]=${status}` })).body.map((one: { id: number }) => one.id)
    expect(await listed(7)).toContain(id)
    expect(await listed(0)).not.toContain(id)
  })

  it('is not changed under the hands of who scheduled it', async () => {
    const { id } = await aScheduled()
    const answer = await send({ method: 'PUT', path: `/campaigns/${id}`, body: { subject: 'Other' } })
    expect(answer).toMatchObject({ status: 422, body: { errors: { campaign: ['Only a draft can be changed.'] } } })
  })

  it('is sent now by a call to send, once, and not again at its time', async () => {
    const { id } = await aScheduled()
    for (let call = 0; call < 2; call++)
      expect(await send({ path: `/campaign/${id}/send` })).toMatchObject({ status: 200, body: [{ id }] })
    const { body } = await send({ path: `/campaigns/${id}` })
    expect(body).toMatchObject({ status: 1, scheduled_at: null })
    house.clock.forward(HOUR_MS)
    await jobNamed(house, 'campaigns.startScheduled').run({ accountId: house.accountId, campaignId: id }, 1)
    expect((await send({ path: `/campaigns/${id}` })).body).toEqual(body)
  })

  it('that missed its start is shown as one that went wrong', async () => {
    const { id } = await aScheduled()
    house.clock.forward(9 * HOUR_MS)
    await jobNamed(house, 'campaigns.startDue').run({}, 1)
    expect((await send({ path: `/campaigns/${id}` })).body).toMatchObject({ status: 4, sent_at: null })
  })
})
