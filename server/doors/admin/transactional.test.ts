import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, smtpSink, target, until } from '../../../tests/kit/sending.ts'
import { aMail, sendNow } from '../../../tests/kit/transactional.ts'
import { parseAddress } from '../../platform/address.ts'
import { sql } from '../../platform/sql.ts'
import { suppress } from '../../rooms/contacts/index.ts'
import { createTemplate } from '../../rooms/emails/index.ts'
import { outboxJobs, recordOpen, smtpCarriers } from '../../rooms/outbox/index.ts'
import { messageToken } from '../../rooms/outbox/tokens.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let app: FastifyInstance
let send: Send
let templateId: number
let gone: number

const person = { method: 'GET', ip: '192.0.2.7', userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Thunderbird/128.0' }
const attachments = [{ name: 'invoice.pdf', type: 'application/pdf', content: Buffer.alloc(1_500, 'x') }]

beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  send = await signedIn(app, house, 'marketer')
  const by = { userId: null, ip: null }
  const template = { name: 'Receipt', subject: 'Receipt *|order|*', html: '<p>Paid</p>' }
  templateId = (await createTemplate(house.ground, house.accountId, template, by)).id
  const list = await aList(house)
  gone = (await aContact(house, list.id, { email: 'gone@example.com' })).id
  await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, gone, 'hard_bounce'))
  await aContact(house, list.id, { email: 'jana@example.com', profile: { name: 'Jana' } })
  const sink = await smtpSink({
    refuse: to => (to.startsWith('dead') ? { code: 550, text: '5.1.1 no such user' } : null),
  })
  const { stop } = await aSender(house, smtpCarriers(target(sink)))
  const jana = { ...parseAddress('jana@example.com')!, name: null, cc: [parseAddress('boss@example.com')!], bcc: [] }
  await sendNow(house, aMail([], { to: [jana], attachments }))
  await sendNow(house, aMail(['dead@example.com', 'gone@example.com'], { subject: 'Žluťoučký 100% _kůň_' }))
  await sendNow(house, aMail('petr@example.com', { templateId, subject: null, html: null, vars: { order: '9' } }))
  await until(
    async () =>
      !(await house.ground.db.one(sql`select 1 from message where state in ('queued', 'claimed', 'handed_over')`)),
  )
  await stop()
  house.clock.forward(60_000)
  const key = (await house.ground.db.one<{ month: string; id: number }>(
    sql`select month, id from message where address = 'jana@example.com'`,
  ))!
  await recordOpen(
    house.ground,
    messageToken(house.ground.secrets, 'open', { accountId: house.accountId, ...key }),
    person,
  )
})

interface Mail {
  id: string
  address: string
}
const log = async (query = '') =>
  (await send('GET', `/transactional${query}`)).body as { messages: Mail[]; next: string | null }
const addresses = async (query: string) => (await log(query)).messages.map(mail => mail.address)
const idOf = async (address: string) => (await log(`?search=${address}`)).messages[0]!.id
const counted = async () => (await house.ground.db.one<{ n: number }>(sql`select count(*)::int as n from hit`))!.n

