import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aCampaign, startNow } from '../../../tests/kit/sending.ts'
import { cancelCampaign } from '../../rooms/campaigns/index.ts'
import { suppress } from '../../rooms/contacts/index.ts'
import { mailboxCarriers } from '../../rooms/outbox/index.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let app: FastifyInstance
let send: Send
beforeAll(async () => {
  house = await aHouse()
  app = await anAdminApp(house)
  send = await signedIn(app, house)
})

describe('lists', () => {
  it('are made with double opt-in unless said otherwise, and count their members', async () => {
    const list = (await send('POST', '/lists', { name: 'News', fromEmail: 'shop@shop.example' })).body
    expect(list).toMatchObject({
      name: 'News',
      doubleOptin: true,
      language: 'cs',
      counts: { subscribed: 0 },
      fields: [],
    })
    expect((await send('POST', '/lists', { name: 'Direct', doubleOptin: false })).body.doubleOptin).toBe(false)
    await aContact(house, list.id, { fields: { size: 'XL' } })
    const read = (await send('GET', `/lists/${list.id}`)).body
    expect(read).toMatchObject({ counts: { subscribed: 1 }, fields: [{ key: 'size', type: 'string' }] })
    expect((await send('GET', '/lists')).body.lists).toContainEqual({
      ...(({ id, name, counts, fields, language, createdAt }) => ({ id, name, counts, fields, language, createdAt }))(
        read,
      ),
      fromName: null,
      fromEmail: 'shop@shop.example',
      replyTo: null,
      doubleOptin: true,
      groups: [],
    })
  })

  it('change only in what is given', async () => {
    const { id } = (await send('POST', '/lists', { name: 'News', replyTo: 'a@shop.example' })).body
    const changed = (await send('PATCH', `/lists/${id}`, { confirmedPage: 'https://shop.example/thanks' })).body
    expect(changed).toMatchObject({
      name: 'News',
      replyTo: 'a@shop.example',
      confirmedPage: 'https://shop.example/thanks',
    })
    expect((await send('PATCH', `/lists/${id}`, { fromEmail: 'no address' })).body.code).toBe('contact.emailInvalid')
    expect((await send('PATCH', `/lists/${id}`, { name: '   ' })).body.code).toBe('list.nameMissing')
    for (const page of ['javascript:alert(1)', 'shop.example/thanks', ' data:text/html,x', '//shop.example'])
      expect((await send('PATCH', `/lists/${id}`, { successPage: page })).body.code, page).toBe('request.invalid')
  })

  it('cannot be deleted while a campaign is sent to them', async () => {
    const list = await aList(house)
    await aContact(house, list.id)
    const campaign = await aCampaign(house, [list.id])
    await startNow(house, campaign.id)
    expect(await send('DELETE', `/lists/${list.id}`)).toMatchObject({
      status: 409,
      body: { code: 'list.inUse', details: { campaigns: [{ id: campaign.id }] } },
    })
    await cancelCampaign(house.ground, house.accountId, campaign.id, null)
    expect((await send('DELETE', `/lists/${list.id}`)).status).toBe(200)
  })

  it('leave their contacts behind when they go, and a draft that names them says so', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    const draft = await aCampaign(house, [list.id])
    await send('DELETE', `/lists/${list.id}`)
    expect((await send('GET', `/contacts/${contact.id}`)).body).toMatchObject({
      email: contact.email,
      subscriptions: [],
    })
    expect((await send('GET', `/campaigns/${draft.id}/audience`)).body.warnings).toMatchObject([
      { code: 'listsMissing' },
    ])
  })
})

