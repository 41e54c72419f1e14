import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** Every address that a contact has ever had here: its own, those of its history, and of whoever was merged into it. */
export async function addressesOf(tx: Tx, accountId: number, contactId: number): Promise<string[]> {
  const rows = await tx.query<{ email: string }>(sql`
    select email from contact where account_id = ${accountId} and id = ${contactId}
    union
    select email from contact_merge where account_id = ${accountId} and winner_id = ${contactId}
    union
    select jsonb_array_elements_text(changes -> 'email') from contact_history
    where account_id = ${accountId} and contact_id = ${contactId} and changes ? 'email'`)
  return rows.map(row => row.email).filter(email => email !== null)
}

export async function deleteConsents(tx: Tx, accountId: number, contactIds: number[]): Promise<number> {
  return await tx.run(
    sql`delete from consent where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  )
}

export async function deleteNotices(tx: Tx, accountId: number, contactIds: number[]): Promise<void> {
  await tx.run(
    sql`delete from list_notice where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  )
}

/** The keyed hash alone says that nothing is written there; whatever the reason was, it is that of the erasure now. */
export async function suppressErased(tx: Tx, accountId: number, hashes: Buffer[], at: Date): Promise<void> {
  await tx.run(sql`
    insert into suppression (account_id, address_hash, email, reason, at)
    select ${accountId}, hash, null, 'erased', ${at} from unnest(${hashes}::bytea[]) hash order by hash
    on conflict (account_id, address_hash) do update set email = null, reason = 'erased', at = excluded.at`)
}

/** A bounce or a complaint goes on to hold by its hash; the address in clear goes. */
export async function blankSuppressed(tx: Tx, accountId: number, hashes: Buffer[]): Promise<void> {
  await tx.run(sql`
    update suppression set email = null where account_id = ${accountId} and address_hash = any(${hashes}::bytea[])`)
}

export async function countRecord(
  db: Db,
  accountId: number,
  contactId: number,
  identities: number[],
): Promise<{ consents: number; changes: number; lists: number }> {
  return (await db.one(sql`
    select (select count(*)::int from consent where account_id = ${accountId} and contact_id = any(${identities}::bigint[])) as consents,
      (select count(*)::int from contact_history where account_id = ${accountId} and contact_id = ${contactId}) as changes,
      (select count(*)::int from subscription where account_id = ${accountId} and contact_id = ${contactId}) as lists`))!
}
