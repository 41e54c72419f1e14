import type { Role } from '../../../contract/endpoint.ts'
import type { AuditAction } from '../../../contract/history.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface AccountRow {
  id: number
  app_id: string
  name: string
  language: 'cs' | 'en'
  time_zone: string
}

export interface SignedInRow {
  user_id: number
  email: string
  name: string
  language: 'cs' | 'en'
  role: Role
  account_id: number
  app_id: string
  account_name: string
  account_language: 'cs' | 'en'
  time_zone: string
  two_factor_on: boolean
  two_factor_required: boolean
  seen_at: Date
}

export async function accountById(db: Db, accountId: number): Promise<AccountRow | undefined> {
  return await db.one<AccountRow>(
    sql`select id, app_id, name, language, time_zone from account where id = ${accountId}`,
  )
}

export async function firstAccount(db: Db): Promise<AccountRow | undefined> {
  return await db.one<AccountRow>(sql`select id, app_id, name, language, time_zone from account order by id limit 1`)
}

export async function insertAccount(tx: Tx, appId: string, name: string): Promise<number> {
  return (await tx.one<{ id: number }>(
    sql`insert into account (app_id, name) values (${appId}, ${name}) returning id`,
  ))!.id
}

export async function renameAccount(tx: Tx, accountId: number, name: string): Promise<void> {
  await tx.run(sql`update account set name = ${name} where id = ${accountId}`)
}

export async function insertUser(tx: Tx, email: string, passwordHash: string): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into app_user (email, email_key, password_hash) values (${email}, ${email.toLowerCase()}, ${passwordHash})
    on conflict (email_key) do update set email_key = excluded.email_key
    returning id`))!.id
}

export async function insertMembership(tx: Tx, accountId: number, userId: number, role: Role): Promise<void> {
  await tx.run(sql`
    insert into membership (account_id, user_id, role) values (${accountId}, ${userId}, ${role})
    on conflict (account_id, user_id) do update set role = excluded.role`)
}

export async function userForSignIn(db: Db, emailKey: string) {
  return await db.one<{ id: number; password_hash: string; account_id: number }>(sql`
    select u.id, u.password_hash, m.account_id
    from app_user u join membership m on m.user_id = u.id
    where u.email_key = ${emailKey} order by m.created_at limit 1`)
}

export async function insertSession(
  tx: Tx,
  session: {
    hash: Buffer
    userId: number
    accountId: number
    ip: string | null
    userAgent: string | null
    now: Date
    expiresAt: Date
  },
): Promise<void> {
  await tx.run(sql`
    insert into session (token_hash, user_id, account_id, ip, user_agent, created_at, seen_at, expires_at)
    values (${session.hash}, ${session.userId}, ${session.accountId}, ${session.ip}, ${session.userAgent}, ${session.now}, ${session.now}, ${session.expiresAt})`)
}

export async function sessionByHash(db: Db, hash: Buffer, now: Date): Promise<SignedInRow | undefined> {
  return await db.one<SignedInRow>(sql`
    select u.id as user_id, u.email, u.name, u.language, m.role, a.id as account_id, a.app_id, a.name as account_name,
      a.language as account_language, a.time_zone, u.two_factor_secret is not null as two_factor_on, a.two_factor_required, s.seen_at
    from session s
    join app_user u on u.id = s.user_id
    join membership m on m.user_id = s.user_id and m.account_id = s.account_id
    join account a on a.id = s.account_id
    where s.token_hash = ${hash} and s.expires_at > ${now}`)
}

export async function touchSession(db: Db, hash: Buffer, now: Date, expiresAt: Date): Promise<void> {
  await db.run(sql`update session set seen_at = ${now}, expires_at = ${expiresAt} where token_hash = ${hash}`)
}

export async function deleteSession(db: Db, hash: Buffer): Promise<void> {
  await db.run(sql`delete from session where token_hash = ${hash}`)
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<number> {
  return await db.run(sql`delete from session where expires_at <= ${now}`)
}

export async function updateUserLanguage(tx: Tx, userId: number, language: 'cs' | 'en'): Promise<void> {
  await tx.run(sql`update app_user set language = ${language} where id = ${userId}`)
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
    select a.id, a.app_id, a.name, a.language, a.time_zone from api_key k join account a on a.id = k.account_id where k.key_hash = ${hash}`)
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
