import { simpleParser } from 'mailparser'
import { beforeEach, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import {
  answerNotice,
  changeList,
  confirm,
  type ListPatch,
  type Origin,
  readConfirmation,
  readNoticeAddress,
  sayGoodbye,
  setStatus,
  subscribe,
  suppress,
} from '../contacts/index.ts'
import { mailboxMail, mailboxPage } from '../outbox/index.ts'
import { transactionalJobs } from './index.ts'

let house: TestHouse
beforeEach(async () => {
  house = await aHouse()
})

const enter = (listId: number, email: string, channel: Origin['channel'], more: object = {}) =>
  subscribe(house.ground, house.accountId, listId, {
    rows: [{ email, profile: { name: 'Jana' } }],
    origin: { channel },
    updateExisting: false,
    resubscribe: true,
    skipConfirmation: false,
    triggerAutomations: false,
    triggerChanges: true,
    notifyOwner: false,
    ...more,
  })

async function leave(listId: number, contactId: number, channel: Origin['channel']) {
  await house.ground.db.transaction(async tx => {
    const { ground, accountId } = house
    const isMoved = await setStatus(ground, tx, accountId, contactId, listId, 'unsubscribed', { channel })
    await sayGoodbye(ground, tx, accountId, contactId, isMoved ? [listId] : [], listId)
  })
}

/** Runs what was asked for, and says what was written: to whom, with which subject. */
async function mails(): Promise<{ address: string; subject: string; contact: boolean }[]> {
  const [requested] = transactionalJobs(house.ground)
  const inbox = await house.ground.db.query<{ id: number }>(
    sql`select id from event_inbox where reader = 'transactional' order by id`,
  )
  for (const { id } of inbox) await requested!.run({ accountId: house.accountId, inboxId: id }, 1)
  return await house.ground.db.query(sql`
    select m.address, e.subject, m.contact_id is not null as contact from message m join email e on e.id = m.email_id order by m.id`)
}

const sendDigests = () => transactionalJobs(house.ground)[1]!.run({}, 1)

/** A list whose owner has agreed to be told. */
async function aToldList(patch: ListPatch = {}) {
  const list = await aList(house, {
    name: 'Novinky',
    sub_notify: 'owner@shop.cz',
    unsub_notify: 'owner@shop.cz',
    ...patch,
  })
  await house.ground.db.run(sql`delete from event_inbox`)
  await house.ground.db.run(sql`update notice_address set state = 'confirmed'`)
  return list
}

describe('a thank-you mail', () => {
  it('goes to who has subscribed by a form, or by the API where the call triggers things', async () => {
    const list = await aList(house, { name: 'Novinky', thanks_send: true })
    await enter(list.id, 'form@shop.cz', 'form')
    await enter(list.id, 'api@shop.cz', 'api', { triggerAutomations: true })
    for (const channel of ['api', 'import', 'admin'] as const) await enter(list.id, `${channel}-quiet@shop.cz`, channel)
    expect((await mails()).map(mail => mail.address)).toEqual(['form@shop.cz', 'api@shop.cz'])
  })

  it('waits for the confirmation, and has the list’s own text', async () => {
    const list = await aList(house, {
      double_optin: true,
      thanks_send: true,
      thanks_subject: 'Vítejte, *|NAME|*',
      thanks_message: '<p>A</p>',
    })
    const { contact } = (await enter(list.id, 'jana@shop.cz', 'form'))[0]!
    expect(await mails()).toHaveLength(1)
    const { confirmationToken } = await import('../contacts/index.ts')
    const token = confirmationToken(house.ground, house.accountId, list.id, contact.id)
    await confirm(house.ground, (await readConfirmation(house.ground, token))!, {})
    expect((await mails())[1]).toEqual({ address: 'jana@shop.cz', subject: 'Vítejte, *|NAME|*', contact: true })
  })

  it('is ours where the list’s own has a broken tag', async () => {
    const list = await aList(house, {
      name: 'Novinky',
      thanks_send: true,
      thanks_subject: 'Díky',
      thanks_message: '*|IF:NAME|*',
    })
    await enter(list.id, 'jana@shop.cz', 'form')
    expect(await mails()).toEqual([{ address: 'jana@shop.cz', subject: 'Díky', contact: true }])
    const email = await house.ground.db.one<{ html: string }>(sql`select html from email`)
    expect(email!.html).toContain('Jsme rádi, že jste s námi')
  })

  it('is not sent to a suppressed address', async () => {
    const list = await aList(house, { thanks_send: true })
    const contact = await aContact(house, (await aList(house)).id, { email: 'jana@shop.cz' })
    await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, contact.id, 'complaint'))
    await enter(list.id, 'jana@shop.cz', 'form')
    expect(await mails()).toEqual([])
  })
})