describe('contacts', () => {
  it('are made without a list, once', async () => {
    const count = async () => (await send('GET', '/contacts/count')).body.contacts
    const before = await count()
    const input = { email: 'Alone@example.com', profile: { name: 'Petr', tags: ['vip'] } }
    const made = (await send('POST', '/contacts', input)).body
    expect(made).toMatchObject({
      email: 'Alone@example.com',
      vocative: 'Petře',
      derived: expect.arrayContaining(['vocative']),
    })
    expect(made).toMatchObject({ subscriptions: [], tags: ['vip'] })
    const { entries } = (await send('GET', `/contacts/${made.id}/timeline`)).body
    expect(entries.map((entry: { type: string }) => entry.type).sort()).toEqual(['contact.created', 'tag.added'])
    expect((await send('GET', `/contacts/${made.id}/consents`)).body.consents).toEqual([])
    expect(await count()).toBe(before + 1)
    expect(await send('POST', '/contacts', { ...input, email: 'alone@example.com' })).toMatchObject({
      status: 409,
      body: { code: 'contact.emailTaken', details: { contactId: made.id } },
    })
    expect((await send('POST', '/contacts', { email: 'no address', profile: {} })).body.code).toBe(
      'contact.emailInvalid',
    )
  })

  it('made by two people at the same instant are one', async () => {
    const input = { email: 'twins@example.com', profile: {} }
    const both = await Promise.all([send('POST', '/contacts', input), send('POST', '/contacts', input)])
    expect(both.map(answer => answer.status).sort()).toEqual([200, 409])
  })

  it('are asked by e-mail where the list wants it, and are not where the person who adds them says no', async () => {
    const list = (await send('POST', '/lists', { name: 'Asked', fromEmail: 'shop@shop.example' })).body
    const add = (email: string, confirm?: boolean) =>
      send('POST', '/contacts', { email, profile: { name: null }, listId: list.id, confirm })
    expect((await add('asked@example.com')).body.subscriptions).toMatchObject([
      { status: 'unconfirmed', source: 'admin' },
    ])
    const { id } = (await add('asked@example.com')).body
    expect((await send('GET', `/contacts/${id}/consents`)).body.consents).toMatchObject([
      { action: 'requested', channel: 'admin' },
    ])
    expect((await add('known@example.com', false)).body.subscriptions).toMatchObject([{ status: 'subscribed' }])
  })

  it('who have left are not brought back by adding them again', async () => {
    const list = await aList(house)
    const { id, email } = await aContact(house, list.id, { profile: { city: 'Brno' } })
    await send('PUT', `/contacts/${id}/lists/${list.id}`, { status: 'unsubscribed', reason: 'By phone' })
    const again = (await send('POST', '/contacts', { email, profile: { name: 'Eva', city: '' }, listId: list.id })).body
    expect(again).toMatchObject({ name: 'Eva', city: 'Brno', subscriptions: [{ status: 'unsubscribed' }] })
  })

  it('are subscribed and unsubscribed by hand, with a consent each', async () => {
    const list = await aList(house, { double_optin: true })
    const { id } = (await send('POST', '/contacts', { email: 'hand@example.com', profile: {} })).body
    const set = (status: string) => send('PUT', `/contacts/${id}/lists/${list.id}`, { status, reason: 'By phone' })
    expect((await set('subscribed')).body.subscriptions).toMatchObject([{ status: 'subscribed', listName: list.name }])
    expect((await set('unsubscribed')).body.subscriptions).toMatchObject([{ status: 'unsubscribed' }])
    const back = (await set('subscribed')).body
    expect(back.subscriptions).toMatchObject([{ status: 'subscribed', unsubscribedAt: null }])
    const { consents } = (await send('GET', `/contacts/${id}/consents`)).body
    expect(consents.map((consent: { action: string }) => consent.action)).toEqual(['given', 'withdrawn', 'given'])
  })

  it('change their profile, and vanish wholly', async () => {
    const { id } = (await send('POST', '/contacts', { email: 'gone@example.com', profile: { name: 'Jana' } })).body
    const change = { vocativeSurname: 'Nováková', birthday: '1990-02-28', tags: ['a', 'b'] }
    expect((await send('PATCH', `/contacts/${id}`, change)).body).toMatchObject({ ...change, name: 'Jana' })
    expect((await send('PATCH', `/contacts/${id}`, { birthday: '1990-02-31' })).status).toBe(422)
    expect((await send('DELETE', `/contacts/${id}`)).body).toEqual({})
    expect((await send('DELETE', `/contacts/${id}`)).status).toBe(404)
  })

  it('are paged newest first, found by a beginning, and say why nothing is sent to them', async () => {
    const list = await aList(house)
    const ids: number[] = []
    for (const n of [1, 2, 3]) ids.push((await aContact(house, list.id, { email: `paged${n}@example.com` })).id)
    const first = (await send('GET', `/contacts?list=${list.id}&limit=2`)).body
    const second = (await send('GET', `/contacts?list=${list.id}&limit=2&after=${first.next}`)).body
    const seen = [...first.contacts, ...second.contacts].map((contact: { id: number }) => contact.id)
    expect({ seen, next: second.next }).toEqual({ seen: ids.reverse(), next: null })
    expect((await send('GET', `/contacts/count?list=${list.id}`)).body).toEqual({ contacts: 3, precision: 'exact' })
    expect((await send('GET', '/contacts?search=PAGED2')).body.contacts).toMatchObject([
      { email: 'paged2@example.com' },
    ])
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, ids[0]!, 'manual'))
    expect((await send('GET', `/contacts/${ids[0]}`)).body.suppressed).toBe('manual')
  })
})

describe('the mailbox', () => {
  it('shows a mail as a mail program would: decoded, with its headers and its links once each', async () => {
    const raw = [
      'From: Shop <shop@shop.example>',
      'Subject: =?UTF-8?Q?P=C5=99=C3=ADli=C5=A1?=',
      'X-Long: one',
      '\ttwo',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Text <https://shop.example/>',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<a href=3D"https://shop.example/?a=3D1&amp;b=3D2">=C5=98</a><a href=3D"https://shop.example/?a=3D1&amp;b=3D2">x</a>',
      '--b--',
      '',
    ].join('\r\n')
    const carrier = await mailboxCarriers(house.ground).open()
    const accountId = house.accountId
    await carrier.begin({
      from: 'shop@shop.example',
      fromName: 'Květinářství',
      to: 'a%b@example.com',
      sizeBytes: 9,
      accountId,
      subject: 'Příliš',
    })
    await carrier.finish(Buffer.from(raw))
    const [row] = (await send('GET', '/mailbox?search=a%25b')).body.mails
    expect(row).toMatchObject({
      from: 'shop@shop.example',
      fromName: 'Květinářství',
      subject: 'Příliš',
      to: 'a%b@example.com',
      sizeBytes: raw.length,
    })
    const mail = (await send('GET', `/mailbox/${row.id}`)).body
    expect(mail).toMatchObject({
      html: expect.stringContaining('>Ř</a>'),
      text: expect.stringContaining('Text <https:'),
    })
    expect(mail.links).toEqual(['https://shop.example/?a=1&b=2'])
    expect(mail.headers).toContainEqual({ name: 'X-Long', value: 'one\ttwo' })
    expect(await send('DELETE', '/mailbox')).toMatchObject({ status: 200, body: {} })
    expect((await send('GET', '/mailbox')).body).toEqual({ mails: [], next: null, total: 0 })
  })
})
