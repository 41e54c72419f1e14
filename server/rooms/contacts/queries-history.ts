import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Origin } from './changes.ts'
import type { Changes, WrittenChange } from './history.ts'

export async function insertHistory(
  tx: Tx,
  accountId: number,
  entries: WrittenChange[],
  { channel, userId }: Origin,
  at: Date,
): Promise<void> {
  const rows = entries.map(e => ({ contact_id: e.contactId, list_id: e.listId, changes: e.changes }))
  await tx.run(sql`
    insert into contact_history (account_id, contact_id, of_id, at, list_id, channel, user_id, changes)
    select ${accountId}, r.contact_id, r.contact_id, ${at}, r.list_id, ${channel}, ${userId ?? null}, r.changes
    from json_to_recordset(${JSON.stringify(rows)}::json) r(contact_id bigint, list_id bigint, changes jsonb)`)
}

export interface HistoryRow {
  id: number
  at: Date
  of_id: number
  list_id: number | null
  channel: string
  user_id: number | null
  changes: Changes
}

/** Whoever signed in did it, by name. */
const person = sql`(select coalesce(nullif(u.name, ''), u.email) from app_user u where u.id = r.user_id) as person`

/** Newest first, below `before`. */
export async function historyPage(
  db: Db,
  accountId: number,
  contactId: number,
  before: number | null,
  limit: number,
): Promise<(HistoryRow & { person: string | null })[]> {
  return await db.query(sql`
    select r.id, r.at, r.of_id, r.list_id, r.channel, r.user_id, r.changes, ${person} from contact_history r
    where r.account_id = ${accountId} and r.contact_id = ${contactId} and (${before}::bigint is null or r.id < ${before})
    order by r.id desc limit ${limit}`)
}

export interface ConsentRow {
  id: number
  at: Date
  contact_id: number
  list_id: number | null
  action: string
  channel: string
  basis: string | null
  source: string | null
  wording: string | null
  ip: string | null
  user_agent: string | null
  /** The day of it, where another is said than that of its record. */
  obtained_on: string | null
  person: string | null
}

/** Newest first by id, below `before`; of all identities. */
export async function consentPage(
  db: Db,
  accountId: number,
  contactIds: number[],
  before: number | null,
  limit: number,
): Promise<ConsentRow[]> {
  return await db.query<ConsentRow>(sql`
    select r.id, r.at, r.contact_id, r.list_id, r.action, r.channel, r.basis, r.source, r.wording, r.ip, r.user_agent, r.obtained_on, ${person}
    from consent r
    where r.account_id = ${accountId} and r.contact_id = any(${contactIds}::bigint[]) and (${before}::bigint is null or r.id < ${before})
    order by r.id desc limit ${limit}`)
}

/** What was changed of one of a contact's identities after an instant, newest first. */
export async function historySince(
  db: Db,
  accountId: number,
  contactId: number,
  ofId: number,
  since: Date,
): Promise<HistoryRow[]> {
  return await db.query<HistoryRow>(sql`
    select id, at, of_id, list_id, channel, user_id, changes from contact_history
    where account_id = ${accountId} and contact_id = ${contactId} and of_id = ${ofId} and at > ${since} order by id desc`)
}

/** The history of who was merged away goes on with the winner. */
export async function moveHistory(tx: Tx, accountId: number, loserId: number, winnerId: number): Promise<void> {
  await tx.run(sql`
    update contact_history set contact_id = ${winnerId} where account_id = ${accountId} and contact_id = ${loserId}`)
}
