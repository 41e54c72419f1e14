import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface PersonToTell {
  email: string
  name: string
  language: 'cs' | 'en'
}

/** Everybody who governs the account, the longest there first. */
export async function administrators(db: Db, accountId: number): Promise<PersonToTell[]> {
  return await db.query<PersonToTell>(sql`
    select u.email, u.name, u.language from membership m join app_user u on u.id = m.user_id
    where m.account_id = ${accountId} and m.role = 'administrator' order by m.created_at, m.user_id limit 100`)
}

/** Whom to tell of something in the account: this user while a member, else the first administrator. */
export async function personToTell(
  db: Db,
  accountId: number,
  userId: number | null,
): Promise<PersonToTell | undefined> {
  return await db.one<PersonToTell>(sql`
    select u.email, u.name, u.language from membership m join app_user u on u.id = m.user_id
    where m.account_id = ${accountId} and (m.user_id = ${userId} or m.role = 'administrator')
    order by m.user_id = ${userId} desc nulls last, m.created_at, m.user_id limit 1`)
}

/** How the others know a user of this account; null for one who is gone or has no name. */
export async function nameOfUser(db: Db, accountId: number, userId: number): Promise<string | null> {
  const row = await db.one<{ name: string }>(sql`
    select coalesce(nullif(u.name, ''), u.email) as name
    from membership m join app_user u on u.id = m.user_id
    where m.account_id = ${accountId} and m.user_id = ${userId}`)
  return row?.name ?? null
}