describe('a goodbye mail', () => {
  it('goes once to who has left, however often they change their mind that day', async () => {
    const list = await aList(house, { name: 'Novinky', unsub_send: true })
    const contact = await aContact(house, list.id, { email: 'jana@shop.cz' })
    await leave(list.id, contact.id, 'one-click')
    expect(await mails()).toEqual([{ address: 'jana@shop.cz', subject: 'Odběr je odhlášený: Novinky', contact: true }])
    for (let i = 0; i < 3; i++) {
      await enter(list.id, 'jana@shop.cz', 'link')
      await leave(list.id, contact.id, 'link')
    }
    expect(await mails()).toHaveLength(1)
    house.clock.forward(2 * 86_400_000)
    await enter(list.id, 'jana@shop.cz', 'link')
    await leave(list.id, contact.id, 'link')
    expect(await mails()).toHaveLength(2)
  })

  it('is not said where the list does not want it', async () => {
    const list = await aList(house)
    const contact = await aContact(house, list.id)
    await leave(list.id, contact.id, 'link')
    expect(await mails()).toEqual([])
  })
})

describe('notices to the owner', () => {
  it('go to nobody who has not agreed', async () => {
    const list = await aList(house, { name: 'Novinky', sub_notify: 'stranger@else.cz, owner@shop.cz' })
    await enter(list.id, 'jana@shop.cz', 'form')
    const asked = 'Chcete dostávat upozornění na kontakty?'
    expect(await mails()).toEqual([
      { address: 'stranger@else.cz', subject: asked, contact: false },
      { address: 'owner@shop.cz', subject: asked, contact: false },
    ])
    const url = await house.ground.db.one<{ url: string }>(
      sql`select merge_vars->>'NOTICE_URL' as url from message where address = 'owner@shop.cz'`,
    )
    const address = (await readNoticeAddress(house.ground, url!.url.split('/n/')[1]!))!
    await answerNotice(house.ground, address, 'confirmed', null)
    await enter(list.id, 'eva@shop.cz', 'form')
    await changeList(house.ground, house.accountId, list.id, { sub_notify: 'STRANGER@else.cz, owner@shop.cz' })
    const subject = 'Nový odběratel: Novinky'
    expect((await mails()).slice(2)).toEqual([{ address: 'owner@shop.cz', subject, contact: false }])
    await answerNotice(house.ground, address, 'declined', null)
    await enter(list.id, 'ema@shop.cz', 'form')
    expect(await mails()).toHaveLength(3)
  })

  it('say who has joined and who has left by an own act', async () => {
    const list = await aToldList()
    const contact = await aContact(house, list.id, { email: '*|EMAIL|*<b>@shop.cz'.replace(/[*|<>]/g, '') })
    await enter(list.id, 'api@shop.cz', 'api')
    await enter(list.id, 'told@shop.cz', 'api', { notifyOwner: true })
    await enter(list.id, 'import@shop.cz', 'import')
    await leave(list.id, contact.id, 'link')
    expect((await mails()).map(mail => mail.subject)).toEqual(['Nový odběratel: Novinky', 'Odhlášení: Novinky'])
    const vars = await house.ground.db.query<{ who: string }>(
      sql`select merge_vars->>'CONTACT' as who from message order by id`,
    )
    expect(vars.map(row => row.who)).toEqual(['told@shop.cz', 'EMAILb@shop.cz'])
  })

  it('are escaped, whoever the contact says to be', async () => {
    const list = await aToldList({ name: '<b>Novinky</b> *|EMAIL|*' })
    await enter(list.id, 'jana@shop.cz', 'form', {
      rows: [{ email: 'jana@shop.cz', profile: { name: '<script>alert(1)</script>', surname: '*|UNSUB|*' } }],
    })
    await mails()
    const { stop } = await aSender(house)
    await until(async () => (await mailboxPage(house.ground.db, house.accountId, undefined, null, 10)).length === 1)
    await stop()
    const [row] = await mailboxPage(house.ground.db, house.accountId, undefined, null, 10)
    const mail = await simpleParser((await mailboxMail(house.ground.db, house.accountId, row!.id))!.raw)
    expect(mail.subject).toBe('Nový odběratel: <b>Novinky</b> * |EMAIL|*')
    expect(String(mail.html)).toContain('&lt;script&gt;alert(1)&lt;/script&gt; *|UNSUB|*')
    expect(String(mail.html)).not.toMatch(/<script|<b>Novinky/)
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  })

  it('stop at thirty an hour: the rest is told in the digest', async () => {
    const list = await aToldList()
    const rows = Array.from({ length: 33 }, (_, i) => ({ email: `p${i}@shop.cz`, profile: {} }))
    await enter(list.id, '', 'form', { rows })
    expect(await mails()).toHaveLength(30)
    const waiting = await house.ground.db.one<{ n: number }>(sql`select count(*)::int as n from list_notice`)
    expect(waiting!.n).toBe(3)
  })
})