describe('the log of transactional mails', () => {
  it('shows the newest first, page by page, each mail once', async () => {
    const all = ['petr@example.com', 'gone@example.com', 'dead@example.com', 'boss@example.com', 'jana@example.com']
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page = await log(`?limit=2${after && `&after=${after}`}`)
      expect(page.messages.length).toBeLessThanOrEqual(2)
      seen.push(...page.messages.map(mail => mail.address))
      after = page.next
    }
    expect(seen).toEqual(all)
  })

  it.each([
    ['?search=JANA', ['jana@example.com']],
    ['?search=order%20117', ['boss@example.com', 'jana@example.com']],
    ['?search=ž', ['gone@example.com', 'dead@example.com']],
    ['?search=100%25%20_', ['gone@example.com', 'dead@example.com']],
    ['?search=%25', ['gone@example.com', 'dead@example.com']],
    ['?state=refused', ['dead@example.com']],
    ['?state=notSent', ['gone@example.com']],
    ['?state=opened', ['jana@example.com']],
    ['?state=clicked', []],
    ['?state=waiting', []],
    ['?state=accepted&search=example', ['petr@example.com', 'boss@example.com', 'jana@example.com']],
    ['?kind=api&state=refused', ['dead@example.com']],
    ['?kind=confirmation', []],
    ['?from=2000-01-01&until=2000-12-31', []],
    ['?until=2000-12-31', []],
  ])('narrows by %s', async (query, found) => {
    expect(await addresses(query)).toEqual(found)
  })

  it('narrows by template and by days of the account', async () => {
    expect(await addresses(`?templateId=${templateId}`)).toEqual(['petr@example.com'])
    const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Prague' }).format(house.clock.now())
    expect(await addresses(`?from=${today}&until=${today}`)).toHaveLength(5)
  })

  it('counts the last thirty days and names the templates that were sent', async () => {
    expect((await send('GET', '/transactional/figures')).body).toEqual({
      injected: 4,
      accepted: 3,
      refused: 1,
      rejected: 1,
      humanOpened: 1,
      humanClicked: 0,
      any: true,
      templates: [{ id: templateId, name: 'Receipt' }],
    })
  })

  it('shows a mail as it was sent, with its attachments and what happened, and counts nothing by that', async () => {
    const before = await counted()
    const { body } = await send('GET', `/transactional/${await idOf('jana@example.com')}`)
    expect(body).toMatchObject({
      isKept: true,
      message: { subject: 'Order 117', address: 'jana@example.com', state: 'accepted', role: 'to', humanOpens: 1 },
      attachments: [{ name: 'invoice.pdf', bytes: 1_500 }],
      hits: [{ kind: 'open', signal: 'human' }],
    })
    expect(body.html).toContain('https://shop.example/o')
    expect(body.html).not.toContain('/t/o/')
    expect(body.headers).toContainEqual({ name: 'Cc', value: 'boss@example.com' })
    expect(await counted()).toBe(before)
    const refused = (await send('GET', `/transactional/${await idOf('dead@example.com')}`)).body
    expect(refused.message).toMatchObject({ state: 'refused', reply: expect.stringContaining('no such user') })
  })

  it("stands in the contact's story and among its mails, under the subject that was sent", async () => {
    const contact = await house.ground.db.one<{ id: number }>(
      sql`select id from contact where email = 'jana@example.com'`,
    )
    const { messages } = (await send('GET', `/contacts/${contact!.id}/messages`)).body
    expect(messages).toMatchObject([{ subject: 'Order 117', lane: 'transactional', campaignId: null }])
    const { entries } = (await send('GET', `/contacts/${contact!.id}/timeline?kind=mails`)).body
    expect(entries).toMatchObject([{ type: 'mail.sent', message: { subject: 'Order 117' } }])
    const opened = await send('GET', `/contacts/${contact!.id}/messages/${messages[0].id}`)
    expect(opened.body.html).toContain('https://shop.example/o')
  })

  it('opens no mail that is not there, and none of another account', async () => {
    for (const id of ['x', '2026-13:1', '2026-01:999999', '2026-01:0'])
      expect((await send('GET', `/transactional/${id}`)).status, id).toBe(404)
    const other = await anotherAccount(house)
    await sendNow(house, aMail('theirs@example.com'), other.accountId)
    const row = await house.ground.db.one<{ month: string; id: number }>(
      sql`select month, id from message where address = 'theirs@example.com'`,
    )
    const id = `${row!.month.slice(0, 7)}:${row!.id}`
    expect((await send('GET', `/transactional/${id}`)).status).toBe(404)
    expect((await send('POST', `/transactional/${id}/again`)).status).toBe(404)
    expect(await addresses('?search=theirs')).toEqual([])
  })
})

describe('sending again', () => {
  it('makes a mail of its own to the same address, without copies, and says who did it', async () => {
    const { status, body } = await send('POST', `/transactional/${await idOf('jana@example.com')}/again`)
    expect(status).toBe(200)
    const found = await log('?search=jana')
    expect(found.messages.map(mail => mail.address)).toEqual(['jana@example.com', 'jana@example.com'])
    expect(found.messages[0]).toMatchObject({ id: body.messageId, state: 'queued', subject: 'Order 117' })
    expect(await addresses('?search=boss')).toHaveLength(1)
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    await until(async () => sink.mails.some(mail => mail.to === 'jana@example.com'))
    await stop()
    expect(sink.mails.find(mail => mail.to === 'jana@example.com')!.raw).toContain('invoice.pdf')
    const audit = await house.ground.db.one(sql`select data from audit_event where action = 'transactional.sentAgain'`)
    expect(audit).toMatchObject({ data: { address: 'jana@example.com' } })
  })

  it('is refused to whom nothing is sent any more, and to viewers', async () => {
    const id = await idOf('gone@example.com')
    expect(await send('POST', `/transactional/${id}/again`)).toMatchObject({
      status: 409,
      body: { code: 'transactional.suppressed' },
    })
    const viewer = await signedIn(app, house, 'viewer')
    expect((await viewer('POST', `/transactional/${id}/again`)).status).toBe(403)
  })

  it('is refused once an attachment is gone: it would not be the same mail', async () => {
    const id = await idOf('jana@example.com')
    house.clock.forward(31 * 86_400_000)
    await outboxJobs(house.ground)
      .find(job => job.name === 'outbox.expireTransmissions')!
      .run({}, 1)
    const again = await (await signedIn(app, house, 'administrator'))('POST', `/transactional/${id}/again`)
    expect(again).toMatchObject({ status: 409, body: { code: 'transactional.expired' } })
  })
})
