import { beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import {
  cancelCampaign,
  pauseCampaign,
  readAudience,
  readCampaign,
  sendTestMail,
  sendToHeld,
} from '../campaigns/index.ts'
import { addFolder, importCoupons, readFolders } from '../shop/index.ts'
import { smtpCarriers } from './index.ts'

let house: TestHouse
beforeEach(async () => {
  house = await aHouse()
})

const nobody = { userId: null, ip: null }
const read = (id: number) => readCampaign(house.ground, house.accountId, id)
const done = (id: number) => until(async () => (await read(id)).status === 'sent')
const html = (tag = 'ECM_COUPON') => `<p>code:*|${tag}|*.</p><a href="*|UNSUB|*">out</a>`
const put = (codes: string[], folderId: number | null = null, validUntil: string | null = null) =>
  importCoupons(house.ground, house.accountId, { folderId, codes, validUntil, updateExisting: false })
const named = (n: number, prefix = 'C') => Array.from({ length: n }, (_, i) => `${prefix}${String(i).padStart(3, '0')}`)
const codeIn = (raw: string) => /code:([\w-]*)\./.exec(raw)?.[1]

async function people(n: number) {
  const list = await aList(house)
  for (let i = 0; i < n; i++) await aContact(house, list.id)
  return list
}

const held = () =>
  house.ground.db.query<{ code: string; message_id: number | null; contact_id: number | null }>(
    sql`select code, message_id, contact_id from coupon where account_id = ${house.accountId} order by id`,
  )

describe('coupons in mails', () => {
  it('go out one each, the oldest first, by two senders at once, and the ledger says to whom', async () => {
    const list = await people(60)
    await put(named(50))
    await put(named(20, 'B'))
    const sink = await smtpSink()
    const one = await aSender(house, smtpCarriers(target(sink)))
    const two = await aSender(house, smtpCarriers(target(sink)))
    const campaign = await aCampaign(house, [list.id], { html: html() })
    await startNow(house, campaign.id)
    await done(campaign.id)
    await Promise.all([one.stop(), two.stop()])
    const codes = sink.mails.map(mail => codeIn(mail.raw)!)
    expect(codes).toHaveLength(60)
    expect([...codes].sort()).toEqual([...named(10, 'B'), ...named(50)])
    const rows = await house.ground.db.query<{ code: string; address: string }>(sql`
      select c.code, m.address from coupon c join message m on m.account_id = c.account_id and m.id = c.message_id and m.contact_id = c.contact_id
      where c.account_id = ${house.accountId}`)
    const told = new Map(rows.map(row => [row.address, row.code]))
    for (const mail of sink.mails) expect(told.get(mail.to)).toBe(codeIn(mail.raw))
  })

  it('are the same again when a sender dies with a message in hand and another sends it anew', async () => {
    const list = await people(6)
    await put(named(12))
    const slow = await smtpSink({ delayMs: 60_000 })
    const dying = await aSender(house, smtpCarriers(target(slow)))
    const campaign = await aCampaign(house, [list.id], { html: html() })
    await startNow(house, campaign.id)
    const inHand = sql`select 1 from message where account_id = ${house.accountId} and state = 'handed_over'`
    await until(async () => (await house.ground.db.query(inHand)).length > 0)
    const before = await held()
    expect(before.filter(row => row.message_id !== null)).toHaveLength(6)
    await dying.heart.stop()
    await dying.stop().catch(() => {})
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    await done(campaign.id)
    await until(async () => (await read(campaign.id)).counts.accepted === 6)
    await stop()
    expect(await held()).toEqual(before)
    expect(sink.mails.map(mail => codeIn(mail.raw)).sort()).toEqual(named(6))
  })

  it('that run out hold back who would get none, say so before and after, and go on once there are more', async () => {
    const list = await people(5)
    await put(named(3))
    const campaign = await aCampaign(house, [list.id], { html: html() })
    const { warnings } = await readAudience(house.ground, house.accountId, campaign.id, { leavesMachine: false })
    expect(warnings).toContainEqual({
      code: 'couponsShort',
      blocking: false,
      data: { tag: 'ECM_COUPON', left: 3, contacts: 5 },
    })
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    await startNow(house, campaign.id)
    await done(campaign.id)
    expect(await read(campaign.id)).toMatchObject({ held: 2, counts: { accepted: 3, skipped: 2, waiting: 0 } })
    await put(named(2, 'D'))
    await sendToHeld(house.ground, house.accountId, campaign.id, nobody)
    await until(async () => (await read(campaign.id)).counts.accepted === 5)
    await done(campaign.id)
    await stop()
    expect(await read(campaign.id)).toMatchObject({ held: 0, counts: { accepted: 5, skipped: 0, waiting: 0 } })
    expect(sink.mails.map(mail => codeIn(mail.raw)).sort()).toEqual([...named(3), ...named(2, 'D')])
  })

  it('are never handed out from noon of their last day on the account’s clocks', async () => {
    // An hour ahead of UTC all year round.
    await house.ground.db.run(sql`update account set time_zone = 'Africa/Lagos' where id = ${house.accountId}`)
    const day = new Date(house.clock.now().getTime() + 86_400_000).toISOString().slice(0, 10)
    house.clock.forward(new Date(`${day}T10:59:00Z`).getTime() - house.clock.now().getTime())
    await put(['LAST'], null, day)
    expect(await readFolders(house.ground, house.accountId)).toMatchObject([{ free: 1, expired: 0 }])
    house.clock.forward(60_000)
    expect(await readFolders(house.ground, house.accountId)).toMatchObject([{ free: 0, expired: 1 }])
    await put(['LATER'], null, '2099-02-28')
    const list = await people(1)
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    const campaign = await aCampaign(house, [list.id], {
      html: '<p>code:*|ECM_COUPON|*. until *|ECM_COUPON_VALID|*</p>',
    })
    await startNow(house, campaign.id)
    await done(campaign.id)
    await stop()
    expect(codeIn(sink.mails[0]!.raw)).toBe('LATER')
    expect(sink.mails[0]!.raw).toContain('until 28.02.2099')
  })

  it('of another folder have a tag of their own, and a tag of no folder stops the start', async () => {
    await put(['MINE'])
    const folder = await addFolder(house.ground, house.accountId, { name: 'VIP', warnBelow: null }, nobody)
    await put(['VIP-1'], folder)
    const list = await people(1)
    const campaign = await aCampaign(house, [list.id], { html: html('ECM_COUPON_2') })
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    await startNow(house, campaign.id)
    await done(campaign.id)
    await stop()
    expect(codeIn(sink.mails[0]!.raw)).toBe('VIP-1')
    const wrong = await aCampaign(house, [list.id], { html: html('ECM_COUPON_9') })
    const { warnings } = await readAudience(house.ground, house.accountId, wrong.id, { leavesMachine: false })
    expect(warnings).toContainEqual({ code: 'couponFolderGone', blocking: true, data: { tags: ['ECM_COUPON_9'] } })
  })

  it('of a cancelled campaign that nobody has seen are for others', async () => {
    const list = await people(3)
    await put(named(3))
    const sink = await smtpSink({ refuse: () => ({ code: 451, text: '4.7.1 greylisted' }) })
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    const campaign = await aCampaign(house, [list.id], { html: html() })
    await startNow(house, campaign.id)
    await until(async () => (await read(campaign.id)).counts.deferred === 3)
    await stop()
    expect((await held()).every(row => row.message_id !== null)).toBe(true)
    await house.ground.db.run(sql`update dispatch set state = 'running' where account_id = ${house.accountId}`)
    await pauseCampaign(house.ground, house.accountId, campaign.id, null)
    await cancelCampaign(house.ground, house.accountId, campaign.id, null)
    expect((await held()).every(row => row.message_id === null)).toBe(true)
  })

  it('are shown as a sample in test mails, which take none', async () => {
    const list = await people(1)
    await put(['REAL'])
    const campaign = await aCampaign(house, [list.id], { html: html() })
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    const { id: userId } = (await house.ground.db.one<{ id: number }>(sql`select id from app_user`))!
    await sendTestMail(house.ground, house.accountId, campaign.id, { to: ['me@example.com'], userId, ip: null })
    await until(async () => sink.mails.length === 1)
    await stop()
    expect(codeIn(sink.mails[0]!.raw)).toBe('SAMPLE-1')
    expect(await held()).toEqual([{ code: 'REAL', message_id: null, contact_id: null }])
  })
})
