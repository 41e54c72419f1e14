import type { FastifyRequest } from 'fastify'
import { contactBulk } from '../../../contract/contact-bulk.ts'
import { contactExport } from '../../../contract/contact-export.ts'
import type { ContactFilter } from '../../../contract/contact-filter.ts'
import { filterFromQuery } from '../../../contract/contact-filter-address.ts'
import { type ContactRow, contactTable } from '../../../contract/contact-table.ts'
import { mount } from '../../platform/mount.ts'
import {
  checkBulk,
  countContacts,
  exportContacts,
  type FilterFrame,
  type ListedContact,
  readColumns,
  readContactTable,
  saveColumns,
  selectContacts,
  startBulk,
} from '../../rooms/contacts/index.ts'
import { expectList } from './contact-input.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const PAGE = 50

export function serveContactTable({ house, app, guard }: Door): void {
  const { ground } = house
  /** "Within 30 days" ends now, "on Monday" is the account's. */
  const frameOf = (request: FastifyRequest): FilterFrame => ({
    now: ground.clock.now(),
    timeZone: holderOf(request).time_zone,
  })
  const known = async (request: FastifyRequest, filter: ContactFilter) => {
    await expectList(ground, holderOf(request).account_id, filter.listId)
    return filter
  }
  mount(app, contactTable.page, guard, async ({ input: { query }, request }) => {
    const filter = await known(request, filterFromQuery(query))
    const question = { filter, order: query.order, after: query.after, limit: query.limit ?? PAGE }
    const page = await readContactTable(ground, holderOf(request).account_id, question, frameOf(request))
    return { contacts: page.contacts.map(shown), next: page.next }
  })
  mount(app, contactTable.count, guard, async ({ input: { query }, request }) => {
    const filter = await known(request, filterFromQuery(query))
    return await countContacts(ground, holderOf(request).account_id, filter, frameOf(request), query.exact ?? false)
  })
  mount(app, contactTable.columns, guard, async ({ request }) => {
    const { account_id, user_id } = holderOf(request)
    return { columns: await readColumns(ground, account_id, user_id) }
  })
  mount(app, contactTable.saveColumns, guard, async ({ input, request }) => {
    const { account_id, user_id } = holderOf(request)
    return { columns: await saveColumns(ground, account_id, user_id, input.body.columns) }
  })
  mount(app, contactTable.select, guard, async ({ input: { body }, request }) => {
    const { account_id, user_id } = holderOf(request)
    const whom = 'filter' in body ? { filter: await known(request, body.filter), frame: frameOf(request) } : body
    const { id, contacts } = await selectContacts(ground, account_id, whom, user_id)
    return { selectionId: id, contacts }
  })
  mount(app, contactBulk.check, guard, async ({ input: { body }, request }) =>
    checkBulk(ground, holderOf(request).account_id, body.selectionId, body.action),
  )
  mount(app, contactBulk.start, guard, async ({ input: { body }, request }) => {
    const call = { ...body, trigger: body.trigger ?? false }
    return { taskId: await startBulk(ground, holderOf(request).account_id, call, actorOf(request)) }
  })
  mount(app, contactExport.start, guard, async ({ input: { body }, request }) => {
    const { account_id, time_zone, language } = holderOf(request)
    const asked = { ...body, language, timeZone: time_zone }
    return { taskId: await exportContacts(ground, account_id, asked, actorOf(request)) }
  })
}

function shown(row: ListedContact): ContactRow {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    surname: row.surname,
    gender: row.gender,
    birthday: row.birthday,
    company: row.company,
    street: row.street,
    city: row.city,
    zip: row.zip,
    country: row.country,
    phone: row.phone,
    source: row.source,
    tags: row.tags,
    suppressed: row.suppressed,
    status: row.status,
    fields: row.fields,
    lists: row.lists,
    insertedAt: row.inserted_at.toISOString(),
    lastOpenAt: instant(row.last_open_at),
    lastClickAt: instant(row.last_click_at),
  }
}
