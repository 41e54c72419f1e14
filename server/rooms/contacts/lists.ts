import { randomBytes } from 'node:crypto'
import { type SubscriptionStatus, subscriptionStatuses } from '../../../contract/list.ts'
import { read } from '../../platform/counters.ts'
import type { Db } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { parseAddress } from './address.ts'
import {
  allLists,
  deleteList,
  type FieldRow,
  fieldsOf,
  type GroupRow,
  groupsOf,
  insertGroup,
  insertList,
  type ListPatch,
  type ListRow,
  listById,
  updateList,
} from './queries-lists.ts'

export type StatusCounts = Record<SubscriptionStatus, number>

export interface ListDetail extends ListRow {
  counts: StatusCounts
  fields: FieldRow[]
  groups: GroupRow[]
}

/** Throws list.nameMissing or contact.emailInvalid. */
export async function createList(ground: Ground, accountId: number, patch: ListPatch): Promise<ListRow> {
  const list = checked(patch)
  if (!list.name) throw problem('list.nameMissing')
  return await ground.db.transaction(tx => insertList(tx, accountId, { ...list, name: list.name! }, ground.clock.now()))
}

/** What is not given stays. Throws thing.notFound, list.nameMissing, contact.emailInvalid. */
export async function changeList(
  ground: Ground,
  accountId: number,
  listId: number,
  patch: ListPatch,
): Promise<ListRow> {
  const list = checked(patch)
  if (list.name === '') throw problem('list.nameMissing')
  const row = await ground.db.transaction(tx => updateList(tx, accountId, listId, list, ground.clock.now()))
  if (!row) throw problem('thing.notFound')
  return row
}

/** The contacts stay; their subscriptions to this list go. */
export async function removeList(ground: Ground, accountId: number, listId: number): Promise<void> {
  const gone = await ground.db.transaction(tx => deleteList(tx, accountId, listId))
  if (gone === 0) throw problem('thing.notFound')
}

export async function listDetails(ground: Ground, accountId: number): Promise<ListDetail[]> {
  return await detailed(ground.db, accountId, await allLists(ground.db, accountId))
}

export async function listDetail(ground: Ground, accountId: number, listId: number): Promise<ListDetail> {
  const row = await listById(ground.db, accountId, listId)
  if (!row) throw problem('thing.notFound')
  return (await detailed(ground.db, accountId, [row]))[0]!
}

async function detailed(db: Db, accountId: number, rows: ListRow[]): Promise<ListDetail[]> {
  const ids = rows.map(row => row.id)
  const [counts, fields, groups] = await Promise.all([
    read(
      db,
      accountId,
      ids.map(id => `list:${id}`),
    ),
    fieldsOf(db, accountId, ids),
    groupsOf(db, accountId, ids),
  ])
  return rows.map(row => ({
    ...row,
    counts: Object.fromEntries(
      subscriptionStatuses.map(status => [status, counts.get(`list:${row.id}`)?.[status] ?? 0]),
    ) as StatusCounts,
    fields: fields.filter(field => field.list_id === row.id),
    groups: groups.filter(group => group.list_id === row.id),
  }))
}

/** A group of preferences; contacts are given the names of its categories. */
export async function addGroup(
  ground: Ground,
  accountId: number,
  listId: number,
  group: { name: string; type: 'select' | 'checkbox'; categories: string[] },
): Promise<string> {
  const id = `grp_${randomBytes(7).toString('hex').slice(0, 13)}`
  const categories = group.categories.map(name => ({ id: randomBytes(7).toString('base64url').slice(0, 9), name }))
  await ground.db.transaction(tx =>
    insertGroup(tx, accountId, listId, { id, name: group.name, type: group.type, categories }),
  )
  return id
}

function checked(patch: ListPatch): ListPatch {
  const clean: ListPatch = { ...patch }
  if (clean.name !== undefined) clean.name = clean.name.trim()
  for (const column of ['from_email', 'reply_to'] as const) {
    const given = clean[column]
    if (given === undefined) continue
    const address = given?.trim() ? parseAddress(given) : null
    if (given?.trim() && !address) throw problem('contact.emailInvalid', { field: column })
    clean[column] = address?.email ?? null
  }
  return clean
}
