import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aList } from '../../../tests/kit/house.ts'
import { anUnsubscribing, oneClick, type Unsubscribing } from '../../../tests/kit/unsubscribing.ts'
import { sql } from '../../platform/sql.ts'
import { transactionalJobs } from '../../rooms/transactional/index.ts'

let kit: Unsubscribing
beforeAll(async () => {
  kit = await anUnsubscribing()
})

/** Where the link in the latest confirmation of a leaving leads. */
async function linkTo(address: string): Promise<string | undefined> {
  const { ground, accountId } = kit.house
  const inbox = await ground.db.query<{ id: number }>(
    sql`select id from event_inbox where reader = 'transactional' order by id`,
  )
  for (const { id } of inbox) await transactionalJobs(ground)[0]!.run({ accountId, inboxId: id }, 1)
  const row = await ground.db.one<{ url: string }>(sql`
    select merge_vars->>'LEAVE_URL' as url from message where address = ${address} and merge_vars ? 'LEAVE_URL' order by id desc limit 1`)
  return row?.url.replace('http://mail.test', '')
}

describe('a list with double opt-out', () => {
  it('unsubscribes by the button behind the link of a mail, not by the first button', async () => {
    const { list, contact, url, dispatchId } = await kit.sent({
      double_optout: true,
      name: 'Novinky',
      unsub_page: 'https://shop.cz/bye',
    })
    const reply = await kit.post(url, { do: 'leave', reason: 'too_many' })
    expect(reply.headers.location).toBe('?asked&lang=cs')
    expect((await kit.app.inject({ url: `${url}?asked` })).body).toContain('Ještě jeden krok v e-mailu')
    expect([await kit.statuses(contact.id), await kit.unsubscribed(dispatchId)]).toEqual([
      { [list.id]: 'subscribed' },
      0,
    ])
    const link = (await linkTo(contact.email))!
    const page = await kit.app.inject({ url: link })
    expect([page.statusCode, page.body.includes('Opravdu odhlásit?')]).toEqual([200, true])
    expect(await kit.statuses(contact.id)).toEqual({ [list.id]: 'subscribed' })
    expect((await kit.post(link, {})).headers.location).toBe('https://shop.cz/bye')
    expect([await kit.statuses(contact.id), await kit.unsubscribed(dispatchId)]).toEqual([
      { [list.id]: 'unsubscribed' },
      1,
    ])
    const row = await kit.house.ground.db.one(
      sql`select unsub_reason from subscription where contact_id = ${contact.id}`,
    )
    expect(row).toEqual({ unsub_reason: 'too_many' })
    // A second press is no mistake, and counts no second time.
    expect((await kit.post(link, {})).statusCode).toBe(303)
    expect(await kit.unsubscribed(dispatchId)).toBe(1)
    expect((await kit.app.inject({ url: link })).body).toContain('Odběr je odhlášený')
  })

  it('never holds up the mail program’s own button (RFC 8058)', async () => {
    const { list, contact, url } = await kit.sent({ double_optout: true })
    expect((await kit.post(url, oneClick)).statusCode).toBe(200)
    expect(await kit.statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed' })
  })

  it('asks on the preferences page too, and leaves every list where everything was meant', async () => {
    const { list, contact, url } = await kit.sent({ double_optout: true })
    const other = await aList(kit.house, { name: 'Jiné' })
    await aContact(kit.house, other.id, { email: contact.email })
    const saved = await kit.post(`${url}/preferences`, [
      ['do', 'save'],
      ['list', String(list.id)],
      ['list', String(other.id)],
    ])
    expect(saved.headers.location).toContain('?asked')
    expect(await kit.statuses(contact.id)).toEqual({ [list.id]: 'subscribed', [other.id]: 'unsubscribed' })
    await aContact(kit.house, other.id, { email: contact.email })
    expect((await kit.post(`${url}/preferences`, { do: 'leave' })).headers.location).toContain('?asked')
    const link = (await linkTo(contact.email))!
    expect((await kit.app.inject({ url: link })).body).toContain('žádný další newsletter')
    await kit.post(link, {})
    expect(await kit.statuses(contact.id)).toEqual({ [list.id]: 'unsubscribed', [other.id]: 'unsubscribed' })
  })

  it('mails nobody without end, and takes no link that is old or forged', async () => {
    const { contact, url } = await kit.sent({ double_optout: true })
    for (let i = 0; i < 5; i++) await kit.post(url, { do: 'leave' })
    const link = (await linkTo(contact.email))!
    const { n } = (await kit.house.ground.db.one<{ n: number }>(
      sql`select count(*)::int as n from message where address = ${contact.email} and lane = 'transactional'`,
    ))!
    expect(n).toBe(3)
    for (const wrong of [`${link}A`, '/u/confirm/junk', url.replace('/u/', '/u/confirm/')])
      expect((await kit.post(wrong, {})).statusCode).toBe(404)
    kit.house.clock.forward(32 * 86_400_000)
    expect((await kit.post(link, {})).statusCode).toBe(404)
  })
})

describe('own texts', () => {
  it('stand on the pages of leaving, as text', async () => {
    const { url } = await kit.sent({ unsub_texts: 'Škoda.\n\n<b>Opravdu?</b>', left_text: 'Sbohem\na šátek.' })
    expect((await kit.app.inject({ url })).body).toContain(
      '<p class="lead">Škoda.</p><p class="lead">&lt;b&gt;Opravdu?&lt;/b&gt;</p>',
    )
    await kit.post(url, { do: 'leave' })
    expect((await kit.app.inject({ url })).body).toContain('Sbohem<br>a šátek.')
  })
})
