import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aDraft, check } from '../../../tests/kit/importing.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { addGroup, updateContact } from '../../rooms/contacts/index.ts'
import { mergeContacts, recordClick, recordOpen } from '../../rooms/outbox/index.ts'
import { clickToken, type MessageKey, messageToken } from '../../rooms/outbox/tokens.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36'
const HTML = `<p>Dear *|VOKATIV|*, size *|SIZE|*</p><a href="https://shop.example/a?m=*|EMAIL|*&e=*|ECMID|*">A</a> <a href="*|UNSUB|*">out</a>`

let house: TestHouse
let send: Send
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
})

const get = async (path: string) => (await send('GET', path)).body

/** Somebody who got a campaign a minute ago. */
async function reader() {
  const list = await aList(house)
  const contact = await aContact(house, list.id, { profile: { name: 'Eva' }, fields: { size: 'M' } })
  const campaign = await aCampaign(house, [list.id], { html: HTML, subject: 'For *|NAME|*' })
  await startNow(house, campaign.id)
  const at = new Date(house.clock.now().getTime() - 60_000)
  const row = (await house.ground.db.one<{ id: number; month: string }>(sql`
    update message set state = 'accepted', handed_over_at = ${at}, accepted_at = ${at} where contact_id = ${contact.id} returning id, month`))!
  const key: MessageKey = { accountId: house.accountId, ...row }
  return { list, contact, campaign, key, messageId: `${row.month.slice(0, 7)}:${row.id}` }
}

const visit = { method: 'GET', ip: '10.0.0.1', userAgent: CHROME }
const open = (key: MessageKey) => recordOpen(house.ground, messageToken(house.ground.secrets, 'open', key), visit)
const click = (key: MessageKey) =>
  recordClick(house.ground, clickToken(house.ground.secrets, key, 1, 'https://shop.example/a'), visit)

describe('the timeline', () => {
  it('has everything, the mails that left too, page by page without a gap or a twin', async () => {
    const { contact, key, messageId, campaign } = await reader()
    await open(key)
    await click(key)
    await send('PATCH', `/contacts/${contact.id}`, { city: 'Brno', tags: ['vip'] })
    const whole = (await get(`/contacts/${contact.id}/timeline`)).entries
    const types = whole.map((entry: { type: string }) => entry.type)
    expect([...types].sort()).toEqual(
      [
        'contact.changed',
        'contact.created',
        'mail.clicked',
        'mail.opened',
        'mail.sent',
        'subscribed',
        'tag.added',
      ].sort(),
    )
    const mail = { id: messageId, subject: 'For Eva', campaignId: campaign.id }
    expect(whole.find((entry: { type: string }) => entry.type === 'mail.sent').message).toMatchObject(mail)
    const paged: unknown[] = []
    for (let after: string | null = ''; after !== null; ) {
      const page = await get(`/contacts/${contact.id}/timeline?limit=2${after && `&after=${after}`}`)
      paged.push(...page.entries)
      after = page.next
    }
    expect(paged).toEqual(whole)
  })

  it('is narrowed to one kind', async () => {
    const { contact, key } = await reader()
    await open(key)
    const typesOf = async (kind: string) =>
      (await get(`/contacts/${contact.id}/timeline?kind=${kind}`)).entries.map((entry: { type: string }) => entry.type)
    expect(await typesOf('mails')).toEqual(['mail.sent'])
    expect(await typesOf('activity')).toEqual(['mail.opened'])
    expect(await typesOf('subscriptions')).toEqual(['subscribed'])
    expect(await typesOf('profile')).toEqual(['contact.created'])
    expect((await send('GET', `/contacts/${contact.id}/timeline?kind=secret`)).status).toBe(422)
  })

  it('goes on under the contact that stays after a merge', async () => {
    const [first, second] = [await reader(), await reader()]
    const call = { winnerId: first.contact.id, loserId: second.contact.id, takes: [], by: { userId: null, ip: null } }
    await mergeContacts(house.ground, house.accountId, call)
    await open(second.key)
    const { entries } = await get(`/contacts/${first.contact.id}/timeline`)
    expect(entries.filter((entry: { type: string }) => entry.type === 'mail.sent').length).toBe(2)
    const opened = entries.find((entry: { type: string }) => entry.type === 'mail.opened')
    expect(opened.message.id).toBe(second.messageId)
    const { messages } = await get(`/contacts/${first.contact.id}/messages`)
    expect(messages.map((message: { id: string }) => message.id)).toEqual([second.messageId, first.messageId])
    expect((await get(`/contacts/${first.contact.id}`)).merged).toMatchObject([{ email: second.contact.email }])
  })
})

