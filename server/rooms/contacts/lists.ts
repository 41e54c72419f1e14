import { type SubscriptionStatus, subscriptionStatuses } from '../../../contract/list.ts'
import type { ListForm } from '../../../contract/list-form.ts'
import { parseAddress } from '../../platform/address.ts'
import { read } from '../../platform/counters.ts'
import type { Db } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, type ChangedValues, changedValues, insertAudit, NOBODY } from '../accounts/index.ts'
import { legacyPathIn } from './list-form.ts'
import { addressesIn, askAddresses } from './notice-address.ts'
import {
  allLists,
  deleteList,
  type FieldRow,
  fieldsOf,
  type GroupRow,
  groupsOf,
  insertList,
  LIST_COLUMNS,
  type ListPatch,
  type ListRow,
  listById,
  listsByIds,
  lockListSettings,
  updateList,
} from './queries-lists.ts'

export type StatusCounts = Record<SubscriptionStatus, number>

export interface ListDetail extends ListRow {
  counts: StatusCounts
  fields: FieldRow[]
  groups: GroupRow[]
}

/** Throws list.nameMissing, contact.emailInvalid, list.legacyPathInvalid. */
export async function createList(ground: Ground, accountId: number, patch: ListPatch): Promise<ListRow> {
  const list = checked(patch)
  if (!list.name) throw problem('list.nameMissing')
  return await ground.db.transaction(async tx => {
    const row = await insertList(tx, accountId, { ...list, name: list.name! }, ground.clock.now())
    await askAddresses(ground, tx, accountId, row)
    return row
  })
}

/**
 * What is not given stays; addresses that are to be told of contacts are asked first. Throws thing.notFound, list.nameMissing,
 * contact.emailInvalid, list.legacyPathInvalid, request.tooMany.
 */
export async function changeList(
  ground: Ground,
  accountId: number,
  listId: number,
  patch: ListPatch,
  by: Actor = NOBODY,
): Promise<ListRow> {
  const list = checked(patch)
  if (list.name === '') throw problem('list.nameMissing')
  return await ground.db.transaction(async tx => {
    const at = ground.clock.now()
    const before = await lockListSettings(tx, accountId, listId)
    const row = before && (await updateList(tx, accountId, listId, list, at))
    if (!before || !row) throw problem('thing.notFound')
    if (list.sub_notify !== undefined || list.unsub_notify !== undefined) await askAddresses(ground, tx, accountId, row)
    const changes = changesOf(before, row)
    const data = { name: row.name, changes }
    if (Object.keys(changes).length > 0)
      await insertAudit(tx, accountId, { ...by, at, action: 'list.changed', subject: String(listId), data })
    return row
  })
}

/** The form's parts one by one, as `form.title`. An address that is called may hold a secret. */
function changesOf(before: ListRow, after: ListRow): ChangedValues {
  const columns = LIST_COLUMNS.filter(column => column !== 'form')
  const form = changedValues(
    before.form,
    after.form,
    Object.keys({ ...before.form, ...after.form }) as (keyof ListForm)[],
  )
  const parts = Object.entries(form).map(([key, pair]) => [`form.${key}`, pair])
  return { ...changedValues(before, after, columns, ['webhook_url']), ...Object.fromEntries(parts) }
}

/** The contacts stay; their subscriptions to this list go. */
export async function removeList(ground: Ground, accountId: number, listId: number, by: Actor = NOBODY): Promise<void> {
  await ground.db.transaction(async tx => {
    const list = await listById(tx, accountId, listId)
    if (!list || (await deleteList(tx, accountId, listId)) === 0) throw problem('thing.notFound')
    const at = ground.clock.now()
    const data = { name: list.name }
    await insertAudit(tx, accountId, { ...by, at, action: 'list.deleted', subject: String(listId), data })
  })
}

/** Every list of the account, or those of `listIds` that exist. */
export async function listDetails(ground: Ground, accountId: number, listIds?: number[]): Promise<ListDetail[]> {
  const { db } = ground
  const rows = listIds ? await listsByIds(db, accountId, listIds) : await allLists(db, accountId)
  return rows.length > 0 ? await detailed(db, accountId, rows) : []
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
  for (const column of ['sub_notify', 'unsub_notify'] as const) {
    const given = clean[column]
    if (given === undefined) continue
    const addresses = addressesIn(given, column)
    clean[column] = addresses.map(address => address.email).join(', ') || null
  }
  if (clean.legacy_path) {
    const path = legacyPathIn(clean.legacy_path)
    if (!path) throw problem('list.legacyPathInvalid')
    clean.legacy_path = path
  }
  return clean
}
