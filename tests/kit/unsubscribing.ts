import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { publicDoor } from '../../server/doors/public/index.ts'
import { sql } from '../../server/platform/sql.ts'
import { readDispatchCounts } from '../../server/rooms/outbox/index.ts'
import { type MessageKey, messageToken } from '../../server/rooms/outbox/tokens.ts'
import { aContact, aHouse, aList, type TestHouse } from './house.ts'
import { aCampaign, startNow } from './sending.ts'

/** A house with its public door, and mails with an unsubscribe link that were accepted. */
export async function anUnsubscribing() {
  const house = await aHouse()
  const app = Fastify()
  await app.register(publicDoor(house))
  return {
    house,
    app,
    sent: (patch?: Parameters<typeof aList>[1], email?: string) => sent(house, patch, email),
    post: (url: string, form: Record<string, string> | string[][], headers?: InjectOptions['headers']) =>
      post(app, url, form, headers),
    statuses: (contactId: number) => statuses(house, contactId),
    unsubscribed: async (dispatchId: number) =>
      (await readDispatchCounts(house.ground, house.accountId, [dispatchId])).get(dispatchId)!.unsubscribed ?? 0,
  }
}

export type Unsubscribing = Awaited<ReturnType<typeof anUnsubscribing>>

/** What a mail program's own button posts (RFC 8058). */
export const oneClick = { 'List-Unsubscribe': 'One-Click' }

let counter = 0

/** A mail that was accepted, to somebody in one list. */
async function sent(house: TestHouse, patch: Parameters<typeof aList>[1] = {}, email = `jana${++counter}@shop.cz`) {
  const list = await aList(house, patch)
  const contact = await aContact(house, list.id, { email })
  await startNow(house, (await aCampaign(house, [list.id])).id)
  const row = (await house.ground.db.one<{ id: number; month: string; dispatch_id: number }>(sql`
    update message set state = 'accepted', accepted_at = ${house.clock.now()}
    where account_id = ${house.accountId} and list_id = ${list.id} returning id, month, dispatch_id`))!
  const key: MessageKey = { accountId: house.accountId, month: row.month, id: row.id }
  const url = `/u/${messageToken(house.ground.secrets, 'unsubscribe', key)}`
  return { list, contact, key, url, dispatchId: row.dispatch_id }
}

function post(
  app: FastifyInstance,
  url: string,
  form: Record<string, string> | string[][],
  headers: InjectOptions['headers'] = {},
) {
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form as Record<string, string>).toString(),
  })
}

async function statuses(house: TestHouse, contactId: number): Promise<Record<number, string>> {
  const rows = await house.ground.db.query<{ list_id: number; status: string }>(
    sql`select list_id, status from subscription where contact_id = ${contactId}`,
  )
  return Object.fromEntries(rows.map(row => [row.list_id, row.status]))
}
