import { simpleParser } from 'mailparser'
import { beforeEach, describe, expect, it } from 'vitest'
import { aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, until } from '../../../tests/kit/sending.ts'
import { sql } from '../../platform/sql.ts'
import { confirm, findMember, readConfirmation, subscribe } from '../contacts/index.ts'
import { mailboxMail, mailboxPage } from '../outbox/index.ts'
import { transactionalJobs } from './index.ts'

let house: TestHouse
beforeEach(async () => {
  house = await aHouse()
})

const ask = (listId: number, email: string) =>
  subscribe(house.ground, house.accountId, listId, {
    rows: [{ email, profile: {} }],
    origin: { channel: 'api' },
    updateExisting: false,
    resubscribe: false,
    skipConfirmation: false,
    triggerAutomations: true,
    triggerChanges: true,
    notifyOwner: false,
  })

const inbox = () =>
  house.ground.db.query<{ id: number }>(sql`select id from event_inbox where reader = 'transactional' order by id`)
const run = (inboxId: number) => transactionalJobs(house.ground)[0]!.run({ accountId: house.accountId, inboxId }, 1)
const messages = async () => (await house.ground.db.one<{ n: number }>(sql`select count(*)::int as n from message`))!.n

describe('mails that are asked for', () => {
  it('sends a confirmation whose link confirms', async () => {
    const list = await aList(house, {
      double_optin: true,
      conf_subject: 'Opravdu?',
      conf_message: '<p><a href="*|SUBCONFIRM|*">Ano</a></p>',
    })
    await ask(list.id, 'new@example.com')
    for (const { id } of await inbox()) await run(id)
    const { stop } = await aSender(house)
    await until(async () => (await mailboxPage(house.ground.db, house.accountId, undefined, null, 10)).length === 1)
    await stop()
    const [row] = await mailboxPage(house.ground.db, house.accountId, undefined, null, 10)
    const mail = await simpleParser((await mailboxMail(house.ground.db, house.accountId, row!.id))!.raw)
    expect(mail).toMatchObject({ subject: 'Opravdu?', to: { text: 'new@example.com' } })
    expect(mail.headers.has('list-unsubscribe')).toBe(false)
    const token = /\/s\/([\w-]+)/.exec(String(mail.html))![1]!
    await confirm(house.ground, (await readConfirmation(house.ground, token))!, { ip: '192.0.2.1' })
    const member = await findMember(house.ground, house.accountId, list.id, 'new@example.com')
    expect(member!.subscription.status).toBe('subscribed')
    const proofs = await house.ground.db.query<{ action: string }>(sql`select action from consent order by id`)
    expect(proofs.map(proof => proof.action)).toEqual(['requested', 'confirmed'])
  })

  it('uses our own text where the one of the list has no confirmation link', async () => {
    const list = await aList(house, { double_optin: true, conf_message: '<p>Hello</p>' })
    await ask(list.id, 'new@example.com')
    for (const { id } of await inbox()) await run(id)
    const email = await house.ground.db.one<{ html: string }>(
      sql`select e.html from message m join email e on e.id = m.email_id`,
    )
    expect(email!.html).toContain('*|SUBCONFIRM|*')
  })

  it('sends once though its job runs twice at the same time', async () => {
    const list = await aList(house, { double_optin: true })
    await ask(list.id, 'new@example.com')
    const [{ id }] = (await inbox()) as [{ id: number }]
    await Promise.all([run(id), run(id), run(id)])
    expect(await messages()).toBe(1)
    expect(await inbox()).toEqual([])
  })

  it('loses nothing when an earlier id commits after a later one', async () => {
    const list = await aList(house, { double_optin: true })
    // The very first job of its name writes graphile's task row, for which a second would wait.
    await ask(list.id, 'first@example.com')
    for (const { id } of await inbox()) await run(id)
    let commitFirst = () => {}
    const gate = new Promise<void>(resolve => {
      commitFirst = resolve
    })
    const slow = house.ground.db.transaction(async tx => {
      const { subscribeIn } = await import('../contacts/subscribe.ts')
      const call = {
        rows: [{ email: 'slow@example.com', profile: {} }],
        origin: { channel: 'api' as const },
        updateExisting: false,
        resubscribe: false,
      }
      await subscribeIn(house.ground, tx, house.accountId, list.id, {
        ...call,
        skipConfirmation: false,
        triggerAutomations: true,
        triggerChanges: true,
        notifyOwner: false,
      })
      await gate
    })
    await new Promise(resolve => setTimeout(resolve, 50))
    await ask(list.id, 'fast@example.com')
    for (const { id } of await inbox()) await run(id)
    expect(await messages()).toBe(2)
    commitFirst()
    await slow
    for (const { id } of await inbox()) await run(id)
    expect(await messages()).toBe(3)
  })
})
