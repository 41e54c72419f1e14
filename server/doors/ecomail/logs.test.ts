import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, aSender, smtpSink, startNow, target, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { readCampaign } from '../../rooms/campaigns/index.ts'
import { removeContact } from '../../rooms/contacts/index.ts'
import { recordClick, recordOpen, smtpCarriers, unsubscribeByMessage } from '../../rooms/outbox/index.ts'
import { clickToken, type MessageKey, messageToken } from '../../rooms/outbox/tokens.ts'
import { anEcomailApp, type Send, sendTo } from './test-app.ts'

const names = ['ada', 'bob', 'cyril', 'dana', 'eva', 'full', 'gone']
const address = (name: string) => `${name}@example.com`

let house: TestHouse
let send: Send
let first: number
let second: number
let draft: number
const keys = new Map<string, MessageKey>()

/** Seven recipients: ada opens twice, bob clicks alone, cyril opens and leaves, full and gone are refused. */
beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
  const list = await aList(house)
  for (const name of names) await aContact(house, list.id, { email: address(name) })
  const full = { code: 552, text: '5.2.2 Mailbox full' }
  const gone = { code: 550, text: '5.1.1 User unknown' }
  const sink = await smtpSink({ refuse: to => (to.startsWith('gone') ? gone : to.startsWith('full') ? full : null) })
  const { stop } = await aSender(house, smtpCarriers(target(sink)))
  draft = (await aCampaign(house, [list.id])).id
  first = await sent(list.id)
  for (const row of await house.ground.db.query<{ id: number; month: string; address: string }>(
    sql`select id, month, address from message`,
  ))
    keys.set(row.address, { accountId: house.accountId, month: row.month, id: row.id })
  house.clock.forward(86_400_000)
  await open('ada')
  house.clock.forward(60_000)
  await open('ada')
  house.clock.forward(60_000)
  await click('bob')
  house.clock.forward(60_000)
  await open('cyril')
  house.clock.forward(60_000)
  await unsubscribeByMessage(house.ground, token('unsubscribe', 'cyril'), {
    ...{ everywhere: false, channel: 'one-click', ip: null, userAgent: null },
  })
  house.clock.forward(60_000)
  await house.ground.db.run(
    sql`update message set complained_at = ${house.clock.now()} where id = ${keys.get(address('dana'))!.id}`,
  )
  house.clock.forward(60_000)
  second = await sent(list.id)
  await stop()
})

async function sent(listId: number): Promise<number> {
  const { id } = await aCampaign(house, [listId])
  await startNow(house, id)
  await until(async () => (await readCampaign(house.ground, house.accountId, id)).status === 'sent')
  return id
}

const token = (kind: 'open' | 'unsubscribe', name: string) =>
  messageToken(house.ground.secrets, kind, keys.get(address(name))!)
