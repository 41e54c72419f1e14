import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, smtpSink, target, until } from '../../../tests/kit/sending.ts'
import { aMail, sendNow } from '../../../tests/kit/transactional.ts'
import { sql } from '../../platform/sql.ts'
import { createList, subscribe } from '../contacts/index.ts'
import { smtpCarriers } from '../outbox/index.ts'
import { contactExport, readContactMessage, readContactMessages, readTimeline } from './index.ts'

let house: TestHouse
let contactId: number

/** A mail to an address in another case, before and after it is a contact's. */
beforeAll(async () => {
  house = await aHouse()
  const { stop } = await aSender(house, smtpCarriers(target(await smtpSink())))
  await sendNow(house, aMail(['Jana@Example.com', 'somebody.else@example.com']))
  await until(
    async () => !(await house.ground.db.one(sql`select 1 from message where state <> 'accepted' and kind is not null`)),
  )
  await stop()
  const list = await aList(house)
  contactId = (await aContact(house, list.id, { email: 'jana@example.com' })).id
})

describe('a mail to an address that became a contact’s', () => {
  it('is among its mails and in its story, and opens', async () => {
    const { messages } = await readContactMessages(house.ground, house.accountId, contactId, { limit: 10 })
    expect(messages).toMatchObject([{ address: 'Jana@Example.com', contact_id: null, state: 'accepted' }])
    const { entries } = await readTimeline(house.ground, house.accountId, contactId, { kind: 'mails', limit: 10 })
    expect(entries).toMatchObject([{ type: 'mail.sent', message: { id: messages[0]!.id } }])
    const one = await readContactMessage(house.ground, house.accountId, contactId, messages[0]!)
    expect(one).toMatchObject({ message: { id: messages[0]!.id }, hits: [] })
  })

  it('is in what the person may ask for', async () => {
    const rows = []
    for await (const { section, rows: some } of contactExport(house.ground, house.accountId, contactId))
      if (section === 'messages') rows.push(...some)
    expect(rows).toMatchObject([{ address: 'Jana@Example.com' }])
  })

  it('is nobody’s in another account that has the same address', async () => {
    const { accountId } = await anotherAccount(house)
    const list = await createList(house.ground, accountId, { name: 'Theirs' })
    const [theirs] = await subscribe(house.ground, accountId, list.id, {
      rows: [{ email: 'jana@example.com', profile: {} }],
      origin: { channel: 'api' },
      updateExisting: true,
      resubscribe: true,
      skipConfirmation: true,
      triggerAutomations: false,
      triggerChanges: false,
      notifyOwner: false,
    })
    const { messages } = await readContactMessages(house.ground, accountId, theirs!.contact.id, { limit: 10 })
    expect(messages).toEqual([])
  })
})
