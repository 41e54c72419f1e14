import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { anAdminApp, type Send, signedIn } from './test-app.ts'

let house: TestHouse
let send: Send
beforeAll(async () => {
  house = await aHouse()
  send = await signedIn(await anAdminApp(house), house)
})

describe('what is done in the admin', () => {
  it('is kept with who did it, when and from where', async () => {
    const list = await aList(house, { name: 'News' })
    const contact = await aContact(house, list.id)
    const draft = (await send('POST', '/campaigns', { title: 'Spring' })).body
    await send('PATCH', `/lists/${list.id}`, { replyTo: 'a@shop.example' })
    await send('DELETE', `/contacts/${contact.id}`)
    await send('DELETE', `/campaigns/${draft.id}`)
    await send('DELETE', `/lists/${list.id}`)
    await send('DELETE', '/mailbox')
    const { user } = (await send('GET', '/session')).body
    const by = { user_id: user.id, ip: '127.0.0.1', at: house.clock.now() }
    const kept = await house.ground.db.query(sql`
      select action, subject, data, user_id, ip, at from audit_event
      where account_id = ${house.accountId} and action not like 'session.%' and action not like 'user.%' order by id`)
    expect(kept).toEqual([
      {
        ...by,
        action: 'list.changed',
        subject: String(list.id),
        data: { name: 'News', changes: { reply_to: [null, 'a@shop.example'] } },
      },
      { ...by, action: 'contact.deleted', subject: String(contact.id), data: {} },
      { ...by, action: 'campaign.deleted', subject: String(draft.id), data: { title: 'Spring' } },
      { ...by, action: 'list.deleted', subject: String(list.id), data: { name: 'News' } },
      { ...by, action: 'mailbox.emptied', subject: null, data: { mails: 0 } },
    ])
  })

  it('says of a list only what changed, from what to what, and nothing where nothing did', async () => {
    const list = await aList(house, { name: 'Tea', double_optin: true })
    const long = 'x'.repeat(300)
    const path = `/lists/${list.id}`
    await send('PATCH', path, { name: 'Tea', doubleOptin: true })
    await send('PATCH', path, { name: 'Green tea', doubleOptin: false, thanksSend: true, thanksHtml: long })
    const kept = await house.ground.db.query<{ data: object }>(sql`
      select data from audit_event where account_id = ${house.accountId} and action = 'list.changed' and subject = ${String(list.id)} order by id`)
    expect(kept.map(row => row.data)).toEqual([
      {
        name: 'Green tea',
        changes: {
          name: ['Tea', 'Green tea'],
          double_optin: [true, false],
          thanks_send: [false, true],
          thanks_message: [null, `${long.slice(0, 200)}…`],
        },
      },
    ])
  })

  it('is told with the name that a thing had then, and leads there while it is there, in this account', async () => {
    const list = await aList(house, { name: 'Coffee' })
    const first = (await send('POST', '/campaigns', { title: 'Then' })).body
    await send('PATCH', `/campaigns/${first.id}/archive`, { isIndexed: true })
    await send('PATCH', `/campaigns/${first.id}`, { title: 'Now', version: first.version })
    await send('PATCH', `/lists/${list.id}`, { name: 'Black coffee' })
    const template = (await send('POST', '/templates', { name: 'Gone' })).body
    await send('DELETE', `/templates/${template.id}`)
    const entries = (await send('GET', '/history?limit=3')).body.entries
    expect(entries).toMatchObject([
      { action: 'template.deleted', data: { name: 'Gone' }, isThere: false },
      { action: 'list.changed', data: { name: 'Black coffee' }, isThere: true },
      { action: 'campaign.archiveChanged', data: { title: 'Then' }, isThere: true },
    ])
    await send('DELETE', `/campaigns/${first.id}`)
    await send('DELETE', `/lists/${list.id}`)
    const later = (await send('GET', '/history?limit=5')).body.entries
    expect(later.map((one: { isThere: boolean }) => one.isThere)).toEqual([false, false, false, false, false])
  })

  it('leaves no trace where it was refused', async () => {
    expect((await send('DELETE', '/lists/999999')).status).toBe(404)
    expect((await send('DELETE', '/contacts/999999')).status).toBe(404)
    const kept = await house.ground.db.query(sql`
      select 1 from audit_event where account_id = ${house.accountId} and subject = '999999'`)
    expect(kept).toEqual([])
  })
})
