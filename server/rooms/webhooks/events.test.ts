import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { webhookEventNames, webhookEvents } from '../../../contract/webhook-event.ts'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { anOrder } from '../../../tests/kit/orders.ts'
import { Receiver } from '../../../tests/kit/receiver.ts'
import { aCampaign, aSender, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import { runWebhooks, workWebhooks } from '../../../tests/kit/webhooks.ts'
import { sql } from '../../platform/sql.ts'
import { readCampaign } from '../campaigns/index.ts'
import type { ListRow } from '../contacts/index.ts'
import { record } from '../events/index.ts'
import { readUnsubscribe, recordClick, recordOpen, smtpCarriers, unsubscribeByMessage } from '../outbox/index.ts'
import { clickToken, type MessageKey, messageToken } from '../outbox/tokens.ts'
import { changeOrder, placeOrder, removeOrders } from '../shop/index.ts'
import { addEndpoint, changeEndpoint, deliverStep, renewSecret, setAccountWebhook, setListWebhook } from './index.ts'

const BY = { userId: null, ip: null }
const PERSON = { method: 'GET', ip: '192.0.2.1', userAgent: 'Mozilla/5.0 (Macintosh) Firefox/130' }

let house: TestHouse
let list: ListRow
let campaignId: number
let secret: string
let own: number
const receiver = await new Receiver().start()
afterAll(() => receiver.stop())

/** A campaign to three people through a real SMTP server: one mail is taken, opened, clicked and left by, one bounces. */
beforeAll(async () => {
  house = await aHouse({ POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'true' })
  list = await aList(house)
  const added = { url: `${receiver.url}/own`, name: 'Own', types: webhookEventNames }
  ;({ id: own, secret } = await addEndpoint(house.ground, house.accountId, added, BY))
  await setAccountWebhook(house.ground, house.accountId, `${receiver.url}/batch`)
  await setListWebhook(house.ground, house.accountId, list.id, `${receiver.url}/list`)
  await aContact(house, list.id, { email: 'jana@example.com', profile: { name: 'Jana', surname: 'Nováková' } })
  await aContact(house, list.id, { email: 'dead@example.com' })
  await aContact(house, list.id, { email: 'calm@example.com' })
  await aContact(house, list.id, { email: 'slow@example.com' })
  const sink = await smtpSink({
    refuse: to =>
      to.startsWith('dead')
        ? { code: 550, text: '5.1.1 no such user' }
        : to.startsWith('slow')
          ? { code: 451, text: '4.7.1 try later' }
          : null,
  })
  const { stop } = await aSender(house, smtpCarriers(target(sink)))
  campaignId = (await aCampaign(house, [list.id])).id
  await startNow(house, campaignId)
  await until(async () => (await readCampaign(house.ground, house.accountId, campaignId)).status === 'sent')
  await stop()
  const row = (await house.ground.db.one<{ month: string; id: number }>(
    sql`select month, id from message where address = 'jana@example.com'`,
  ))!
  const key: MessageKey = { accountId: house.accountId, ...row }
  house.clock.forward(60_000)
  await recordOpen(house.ground, messageToken(house.ground.secrets, 'open', key), PERSON)
  await recordClick(house.ground, clickToken(house.ground.secrets, key, 1, null), PERSON)
  const token = messageToken(house.ground.secrets, 'unsubscribe', key)
  expect(await readUnsubscribe(house.ground, token)).not.toBeNull()
  const leaving = { everywhere: false, channel: 'link', ip: null, userAgent: null } as const
  await unsubscribeByMessage(house.ground, token, leaving)
  const data = { messageId: row.id, month: row.month, dispatchId: null }
  await house.ground.db.transaction(tx =>
    record(tx, house.accountId, [{ type: 'mail.complained', at: house.clock.now(), contactId: null, data }]),
  )
  await orders()
  await workWebhooks(house)
})

/** One of jana's: told, changed, deleted. */
async function orders() {
  const given = anOrder({ number: 'A-1', email: 'jana@example.com', orderedAt: new Date('2026-11-01T10:00:00Z') })
  await placeOrder(house.ground, house.accountId, given)
  const item = { code: 'ETH', title: 'Etiopie', category: null, categories: [], tags: [], at: null }
  const items = [{ ...item, price: '60.5', quantity: '2' }]
  const change = { amount: '121', status: 'completed', orderedAt: new Date('2026-11-02T10:00:00Z'), items } as const
  await changeOrder(house.ground, house.accountId, { number: 'A-1' }, { ...given, ...change })
  await removeOrders(house.ground, house.accountId, [{ number: 'A-1' }])
}

const message = (email: string) => ({ email, campaignId, subject: 'News for *|NAME|*', id: expect.any(Number) })
const jana = { id: expect.any(Number), email: 'jana@example.com', name: 'Jana', surname: 'Nováková' }
const told = (type: string) => receiver.bodies('/own').filter(body => body.type === type)

describe('an endpoint of one’s own hears of', () => {
  it('contacts that came', () => {
    expect(told('contact.created')).toHaveLength(4)
    const [first] = told('contact.subscribed').filter(({ data }) => data.contact.email === jana.email)
    expect(first).toEqual({
      type: 'contact.subscribed',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      data: { contact: jana, list: { id: list.id, name: 'Newsletter' }, before: null, channel: 'api' },
    })
  })

  it('mails that were taken, and those that were refused', () => {
    expect(
      told('mail.accepted')
        .map(({ data }) => data.message.email)
        .sort(),
    ).toEqual(['calm@example.com', jana.email])
    expect(told('mail.bounced')).toMatchObject([
      { data: { message: message('dead@example.com'), bounce: 'hard', reply: '550 5.1.1 no such user' } },
    ])
  })

  it('opens, clicks and complaints', () => {
    expect(told('mail.opened')[0].data).toEqual({ contact: jana, message: message(jana.email), signal: 'human' })
    expect(told('mail.clicked')).toMatchObject([{ data: { url: 'https://shop.example/a', signal: 'human' } }])
    expect(told('mail.complained')).toMatchObject([{ data: { contact: null, message: message(jana.email) } }])
  })

  it('who left, and by which campaign', () => {
    expect(told('contact.unsubscribed').map(({ data }) => data)).toEqual([
      { contact: jana, list: { id: list.id, name: 'Newsletter' }, before: 'subscribed', channel: 'link', campaignId },
    ])
  })

  it('orders, as they were written, changed and deleted', () => {
    const order = { id: expect.any(Number), number: 'A-1', shop: '', currency: '', tax: null, shipping: null }
    const [first, second] = ['2026-11-01T10:00:00.000Z', '2026-11-02T10:00:00.000Z']
    expect(told('order.created').map(({ data }) => data)).toEqual([
      { contact: jana, order: { ...order, amount: 100, status: null, items: [], orderedAt: first } },
    ])
    const item = { code: 'ETH', title: 'Etiopie', category: null, price: 60.5, quantity: 2 }
    const after = { ...order, amount: 121, status: 'completed', items: [item], orderedAt: second }
    expect(told('order.updated').map(({ data }) => data)).toEqual([{ contact: jana, order: after }])
    expect(told('order.deleted').map(({ data }) => data)).toEqual([{ contact: jana, order: after }])
  })

  it('a campaign that is sent, once', () => {
    expect(told('campaign.sent').map(({ data }) => data)).toEqual([
      { campaign: { id: campaignId, title: 'A campaign', subject: 'News for *|NAME|*' } },
    ])
  })

  it('nothing that the contract does not name, in the shape of its examples', () => {
    for (const { type, data } of receiver.bodies('/own')) {
      const { example } = webhookEvents[type as keyof typeof webhookEvents]
      const optional = type === 'contact.unsubscribed' ? [] : ['campaignId']
      expect(
        Object.keys(data)
          .filter(key => !optional.includes(key))
          .sort(),
      ).toEqual(Object.keys(example).sort())
    }
  })

  it('only what it asks for', async () => {
    await changeEndpoint(house.ground, house.accountId, own, { types: ['contact.tagged'] }, BY)
    receiver.got.length = 0
    await aContact(house, list.id)
    await workWebhooks(house)
    expect(
      receiver
        .bodies('/own')
        .map(body => body.type)
        .filter(type => type !== 'contact.tagged'),
    ).toEqual([])
  })
})

describe('a signature', () => {
  const verified = (key: string, one: (typeof receiver.got)[number]) => {
    const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = one.headers
    const hmac = createHmac('sha256', Buffer.from(key.replace('whsec_', ''), 'base64')).update(
      `${id}.${at}.${one.body}`,
    )
    return String(signatures)
      .split(' ')
      .includes(`v1,${hmac.digest('base64')}`)
  }

  it('verifies by Standard Webhooks, and while a secret is changed by both', async () => {
    await changeEndpoint(house.ground, house.accountId, own, { types: ['contact.created'] }, BY)
    receiver.got.length = 0
    const next = await renewSecret(house.ground, house.accountId, own, BY)
    await aContact(house, list.id)
    await workWebhooks(house)
    const [one] = receiver.got.filter(got => got.path === '/own')
    expect([verified(secret, one!), verified(next, one!), verified('whsec_AAAA', one!)]).toEqual([true, true, false])
    house.clock.forward(25 * 3_600_000)
    await aContact(house, list.id)
    await workWebhooks(house)
    const last = receiver.got.filter(got => got.path === '/own').at(-1)!
    expect([verified(secret, last), verified(next, last)]).toEqual([false, true])
    expect(Number(last.headers['webhook-timestamp'])).toBe(Math.floor(house.clock.now().getTime() / 1000))
  })

  it('is made by a secret that nobody can read in the database', async () => {
    const rows = await house.ground.db.query<{ secret: Buffer }>(
      sql`select secret from webhook_endpoint where secret is not null`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]!.secret.includes(secret.slice(6, 20))).toBe(false)
    expect(rows[0]!.secret.includes(Buffer.from(secret.slice(6), 'base64').subarray(0, 8))).toBe(false)
  })
})

