import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** The few questions that no one account can answer. */

export async function accountsWithNotices(db: Db): Promise<number[]> {
  const rows = await db.query<{ account_id: number }>(sql`
    with recursive step as (
      (select account_id from list_notice order by account_id limit 1)
      union all
      select (select n.account_id from list_notice n where n.account_id > step.account_id order by n.account_id limit 1)
      from step where step.account_id is not null
    ) select account_id from step where account_id is not null`)
  return rows.map(row => row.account_id)
}

/**
 * Lists that answer to an address made for Ecomail, whose hash is the same for every account's list of that number: the
 * account named by `host` (the first label of the host that was asked) goes first.
 */
export async function listsByLegacyPath(
  db: Db,
  path: string,
  host: string,
): Promise<{ account_id: number; id: number; is_named: boolean; sender_domain: string | null }[]> {
  return await db.query(sql`
    select l.account_id, l.id, a.app_id = ${host} as is_named,
      nullif(lower(split_part(coalesce(nullif(l.from_email, ''), a.sender_email), '@', 2)), '') as sender_domain
    from list l join account a on a.id = l.account_id
    where l.legacy_path = ${path} order by is_named desc, l.account_id, l.id limit 50`)
}

/** What bulk actions changed before `at`, some at a time: no transaction holds a million rows. */
export async function forgetOldChanges(db: Db, at: Date): Promise<void> {
  while (
    (await db.run(sql`
      delete from contact_change where ctid = any(array(select ctid from contact_change where at < ${at} limit 20000))`)) >
    0
  );
}

export async function forgetOldSelections(db: Db, at: Date): Promise<void> {
  await db.run(sql`delete from contact_selection where created_at < ${at}`)
}
