import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { contactById, identitiesOf, readChanges, readConsents, readContact } from '../contacts/index.ts'
import { basketOf, lastViewsOf, readOrdersAfter } from '../shop/index.ts'
import { type VisitPlace, type VisitRow, visitRows } from '../web/index.ts'
import { readContactMessages } from './contact-messages.ts'
import { hitsOfMessages, type TimelinePlace, timelineRows } from './queries-contact.ts'

export const exportSections = [
  'profile',
  'lists',
  'consents',
  'changes',
  'messages',
  'hits',
  'orders',
  'basket',
  'views',
  'visits',
  'events',
] as const
export type ExportSection = (typeof exportSections)[number]

export type ExportRow = Record<string, unknown>

const PAGE = 500

/**
 * Everything about a contact (GDPR art. 15 and 20), in the order of `exportSections` and in chunks: memory stays flat
 * whatever there is. The caller has audited it.
 */
export async function* contactExport(
  ground: Ground,
  accountId: number,
  contactId: number,
  only: readonly ExportSection[] = exportSections,
): AsyncGenerator<{ section: ExportSection; rows: ExportRow[] }, void, undefined> {
  const writers = writersOf(ground, accountId, contactId)
  for (const section of only) for await (const rows of writers[section]()) yield { section, rows }
}

/** Audited before it is given out, without anything of the contact but its number. Throws thing.notFound. */
export async function auditExport(
  ground: Ground,
  accountId: number,
  contactId: number,
  format: string,
  by: Actor,
): Promise<{ id: number; email: string }> {
  const contact = await contactById(ground.db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const entry = { action: 'contact.exported' as const, subject: String(contact.id), data: { format } }
  await ground.db.transaction(tx => insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry }))
  return { id: contact.id, email: contact.email }
}

type Chunks = AsyncGenerator<ExportRow[], void, undefined>

function writersOf(ground: Ground, accountId: number, contactId: number): Record<ExportSection, () => Chunks> {
  const paged = async function* <Page extends { next: string | null }>(
    read: (query: { after?: string; limit: number }) => Promise<Page>,
    rowsOf: (page: Page) => ExportRow[] | Promise<ExportRow[]>,
  ): Chunks {
    for (let after: string | undefined; ; ) {
      const page = await read({ after, limit: PAGE })
      yield await rowsOf(page)
      if (page.next === null) return
      after = page.next
    }
  }
  const messages = (query: { after?: string; limit: number }) =>
    readContactMessages(ground, accountId, contactId, query)
  return {
    profile: () => profileOf(ground, accountId, contactId),
    lists: () => listsOf(ground, accountId, contactId),
    consents: () =>
      paged(
        query => readConsents(ground, accountId, contactId, query),
        page => page.consents.map(({ id, contact_id, ...row }) => row),
      ),
    changes: () =>
      paged(
        query => readChanges(ground, accountId, contactId, query),
        page =>
          page.changes.flatMap(({ id, of_id, user_id, labels, changes, ...row }) =>
            Object.entries(changes).map(([field, [before, after]]) => ({
              ...row,
              field: labels[field] ?? field,
              before,
              after,
            })),
          ),
      ),
    messages: () => paged(messages, page => page.messages.map(({ contact_id, ...row }) => row)),
    hits: () =>
      paged(messages, async page =>
        (await hitsOfMessages(ground.db, accountId, page.messages)).map(row => ({ ...row })),
      ),
    orders: () => ordersOf(ground, accountId, contactId),
    basket: () => basketRows(ground, accountId, contactId),
    views: () => viewRows(ground, accountId, contactId),
    visits: () => visitsOf(ground, accountId, contactId),
    events: () => eventsOf(ground, accountId, contactId),
  }
}

async function* profileOf(ground: Ground, accountId: number, contactId: number): Chunks {
  const { contact, merged } = await readContact(ground, accountId, contactId)
  const { email_key, ...rest } = contact
  yield [{ ...rest, merged_from: merged.map(one => one.email) }]
}

async function* listsOf(ground: Ground, accountId: number, contactId: number): Chunks {
  const { subscriptions } = await readContact(ground, accountId, contactId)
  yield subscriptions.map(({ subscription, list, fields, groups }) => {
    const { id, contact_id, sms_status, ...row } = subscription
    const names = [...fields.map(({ key, name }) => [key, name]), ...groups.map(({ id, name }) => [id, name])]
    return { list_name: list.name, ...row, names: Object.fromEntries(names) }
  })
}

async function* ordersOf(ground: Ground, accountId: number, contactId: number): Chunks {
  for (let after: number | undefined; ; ) {
    const { orders, next } = await readOrdersAfter(ground, accountId, contactId, { after, limit: PAGE })
    yield orders.map(({ id, contact_id, items, ...row }) => ({
      ...row,
      items: items.map(({ order_id, ...item }) => item),
    }))
    if (next === null) return
    after = next
  }
}

async function* basketRows(ground: Ground, accountId: number, contactId: number): Chunks {
  const basket = await basketOf(ground, accountId, contactId)
  yield basket ? [{ ...basket }] : []
}

async function* viewRows(ground: Ground, accountId: number, contactId: number): Chunks {
  yield (await lastViewsOf(ground, accountId, contactId, PAGE)).map(row => ({ ...row }))
}

/** What the person's browsers told, each page of it. */
async function* visitsOf(ground: Ground, accountId: number, contactId: number): Chunks {
  const ids = await identitiesOf(ground.db, accountId, contactId)
  for (let after: VisitPlace | null = null; ; ) {
    const rows: VisitRow[] = await visitRows(ground.db, accountId, ids, after, PAGE)
    yield rows.map(({ month, id, ...row }) => row)
    if (rows.length < PAGE) return
    after = rows.at(-1)!
  }
}

async function* eventsOf(ground: Ground, accountId: number, contactId: number): Chunks {
  const whose = { ids: await identitiesOf(ground.db, accountId, contactId), address: '' }
  let before: TimelinePlace | null = null
  for (;;) {
    const wish = { types: null, withMessages: false, withOrders: false }
    const rows: Awaited<ReturnType<typeof timelineRows>> = await timelineRows(
      ground.db,
      accountId,
      whose,
      wish,
      before,
      PAGE,
    )
    yield rows.map(({ at, type, data }) => ({ at, type, data }))
    if (rows.length < PAGE) return
    before = rows.at(-1)!
  }
}
