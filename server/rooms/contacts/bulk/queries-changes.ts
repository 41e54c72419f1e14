import type { Db, Tx } from '../../../platform/db.ts'
import { sql } from '../../../platform/sql.ts'

/** A value that a task changed, before and after it; each action knows its own. */
export interface KeptChange {
  contactId: number
  before: object
  after: object
}

export async function insertChanges(
  tx: Tx,
  accountId: number,
  taskId: number,
  changes: KeptChange[],
  at: Date,
): Promise<void> {
  if (changes.length === 0) return
  await tx.run(sql`
    insert into contact_change (account_id, task_id, contact_id, before, after, at)
    select ${accountId}, ${taskId}, r."contactId", r.before, r.after, ${at}
    from json_to_recordset(${JSON.stringify(changes)}::json) r("contactId" bigint, before jsonb, after jsonb)`)
}

export interface ChangeRow {
  contact_id: number
  before: Record<string, unknown>
  after: Record<string, unknown>
  at: Date
}

/** In the order of ids, above `after`. */
export async function nextChanges(
  db: Db,
  accountId: number,
  taskId: number,
  after: number,
  limit: number,
): Promise<ChangeRow[]> {
  return await db.query<ChangeRow>(sql`
    select contact_id, before, after, at from contact_change
    where account_id = ${accountId} and task_id = ${taskId} and contact_id > ${after} order by contact_id limit ${limit}`)
}

export async function countChanges(db: Db, accountId: number, taskId: number): Promise<number> {
  return (await db.one<{ n: number }>(sql`
    select count(*) as n from contact_change where account_id = ${accountId} and task_id = ${taskId}`))!.n
}

export async function deleteChanges(tx: Tx, accountId: number, taskId: number, contactIds: number[]): Promise<void> {
  await tx.run(sql`
    delete from contact_change where account_id = ${accountId} and task_id = ${taskId} and contact_id = any(${contactIds}::bigint[])`)
}
