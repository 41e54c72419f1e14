import type { Ground } from '../../platform/ground.ts'
import { type ListDetail, listDetails } from './lists.ts'
import { type ContactRow, contactsByIds, type SubscriptionRow, subscriptionsOfAll } from './queries.ts'
import type { FilterFrame } from './queries-filter.ts'
import { findContact } from './read.ts'
import { readContactTable } from './table.ts'

export interface WholeContact {
  contact: ContactRow
  memberships: { membership: SubscriptionRow; list: ListDetail }[]
}

/** Nobody pages through more of what was searched for by a word. */
export const MOST_FOUND = 1_000

/** Whoever has exactly this address, then those with these beginnings of words, the newest first; at most 1,000 in all. */
export async function searchContacts(
  ground: Ground,
  accountId: number,
  text: string,
  { offset, limit }: { offset: number; limit: number },
  frame: FilterFrame,
): Promise<ContactRow[]> {
  const most = Math.min(offset + limit, MOST_FOUND)
  if (offset >= most) return []
  const [exact, table] = await Promise.all([
    findContact(ground, accountId, text),
    readContactTable(ground, accountId, { filter: { search: text.slice(0, 200) }, limit: most }, frame),
  ])
  const others = table.contacts.map(contact => contact.id).filter(id => id !== exact?.id)
  const ids = [...(exact ? [exact.id] : []), ...others].slice(offset, most)
  const rows = new Map((await contactsByIds(ground.db, accountId, ids)).map(row => [row.id, row]))
  return ids.flatMap(id => rows.get(id) ?? [])
}

/** These contacts with all their lists; what each list is, is read once. */
export async function wholeContacts(
  ground: Ground,
  accountId: number,
  contacts: ContactRow[],
): Promise<WholeContact[]> {
  if (contacts.length === 0) return []
  const ids = contacts.map(contact => contact.id)
  const memberships = await subscriptionsOfAll(ground.db, accountId, ids)
  const listIds = [...new Set(memberships.map(membership => membership.list_id))]
  const lists = new Map((await listDetails(ground, accountId, listIds)).map(list => [list.id, list]))
  const inLists = memberships.flatMap(membership => {
    const list = lists.get(membership.list_id)
    return list ? [{ membership, list }] : []
  })
  return contacts.map(contact => ({
    contact,
    memberships: inLists.filter(({ membership }) => membership.contact_id === contact.id),
  }))
}
