import type { Role } from '../../../contract/endpoint.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface UserRow {
  id: number
  email: string
  name: string
  language: Language
  password_hash: string
  /** Sealed; null: two-factor is off. */
  two_factor_secret: Buffer | null
  /** The one used last; null for somebody who is in no account any more. */
  account_id: number | null
}

const USER = sql`
  select u.id, u.email, u.name, u.language, u.password_hash, u.two_factor_secret, m.account_id
  from app_user u left join lateral (
    select account_id from membership where user_id = u.id order by seen_at desc nulls last, created_at, account_id limit 1
  ) m on true`

export async function userByKey(db: Db, emailKey: string): Promise<UserRow | undefined> {
  return await db.one<UserRow>(sql`${USER} where u.email_key = ${emailKey}`)
}

export async function userById(db: Db, userId: number): Promise<UserRow | undefined> {
  return await db.one<UserRow>(sql`${USER} where u.id = ${userId}`)
}

/** What changes a password or two-factor waits here, so that two of them are one after the other. */
export async function lockUser(tx: Tx, userId: number): Promise<void> {
  await tx.run(sql`select 1 from app_user where id = ${userId} for no key update`)
}

export async function insertUser(tx: Tx, email: string, passwordHash: string): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into app_user (email, email_key, password_hash) values (${email}, ${email.toLowerCase()}, ${passwordHash})
    on conflict (email_key) do update set email_key = excluded.email_key
    returning id`))!.id
}

export interface NewUser {
  email: string
  emailKey: string
  name: string
  language: Language
  passwordHash: string
}

/** Undefined when there is such a user already. */
export async function insertNewUser(tx: Tx, user: NewUser): Promise<number | undefined> {
  const row = await tx.one<{ id: number }>(sql`
    insert into app_user (email, email_key, name, language, password_hash)
    values (${user.email}, ${user.emailKey}, ${user.name}, ${user.language}, ${user.passwordHash})
    on conflict (email_key) do nothing returning id`)
  return row?.id
}

export async function updateUserLanguage(tx: Tx, userId: number, language: Language): Promise<void> {
  await tx.run(sql`update app_user set language = ${language} where id = ${userId}`)
}

export async function updateUserName(tx: Tx, userId: number, name: string): Promise<void> {
  await tx.run(sql`update app_user set name = ${name} where id = ${userId}`)
}

export async function updatePassword(tx: Tx, userId: number, passwordHash: string): Promise<void> {
  await tx.run(sql`update app_user set password_hash = ${passwordHash} where id = ${userId}`)
}

export interface TwoFactorRow {
  secret: Buffer | null
  since: Date | null
  codes_left: number
}

export async function twoFactorOf(db: Db, userId: number): Promise<TwoFactorRow> {
  return (await db.one<TwoFactorRow>(sql`
    select two_factor_secret as secret, two_factor_at as since,
      (select count(*)::int from recovery_code where user_id = ${userId}) as codes_left
    from app_user where id = ${userId}`))!
}

/** null turns it off; either way no recovery code is left. */
export async function updateTwoFactor(
  tx: Tx,
  userId: number,
  on: { secret: Buffer; at: Date; step: number } | null,
): Promise<void> {
  await tx.run(sql`
    update app_user set two_factor_secret = ${on?.secret ?? null}, two_factor_at = ${on?.at ?? null}, two_factor_step = ${on?.step ?? null}
    where id = ${userId}`)
  await tx.run(sql`delete from recovery_code where user_id = ${userId}`)
}

/** False when a code of this time step or a later one was taken before. */
export async function advanceStep(db: Db, userId: number, step: number): Promise<boolean> {
  const rows = await db.run(sql`
    update app_user set two_factor_step = ${step}
    where id = ${userId} and two_factor_secret is not null and (two_factor_step is null or two_factor_step < ${step})`)
  return rows === 1
}

export async function replaceRecoveryCodes(tx: Tx, userId: number, hashes: Buffer[]): Promise<void> {
  await tx.run(sql`delete from recovery_code where user_id = ${userId}`)
  await tx.run(sql`insert into recovery_code (user_id, code_hash) select ${userId}, unnest(${hashes}::bytea[])`)
}

export async function takeRecoveryCode(db: Db, userId: number, hash: Buffer): Promise<boolean> {
  return (await db.run(sql`delete from recovery_code where user_id = ${userId} and code_hash = ${hash}`)) === 1
}

export async function insertReset(tx: Tx, userId: number, now: Date, expiresAt: Date): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into password_reset (user_id, created_at, expires_at) values (${userId}, ${now}, ${expiresAt}) returning id`))!
    .id
}

export async function openReset(db: Db, resetId: number, now: Date): Promise<{ user_id: number } | undefined> {
  return await db.one(sql`select user_id from password_reset where id = ${resetId} and expires_at > ${now}`)
}

/** The user whose password may be set by this reset, which is thereby used; undefined when it was before. */
export async function takeReset(tx: Tx, resetId: number, now: Date): Promise<{ user_id: number } | undefined> {
  return await tx.one(sql`delete from password_reset where id = ${resetId} and expires_at > ${now} returning user_id`)
}

export async function deleteResetsOf(tx: Tx, userId: number): Promise<void> {
  await tx.run(sql`delete from password_reset where user_id = ${userId}`)
}

export async function deleteExpiredResets(db: Db, now: Date): Promise<number> {
  return await db.run(sql`delete from password_reset where expires_at <= ${now}`)
}

/** A user who is a member already keeps that role, unless `replace`. */
export async function insertMembership(
  tx: Tx,
  accountId: number,
  userId: number,
  role: Role,
  replace = true,
): Promise<void> {
  await tx.run(sql`
    insert into membership (account_id, user_id, role) values (${accountId}, ${userId}, ${role})
    on conflict (account_id, user_id) do update set role = case when ${replace} then excluded.role else membership.role end`)
}