const visit = { method: 'GET', ip: null, userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/143.0' }
const open = (name: string) => recordOpen(house.ground, token('open', name), visit)
const click = (name: string) =>
  recordClick(house.ground, clickToken(house.ground.secrets, keys.get(address(name))!, 1, null), visit)

interface Entry {
  id: number
  event: string
  email: string
  campaign_id: number
  occured_at: string
}
const log = async (path: string) => {
  const answer = await send({ path })
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.body as { campaign_log: Entry[]; total: number; last_page: number; current_page: number }
}
const told = ({ campaign_log }: { campaign_log: Entry[] }) =>
  campaign_log.map(({ event, email }) => `${email.split('@')[0]} ${event}`)

describe("a campaign's log", () => {
  it('tells each sending, open, click, refusal, leaving and complaint, the newest first', async () => {
    const page = await log(`/campaigns/${first}/log?per_page=100`)
    expect(told(page).slice(0, 6)).toEqual([
      ...['dana spam', 'cyril unsub', 'cyril open', 'bob click', 'ada open', 'ada open'],
    ])
    expect(told(page).slice(6).sort()).toEqual(
      [...names.map(name => `${name} send`), 'full soft_bounce', 'gone hard_bounce'].sort(),
    )
    expect(page).toMatchObject({ total: 15, last_page: 1, current_page: 1, per_page: 100 })
    expect(new Set(page.campaign_log.map(entry => entry.id)).size).toBe(15)
  })

  it('says what the other server said, where a link led, and when', async () => {
    const [bounce] = (await log(`/campaigns/${first}/log?events[]=hard_bounce`)).campaign_log
    expect(bounce).toMatchObject({
      msg: '550 5.1.1 User unknown',
      mail_name: 'A campaign',
      campaign_id: first,
      url: null,
    })
    const [clicked] = (await log(`/campaigns/${first}/log?events=click`)).campaign_log
    expect(clicked).toMatchObject({ url: 'https://shop.example/a', msg: null, email: address('bob') })
    expect(clicked!.occured_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  })

  const filters: [string, string[]][] = [
    ['events[]=open&events[]=click', ['cyril open', 'bob click', 'ada open', 'ada open']],
    ['events[0]=unsub', ['cyril unsub']],
    ['events[]=spam_complaint', ['dana spam']],
    ['events[]=bounce&sort_by=event&sort_dir=asc', ['gone hard_bounce', 'full soft_bounce']],
    ['events[]=open_no_click&sort_by=id&sort_dir=asc', ['ada open_no_click', 'cyril open_no_click']],
    ['events[]=not_opened&sort_by=id&sort_dir=asc', ['dana not_opened', 'eva not_opened']],
    [
      'events[]=not_clicked&sort_by=id&sort_dir=asc',
      ['ada', 'cyril', 'dana', 'eva'].map(name => `${name} not_clicked`),
    ],
    ['events[]=out_of_band&events[]=sms_sent&events[]=whatsapp_failed', []],
    [`email=BOB%40example.com&sort_dir=asc`, ['bob send', 'bob click']],
    ['email=nobody@example.com', []],
  ]
  it.each(filters)('with %s', async (query, expected) => {
    const page = await log(`/campaigns/${first}/log?${query}`)
    expect(told(page)).toEqual(expected)
    expect(page.total).toBe(expected.length)
  })

  it('is cut to days, both included', async () => {
    const days = [0, 86_400_000].map(ms =>
      new Date(house.clock.now().getTime() - 86_400_000 + ms).toISOString().slice(0, 10),
    )
    const [sentOn, openedOn] = days
    expect((await log(`/campaigns/${first}/log?date_to=${sentOn}`)).total).toBe(9)
    expect(told(await log(`/campaigns/${first}/log?date_from=${openedOn}&events[]=send`))).toEqual([])
    expect((await log(`/campaigns/${first}/log?date_from=${sentOn}&date_to=${openedOn}`)).total).toBe(15)
  })

  it.each(['occured_at', 'id', 'event', 'campaign_id'])('ordered by %s comes page by page, each once', async sort => {
    for (const dir of ['asc', 'desc']) {
      const path = `/campaigns/log?sort_by=${sort}&sort_dir=${dir}`
      const whole = (await log(`${path}&per_page=100`)).campaign_log
      const parts: Entry[] = []
      const { last_page } = await log(`${path}&per_page=4`)
      for (let page = 1; page <= last_page; page++)
        parts.push(...(await log(`${path}&per_page=4&page=${page}`)).campaign_log)
      expect(parts).toEqual(whole)
      const values = whole.map(entry => entry[sort as keyof Entry])
      const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(values).toEqual(dir === 'asc' ? sorted : sorted.reverse())
    }
  })

  it('of a draft is empty, and of an unknown campaign not there', async () => {
    expect(await log(`/campaigns/${draft}/log`)).toMatchObject({ campaign_log: [], total: 0, last_page: 1 })
    expect((await send({ path: '/campaigns/2147480000/log' })).text).toBe('{"message":"Not Found!"}')
  })

  it('refuses events that are none, and days that are none', async () => {
    const wrong = [
      '/campaigns/log?events[]=read',
      '/campaigns/log?events[]=not_opened',
      `/campaigns/${first}/log?date_from=x`,
    ]
    for (const path of wrong) expect((await send({ path })).status, path).toBe(422)
    expect((await send({ path: '/campaigns/log?campaign_id=x' })).body).toEqual({
      errors: { campaign_id: ['The campaign id must be a number.'] },
    })
  })
})

describe('the log of all campaigns', () => {
  it('has all of them, or one', async () => {
    const all = await log('/campaigns/log?events[]=send&per_page=1000')
    expect(new Set(all.campaign_log.map(entry => entry.campaign_id))).toEqual(new Set([first, second]))
    expect((await log(`/campaigns/log?events[]=send&campaign_id=${first}`)).total).toBe(7)
  })

  it('is of the own account alone', async () => {
    const { apiKey } = await anotherAccount(house)
    expect((await send({ path: '/campaigns/log', key: apiKey })).body).toMatchObject({ campaign_log: [], total: 0 })
    for (const path of [
      `/campaigns/${first}/log`,
      `/campaigns/${first}/stats-detail`,
      '/subscribers/ada@example.com/email-log',
    ])
      expect((await send({ path, key: apiKey })).status, path).toBe(404)
  })
})

describe("a contact's log of mails", () => {
  const path = `/subscribers/${address('ada')}/email-log`

  it('has its mails alone, as a page with the address of the next one', async () => {
    const answer = await send({
      path: `${path}?per_page=2&events[]=open&events[]=send`,
      headers: { host: 'api2.shop.test:8443' },
    })
    expect(answer.body).toMatchObject({ total: 4, per_page: 2, from: 1, to: 2, last_page: 2 })
    const next = new URL(answer.body.next_page_url)
    expect(next.origin).toBe('http://api2.shop.test:8443')
    const rest = await send({ path: next.pathname + next.search })
    expect(rest.body.data.map((entry: Entry) => entry.event)).toEqual(['open', 'send'])
    expect(rest.body.next_page_url).toBeNull()
  })

  it('is not found where there is nothing', async () => {
    expect((await send({ path: `${path}?events[]=spam` })).text).toBe('{"message":"Not Found!"}')
    expect((await send({ path: '/subscribers/nobody@example.com/email-log' })).body).toEqual({
      errors: ['Subscriber with email nobody@example.com was not found'],
    })
  })
})

describe('the numbers of each recipient', () => {
  const detail = async (query = '') => (await send({ path: `/campaigns/${first}/stats-detail${query}` })).body
  const zero = { open: 0, send: 1, unsub: 0, soft_bounce: 0, click: 0, hard_bounce: 0 }
  const others = { out_of_band: 0, spam: 0, spam_complaint: 0 }

  it('are keyed by address, a click implying an open', async () => {
    const { subscribers, ...rest } = await detail()
    expect(rest).toEqual({ next_page_url: null, total: 7, per_page: 100 })
    expect(subscribers).toEqual({
      [address('ada')]: { ...zero, ...others, open: 2 },
      [address('bob')]: { ...zero, ...others, open: 1, click: 1 },
      [address('cyril')]: { ...zero, ...others, open: 1, unsub: 1 },
      [address('dana')]: { ...zero, ...others, spam: 1, spam_complaint: 1 },
      [address('eva')]: { ...zero, ...others },
      [address('full')]: { ...zero, ...others, soft_bounce: 1 },
      [address('gone')]: { ...zero, ...others, hard_bounce: 1 },
    })
  })

  it('come page by page under the host that was called', async () => {
    const seen: string[] = []
    let path: string | null = `/campaigns/${first}/stats-detail?per_page=3&event=send`
    while (path) {
      const { body } = await send({ path, headers: { host: 'mail.shop.test' } })
      seen.push(...Object.keys(body.subscribers))
      const next: URL | null = body.next_page_url === null ? null : new URL(body.next_page_url)
      if (next) expect(next.origin + next.pathname).toBe(`http://mail.shop.test/campaigns/${first}/stats-detail`)
      path = next && next.pathname + next.search
    }
    expect(seen).toEqual(names.map(address))
  })

  const filters: [string, string[]][] = [
    ['?event=open', ['ada', 'bob', 'cyril']],
    ['?event=click', ['bob']],
    ['?event=hard_bounce', ['gone']],
    ['?event=soft_bounce', ['full']],
    ['?event=unsub', ['cyril']],
    ['?event=spam', ['dana']],
    ['?event=out_of_band', []],
    ['?email=ADA@example.com', ['ada']],
    ['?email=nobody@example.com', []],
    ['?page=9', []],
  ]
  it.each(filters)('%s', async (query, expected) => {
    const { subscribers } = await detail(query)
    expect(Object.keys(subscribers)).toEqual(expected.map(address))
  })

  it('since a day count what happened from that day on', async () => {
    const day = house.clock.now().toISOString().slice(0, 10)
    const { subscribers, total } = await detail(`?event=open&from_date=${day}`)
    expect(total).toBe(3)
    expect(subscribers[address('bob')]).toEqual({ ...zero, ...others, send: 0, open: 1, click: 1 })
    expect(Object.keys((await detail(`?event=send&from_date=${day}`)).subscribers)).toEqual([])
  })

  it('are an object even when empty, clamped at 5,000, and refuse what is no event', async () => {
    const empty = await send({ path: `/campaigns/${draft}/stats-detail?per_page=999999` })
    expect(empty.text).toBe('{"next_page_url":null,"total":0,"per_page":5000,"subscribers":{}}')
    expect((await send({ path: `/campaigns/${first}/stats-detail?event=read` })).status).toBe(422)
  })

  it('leave out whom nobody may name any more, and keep who was deleted', async () => {
    const contact = (await house.ground.db.one<{ id: number }>(
      sql`select id from contact where email = ${address('eva')}`,
    ))!
    await removeContact(house.ground, house.accountId, contact.id)
    expect((await detail()).subscribers).toHaveProperty([address('eva')])
    await house.ground.db.run(sql`update message set address = '' where contact_id = ${contact.id}`)
    expect(Object.keys((await detail()).subscribers)).toEqual(names.filter(name => name !== 'eva').map(address))
  })
})
