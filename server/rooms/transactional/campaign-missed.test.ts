import { beforeAll, describe, expect, it } from 'vitest'
import { aHouse, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { addUser } from '../accounts/index.ts'
import { record } from '../events/index.ts'
import { transactionalJobs } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await aHouse()
})

async function mailFor(data: object) {
  const { ground, accountId } = house
  await ground.db.transaction(tx =>
    record(tx, accountId, [
      { type: 'mail.requested', at: ground.clock.now(), data: { kind: 'campaignMissed', campaignId: 7, ...data } },
    ]),
  )
  const [{ id }] = (await ground.db.query<{ id: number }>(sql`select id from event_inbox`)) as [{ id: number }]
  await transactionalJobs(ground)[0]!.run({ accountId, inboxId: id }, 1)
  return (await ground.db.one<{ address: string; subject: string; html: string; from_email: string }>(sql`
    select m.address, e.subject, e.html, e.from_email from message m join email e on e.account_id = m.account_id and e.id = m.email_id
    order by m.id desc limit 1`))!
}

describe('the notice of a campaign that did not start', () => {
  const missed = {
    title: '<b>*|NAME|*</b>',
    why: 'late',
    scheduledAt: '2026-10-25T00:30:00Z',
    fromEmail: 'shop@shop.example',
  }

  it('goes to whoever scheduled it, in their language, with the time in the zone of the account', async () => {
    const email = 'planner@shop.example'
    const id = await addUser(house.ground, house.accountId, email, 'a long password', 'marketer')
    await house.ground.db.run(sql`update app_user set language = 'en' where id = ${id}`)
    const mail = await mailFor({ ...missed, userId: id })
    expect(mail).toMatchObject({ address: email, from_email: 'shop@shop.example' })
    expect(mail.html).toContain('25 October 2026 at 02:30')
    expect(mail.html).toContain('href="http://mail.test/app/campaigns/7"')
    // A title is text in it: neither markup nor a tag.
    expect(mail.html).not.toContain('<b>')
    expect(mail.html).not.toContain('*|NAME|*')
    expect(mail.subject).not.toContain('*|NAME|*')
  })

  it('goes to an administrator where nobody did, or who did has left', async () => {
    expect((await mailFor({ ...missed, userId: null })).address).toBe('admin@shop.example')
    expect((await mailFor({ ...missed, why: 'noRecipients', userId: 999_999 })).html).toContain('Nikdo z vybraných')
  })
})
