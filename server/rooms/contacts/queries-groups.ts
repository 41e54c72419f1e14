import type { Db, Tx } from '../../platform/db.ts'
import { join, sql } from '../../platform/sql.ts'
import type { GroupRow } from './queries-lists.ts'

/** Put at the end. */
export async function insertGroup(
  tx: Tx,
  accountId: number,
  listId: number,
  group: Omit<GroupRow, 'list_id' | 'moving'>,
): Promise<void> {
  await tx.run(sql`
    insert into list_group (account_id, list_id, id, name, type, categories, position)
    select ${accountId}, ${listId}, ${group.id}, ${group.name}, ${group.type}, ${JSON.stringify(group.categories)}::jsonb,
      coalesce(max(position), 0) + 1 from list_group where account_id = ${accountId} and list_id = ${listId}`)
}

export async function lockGroup(
  tx: Tx,
  accountId: number,
  listId: number,
  groupId: string,
): Promise<GroupRow | undefined> {
  return await tx.one<GroupRow>(sql`
    select list_id, id, name, type, categories, moving from list_group
    where account_id = ${accountId} and list_id = ${listId} and id = ${groupId} for update`)
}

export async function updateGroup(tx: Tx, accountId: number, listId: number, group: Omit<GroupRow, 'list_id'>) {
  await tx.run(sql`
    update list_group set name = ${group.name}, type = ${group.type}, categories = ${JSON.stringify(group.categories)}::jsonb,
      moving = ${group.moving && JSON.stringify(group.moving)}::jsonb
    where account_id = ${accountId} and list_id = ${listId} and id = ${group.id}`)
}

/** Ids that are none of the list's are passed over; groups not named go last. */
export async function setGroupOrder(tx: Tx, accountId: number, listId: number, ids: string[]): Promise<void> {
  await tx.run(sql`
    update list_group set position = coalesce(array_position(${ids}::text[], id), ${ids.length + 1})
    where account_id = ${accountId} and list_id = ${listId}`)
}

export async function deleteGroup(tx: Tx, accountId: number, listId: number, groupId: string): Promise<number> {
  return await tx.run(
    sql`delete from list_group where account_id = ${accountId} and list_id = ${listId} and id = ${groupId}`,
  )
}

/** Both by the index on groups. `most` keeps a number on a page from costing a walk through a million. */
export async function countChosen(
  db: Db,
  accountId: number,
  listId: number,
  groupId: string,
  names: string[],
  most: number,
): Promise<{ any: number; byName: number[] }> {
  const counted = names.map(
    name => sql`(select count(*)::int from (select 1 from subscription where account_id = ${accountId} and list_id = ${listId}
      and groups is not null and groups @> ${JSON.stringify({ [groupId]: [name] })}::jsonb limit ${most}) x)`,
  )
  const row = await db.one<{ any: number; by_name: number[] }>(sql`
    select (select count(*)::int from (select 1 from subscription where account_id = ${accountId} and list_id = ${listId}
        and groups is not null and groups ? ${groupId} and groups -> ${groupId} <> '[]' limit ${most}) x) as any,
      array[${join(counted, ', ')}]::int[] as by_name`)
  return { any: row!.any, byName: row!.by_name }
}

/** Some who chose any of these names, or with null: anything in the group. */
export async function contactsWithChoice(
  db: Db,
  accountId: number,
  listId: number,
  groupId: string,
  names: string[] | null,
  limit: number,
): Promise<number[]> {
  const chose = names
    ? join(
        names.map(name => sql`groups @> ${JSON.stringify({ [groupId]: [name] })}::jsonb`),
        ' or ',
        sql`false`,
      )
    : sql`groups ? ${groupId}`
  const rows = await db.query<{ contact_id: number }>(sql`
    select contact_id from subscription
    where account_id = ${accountId} and list_id = ${listId} and groups is not null and (${chose}) limit ${limit}`)
  return rows.map(row => row.contact_id)
}

/** In the order of addresses, as every writer of contacts locks them. Who is gone is not among them. */
export async function lockContactsById(tx: Tx, accountId: number, contactIds: number[]): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`
    select id from contact where account_id = ${accountId} and id = any(${contactIds}) order by email_key for update`)
  return rows.map(row => row.id)
}
