import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Addressee } from '../emails/index.ts'

export interface KnownContact extends Addressee {
  id: number
  email_key: string
  suppressed: string | null
}

/** Whoever of these addresses is a contact. */
export async function contactsByKeys(db: Db, accountId: number, keys: string[]): Promise<KnownContact[]> {
  return await db.query<KnownContact>(sql`
    select id, email_key, suppressed, email, name, surname, vocative, vocative_surname, gender, pretitle, surtitle, company, street, city, zip,
      country, phone, birthday, nameday, null as fields, null as connection_id
    from contact where account_id = ${accountId} and email_key = any(${keys}::text[])`)
}

/**
 * Takes a key for this call: true the first time, and again once it is older than `since`. Of two at once the second waits for
 * the first one's commit. False: see `keyedCall`.
 */
export async function takeKey(
  tx: Tx,
  accountId: number,
  call: { keyHash: Buffer; bodyHash: Buffer },
  { now, since }: { now: Date; since: Date },
): Promise<boolean> {
  const taken = await tx.run(sql`
    insert into transmission_key (account_id, key_hash, body_hash, created_at)
    values (${accountId}, ${call.keyHash}, ${call.bodyHash}, ${now})
    on conflict (account_id, key_hash) do update set body_hash = excluded.body_hash, transmission_id = null, created_at = excluded.created_at
    where transmission_key.created_at < ${since}`)
  return taken > 0
}

export async function keyedCall(
  tx: Tx,
  accountId: number,
  keyHash: Buffer,
): Promise<{ body_hash: Buffer; id: number; accepted: number; rejected: number } | undefined> {
  return await tx.one(sql`
    select k.body_hash, t.id, t.accepted, t.rejected
    from transmission_key k join transmission t on t.account_id = k.account_id and t.id = k.transmission_id
    where k.account_id = ${accountId} and k.key_hash = ${keyHash}`)
}

export async function answerKey(tx: Tx, accountId: number, keyHash: Buffer, transmissionId: number): Promise<void> {
  await tx.run(sql`
    update transmission_key set transmission_id = ${transmissionId} where account_id = ${accountId} and key_hash = ${keyHash}`)
}

/** Of the oldest list that names one. */
export async function firstListSender(
  db: Db,
  accountId: number,
): Promise<{ from_name: string | null; from_email: string } | undefined> {
  return await db.one(sql`
    select from_name, from_email from list where account_id = ${accountId} and from_email <> '' order by id limit 1`)
}
