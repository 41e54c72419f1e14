import type { FieldType } from '../../../contract/list.ts'
import type { ListForm } from '../../../contract/list-form.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { join, Sql, sql } from '../../platform/sql.ts'

/** The settings that a caller may write, as columns. */
export const LIST_COLUMNS = [
  'name',
  'from_name',
  'from_email',
  'reply_to',
  'sub_success_page',
  'sub_confirmed_page',
  'unsub_page',
  'double_optin',
  'conf_subject',
  'conf_message',
  'conf_template',
  'thanks_send',
  'thanks_subject',
  'thanks_message',
  'double_optout',
  'unsub_from_all',
  'unsub_send',
  'unsub_subject',
  'unsub_message',
  'unsub_texts',
  'success_text',
  'confirmed_text',
  'left_text',
  'sub_notify',
  'unsub_notify',
  'digest_notify',
  'form',
  'legacy_path',
  'language',
] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

export interface ListRow {
  id: number
  name: string
  from_name: string | null
  from_email: string | null
  reply_to: string | null
  sub_success_page: string | null
  sub_confirmed_page: string | null
  unsub_page: string | null
  double_optin: boolean | null
  conf_subject: string | null
  conf_message: string | null
  conf_template: number | null
  thanks_send: boolean
  thanks_subject: string | null
  thanks_message: string | null
  double_optout: boolean
  unsub_from_all: boolean
  unsub_send: boolean
  unsub_subject: string | null
  unsub_message: string | null
  /** On the page that asks whether to unsubscribe. */
  unsub_texts: string | null
  success_text: string | null
  confirmed_text: string | null
  left_text: string | null
  /** Addresses, parted by commas; those are told that a `notice_address` says agreed. */
  sub_notify: string | null
  unsub_notify: string | null
  digest_notify: boolean
  /** Empty until somebody changed it. */
  form: Partial<ListForm>
  legacy_path: string | null
  language: 'cs' | 'en'
  created_at: Date
  updated_at: Date
}

export type ListPatch = Partial<Pick<ListRow, ListColumn>>

const raw = (text: string) => new Sql([text], [])
const COLUMNS = raw(['id', ...LIST_COLUMNS, 'created_at', 'updated_at'].join(', '))

export async function allLists(db: Db, accountId: number): Promise<ListRow[]> {
  return await db.query<ListRow>(sql`select ${COLUMNS} from list where account_id = ${accountId} order by id`)
}

/** Those of these that exist. */
export async function listsByIds(db: Db, accountId: number, listIds: number[]): Promise<ListRow[]> {
  return await db.query<ListRow>(
    sql`select ${COLUMNS} from list where account_id = ${accountId} and id = any(${listIds}) order by id`,
  )
}

/** Those of these ids that are lists. */
export async function knownLists(db: Db, accountId: number, listIds: number[]): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    sql`select id from list where account_id = ${accountId} and id = any(${listIds}::bigint[])`,
  )
  return rows.map(row => row.id)
}

export async function listById(db: Db, accountId: number, listId: number): Promise<ListRow | undefined> {
  return await db.one<ListRow>(sql`select ${COLUMNS} from list where account_id = ${accountId} and id = ${listId}`)
}

/** Two changes of the same list come one after the other; who subscribes to it meanwhile need not wait. */
export async function lockListSettings(tx: Tx, accountId: number, listId: number): Promise<ListRow | undefined> {
  return await tx.one<ListRow>(
    sql`select ${COLUMNS} from list where account_id = ${accountId} and id = ${listId} for no key update`,
  )
}

/** Keeps the list from being deleted while subscriptions are written. */
export async function lockList(tx: Tx, accountId: number, listId: number): Promise<ListRow | undefined> {
  return await tx.one<ListRow>(
    sql`select ${COLUMNS} from list where account_id = ${accountId} and id = ${listId} for key share`,
  )
}

export async function insertList(
  tx: Tx,
  accountId: number,
  list: ListPatch & { name: string },
  now: Date,
): Promise<ListRow> {
  const given = LIST_COLUMNS.filter(column => list[column] !== undefined)
  const names = raw(given.join(', '))
  const values = join(
    given.map(column => sql`${list[column]}`),
    ', ',
  )
  return (await tx.one<ListRow>(sql`
    insert into list (account_id, ${names}, created_at, updated_at) values (${accountId}, ${values}, ${now}, ${now}) returning ${COLUMNS}`))!
}

export async function updateList(
  tx: Tx,
  accountId: number,
  listId: number,
  patch: ListPatch,
  now: Date,
): Promise<ListRow | undefined> {
  const given = LIST_COLUMNS.filter(column => patch[column] !== undefined)
  const assignments = join(
    [...given.map(column => sql`${raw(column)} = ${patch[column]}`), sql`updated_at = ${now}`],
    ', ',
  )
  return await tx.one<ListRow>(
    sql`update list set ${assignments} where account_id = ${accountId} and id = ${listId} returning ${COLUMNS}`,
  )
}

export async function deleteList(tx: Tx, accountId: number, listId: number): Promise<number> {
  return await tx.run(sql`delete from list where account_id = ${accountId} and id = ${listId}`)
}

export interface FieldRow {
  list_id: number
  key: string
  name: string
  type: FieldType
}

export async function fieldsOf(db: Db, accountId: number, listIds: number[]): Promise<FieldRow[]> {
  return await db.query<FieldRow>(sql`
    select list_id, key, name, type from list_field where account_id = ${accountId} and list_id = any(${listIds}) order by list_id, key`)
}

/** Fields that somebody else made in the meantime keep their type. */
export async function insertFields(
  tx: Tx,
  accountId: number,
  listId: number,
  fields: { key: string; name: string; type: FieldType }[],
): Promise<void> {
  if (fields.length === 0) return
  await tx.run(sql`
    insert into list_field (account_id, list_id, key, name, type)
    select ${accountId}, ${listId}, * from unnest(${fields.map(f => f.key)}::text[], ${fields.map(f => f.name)}::text[], ${fields.map(f => f.type)}::text[])
    order by 3
    on conflict do nothing`)
}

export interface GroupRow {
  list_id: number
  id: string
  name: string
  type: 'select' | 'checkbox'
  categories: { id: string; name: string }[]
  /** While contacts' choices are being brought along: old name → new name, or null where the choice is gone. */
  moving: Record<string, string | null> | null
}

export async function groupsOf(db: Db, accountId: number, listIds: number[]): Promise<GroupRow[]> {
  return await db.query<GroupRow>(sql`
    select list_id, id, name, type, categories, moving from list_group where account_id = ${accountId} and list_id = any(${listIds}) order by list_id, position, id`)
}
