import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { changeSettings, NOBODY } from '../accounts/index.ts'
import { contactById, contactOfEcmid } from '../contacts/index.ts'
import { readDispatchCounts } from './dispatch.ts'
import { clickToken, type MessageKey, messageToken } from './tokens.ts'
import { recordClick, recordOpen, withEcmid } from './track.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
const LINKS = [1, 2, 3, 4].map(n => `<a href="https://shop.example/${n}?a=b%20c#top">${n}</a>`).join('')

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

interface Sent {
  key: MessageKey
  dispatchId: number
  contactId: number
}

/** A mail of four links (or another), accepted a minute ago. */
async function sent(html = `<html><body>${LINKS}</body></html>`): Promise<Sent> {
  const list = await aList(house)
  const contact = await aContact(house, list.id, { profile: { name: 'Eva' } })
  await startNow(house, (await aCampaign(house, [list.id], { html })).id)
  const row = await house.ground.db.one<{ id: number; month: string; dispatch_id: number }>(sql`
    update message set state = 'accepted', accepted_at = ${new Date(house.clock.now().getTime() - 60_000)}
    where account_id = ${house.accountId} and contact_id = ${contact.id} returning id, month, dispatch_id`)
  const key = { accountId: house.accountId, month: row!.month, id: row!.id }
  return { key, dispatchId: row!.dispatch_id, contactId: contact.id }
}

const visit = (given: object = {}) => ({ method: 'GET', ip: '10.0.0.1', userAgent: CHROME, ...given })
const open = (mail: Sent, given = {}) =>
  recordOpen(house.ground, messageToken(house.ground.secrets, 'open', mail.key), visit(given))
const click = (mail: Sent, no: number, given = {}) =>
  recordClick(house.ground, clickToken(house.ground.secrets, mail.key, no, null), visit(given))

const figures = async (mail: Sent) =>
  await house.ground.db.one<Record<string, number | Date | null>>(sql`
    select opens, human_opens, clicks, human_clicks, opened_at, clicked_at from message
    where account_id = ${house.accountId} and id = ${mail.key.id}`)
const counters = async (mail: Sent) => {
  const all = (await readDispatchCounts(house.ground, house.accountId, [mail.dispatchId])).get(mail.dispatchId)!
  const { recipients, left_out, ...tracked } = all
  return tracked
}
const hits = async (mail: Sent) =>
  await house.ground.db.query<{
    kind: string
    link_no: number | null
    signal: string
    why: string
    user_agent: string
  }>(sql`
    select kind, link_no, signal, why, user_agent from hit where account_id = ${house.accountId} and message_id = ${mail.key.id} order by id`)
const events = async (mail: Sent) =>
  await house.ground.db.query<{ type: string; data: Record<string, unknown> }>(sql`
    select type, data from event where contact_id = ${mail.contactId} and type like 'mail.%' order by id`)

describe('an open', () => {
  it('is kept raw and counted, once per message and each time', async () => {
    const mail = await sent()
    expect(await open(mail)).toBe(true)
    await open(mail, { userAgent: 'Mozilla/5.0' })
    expect(await figures(mail)).toMatchObject({ opens: 2, human_opens: 1, clicks: 0, opened_at: house.clock.now() })
    expect(await counters(mail)).toEqual({ opened: 1, human_opened: 1, opens: 2 })
    expect((await hits(mail)).map(hit => [hit.kind, hit.signal, hit.why])).toEqual([
      ['open', 'human', 'mail_program'],
      ['open', 'machine', 'bare_agent'],
    ])
    expect(await events(mail)).toMatchObject([
      { type: 'mail.opened', data: { messageId: mail.key.id, dispatchId: mail.dispatchId, signal: 'human' } },
      { type: 'mail.opened', data: { signal: 'machine' } },
    ])
    const contact = await contactById(house.ground.db, house.accountId, mail.contactId)
    expect(contact).toMatchObject({ last_open_at: house.clock.now(), last_click_at: null })
  })

  it('by a machine counts in all opens and leaves the contact alone', async () => {
    const mail = await sent()
    await open(mail, { method: 'HEAD' })
    expect(await counters(mail)).toEqual({ opened: 1, opens: 1 })
    expect(await contactById(house.ground.db, house.accountId, mail.contactId)).toMatchObject({ last_open_at: null })
  })

  it('in the first two seconds after acceptance is a machine', async () => {
    const mail = await sent()
    await open(mail, { at: new Date(house.clock.now().getTime() - 59_000) })
    await open(mail, { at: new Date(house.clock.now().getTime() - 57_000) })
    expect((await hits(mail)).map(hit => hit.why)).toEqual(['too_soon', 'mail_program'])
  })

  it('keeps at most 500 characters of a user agent', async () => {
    const mail = await sent()
    await open(mail, { userAgent: CHROME + 'x'.repeat(5_000) })
    expect((await hits(mail))[0]!.user_agent).toHaveLength(500)
  })

  it('beyond a thousand hits is counted, but not kept', async () => {
    const mail = await sent()
    await house.ground.db.run(
      sql`update message set opens = 999 where account_id = ${house.accountId} and id = ${mail.key.id}`,
    )
    await open(mail)
    await open(mail)
    expect(await figures(mail)).toMatchObject({ opens: 1001, human_opens: 2 })
    expect(await hits(mail)).toHaveLength(1)
    expect(await events(mail)).toHaveLength(1)
  })
})