describe('consents', () => {
  it('say what, when, from where, on what basis and by whom', async () => {
    const list = await aList(house, { name: 'News' })
    const { id } = (await send('POST', '/contacts', { email: 'proof@example.com', profile: {} })).body
    const wish = { status: 'subscribed', reason: 'Card from the fair', basis: 'consent', wording: 'I want news.' }
    expect((await send('PUT', `/contacts/${id}/lists/${list.id}`, { status: 'subscribed' })).status).toBe(422)
    await send('PUT', `/contacts/${id}/lists/${list.id}`, wish)
    await send('PUT', `/contacts/${id}/lists/${list.id}`, { status: 'unsubscribed', reason: 'Called us' })
    const { consents, next } = await get(`/contacts/${id}/consents`)
    const by = {
      channel: 'admin',
      listId: list.id,
      listName: 'News',
      person: 'administrator@shop.example',
      ip: '127.0.0.1',
    }
    expect(consents).toMatchObject([
      { action: 'withdrawn', source: 'Called us', basis: null, ...by },
      { action: 'given', source: 'Card from the fair', basis: 'consent', wording: 'I want news.', ...by },
    ])
    expect(next).toBeNull()
    const [subscription] = (await get(`/contacts/${id}`)).subscriptions
    expect(subscription).toMatchObject({ status: 'unsubscribed', unsubReason: 'Called us' })
    expect(subscription.history).toMatchObject([{ status: 'unsubscribed', from: 'subscribed', channel: 'admin' }])
  })
})

describe('changes', () => {
  it('name the field, both values, and who did it; of a list its own fields and groups', async () => {
    const list = await aList(house, { name: 'News' })
    const size = { name: 'Size', type: 'string' }
    const group = await addGroup(house.ground, house.accountId, list.id, {
      name: 'Topics',
      type: 'checkbox',
      categories: ['Tea', 'Coffee'],
    })
    const { id } = await aContact(house, list.id, { fields: { [size.name]: 'M' } })
    await send('PATCH', `/contacts/${id}`, { vocativeSurname: 'Nováková' })
    await send('PATCH', `/contacts/${id}/lists/${list.id}`, { fields: { size: 'L' }, groups: { [group]: ['Tea'] } })
    const { changes } = await get(`/contacts/${id}/changes`)
    expect(changes).toMatchObject([
      { listName: 'News', changes: [{ field: group, label: 'Topics', before: null, after: ['Tea'] }] },
      { listName: 'News', changes: [{ field: 'size', label: 'Size', before: 'M', after: 'L' }] },
      {
        listName: null,
        person: 'administrator@shop.example',
        changes: [{ field: 'vocativeSurname', before: null, after: 'Nováková' }],
      },
    ])
    const shown = (await get(`/contacts/${id}`)).subscriptions[0]
    expect(shown).toMatchObject({ fields: { size: 'L' }, groups: { [group]: ['Tea'] } })
    expect(shown.asks).toMatchObject({ fields: [{ key: 'size' }], groups: [{ id: group, name: 'Topics' }] })
  })

  it('of what a list does not ask for are refused', async () => {
    const list = await aList(house)
    const { id } = await aContact(house, list.id)
    const change = (body: object) => send('PATCH', `/contacts/${id}/lists/${list.id}`, body)
    expect((await change({ fields: { nosuch: 'x' } })).body).toMatchObject({
      code: 'contact.fieldInvalid',
      details: { field: 'nosuch' },
    })
    expect((await change({ groups: { grp_no: ['x'] } })).body.code).toBe('list.choiceUnknown')
    const other = await aList(house)
    expect((await send('PATCH', `/contacts/${id}/lists/${other.id}`, { fields: {} })).body.code).toBe(
      'contact.notInList',
    )
  })

  it('of an address keep the old one, and a taken one names its contact', async () => {
    const list = await aList(house)
    const [one, other] = [await aContact(house, list.id), await aContact(house, list.id)]
    expect(await send('PUT', `/contacts/${one.id}/address`, { email: other.email })).toMatchObject({
      status: 409,
      body: { code: 'contact.emailTaken', details: { contactId: other.id } },
    })
    const moved = (await send('PUT', `/contacts/${one.id}/address`, { email: 'moved@example.com' })).body
    expect(moved.email).toBe('moved@example.com')
    const { changes } = await get(`/contacts/${one.id}/changes`)
    expect(changes[0].changes).toEqual([{ field: 'email', label: null, before: one.email, after: 'moved@example.com' }])
  })
})

