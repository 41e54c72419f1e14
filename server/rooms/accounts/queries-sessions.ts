import type { Role } from '../../../contract/endpoint.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface SignedInRow {
  session_id: number
  user_id: number
  email: string
  name: string
  language: Language
  role: Role
  account_id: number
  app_id: string
  account_name: string
  account_language: Language
  time_zone: string
  currency: string
  two_factor_on: boolean
  two_factor_required: boolean
  seen_at: Date
}

export interface NewSession {
  hash: Buffer
  userId: number
  accountId: number
  ip: string | null
  userAgent: string | null
  now: Date
  expiresAt: Date
}

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.run(sql`
    insert into session (token_hash, user_id, account_id, ip, user_agent, created_at, seen_at, expires_at)
    values (${session.hash}, ${session.userId}, ${session.accountId}, ${session.ip}, ${session.userAgent}, ${session.now}, ${session.now}, ${session.expiresAt})`)
}

export async function sessionByHash(db: Db, hash: Buffer, now: Date): Promise<SignedInRow | undefined> {
  return await db.one<SignedInRow>(sql`
    select s.id as session_id, u.id as user_id, u.email, u.name, u.language, m.role, a.id as account_id, a.app_id, a.name as account_name,
      a.language as account_language, a.time_zone, a.currency, u.two_factor_secret is not null as two_factor_on, a.two_factor_required, s.seen_at
    from session s
    join app_user u on u.id = s.user_id
    join membership m on m.user_id = s.user_id and m.account_id = s.account_id
    join account a on a.id = s.account_id
    where s.token_hash = ${hash} and s.expires_at > ${now}`)
}

export async function touchSession(db: Db, hash: Buffer, now: Date, expiresAt: Date): Promise<void> {
  await db.run(sql`update session set seen_at = ${now}, expires_at = ${expiresAt} where token_hash = ${hash}`)
}

export async function moveSession(tx: Tx, sessionId: number, userId: number, accountId: number): Promise<void> {
  await tx.run(sql`update session set account_id = ${accountId} where id = ${sessionId} and user_id = ${userId}`)
}

export async function deleteSession(db: Db, hash: Buffer): Promise<void> {
  await db.run(sql`delete from session where token_hash = ${hash}`)
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<number> {
  return await db.run(sql`delete from session where expires_at <= ${now}`)
}

export interface SessionRow {
  id: number
  ip: string | null
  user_agent: string | null
  created_at: Date
  seen_at: Date
  account_name: string
}

/** The ones still open, last seen first. */
export async function sessionsOf(db: Db, userId: number, now: Date, limit: number): Promise<SessionRow[]> {
  return await db.query<SessionRow>(sql`
    select s.id, s.ip, s.user_agent, s.created_at, s.seen_at, a.name as account_name
    from session s join account a on a.id = s.account_id
    where s.user_id = ${userId} and s.expires_at > ${now} order by s.seen_at desc, s.id desc limit ${limit}`)
}

export async function deleteSessionOf(db: Db, userId: number, sessionId: number): Promise<number> {
  return await db.run(sql`delete from session where user_id = ${userId} and id = ${sessionId}`)
}

/** All of a user's, but for `keep`. */
export async function deleteSessionsOf(db: Db, userId: number, keep: number | null): Promise<number> {
  return await db.run(sql`delete from session where user_id = ${userId} and id is distinct from ${keep}`)
}

export async function deleteSessionsIn(tx: Tx, accountId: number, userId: number): Promise<void> {
  await tx.run(sql`delete from session where user_id = ${userId} and account_id = ${accountId}`)
}