describe('a click', () => {
  it('leads on with the ecmid of the contact, and implies an open', async () => {
    const mail = await sent()
    const { url } = (await click(mail, 2))!
    expect(url).toMatch(/^https:\/\/shop\.example\/2\?a=b%20c&ecmid=[\w-]{22}#top$/)
    const ecmid = new URL(url).searchParams.get('ecmid')!
    expect(contactOfEcmid(house.ground.secrets, house.accountId, ecmid)).toBe(mail.contactId)
    expect(await figures(mail)).toMatchObject({ opens: 1, human_opens: 1, clicks: 1, human_clicks: 1 })
    expect(await counters(mail)).toEqual({
      opened: 1,
      human_opened: 1,
      opens: 1,
      clicked: 1,
      human_clicked: 1,
      clicks: 1,
    })
    expect(await events(mail)).toMatchObject([
      { type: 'mail.opened', data: { implied: true, signal: 'human' } },
      { type: 'mail.clicked', data: { linkNo: 2, url: 'https://shop.example/2?a=b%20c#top', signal: 'human' } },
    ])
    expect(await contactById(house.ground.db, house.accountId, mail.contactId)).toMatchObject({
      last_open_at: house.clock.now(),
      last_click_at: house.clock.now(),
    })
  })

  it('leads on without the ecmid, byte by byte, where the account wants links untagged', async () => {
    const mail = await sent()
    const tag = (linksTagged: boolean) => changeSettings(house.ground, house.accountId, { linksTagged }, NOBODY, false)
    await tag(false)
    expect((await click(mail, 2))!.url).toBe('https://shop.example/2?a=b%20c#top')
    await tag(true)
    expect((await click(mail, 2))!.url).toMatch(/ecmid=/)
  })

  it('on a personal link leads where its token says, even when the message is no longer kept', async () => {
    const mail = await sent()
    const token = (key: MessageKey) => clickToken(house.ground.secrets, key, 1, 'https://shop.example/p?m=a%40b.cz')
    expect((await recordClick(house.ground, token(mail.key), visit()))!.url).toMatch(/\?m=a%40b\.cz&ecmid=/)
    const old = { ...mail.key, month: '2021-01-01' }
    expect(await recordClick(house.ground, token(old), visit())).toEqual({ url: 'https://shop.example/p?m=a%40b.cz' })
  })

  it('twenty at once count the message once and every click', async () => {
    const mail = await sent()
    await Promise.all(Array.from({ length: 20 }, () => click(mail, 1)))
    expect(await figures(mail)).toMatchObject({ opens: 1, human_opens: 1, clicks: 20, human_clicks: 20 })
    expect(await counters(mail)).toEqual({
      opened: 1,
      human_opened: 1,
      opens: 1,
      clicked: 1,
      human_clicked: 1,
      clicks: 20,
    })
    expect(await hits(mail)).toHaveLength(20)
  })

  it('on a third link within five seconds shows a scanner: what it did before is taken back exactly', async () => {
    const mail = await sent()
    await click(mail, 1)
    await click(mail, 2)
    expect(await counters(mail)).toMatchObject({ human_opened: 1, human_clicked: 1 })
    await click(mail, 3)
    expect((await hits(mail)).map(hit => [hit.signal, hit.why])).toEqual(Array(3).fill(['machine', 'many_links']))
    expect(await figures(mail)).toMatchObject({ opens: 1, human_opens: 0, clicks: 3, human_clicks: 0 })
    expect(await counters(mail)).toEqual({
      opened: 1,
      human_opened: 0,
      opens: 1,
      clicked: 1,
      human_clicked: 0,
      clicks: 3,
    })
  })

  it('by a person survives a scanner that comes later, and before', async () => {
    const mail = await sent()
    await click(mail, 1)
    house.clock.forward(60_000)
    for (const no of [1, 2, 3, 4]) await click(mail, no)
    expect(await figures(mail)).toMatchObject({ human_opens: 1, clicks: 5, human_clicks: 1 })
    house.clock.forward(60_000)
    await click(mail, 2)
    expect(await figures(mail)).toMatchObject({ human_opens: 1, clicks: 6, human_clicks: 2 })
    expect(await counters(mail)).toMatchObject({ human_opened: 1, human_clicked: 1, clicked: 1, clicks: 6 })
  })

  it('keeps the open of a person when only the clicks were a scanner’s', async () => {
    const mail = await sent()
    await open(mail)
    for (const no of [1, 2, 3]) await click(mail, no)
    expect(await figures(mail)).toMatchObject({ opens: 1, human_opens: 1, clicks: 3, human_clicks: 0 })
    expect(await counters(mail)).toMatchObject({ human_opened: 1, human_clicked: 0 })
  })

  it('on all links at once, concurrently, ends with no person counted', async () => {
    const mail = await sent()
    await Promise.all([1, 2, 3, 4, 1, 2, 3, 4].map(no => click(mail, no)))
    expect(await figures(mail)).toMatchObject({ opens: 1, human_opens: 0, clicks: 8, human_clicks: 0 })
    expect(await counters(mail)).toMatchObject({ opened: 1, human_opened: 0, clicked: 1, human_clicked: 0, clicks: 8 })
  })

  it('on both links of a mail that has two is a scanner too', async () => {
    const mail = await sent('<a href="https://shop.example/a">a</a><a href="https://shop.example/b">b</a>')
    await click(mail, 1)
    await click(mail, 2)
    expect(await figures(mail)).toMatchObject({ clicks: 2, human_clicks: 0 })
  })

  it('with a token that is forged, of another kind, or of a link that is not there leads nowhere', async () => {
    const mail = await sent()
    const { secrets } = house.ground
    const good = clickToken(secrets, mail.key, 1, null)
    const forged = `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`
    const foreign = await anotherAccount(house)
    const tokens = [
      forged,
      '',
      'junk',
      'https://evil.example',
      messageToken(secrets, 'open', mail.key),
      clickToken(secrets, mail.key, 99, null),
      clickToken(secrets, { ...mail.key, accountId: foreign.accountId }, 1, null),
      clickToken(secrets, mail.key, 1, 'javascript:alert(1)'),
      clickToken(secrets, mail.key, 1, 'data:text/html,x'),
    ]
    for (const token of tokens) expect(await recordClick(house.ground, token, visit()), token).toBeNull()
    expect(await recordOpen(house.ground, good, visit())).toBe(false)
    expect(await figures(mail)).toMatchObject({ opens: 0, clicks: 0 })
    expect(await hits(mail)).toEqual([])
  })
})

describe('ecmid on an address', () => {
  it.each([
    ['https://shop.cz', 'https://shop.cz/?ecmid=X'],
    ['https://shop.cz/a?b=1', 'https://shop.cz/a?b=1&ecmid=X'],
    ['https://shop.cz/a?b=1#c?d', 'https://shop.cz/a?b=1&ecmid=X#c?d'],
    ['https://shop.cz/#/route?x=1', 'https://shop.cz/?ecmid=X#/route?x=1'],
    ['https://shop.cz/?ecmid=Y&b=1', 'https://shop.cz/?b=1&ecmid=X'],
    ['https://shop.cz/?ecmid', 'https://shop.cz/?ecmid=X'],
    ['https://shop.cz/?myecmid=1', 'https://shop.cz/?myecmid=1&ecmid=X'],
    ['https://shop.cz/?q=b%C3%A1+b%20c&e=%26', 'https://shop.cz/?q=b%C3%A1+b%20c&e=%26&ecmid=X'],
    [
      'https://háčky.cz/příliš žluťoučký',
      'https://xn--hky-ela4t.cz/p%C5%99%C3%ADli%C5%A1%20%C5%BElu%C5%A5ou%C4%8Dk%C3%BD?ecmid=X',
    ],
    ['javascript:alert(1)', null],
    ['/relative', null],
    ['mailto:a@b.cz', null],
    ['https://', null],
  ])('%s → %s', (address, expected) => {
    expect(withEcmid(address, 'X')).toBe(expected)
  })

  it('is left out for a message to nobody', () => {
    expect(withEcmid('https://shop.cz/a', null)).toBe('https://shop.cz/a')
  })
})