describe('a message', () => {
  it('is shown as it was composed, whatever the contact has become since', async () => {
    const { contact, list, messageId } = await reader()
    house.clock.forward(60_000)
    await send('PATCH', `/contacts/${contact.id}`, { name: 'Adam' })
    await send('PUT', `/contacts/${contact.id}/address`, { email: `now-${contact.email}` })
    await send('PATCH', `/contacts/${contact.id}/lists/${list.id}`, { fields: { size: 'XXL' } })
    const { message, html, text, headers } = await get(`/contacts/${contact.id}/messages/${messageId}`)
    expect(message).toMatchObject({ subject: 'For Eva', address: contact.email, state: 'accepted' })
    expect(html).toContain('Dear Evo, size M')
    expect(html).toContain(`https://shop.example/a?m=${encodeURIComponent(contact.email)}`)
    expect(text).toContain('Dear Evo, size M')
    expect(headers).toEqual(expect.arrayContaining([{ name: 'Precedence', value: 'bulk' }]))
  })

  it('is shown with nothing in it that acts for the contact, and looking at it counts as nothing', async () => {
    const { contact, key, messageId } = await reader()
    await open(key)
    const before = await house.ground.db.query(sql`select * from message where id = ${key.id}`)
    const shown = await get(`/contacts/${contact.id}/messages/${messageId}`)
    const all = JSON.stringify(shown)
    expect(all).not.toMatch(/\/t\/[oc]\//)
    expect(all).not.toMatch(/\/(u|s|t\/w)\/(?!removed)/)
    expect(shown.html).toContain('&amp;e="')
    expect(shown.hits).toMatchObject([{ kind: 'open', signal: 'human' }])
    expect(await house.ground.db.query(sql`select * from message where id = ${key.id}`)).toEqual(before)
    const hits = await house.ground.db.query(sql`select id from hit where message_id = ${key.id}`)
    expect(hits.length).toBe(1)
  })

  it('of a contact that was merged away is shown as it was composed for that one', async () => {
    const [first, second] = [await reader(), await reader()]
    await send('PATCH', `/contacts/${first.contact.id}`, { name: 'Jana' })
    await updateContact(house.ground, house.accountId, second.contact.id, null, {
      profile: { name: 'Hana' },
      origin: { channel: 'api' },
      triggerChanges: false,
    })
    await send('POST', `/contacts/${first.contact.id}/merge`, { otherId: second.contact.id, takes: [] })
    const { html } = await get(`/contacts/${first.contact.id}/messages/${second.messageId}`)
    expect(html).toContain('Dear Evo, size M')
  })

  it('of somebody else is none of this contact', async () => {
    const [first, second] = [await reader(), await reader()]
    const ask = (id: string) => send('GET', `/contacts/${first.contact.id}/messages/${id}`)
    expect((await ask(second.messageId)).status).toBe(404)
    expect((await ask('2026-13:1')).status).toBe(404)
    expect((await ask('x')).status).toBe(404)
  })
})

describe('an import whose rows name somebody who has been erased', () => {
  it('still shows its rows, without what they said of the person', async () => {
    const list = await aList(house)
    const draft = await aDraft(house, 'email;jméno\ntwice@rows.example;Eva\ntwice@rows.example;Jana\n', list.id)
    const { record } = await check(house, draft.id)
    const contact = await aContact(house, list.id, { email: 'twice@rows.example' })
    const before = await get(`/imports/${record.id}/problems`)
    expect(JSON.stringify(before)).toContain('twice@rows.example')
    const { status } = await send('POST', `/contacts/${contact.id}/erasure`, { neverAgain: false })
    expect(status).toBe(200)
    const after = await send('GET', `/imports/${record.id}/problems`)
    expect(after.status).toBe(200)
    expect(after.body.problems).toMatchObject([{ line: 3, faults: [{ fault: 'repeated', value: null }] }])
  })
})
