import { beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { cancelCampaign, pauseCampaign, readCampaign, resumeCampaign } from '../campaigns/index.ts'
import { findMember, listDetail, unsubscribe } from '../contacts/index.ts'
import { smtpCarriers } from './index.ts'

let house: TestHouse
beforeEach(async () => {
  house = await aHouse()
})

const read = (id: number) => readCampaign(house.ground, house.accountId, id)
const done = (id: number) => until(async () => (await read(id)).status === 'sent')

describe('the sender', () => {
  it('sends a campaign through a real SMTP server: one mail each, personal, with one-click headers', async () => {
    const list = await aList(house)
    await aContact(house, list.id, { email: 'eva@example.com', profile: { name: 'Eva', surname: 'Černá' } })
    await aContact(house, list.id, { email: 'anon@example.com' })
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    const campaign = await aCampaign(house, [list.id])
    await startNow(house, campaign.id)
    await done(campaign.id)
    await stop()
    expect(sink.mails.map(mail => mail.to).sort()).toEqual(['anon@example.com', 'eva@example.com'])
    const eva = sink.mails.find(mail => mail.to === 'eva@example.com')!
    expect(eva.raw).toContain('Subject: News for Eva')
    expect(eva.raw).toMatch(/^List-Unsubscribe: <http:\/\/mail\.test\/u\//m)
    expect(eva.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    expect(eva.raw).toMatch(/^Message-ID: <[\w-]+@shop\.example>/im)
    expect((await read(campaign.id)).counts).toMatchObject({ recipients: 2, accepted: 2, waiting: 0 })
  })

  it('records a permanent refusal, suppresses the dead address and leaves a policy refusal alone', async () => {
    const list = await aList(house)
    const dead = await aContact(house, list.id, { email: 'dead@example.com' })
    const strict = await aContact(house, list.id, { email: 'strict@example.com' })
    await aContact(house, list.id, { email: 'fine@example.com' })
    const sink = await smtpSink({
      refuse: to =>
        to.startsWith('dead')
          ? { code: 550, text: '5.1.1 no such user' }
          : to.startsWith('strict')
            ? { code: 554, text: '5.7.1 looks like spam' }
            : null,
    })
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    const campaign = await aCampaign(house, [list.id])
    await startNow(house, campaign.id)
    await done(campaign.id)
    await stop()
    expect((await read(campaign.id)).counts).toMatchObject({ accepted: 1, refused: 2, hardBounced: 1, softBounced: 1 })
    const member = await findMember(house.ground, house.accountId, list.id, dead.email)
    expect(member).toMatchObject({
      contact: { suppressed: 'hard_bounce', hard_bounced: true },
      subscription: { status: 'hard_bounced' },
    })
    expect((await findMember(house.ground, house.accountId, list.id, strict.email))!.subscription.status).toBe(
      'subscribed',
    )
    expect((await listDetail(house.ground, house.accountId, list.id)).counts).toMatchObject({
      subscribed: 2,
      hard_bounced: 1,
    })
    const next = await aCampaign(house, [list.id])
    await startNow(house, next.id)
    expect((await read(next.id)).counts).toMatchObject({ recipients: 2, skipped: 0 })
  })

  it('tries a temporary refusal again after a pause, and counts it as waiting no longer', async () => {
    const list = await aList(house)
    await aContact(house, list.id, { email: 'grey@example.com' })
    let tries = 0
    const sink = await smtpSink({ refuse: () => (tries++ === 0 ? { code: 451, text: '4.7.1 greylisted' } : null) })
    const { stop, sender } = await aSender(house, smtpCarriers(target(sink)))
    const campaign = await aCampaign(house, [list.id])
    await startNow(house, campaign.id)
    await done(campaign.id)
    expect((await read(campaign.id)).counts).toMatchObject({ deferred: 1, accepted: 0 })
    house.clock.forward(2 * 60_000)
    sender.wake()
    await until(async () => (await read(campaign.id)).counts.accepted === 1)
    expect((await read(campaign.id)).counts).toMatchObject({ deferred: 0, accepted: 1 })
    await stop()
  })

  it('skips who has unsubscribed between the freezing and the sending', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    const campaign = await aCampaign(house, [list.id])
    await startNow(house, campaign.id)
    await house.ground.db.transaction(tx =>
      unsubscribe(house.ground, tx, house.accountId, contact.id, list.id, { channel: 'link' }),
    )
    const { stop } = await aSender(house)
    await done(campaign.id)
    await stop()
    expect((await read(campaign.id)).counts).toMatchObject({ recipients: 1, skipped: 1, accepted: 0, waiting: 0 })
  })

  it('hands over nothing after a pause, goes on after a resume, and never sends the rest after a cancel', async () => {
    const list = await aList(house)
    for (let i = 0; i < 40; i++) await aContact(house, list.id)
    const campaign = await aCampaign(house, [list.id])
    await startNow(house, campaign.id)
    await pauseCampaign(house.ground, house.accountId, campaign.id, null)
    const { stop, sender } = await aSender(house)
    sender.wake()
    await new Promise(resolve => setTimeout(resolve, 300))
    expect((await read(campaign.id)).counts.accepted).toBe(0)
    await resumeCampaign(house.ground, house.accountId, campaign.id, null)
    sender.wake()
    await done(campaign.id)
    expect((await read(campaign.id)).counts.accepted).toBe(40)
    await stop()
    const second = await aCampaign(house, [list.id])
    await startNow(house, second.id)
    await cancelCampaign(house.ground, house.accountId, second.id, null)
    expect(await read(second.id)).toMatchObject({
      status: 'cancelled',
      counts: { cancelled: 40, accepted: 0, waiting: 0 },
    })
  })

  it('starts a campaign once of ten starts at the same instant', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const campaign = await aCampaign(house, [list.id])
    const starts = await Promise.allSettled(Array.from({ length: 10 }, () => startNow(house, campaign.id)))
    expect(starts.filter(start => start.status === 'fulfilled')).toHaveLength(1)
    const rows = await house.ground.db.query(sql`select 1 from dispatch where email_id = ${campaign.emailId}`)
    expect(rows).toHaveLength(1)
    expect((await read(campaign.id)).counts.recipients).toBe(1)
  })

  it('waits for a mail server that is gone and sends everything once it is back', async () => {
    const list = await aList(house)
    for (let i = 0; i < 5; i++) await aContact(house, list.id)
    const first = await smtpSink()
    await first.close()
    const { stop } = await aSender(house, smtpCarriers(target(first)))
    const campaign = await aCampaign(house, [list.id])
    await startNow(house, campaign.id)
    await new Promise(resolve => setTimeout(resolve, 700))
    expect((await read(campaign.id)).counts).toMatchObject({ accepted: 0, waiting: 5 })
    const back = await smtpSink({ port: first.port })
    await done(campaign.id)
    expect(back.mails).toHaveLength(5)
    await stop()
  })
})
