import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface AutomationRow {
  id: number
  name: string
  list_id: number | null
  state: 'draft' | 'active' | 'paused'
  created_at: Date
  updated_at: Date
}

export async function automationRows(
  db: Db,
  accountId: number,
  offset: number,
  limit: number,
): Promise<AutomationRow[]> {
  return await db.query<AutomationRow>(sql`
    select id, name, list_id, state, created_at, updated_at from automation where account_id = ${accountId} order by id offset ${offset} limit ${limit}`)
}

export async function automationById(
  db: Db,
  accountId: number,
  automationId: number,
): Promise<AutomationRow | undefined> {
  return await db.one<AutomationRow>(sql`
    select id, name, list_id, state, created_at, updated_at from automation where account_id = ${accountId} and id = ${automationId}`)
}

export interface ActionRow {
  id: number
  type: string
  properties: Record<string, unknown>
}

export async function actionRows(db: Db, accountId: number, automationId: number, limit: number): Promise<ActionRow[]> {
  return await db.query<ActionRow>(sql`
    select id, type, properties from automation_action where account_id = ${accountId} and automation_id = ${automationId}
    order by position, id limit ${limit}`)
}

export async function actionById(
  db: Db,
  accountId: number,
  automationId: number,
  actionId: number,
): Promise<ActionRow | undefined> {
  return await db.one<ActionRow>(sql`
    select id, type, properties from automation_action
    where account_id = ${accountId} and automation_id = ${automationId} and id = ${actionId}`)
}

export interface EntryRow {
  id: number
  automation_id: number
  contact_id: number
  at: Date
}

export async function insertEntry(
  tx: Tx,
  accountId: number,
  entry: { automationId: number; contactId: number; at: Date },
): Promise<void> {
  await tx.run(sql`
    insert into automation_entry (account_id, automation_id, contact_id, at) values (${accountId}, ${entry.automationId}, ${entry.contactId}, ${entry.at})`)
}

/** An automation that is being changed lets nobody in until it is decided. */
export async function shareAutomation(tx: Tx, accountId: number, automationId: number) {
  return await tx.one<Pick<AutomationRow, 'state'>>(sql`
    select state from automation where account_id = ${accountId} and id = ${automationId} for share`)
}

export async function entriesOfContact(
  db: Db,
  accountId: number,
  contactIds: number[],
  page: { byAutomation: boolean; isDown: boolean; offset: number; limit: number },
): Promise<EntryRow[]> {
  const down = page.isDown ? sql`desc` : sql`asc`
  const order = page.byAutomation ? sql`automation_id ${down}, id ${down}` : sql`id ${down}`
  return await db.query<EntryRow>(sql`
    select id, automation_id, contact_id, at from automation_entry where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])
    order by ${order} offset ${page.offset} limit ${page.limit}`)
}

export async function countOfContact(db: Db, accountId: number, contactIds: number[]): Promise<number> {
  return (await db.one<{ n: number }>(sql`
    select count(*) as n from automation_entry where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`))!
    .n
}

/** `triggered`: how often somebody was let in; `contacts`: how many different ones. */
export async function countEntries(
  db: Db,
  accountId: number,
  automationId: number,
): Promise<{ triggered: number; contacts: number }> {
  return (await db.one(sql`
    select count(*) as triggered, count(distinct contact_id) as contacts from automation_entry
    where account_id = ${accountId} and automation_id = ${automationId}`))!
}

/** The present address of whoever entered, once each; who was deleted since has none. */
export async function enteredAddresses(
  db: Db,
  accountId: number,
  automationId: number,
  emailKeys: string[] | null,
  offset: number,
  limit: number,
): Promise<string[]> {
  const rows = await db.query<{ email: string }>(sql`
    select c.email from contact c
    where c.account_id = ${accountId} and (${emailKeys}::text[] is null or c.email_key = any(${emailKeys}::text[]))
      and c.id in (select contact_id from automation_entry where account_id = ${accountId} and automation_id = ${automationId})
    order by c.id offset ${offset} limit ${limit}`)
  return rows.map(row => row.email)
}
