import type { FieldType } from '../../../contract/list.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { FieldRow } from './queries-lists.ts'

export async function lockField(tx: Tx, accountId: number, listId: number, key: string): Promise<FieldRow | undefined> {
  return await tx.one<FieldRow>(sql`
    select list_id, key, name, type from list_field where account_id = ${accountId} and list_id = ${listId} and key = ${key} for update`)
}

export async function updateField(
  tx: Tx,
  accountId: number,
  listId: number,
  field: { key: string; name: string; type: FieldType },
): Promise<void> {
  await tx.run(sql`
    update list_field set name = ${field.name}, type = ${field.type}
    where account_id = ${accountId} and list_id = ${listId} and key = ${field.key}`)
}

export async function deleteField(tx: Tx, accountId: number, listId: number, key: string): Promise<number> {
  return await tx.run(
    sql`delete from list_field where account_id = ${accountId} and list_id = ${listId} and key = ${key}`,
  )
}

/** Walks the list until `most` are found: there is no index on values, which every import would pay for. */
export async function countWithField(
  db: Db,
  accountId: number,
  listId: number,
  key: string,
  most: number,
): Promise<number> {
  return (await db.one<{ n: number }>(sql`
    select count(*)::int as n from (select 1 from subscription where account_id = ${accountId} and list_id = ${listId}
      and fields ? ${key} and fields ->> ${key} <> '' limit ${most}) x`))!.n
}

/** Who has a value of the field, in the order of ids above `after`. */
export async function valuesOfField(
  db: Db,
  accountId: number,
  listId: number,
  key: string,
  after: number,
  limit: number,
): Promise<{ contact_id: number; value: unknown }[]> {
  return await db.query(sql`
    select contact_id, fields -> ${key} as value from subscription
    where account_id = ${accountId} and list_id = ${listId} and contact_id > ${after} and fields ? ${key}
    order by contact_id limit ${limit}`)
}

/** `values` none: the key goes. The caller holds the contacts' locks. */
export async function writeFieldValues(
  tx: Tx,
  accountId: number,
  listId: number,
  key: string,
  contactIds: number[],
  values: unknown[] | null,
): Promise<void> {
  if (values === null) {
    await tx.run(sql`
      update subscription set fields = fields - ${key} where account_id = ${accountId} and list_id = ${listId} and contact_id = any(${contactIds})`)
    return
  }
  await tx.run(sql`
    update subscription s set fields = jsonb_set(s.fields, array[${key}::text], v.value::jsonb)
    from unnest(${contactIds}::bigint[], ${values.map(value => JSON.stringify(value))}::text[]) v(contact_id, value)
    where s.account_id = ${accountId} and s.list_id = ${listId} and s.contact_id = v.contact_id and s.fields ? ${key}`)
}