describe('a digest', () => {
  /** So many days from today, at that time in UTC; in Kolkata it is 5:30 later the whole year. */
  const at = (days: number, time: string) => {
    const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    house.clock.forward(Date.parse(`${day}T${time}Z`) - house.clock.now().getTime())
  }
  beforeEach(async () => {
    await house.ground.db.run(sql`update account set time_zone = 'Asia/Kolkata'`)
  })

  it('goes after seven on the account’s clock, with how many and who', async () => {
    at(1, '12:00')
    const list = await aToldList({ digest_notify: true })
    const contact = await aContact(house, list.id, { email: 'left@shop.cz' })
    const rows = Array.from({ length: 53 }, (_, i) => ({ email: `p${i}@shop.cz`, profile: { name: 'Jana' } }))
    await enter(list.id, '', 'api', { rows })
    await enter(list.id, 'import@shop.cz', 'import')
    await leave(list.id, contact.id, 'link')
    // 17:30 is after seven: the first digest need not wait for tomorrow.
    await sendDigests()
    const [sent] = await house.ground.db.query<{ address: string; merge_vars: Record<string, unknown> }>(
      sql`select address, merge_vars from message`,
    )
    expect(sent).toMatchObject({
      address: 'owner@shop.cz',
      merge_vars: {
        JOINED_COUNT: 'Přihlásilo se 54 lidí',
        JOINED_MORE: 'a další: 4',
        LEFT_COUNT: 'Odhlásil se 1 člověk',
        LEFT: [{ email: 'left@shop.cz', name: '', url: `http://mail.test/app/contacts/${contact.id}` }],
      },
    })
    expect(sent!.merge_vars.JOINED).toHaveLength(50)
    expect((await mails()).map(mail => mail.subject)).toEqual(['Přehled kontaktů: Novinky'])
  })

  it('waits for the next day after one was sent, and for seven o’clock', async () => {
    at(1, '08:00')
    const list = await aToldList({ digest_notify: true })
    await enter(list.id, 'a@shop.cz', 'form')
    await sendDigests()
    await enter(list.id, 'b@shop.cz', 'form')
    await sendDigests()
    expect(await mails()).toHaveLength(1)
    // 06:59 on the next day.
    at(2, '01:29')
    await sendDigests()
    expect(await mails()).toHaveLength(1)
    at(2, '01:30')
    await Promise.all([sendDigests(), sendDigests(), sendDigests()])
    expect(await mails()).toHaveLength(2)
    at(3, '01:30')
    await sendDigests()
    expect(await mails()).toHaveLength(2)
  })
})
