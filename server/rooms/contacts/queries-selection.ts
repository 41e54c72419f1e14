import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import { meant } from './queries-count.ts'
import type { CompiledFilter } from './queries-filter.ts'

export interface SelectionRow {
  id: number
  contacts: number
}

export async function insertSelection(
  tx: Tx,
  accountId: number,
  selection: { filter: object | null; userId: number | null; at: Date },
): Promise<number> {
  const filter = selection.filter && JSON.stringify(selection.filter)
  return (await tx.one<{ id: number }>(sql`
    insert into contact_selection (account_id, contacts, filter, created_by, created_at)
    values (${accountId}, 0, ${filter}::jsonb, ${selection.userId}, ${selection.at}) returning id`))!.id
}

export async function writeSelected(tx: Tx, accountId: number, selectionId: number, contacts: number): Promise<void> {
  await tx.run(sql`
    update contact_selection set contacts = ${contacts} where account_id = ${accountId} and id = ${selectionId}`)
}

export async function selectionById(db: Db, accountId: number, selectionId: number): Promise<SelectionRow | undefined> {
  return await db.one<SelectionRow>(
    sql`select id, contacts from contact_selection where account_id = ${accountId} and id = ${selectionId}`,
  )
}

/** Undefined after the last part. */
export async function selectedPart(
  db: Db,
  accountId: number,
  selectionId: number,
  part: number,
): Promise<number[] | undefined> {
  const row = await db.one<{ contact_ids: number[] }>(sql`
    select contact_ids from contact_selection_part
    where account_id = ${accountId} and selection_id = ${selectionId} and part = ${part}`)
  return row?.contact_ids
}

/** The ids that a filter means, as one statement sees them, in parts of `size`. Says how many. */
export async function freezeFilter(
  tx: Tx,
  accountId: number,
  selectionId: number,
  filter: CompiledFilter,
  size: number,
): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`
      with meant as (select c.id ${meant(accountId, filter)}),
        numbered as (select id, (row_number() over (order by id) - 1) / ${size} as part from meant),
        written as (
          insert into contact_selection_part (account_id, selection_id, part, contact_ids)
          select ${accountId}, ${selectionId}, part, array_agg(id order by id) from numbered group by part
          returning cardinality(contact_ids) as n
        )
      select coalesce(sum(n), 0)::bigint as n from written`.unprepared(),
  )
  return row!.n
}

/** Those of these ids that are the account's. */
export async function freezeIds(
  tx: Tx,
  accountId: number,
  selectionId: number,
  contactIds: number[],
  size: number,
): Promise<number> {
  const row = await tx.one<{ n: number }>(sql`
    with meant as (select id from contact where account_id = ${accountId} and id = any(${contactIds}::bigint[])),
      numbered as (select id, (row_number() over (order by id) - 1) / ${size} as part from meant),
      written as (
        insert into contact_selection_part (account_id, selection_id, part, contact_ids)
        select ${accountId}, ${selectionId}, part, array_agg(id order by id) from numbered group by part
        returning cardinality(contact_ids) as n
      )
    select coalesce(sum(n), 0)::bigint as n from written`)
  return row!.n
}
