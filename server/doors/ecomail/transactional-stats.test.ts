import { beforeAll, describe, expect, it } from 'vitest'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { aSender, smtpSink, target, until } from '../../../tests/kit/sending.ts'
import { aMail, sendNow } from '../../../tests/kit/transactional.ts'
import { fold } from '../../platform/counters.ts'
import { sql } from '../../platform/sql.ts'
import { suppress } from '../../rooms/contacts/index.ts'
import { recordClick, recordOpen, smtpCarriers } from '../../rooms/outbox/index.ts'
import { clickToken, messageToken } from '../../rooms/outbox/tokens.ts'
import { transactionalJobs } from '../../rooms/transactional/index.ts'
import { anEcomailApp, type Send, sendTo } from './test-app.ts'

let house: TestHouse
let send: Send
const none = {
  open_rate: 0,
  click_rate: 0,
  ctr: 0,
  bounce_rate: 0,
  count_injected: 0,
  count_accepted: 0,
  count_delivered: 0,
  count_unique_rendered: 0,
  count_rendered: 0,
  count_clicked: 0,
  count_unique_clicked: 0,
  count_bounce: 0,
  count_hard_bounce: 0,
  count_soft_bounce: 0,
  count_rejected: 0,
  count_spam_complaint: 0,
}

/** Runs the requested mails of the notebook, as the worker would. */
async function sendRequested() {
  const job = transactionalJobs(house.ground).find(one => one.name === 'transactional.sendRequested')!
  const rows = await house.ground.db.query<{ id: number }>(
    sql`select id from event_inbox where account_id = ${house.accountId} and reader = 'transactional' order by id`,
  )
  for (const { id } of rows) await job.run({ accountId: house.accountId, inboxId: id }, 1)
}

beforeAll(async () => {
  house = await aHouse({ POSTOLKA_RATE_LIMIT: '0' })
  send = sendTo(await anEcomailApp(house), house.account.apiKey)
  const sink = await smtpSink({
    refuse: to =>
      to.startsWith('dead')
        ? { code: 550, text: '5.1.1 no such user' }
        : to.startsWith('full')
          ? { code: 552, text: '5.2.2 mailbox full' }
          : null,
  })
  const { stop } = await aSender(house, smtpCarriers(target(sink)))
  const list = await aList(house, { double_optin: true })
  const gone = await aContact(house, list.id, { email: 'gone@example.com' })
  await house.ground.db.transaction(tx => suppress(house.ground, tx, house.accountId, gone.id, 'complaint'))
  await sendNow(
    house,
    aMail(['a@example.com', 'b@example.com', 'dead@example.com', 'full@example.com', 'gone@example.com']),
  )
  const asked = { email: 'new@example.com' }
  await send({ method: 'POST', path: `/lists/${list.id}/subscribe`, body: { subscriber_data: asked } })
  await sendRequested()
  await until(
    async () =>
      !(await house.ground.db.one(sql`select 1 from message where state in ('queued', 'claimed', 'handed_over')`)),
  )
  await stop()
  const key = {
    accountId: house.accountId,
    ...(await house.ground.db.one<{ month: string; id: number }>(
      sql`select month, id from message where address = 'a@example.com'`,
    ))!,
  }
  house.clock.forward(60_000)
  const visit = { method: 'GET', ip: null, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Thunderbird/128.0' }
  await recordOpen(house.ground, messageToken(house.ground.secrets, 'open', key), visit)
  await recordOpen(house.ground, messageToken(house.ground.secrets, 'open', key), { ...visit, method: 'HEAD' })
  await recordClick(house.ground, clickToken(house.ground.secrets, key, 1, null), visit)
})

const stats = async (path = '', key?: string) => (await send({ path: `/transactional/stats${path}`, key })).body.stats

describe('the statistics of transactional mail', () => {
  const all = {
    ...none,
    open_rate: 33.33,
    click_rate: 33.33,
    ctr: 100,
    bounce_rate: 40,
    count_injected: 5,
    count_accepted: 3,
    count_delivered: 3,
    count_unique_rendered: 1,
    count_rendered: 2,
    count_clicked: 1,
    count_unique_clicked: 1,
    count_bounce: 2,
    count_hard_bounce: 1,
    count_soft_bounce: 1,
    count_rejected: 1,
  }

  it('are exact before and after the counters are folded', async () => {
    expect(await stats()).toEqual(all)
    await fold(house.ground.db, house.accountId)
    expect(await stats()).toEqual(all)
  })

  it('tell double opt-in mails apart', async () => {
    expect(await stats('/doi')).toEqual({ ...none, count_injected: 1, count_accepted: 1, count_delivered: 1 })
  })

  it('are of the account alone', async () => {
    const other = await anotherAccount(house)
    expect(await stats('', other.apiKey)).toEqual(none)
  })

  it('look back six months', async () => {
    const aDay = 86_400_000
    house.clock.forward(180 * aDay)
    expect(await stats()).toEqual(all)
    house.clock.forward(5 * aDay)
    expect(await stats()).toEqual(none)
  })
})
