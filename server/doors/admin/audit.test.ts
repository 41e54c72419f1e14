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
      { ...by, action: 'list.changed', subject: String(list.id), data: { name: 'News', changed: ['reply_to'] } },
      { ...by, action: 'contact.deleted', subject: String(contact.id), data: {} },
      { ...by, action: 'campaign.deleted', subject: String(draft.id), data: { title: 'Spring' } },
      { ...by, action: 'list.deleted', subject: String(list.id), data: { name: 'News' } },
      { ...by, action: 'mailbox.emptied', subject: null, data: { mails: 0 } },
    ])
  })

  it('leaves no trace where it was refused', async () => {
    expect((await send('DELETE', '/lists/999999')).status).toBe(404)
    expect((await send('DELETE', '/contacts/999999')).status).toBe(404)
    const kept = await house.ground.db.query(sql`
      select 1 from audit_event where account_id = ${house.accountId} and subject = '999999'`)
    expect(kept).toEqual([])
  })
})
