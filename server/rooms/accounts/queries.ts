import type { AuditAction } from '../../../contract/history.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface AccountRow {
  id: number
  app_id: string
  name: string
  language: Language
  time_zone: string
  /** ISO 4217. */
  currency: string
}

export async function accountById(db: Db, accountId: number): Promise<AccountRow | undefined> {
  return await db.one<AccountRow>(
    sql`select id, app_id, name, language, time_zone, currency from account where id = ${accountId}`,
  )
}

/** Which account trackers mean by this name; undefined for none. */
export async function accountOfAppId(db: Db, appId: string): Promise<number | undefined> {
  return (await db.one<{ id: number }>(sql`select id from account where app_id = ${appId}`))?.id
}

export async function firstAccount(db: Db): Promise<AccountRow | undefined> {
  return await db.one<AccountRow>(
    sql`select id, app_id, name, language, time_zone, currency from account order by id limit 1`,
  )
}

export async function insertAccount(tx: Tx, appId: string, name: string): Promise<number> {
  return (await tx.one<{ id: number }>(
    sql`insert into account (app_id, name) values (${appId}, ${name}) returning id`,
  ))!.id
}

/** Its id, or undefined when another account has this app id. */
export async function insertFoundedAccount(
  tx: Tx,
  account: { appId: string; name: string; language: Language; timeZone: string },
): Promise<number | undefined> {
  const row = await tx.one<{ id: number }>(sql`
    insert into account (app_id, name, language, time_zone)
    values (${account.appId}, ${account.name}, ${account.language}, ${account.timeZone})
    on conflict (app_id) do nothing returning id`)
  return row?.id
}

export async function replaceApiKey(
  tx: Tx,
  accountId: number,
  key: { hash: Buffer; sealed: Buffer; now: Date; userId: number | null },
): Promise<void> {
  await tx.run(sql`delete from api_key where account_id = ${accountId}`)
  await tx.run(sql`
    insert into api_key (key_hash, account_id, sealed, created_at, created_by)
    values (${key.hash}, ${accountId}, ${key.sealed}, ${key.now}, ${key.userId})`)
}

export async function apiKeyOf(db: Db, accountId: number) {
  return await db.one<{ sealed: Buffer; created_at: Date }>(
    sql`select sealed, created_at from api_key where account_id = ${accountId}`,
  )
}

export async function accountByKeyHash(db: Db, hash: Buffer): Promise<AccountRow | undefined> {
  return await db.one<AccountRow>(sql`
    select a.id, a.app_id, a.name, a.language, a.time_zone, a.currency from api_key k join account a on a.id = k.account_id where k.key_hash = ${hash}`)
}

/** Who does something that is kept: nobody signed in where an API key or a job did it. */
export interface Actor {
  userId: number | null
  ip: string | null
}

export const NOBODY: Actor = { userId: null, ip: null }

export interface AuditEntry extends Actor {
  at: Date
  action: AuditAction
  /** The id of what it was done to. */
  subject: string | null
  data: object
}

export async function insertAudit(tx: Tx, accountId: number, entry: AuditEntry): Promise<void> {
  await tx.run(sql`
    insert into audit_event (account_id, at, user_id, action, subject, data, ip)
    values (${accountId}, ${entry.at}, ${entry.userId}, ${entry.action}, ${entry.subject}, ${JSON.stringify(entry.data)}::jsonb, ${entry.ip})`)
}

export interface HistoryRow {
  id: number
  at: Date
  user_id: number | null
  email: string | null
  name: string | null
  action: string
  subject: string | null
  data: Record<string, unknown>
  ip: string | null
}

/** Newest first, below `before`; by whom and of which kind (what stands before the dot of the action), when given. */
export async function historyPage(
  db: Db,
  accountId: number,
  filter: { userId?: number; kind?: string },
  before: number | null,
  limit: number,
): Promise<HistoryRow[]> {
  return await db.query<HistoryRow>(sql`
    select e.id, e.at, e.user_id, u.email, u.name, e.action, e.subject, e.data, e.ip
    from audit_event e left join app_user u on u.id = e.user_id
    where e.account_id = ${accountId} and ${before === null ? sql`true` : sql`e.id < ${before}`}
      and ${filter.userId === undefined ? sql`true` : sql`e.user_id = ${filter.userId}`}
      and ${filter.kind === undefined ? sql`true` : sql`split_part(e.action, '.', 1) = ${filter.kind}`}
    order by e.id desc limit ${limit}`)
}

/** Takes these texts out of what the audit says, wherever they stand in it. */
export async function blankAudit(tx: Tx, accountId: number, texts: string[]): Promise<void> {
  for (const text of texts) {
    const quoted = JSON.stringify(text).slice(1, -1)
    await tx.run(sql`
      update audit_event set data = replace(data::text, ${quoted}, '…')::jsonb
      where account_id = ${accountId} and position(${quoted} in data::text) > 0`)
  }
}