describe('the steps of automations', () => {
  it('are told in Ecomail’s shape', async () => {
    const contact = await aContact(house, list.id, { email: 'petr@example.com', profile: { name: 'Petr' } })
    const step = { automationId: 12, actionId: '67', url: `${receiver.url}/step`, contactId: contact.id }
    const isTold = await house.ground.db.transaction(tx => deliverStep(house.ground, tx, house.accountId, step))
    expect(isTold).toBe(true)
    await workWebhooks(house)
    const [body] = receiver.bodies('/step')
    expect(body).toMatchObject({ account: 'shop', pipeline: 12, action: '67', email: 'petr@example.com' })
    const { active: _, source: __, ...plain } = body.subscriber
    expect(body.subscribers).toMatchObject([{ ...plain, list_id: list.id, status: 1 }])
    const keys =
      'id,name,surname,email,gender,vokativ,bounce_soft,bounce_soft_count,bounced_hard,bounce_message,inserted_at,rating,nameday,source,company,street,city,country,zip,phone,pretitle,surtitle,birthday,notes,vokativ_s,optimized_delivery,tags,last_open,last_click,last_pageview,raynet_id,last_delivery,since_last_open,since_last_click,last_transaction_id,last_transaction,automations,sends_since_open,sends_since_click,skips,attributions,active'
    expect(Object.keys(body.subscriber).join()).toBe(keys)
  })

  it('of one address share an endpoint; a contact that is gone is told to nobody', async () => {
    const deliver = (contactId: number) =>
      house.ground.db.transaction(tx =>
        deliverStep(house.ground, tx, house.accountId, {
          automationId: 12,
          actionId: '68',
          url: `${receiver.url}/step`,
          contactId,
        }),
      )
    expect(await deliver((await aContact(house, list.id)).id)).toBe(true)
    expect(await deliver(8_888_888)).toBe(false)
    const endpoints = await house.ground.db.query(sql`select id from webhook_endpoint where kind = 'step'`)
    expect(endpoints).toHaveLength(1)
  })
})

