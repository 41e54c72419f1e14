import type { Role } from '../../../contract/endpoint.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { type Sql, sql } from '../../platform/sql.ts'

export interface MemberRow {
  user_id: number
  email: string
  name: string
  role: Role
  two_factor_on: boolean
  seen_at: Date | null
  created_at: Date
}

const MEMBER = sql`
  select m.user_id, u.email, u.name, m.role, u.two_factor_secret is not null as two_factor_on, m.seen_at, m.created_at
  from membership m join app_user u on u.id = m.user_id`

/** By name, those without one by their address; at most `limit`. */
export async function membersOf(db: Db, accountId: number, limit: number): Promise<MemberRow[]> {
  return await db.query<MemberRow>(sql`
    ${MEMBER} where m.account_id = ${accountId}
    order by lower(coalesce(nullif(u.name, ''), u.email)), m.user_id limit ${limit}`)
}

export async function memberById(db: Db, accountId: number, userId: number): Promise<MemberRow | undefined> {
  return await db.one<MemberRow>(sql`${MEMBER} where m.account_id = ${accountId} and m.user_id = ${userId}`)
}

export async function isMember(db: Db, accountId: number, emailKey: string): Promise<boolean> {
  return (
    (await db.one(sql`
      select 1 from membership m join app_user u on u.id = m.user_id
      where m.account_id = ${accountId} and u.email_key = ${emailKey}`)) !== undefined
  )
}

export async function countAdministrators(tx: Tx, accountId: number): Promise<number> {
  return (await tx.one<{ n: number }>(sql`
    select count(*)::int as n from membership where account_id = ${accountId} and role = 'administrator'`))!.n
}

/** The address of whoever has governed the account longest. */
export async function firstAdministrator(db: Db, accountId: number): Promise<{ email: string } | undefined> {
  return await db.one<{ email: string }>(sql`
    select u.email from membership m join app_user u on u.id = m.user_id
    where m.account_id = ${accountId} and m.role = 'administrator' order by m.created_at, m.user_id limit 1`)
}

export async function updateRole(tx: Tx, accountId: number, userId: number, role: Role): Promise<void> {
  await tx.run(sql`update membership set role = ${role} where account_id = ${accountId} and user_id = ${userId}`)
}

export async function deleteMembership(tx: Tx, accountId: number, userId: number): Promise<void> {
  await tx.run(sql`delete from membership where account_id = ${accountId} and user_id = ${userId}`)
}

export async function touchMembership(db: Db, accountId: number, userId: number, now: Date): Promise<void> {
  await db.run(sql`update membership set seen_at = ${now} where account_id = ${accountId} and user_id = ${userId}`)
}

/** Accounts of the member that the other one does not administer. */
export async function countOutOfReach(tx: Tx, memberId: number, administratorId: number): Promise<number> {
  return (await tx.one<{ n: number }>(sql`
    select count(*)::int as n from membership m where m.user_id = ${memberId} and not exists (
      select 1 from membership o where o.account_id = m.account_id and o.user_id = ${administratorId} and o.role = 'administrator')`))!
    .n
}

export interface AccountOfUser {
  id: number
  app_id: string
  name: string
  role: Role
}

/** Those of a user, by name; `search` is a part of the name or of the app id. */
export async function accountsOfUser(
  db: Db,
  userId: number,
  search: string | undefined,
  limit: number,
): Promise<AccountOfUser[]> {
  return await db.query<AccountOfUser>(sql`
    select a.id, a.app_id, a.name, m.role from membership m join account a on a.id = m.account_id
    where m.user_id = ${userId} and ${named(search)} order by lower(a.name), a.id limit ${limit}`)
}

/** By its id or its app id; undefined where the user is no member. */
export async function accountOfUser(
  db: Db,
  userId: number,
  named: { id?: number; appId?: string },
): Promise<{ id: number } | undefined> {
  return await db.one<{ id: number }>(sql`
    select a.id from membership m join account a on a.id = m.account_id
    where m.user_id = ${userId} and (a.id = ${named.id ?? null} or a.app_id = ${named.appId ?? null})`)
}

function named(search: string | undefined): Sql {
  if (!search?.trim()) return sql`true`
  const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql`(a.name ilike ${pattern} or a.app_id ilike ${pattern})`
}

export async function countAccountsOfUser(db: Db, userId: number): Promise<number> {
  return (await db.one<{ n: number }>(sql`select count(*)::int as n from membership where user_id = ${userId}`))!.n
}

export interface InvitationRow {
  id: number
  email: string
  email_key: string
  role: Role
  round: number
  sent_at: Date
  expires_at: Date
  /** Of whoever sent it; null when that user is no more. */
  invited_by: string | null
}

const INVITATION = sql`
  select i.id, i.email, i.email_key, i.role, i.round, i.sent_at, i.expires_at, coalesce(nullif(u.name, ''), u.email) as invited_by
  from invitation i left join app_user u on u.id = i.invited_by`

export async function invitationsOf(db: Db, accountId: number, limit: number): Promise<InvitationRow[]> {
  return await db.query<InvitationRow>(
    sql`${INVITATION} where i.account_id = ${accountId} order by i.sent_at desc, i.id limit ${limit}`,
  )
}

export async function invitationById(db: Db, accountId: number, id: number): Promise<InvitationRow | undefined> {
  return await db.one<InvitationRow>(sql`${INVITATION} where i.account_id = ${accountId} and i.id = ${id}`)
}

interface NewInvitation {
  email: string
  emailKey: string
  role: Role
  userId: number
  now: Date
  expiresAt: Date
}

/** One per address; the one before is void. */
export async function upsertInvitation(tx: Tx, accountId: number, given: NewInvitation): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into invitation (account_id, email, email_key, role, invited_by, created_at, sent_at, expires_at)
    values (${accountId}, ${given.email}, ${given.emailKey}, ${given.role}, ${given.userId}, ${given.now}, ${given.now}, ${given.expiresAt})
    on conflict (account_id, email_key) do update set email = excluded.email, role = excluded.role, invited_by = excluded.invited_by,
      sent_at = excluded.sent_at, expires_at = excluded.expires_at, round = invitation.round + 1
    returning id`))!.id
}

/** True for whoever comes first. */
export async function takeInvitation(
  tx: Tx,
  accountId: number,
  invitation: { id: number; round: number },
  now: Date,
): Promise<boolean> {
  const rows = await tx.run(sql`
    delete from invitation
    where account_id = ${accountId} and id = ${invitation.id} and round = ${invitation.round} and expires_at > ${now}`)
  return rows === 1
}

export async function deleteInvitation(tx: Tx, accountId: number, id: number): Promise<void> {
  await tx.run(sql`delete from invitation where account_id = ${accountId} and id = ${id}`)
}

/** What an invitation says to whoever opens it. */
export async function accountNameAndLanguage(
  db: Db,
  accountId: number,
): Promise<{ name: string; language: Language } | undefined> {
  return await db.one(sql`select name, language from account where id = ${accountId}`)
}
