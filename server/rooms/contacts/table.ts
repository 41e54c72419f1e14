import type { ContactFilter } from '../../../contract/contact-filter.ts'
import type { ContactOrder } from '../../../contract/contact-table.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { Ground } from '../../platform/ground.ts'
import { countedExactly } from './count.ts'
import { compileFilter, type FilterFrame } from './queries-filter.ts'
import {
  type ContactTableRow,
  columnsOf,
  listsOfContacts,
  type PageQuestion,
  pageOfAll,
  pageWithin,
  writeColumns,
} from './queries-table.ts'

/** Where fewer than one in 200 matches, walking on costs more than finding them all: 10,000 rows are some 10 ms. */
const WINDOW = 10_000

export type ListedContact = ContactTableRow & { lists: { listId: number; status: SubscriptionStatus }[] }

export interface ContactTablePage {
  contacts: ListedContact[]
  next: string | null
}

export interface TableQuestion {
  filter: ContactFilter
  order?: ContactOrder
  after?: string
  limit: number
}

export async function readContactTable(
  ground: Ground,
  accountId: number,
  { filter, order = '-added', after, limit }: TableQuestion,
  frame: FilterFrame,
): Promise<ContactTablePage> {
  const compiled = compileFilter(accountId, filter, frame)
  const question: PageQuestion = { filter: compiled, order, after: readCursor(after, order), limit: limit + 1 }
  const isBare = compiled.conditions.length === 0 && (compiled.list === null || isOfList(order, compiled.list))
  const rows = isBare
    ? await pageWithin(ground.db, accountId, question, question.limit)
    : await pageSearched(ground, accountId, question)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    contacts: await withLists(ground, accountId, page),
    next: rows.length > limit && last ? writeCursor(last) : null,
  }
}

/** The list's own index has the order and the states, so nothing is passed over. */
function isOfList(order: ContactOrder, list: { conditions: unknown[] }): boolean {
  return (order === 'added' || order === '-added') && list.conditions.length === 0
}

async function pageSearched(ground: Ground, accountId: number, question: PageQuestion): Promise<ContactTableRow[]> {
  const found = await pageWithin(ground.db, accountId, question, WINDOW)
  if (found.length === question.limit) return found
  const { contacts = 0 } = await countedExactly(ground.db, accountId, 'account')
  return contacts <= WINDOW ? found : await pageOfAll(ground.db, accountId, question)
}

async function withLists(ground: Ground, accountId: number, page: ContactTableRow[]): Promise<ListedContact[]> {
  const listed: ListedContact[] = page.map(contact => ({ ...contact, lists: [] }))
  const byId = new Map(listed.map(contact => [contact.id, contact]))
  if (page.length === 0) return listed
  for (const membership of await listsOfContacts(ground.db, accountId, [...byId.keys()]))
    byId.get(membership.contact_id)!.lists.push({ listId: membership.list_id, status: membership.status })
  return listed
}

function writeCursor({ id, order_key }: ContactTableRow): string {
  return Buffer.from(JSON.stringify([id, order_key])).toString('base64url')
}

/** A cursor of another order, or made up, begins at the beginning. */
function readCursor(after: string | undefined, order: ContactOrder): PageQuestion['after'] {
  if (!after) return null
  try {
    const [id, key] = JSON.parse(Buffer.from(after, 'base64url').toString()) as [unknown, unknown]
    if (!Number.isSafeInteger(id) || typeof key !== 'string' || key.includes('\0')) return null
    const isTime = /^(-infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/.test(key)
    return order.endsWith('active') && !isTime ? null : { id: id as number, key }
  } catch {
    return null
  }
}

/** Null: this person never said which. */
export async function readColumns(ground: Ground, accountId: number, userId: number): Promise<string[] | null> {
  return await columnsOf(ground.db, accountId, userId)
}

export async function saveColumns(
  ground: Ground,
  accountId: number,
  userId: number,
  columns: string[],
): Promise<string[]> {
  const each = [...new Set(columns)]
  await writeColumns(ground.db, accountId, userId, each)
  return each
}
