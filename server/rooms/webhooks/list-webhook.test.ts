import { afterAll, beforeEach, expect, it } from 'vitest'
import { aContact, aHouse, aList, type TestHouse } from '../../../tests/kit/house.ts'
import { Receiver } from '../../../tests/kit/receiver.ts'
import { workWebhooks } from '../../../tests/kit/webhooks.ts'
import { sql } from '../../platform/sql.ts'
import {
  changeList,
  confirm,
  confirmationToken,
  type ListRow,
  type Origin,
  readConfirmation,
  setStatus,
  subscribe,
  unsubscribe,
} from '../contacts/index.ts'
import { setListWebhook } from './index.ts'

let house: TestHouse
let list: ListRow
const receiver = await new Receiver().start()
afterAll(() => receiver.stop())
beforeEach(async () => {
  house = await aHouse({ POSTOLKA_ALLOW_PRIVATE_NETWORKS: 'true' })
  list = await aList(house)
  await setListWebhook(house.ground, house.accountId, list.id, `${receiver.url}/list`)
  receiver.got.length = 0
})

const enter = (email: string, channel: Origin['channel'], more: object = {}) =>
  subscribe(house.ground, house.accountId, list.id, {
    rows: [{ email, profile: {} }],
    origin: { channel },
    updateExisting: true,
    resubscribe: true,
    skipConfirmation: false,
    triggerAutomations: false,
    triggerChanges: true,
    notifyOwner: false,
    ...more,
  })

const leave = (contactId: number, origin: Origin) =>
  house.ground.db.transaction(tx => unsubscribe(house.ground, tx, house.accountId, contactId, list.id, origin))
const move = (contactId: number, status: 'subscribed' | 'unsubscribed', origin: Origin) =>
  house.ground.db.transaction(tx => setStatus(house.ground, tx, house.accountId, contactId, list.id, status, origin))

async function told() {
  await workWebhooks(house)
  const bodies = receiver.bodies('/list')
  receiver.got.length = 0
  return bodies
}

it('tells exactly what Ecomail tells of a sign-up', async () => {
  await enter('jana@example.com', 'api')
  expect(await told()).toEqual([
    { payload: { email: 'jana@example.com', status: 'SUBSCRIBED', listId: list.id, campaignId: null } },
  ])
})

it.each<[string, Origin['channel'], number]>([
  ['a form', 'form', 1],
  ['the API', 'api', 1],
  ['somebody by hand', 'admin', 1],
  ['an import', 'import', 0],
])('joining by %s', async (_, channel, times) => {
  await enter('jana@example.com', channel)
  expect(await told()).toHaveLength(times)
})

it.each<[string, Origin['channel'], number]>([
  ['a link in a mail', 'link', 1],
  ['the mail program', 'one-click', 1],
  ['somebody by hand', 'admin', 1],
  ['the API', 'api', 0],
])('leaving by %s', async (_, channel, times) => {
  const contact = await aContact(house, list.id, { email: 'jana@example.com' })
  await told()
  await leave(contact.id, { channel })
  const body = { payload: { email: 'jana@example.com', status: 'UNSUBSCRIBED', listId: list.id, campaignId: null } }
  expect(await told()).toEqual(Array(times).fill(body))
})

it('is called once for double opt-in, when somebody signs up and not when they confirm', async () => {
  await changeList(house.ground, house.accountId, list.id, { double_optin: true })
  const [subscribed] = await enter('jana@example.com', 'form')
  expect(await told()).toMatchObject([{ payload: { status: 'SUBSCRIBED' } }])
  const token = confirmationToken(house.ground, house.accountId, list.id, subscribed!.contact.id)
  await confirm(house.ground, (await readConfirmation(house.ground, token))!, {})
  expect(await told()).toEqual([])
})

it('is called when somebody comes back, by hand or by themselves', async () => {
  const contact = await aContact(house, list.id)
  await leave(contact.id, { channel: 'link' })
  await told()
  await move(contact.id, 'subscribed', { channel: 'admin' })
  await leave(contact.id, { channel: 'one-click' })
  await move(contact.id, 'subscribed', { channel: 'link' })
  const statuses = (await told()).map(({ payload }) => payload.status).sort()
  expect(statuses).toEqual(['SUBSCRIBED', 'SUBSCRIBED', 'UNSUBSCRIBED'])
})

it('hears of its own list only', async () => {
  const other = await aList(house, { name: 'Other' })
  await aContact(house, other.id)
  expect(await told()).toEqual([])
})

it('hears nothing once its address is taken away, and nothing is put aside for it', async () => {
  await setListWebhook(house.ground, house.accountId, list.id, null)
  await aContact(house, list.id)
  expect(await house.ground.db.query(sql`select 1 from event_inbox`)).toEqual([])
  expect(await told()).toEqual([])
})
