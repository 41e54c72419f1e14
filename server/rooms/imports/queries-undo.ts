import type { ImportUndo, UndoObstacle } from '../../../contract/import-report.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { ContactChange } from './change.ts'

export interface ChangeRow {
  contact_id: number
  is_new: boolean
  change: ContactChange | null
  at: Date
}

/** What is still to be brought back. */
export async function nextChanges(tx: Tx, accountId: number, importId: number, limit: number): Promise<ChangeRow[]> {
  return await tx.query<ChangeRow>(sql`
    select contact_id, is_new, change, at from import_change
    where account_id = ${accountId} and import_id = ${importId} and obstacle is null order by contact_id limit ${limit}`)
}

export async function countChanges(db: Db, accountId: number, importId: number): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*) as n from import_change where account_id = ${accountId} and import_id = ${importId} and obstacle is null`,
  ))!.n
}

export async function forgetChanges(tx: Tx, accountId: number, importId: number, contactIds: number[]): Promise<void> {
  await tx.run(sql`
    delete from import_change where account_id = ${accountId} and import_id = ${importId} and contact_id = any(${contactIds})`)
}

export async function noteObstacles(
  tx: Tx,
  accountId: number,
  importId: number,
  obstacles: { contactId: number; obstacle: UndoObstacle }[],
): Promise<void> {
  await tx.run(sql`
    update import_change ch set obstacle = o.obstacle
    from unnest(${obstacles.map(one => one.contactId)}::bigint[], ${obstacles.map(one => one.obstacle)}::text[]) o(contact_id, obstacle)
    where ch.account_id = ${accountId} and ch.import_id = ${importId} and ch.contact_id = o.contact_id`)
}

/** Contacts to whom anything happened that was not the import itself. */
export async function withOtherEvents(
  tx: Tx,
  accountId: number,
  importId: number,
  contactIds: number[],
): Promise<number[]> {
  const rows = await tx.query<{ contact_id: number }>(sql`
    select distinct contact_id from event
    where account_id = ${accountId} and contact_id = any(${contactIds}) and data ->> 'importId' is distinct from ${String(importId)}`)
  return rows.map(row => row.contact_id)
}

/** Their memberships, in every list. */
export async function membershipsOf(
  tx: Tx,
  accountId: number,
  contactIds: number[],
): Promise<{ contact_id: number; list_id: number; status: string }[]> {
  return await tx.query(sql`
    select contact_id, list_id, status from subscription where account_id = ${accountId} and contact_id = any(${contactIds})`)
}

export async function deleteContacts(tx: Tx, accountId: number, contactIds: number[]): Promise<void> {
  await tx.run(sql`delete from contact where account_id = ${accountId} and id = any(${contactIds})`)
}

export async function deleteMemberships(
  tx: Tx,
  accountId: number,
  listId: number,
  contactIds: number[],
): Promise<void> {
  await tx.run(sql`
    delete from subscription where account_id = ${accountId} and list_id = ${listId} and contact_id = any(${contactIds})`)
}

export async function keepUndo(
  tx: Tx,
  accountId: number,
  importId: number,
  result: ImportUndo,
  fileId?: number | null,
): Promise<void> {
  await tx.run(sql`
    update import set undo_result = ${JSON.stringify(result)}::jsonb, undo_file_id = coalesce(${fileId ?? null}, undo_file_id)
    where account_id = ${accountId} and id = ${importId}`)
}

/** Who is there and could not be brought back wholly, after `contactId`. */
export async function obstaclePage(
  db: Db,
  accountId: number,
  importId: number,
  contactId: number,
  limit: number,
): Promise<{ contact_id: number; email: string; obstacle: Exclude<UndoObstacle, 'gone'> }[]> {
  return await db.query(sql`
    select ch.contact_id, c.email, ch.obstacle
    from import_change ch join contact c on c.account_id = ch.account_id and c.id = ch.contact_id
    where ch.account_id = ${accountId} and ch.import_id = ${importId} and ch.obstacle in ('changedSince', 'usedSince') and c.account_id = ${accountId} and ch.contact_id > ${contactId}
    order by ch.contact_id limit ${limit}`)
}
