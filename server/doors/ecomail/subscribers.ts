import type { FastifyInstance } from 'fastify'
import { subscriberLogs } from '../../../contract/ecomail/subscriber-logs.ts'
import { subscribers } from '../../../contract/ecomail/subscribers.ts'
import type { House } from '../../house.ts'
import type { Ground } from '../../platform/ground.ts'
import type { AccountRow } from '../../rooms/accounts/index.ts'
import {
  type ContactRow,
  findContact,
  removeContact,
  searchContacts,
  wholeContacts,
} from '../../rooms/contacts/index.ts'
import { readContactLog } from '../../rooms/reports/index.ts'
import { customerRows } from '../../rooms/shop/index.ts'
import { webContacts } from '../../rooms/web/index.ts'
import { gate } from './gate.ts'
import { readText } from './input.ts'
import { readLogQuery } from './log-query.ts'
import { logEntry } from './log-shape.ts'
import { paginated, readPage } from './page.ts'
import { invalid, noContact, notFound, required } from './refusal.ts'
import { answer, serve } from './serve.ts'
import { wholeContact } from './shapes.ts'

const FOUND_PER_PAGE = 20
const MOST_FOUND_PER_PAGE = 100

export function serveSubscribers(app: FastifyInstance, house: House): void {
  serve(app, house, subscribers, {
    read: async ({ ground, account, params }) => {
      const contact = await expectContact(ground, account.id, params.email)
      const [subscriber] = await shownWhole(ground, account, [contact])
      return { subscriber: subscriber! }
    },
    remove: async ({ ground, account, params }) => {
      const contact = await expectContact(ground, account.id, params.email)
      if (!(await removeContact(ground, account.id, contact.id))) throw noContact(params.email)
      return { deleted: true }
    },
    search: async ({ ground, account, query, body }) => {
      const text = readText(body.query)
      if (typeof text !== 'string' || text.trim() === '') throw invalid({ query: [required('query')] })
      const { page, perPage } = readPage({ ...query, ...body }, FOUND_PER_PAGE, MOST_FOUND_PER_PAGE)
      const part = { offset: (page - 1) * perPage, limit: perPage }
      const frame = { now: ground.clock.now(), timeZone: account.time_zone }
      const found = await searchContacts(ground, account.id, text.trim(), part, frame)
      return await shownWhole(ground, account, found)
    },
  })
  serve(app, house, subscriberLogs, {
    emails: async ({ ground, account, params, query, baseUrl }) => {
      const contact = await expectContact(ground, account.id, params.email)
      const { wanted, question } = readLogQuery(query, 'everything')
      const { rows, total } = await readContactLog(ground, account.id, contact, question)
      if (total === 0) throw notFound()
      const url = `${baseUrl}/subscribers/${encodeURIComponent(params.email)}/email-log`
      return paginated(wanted, rows.map(logEntry), total, url, query)
    },
  })
  // One client's DELETE goes out as a GET (haltuf/ecomail-nette): it gets JSON, and nothing is deleted.
  app.route({
    method: 'GET',
    url: '/subscribers/:email/delete',
    exposeHeadRoute: false,
    onRequest: gate(house),
    handler: async (_, reply) => answer(reply, 200, { deleted: false }),
  })
}

async function shownWhole(ground: Ground, account: AccountRow, contacts: ContactRow[]) {
  const ids = contacts.map(contact => contact.id)
  const [whole, customers, visits] = await Promise.all([
    wholeContacts(ground, account.id, contacts),
    customerRows(ground.db, account.id, ids),
    webContacts(ground.db, account.id, ids),
  ])
  return whole.map(({ contact, memberships }) => {
    const lastOrder = customers.find(row => row.contact_id === contact.id)
    const lastPageAt = visits.find(row => row.contact_id === contact.id)?.last_page_at ?? null
    return wholeContact(contact, memberships, account.time_zone, lastOrder, lastPageAt, ground.clock.now())
  })
}

/** Throws the refusal of an address that nobody in the account has. */
export async function expectContact(ground: Ground, accountId: number, email: string) {
  const contact = await findContact(ground, accountId, email)
  if (!contact) throw noContact(email)
  return contact
}