describe('the account’s webhook in Ecomail’s shape', () => {
  let items: Record<string, Record<string, unknown>>[]
  beforeAll(async () => {
    const rows = await house.ground.db.query<{ body: string }>(
      sql`select d.body from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id where e.kind = 'account' order by d.id`,
    )
    items = rows.flatMap(row => JSON.parse(row.body)).map(item => item.msys)
  })
  const of = (type: string) => items.flatMap(item => Object.entries(item)).filter(([, event]) => event.type === type)

  it('begins with a sample when it is saved', () => {
    expect(items[0]).toMatchObject({ message_event: { type: 'delivery', rcpt_to: 'recipient@example.com' } })
  })

  it('tells deliveries and bounces as message events, all values texts', () => {
    const delivered = of('delivery').map(([wrapper, event]) => [wrapper, event.rcpt_to])
    expect(delivered).toContainEqual(['message_event', 'jana@example.com'])
    const [[, bounce]] = of('bounce') as [[string, Record<string, unknown>]]
    expect(bounce).toMatchObject({
      rcpt_to: 'dead@example.com',
      recipient_domain: 'example.com',
      sending_domain: 'shop.example',
      bounce_class: '10',
      error_code: '550',
      campaign_id: String(campaignId),
      rcpt_meta: { campaign_id: String(campaignId), subaccount: 'shop' },
      timestamp: expect.stringMatching(/^\d{10}$/),
    })
    const values = items.flatMap(item => Object.values(item)).flatMap(event => Object.values(event))
    expect(values.filter(value => typeof value !== 'string' && typeof value !== 'object')).toEqual([])
  })

  it('tells who was handed over, once each before anything else, and who has to wait', () => {
    const injected = of('injection').map(([wrapper, event]) => [wrapper, event.rcpt_to])
    const everybody = ['calm@example.com', 'dead@example.com', 'jana@example.com', 'slow@example.com']
    expect(injected.sort()).toEqual(everybody.map(address => ['message_event', address]))
    expect(of('delay')).toMatchObject([
      [
        'message_event',
        {
          rcpt_to: 'slow@example.com',
          bounce_class: '20',
          error_code: '451',
          reason: '451 4.7.1 try later',
          num_retries: '0',
        },
      ],
    ])
  })

  it('tells opens and clicks as track events, complaints and leaving by their own', () => {
    expect(of('open')[0]).toMatchObject(['track_event', { rcpt_to: 'jana@example.com' }])
    expect(of('click')).toMatchObject([['track_event', { target_link_url: 'https://shop.example/a' }]])
    expect(of('spam_complaint')).toMatchObject([['message_event', { rcpt_to: 'jana@example.com' }]])
    expect(of('link_unsubscribe')).toMatchObject([
      ['unsubscribe_event', { rcpt_to: 'jana@example.com', campaign_id: String(campaignId) }],
    ])
  })

  it('makes few calls of many events, each with the id of its batch', async () => {
    receiver.got.length = 0
    const { id, month } = (await house.ground.db.one<{ id: number; month: string }>(
      sql`select id, month from message where address = 'calm@example.com'`,
    ))!
    for (let i = 0; i < 6; i++)
      await house.ground.db.transaction(tx =>
        record(
          tx,
          house.accountId,
          Array.from({ length: 100 }, () => ({
            type: 'mail.opened' as const,
            at: house.clock.now(),
            contactId: null,
            data: { messageId: id, month, dispatchId: null, signal: 'human' },
          })),
        ),
      )
    await workWebhooks(house)
    const batches = receiver.got.filter(got => got.path === '/batch')
    expect(batches.map(got => JSON.parse(got.body).length).sort()).toEqual([100, 500])
    expect(new Set(batches.map(got => got.headers['x-messagesystems-batch-id'])).size).toBe(2)
    expect(batches.map(got => got.headers['content-type'])).toEqual(['application/json', 'application/json'])
  })

  it('hears nothing of a campaign once it is taken away: no event of an accepted mail is even written', async () => {
    await setAccountWebhook(house.ground, house.accountId, null)
    const count = async () =>
      (await house.ground.db.one<{ n: number }>(
        sql`select count(*)::int as n from event where type = 'mail.accepted'`,
      ))!.n
    const before = await count()
    const sink = await smtpSink()
    const { stop } = await aSender(house, smtpCarriers(target(sink)))
    const next = await aCampaign(house, [list.id])
    await startNow(house, next.id)
    await until(async () => (await readCampaign(house.ground, house.accountId, next.id)).status === 'sent')
    await stop()
    expect(sink.mails.length).toBeGreaterThan(0)
    expect(await count()).toBe(before)
    await runWebhooks(house, 'collectBatches', { accountId: house.accountId })
  })
})
