import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { contactById } from './queries.ts'
import { type ConsentRow, consentPage, type HistoryRow, historyPage } from './queries-history.ts'
import { allLists, fieldsOf, groupsOf } from './queries-lists.ts'
import { mergesInto } from './queries-merge.ts'

interface PageQuery {
  after?: string
  limit: number
}

/** The addresses of merged contacts, by their old ids. */
type Addresses = Map<number, string>

export interface ConsentRecord extends ConsentRow {
  /** Null of all lists, and of one that was deleted. */
  list_name: string | null
  /** The address of a merged contact, where it was given under that one. */
  merged_from: string | null
}

export interface ChangeRecord extends HistoryRow {
  person: string | null
  list_name: string | null
  merged_from: string | null
  /** Names of a list's own fields and groups, by key or id. */
  labels: Record<string, string>
}

/** What a contact agreed to and withdrew, with the proof, newest first. Throws thing.notFound. */
export async function readConsents(
  ground: Ground,
  accountId: number,
  contactId: number,
  query: PageQuery,
): Promise<{ consents: ConsentRecord[]; next: string | null }> {
  const { id, addresses } = await expectContact(ground, accountId, contactId)
  const ids = [id, ...addresses.keys()]
  const [rows, lists] = await Promise.all([
    consentPage(ground.db, accountId, ids, placeOf(query.after), query.limit + 1),
    allLists(ground.db, accountId),
  ])
  const names = new Map(lists.map(list => [list.id, list.name]))
  const consents = rows.slice(0, query.limit).map(row => ({
    ...row,
    list_name: names.get(row.list_id ?? 0) ?? null,
    merged_from: addresses.get(row.contact_id) ?? null,
  }))
  return { consents, next: rows.length > query.limit ? String(consents.at(-1)!.id) : null }
}

/** Who changed what from what to what, newest first. Throws thing.notFound. */
export async function readChanges(
  ground: Ground,
  accountId: number,
  contactId: number,
  query: PageQuery,
): Promise<{ changes: ChangeRecord[]; next: string | null }> {
  const { id, addresses } = await expectContact(ground, accountId, contactId)
  const rows = await historyPage(ground.db, accountId, id, placeOf(query.after), query.limit + 1)
  const page = rows.slice(0, query.limit)
  const listIds = [...new Set(page.flatMap(row => row.list_id ?? []))]
  const [lists, labels] = await Promise.all([allLists(ground.db, accountId), labelsOf(ground, accountId, listIds)])
  const names = new Map(lists.map(list => [list.id, list.name]))
  const changes = page.map(row => ({
    ...row,
    list_name: names.get(row.list_id ?? 0) ?? null,
    merged_from: addresses.get(row.of_id) ?? null,
    labels: labels.get(row.list_id ?? 0) ?? {},
  }))
  return { changes, next: rows.length > query.limit ? String(page.at(-1)!.id) : null }
}

async function expectContact(
  ground: Ground,
  accountId: number,
  contactId: number,
): Promise<{ id: number; addresses: Addresses }> {
  const contact = await contactById(ground.db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const merges = await mergesInto(ground.db, accountId, contact.id)
  return { id: contact.id, addresses: new Map(merges.map(merge => [merge.loser_id, merge.email])) }
}

async function labelsOf(
  ground: Ground,
  accountId: number,
  listIds: number[],
): Promise<Map<number, Record<string, string>>> {
  if (listIds.length === 0) return new Map()
  const [fields, groups] = await Promise.all([
    fieldsOf(ground.db, accountId, listIds),
    groupsOf(ground.db, accountId, listIds),
  ])
  const of = (listId: number) => [
    ...fields.flatMap(field => (field.list_id === listId ? [[field.key, field.name]] : [])),
    ...groups.flatMap(group => (group.list_id === listId ? [[group.id, group.name]] : [])),
  ]
  return new Map(listIds.map(listId => [listId, Object.fromEntries(of(listId))]))
}

const placeOf = (after: string | undefined) => (after && /^\d{1,15}$/.test(after) ? Number(after) : null)
