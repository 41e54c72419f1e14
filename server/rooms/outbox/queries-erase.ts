import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** All messages of these contacts, locked in the order of their keys: messages come before contacts. */
export async function lockMessagesOf(
  tx: Tx,
  accountId: number,
  contactIds: number[],
): Promise<{ month: string; id: number }[]> {
  return await tx.query(sql`
    select month, id from message where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])
    order by month, id for update`)
}

/** An empty address says that the message is nobody's any more: what comes in for it later is kept without a person. */
export async function blankMessages(tx: Tx, accountId: number, contactIds: number[]): Promise<void> {
  await tx.run(sql`
    update message set address = '', merge_vars = null, sealed_vars = null, reply_text = null
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`)
}

export async function blankHits(tx: Tx, accountId: number, messages: { month: string; id: number }[]): Promise<number> {
  return await tx.run(sql`
    update hit h set ip = null, user_agent = null, url = null
    from unnest(${messages.map(m => m.month)}::date[], ${messages.map(m => m.id)}::bigint[]) k(month, id)
    where h.account_id = ${accountId} and h.month = k.month and h.message_id = k.id`)
}

/** Mails to somebody else that name one of these addresses in their values: notices to the owners of lists. */
export async function blankNotices(tx: Tx, accountId: number, addresses: string[]): Promise<void> {
  await tx.run(sql`
    update message set merge_vars = null
    where account_id = ${accountId} and contact_id is null and merge_vars is not null
      and exists (select 1 from unnest(${addresses}::text[]) a where position(lower(a) in lower(merge_vars::text)) > 0)`)
}

/**
 * Copies in the built-in mailbox, to these addresses or with one of them anywhere in. Its mails are quoted-printable, which
 * breaks a long line anywhere; a NUL, which we never write, would not pass as LATIN1.
 */
export async function deleteCopies(tx: Tx, accountId: number, addresses: string[]): Promise<number> {
  return await tx.run(sql`
    delete from mailbox_mail m
    where m.account_id = ${accountId} and exists (
      select 1 from unnest(${addresses}::text[]) a
      where lower(m.rcpt_to) = lower(a) or position(lower(a) in case when position('\\x00'::bytea in m.raw) > 0 then ''
        else lower(replace(convert_from(m.raw, 'LATIN1'), E'=\\r\\n', '')) end) > 0)`)
}

/** What imports remember of a person: what they changed, and rows of files that could not be taken. */
export async function forgetImported(
  tx: Tx,
  accountId: number,
  contactIds: number[],
  addresses: string[],
): Promise<void> {
  await tx.run(
    sql`delete from import_change where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  )
  await tx.run(sql`delete from import_seen where account_id = ${accountId} and email_key = any(${addresses}::text[])`)
  await tx.run(sql`
    update import_problem p set cells = null,
      faults = coalesce((select jsonb_agg(f - 'value' - 'expected') from jsonb_array_elements(p.faults) f), '[]')
    where p.account_id = ${accountId} and exists (
      select 1 from unnest(${addresses}::text[]) a
      where position(lower(a) in lower(coalesce(p.cells::text, '') || p.faults::text)) > 0)`)
}

export async function countMessages(db: Db, accountId: number, contactIds: number[]): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*)::int as n from message where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  ))!.n
}
