import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { UnsentMessage } from './queries-contact.ts'

type Key = Pick<UnsentMessage, 'month' | 'id'>

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
    update message set address = '', merge_vars = null, sealed_vars = null, reply_text = null, subject = null, addressing = null
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`)
}

/** Mails that went to these addresses while they were nobody's contact. */
export async function lockMessagesTo(tx: Tx, accountId: number, addresses: string[]): Promise<UnsentMessage[]> {
  return await tx.query<UnsentMessage>(sql`
    select month, id, contact_id, dispatch_id, lane, state, address, kind, created_at from message
    where account_id = ${accountId} and kind is not null and contact_id is null and lower(address) = any(${addresses}::text[])
    order by month, id for update`)
}

const named = (messages: Key[]) => sql`
  unnest(${messages.map(m => m.month)}::date[], ${messages.map(m => m.id)}::bigint[]) k(month, id)`

export async function blankMessagesTo(tx: Tx, accountId: number, messages: Key[]): Promise<void> {
  await tx.run(sql`
    update message m set address = '', reply_text = null, subject = null, addressing = null
    from ${named(messages)} where m.account_id = ${accountId} and m.month = k.month and m.id = k.id`)
}

/** Copies of what went to these people, and mails of which they had a copy: both name them. */
export async function blankAddressing(tx: Tx, accountId: number, messages: Key[], addresses: string[]): Promise<void> {
  await tx.run(sql`
    with theirs as (
      select distinct m.transmission_id as id from ${named(messages)}
      join message m on m.account_id = ${accountId} and m.month = k.month and m.id = k.id
      where m.transmission_id is not null
    )
    update message m set subject = case when lower(m.addressing ->> 'to') = any(${addresses}::text[]) then null else m.subject end,
      addressing = case when lower(m.addressing ->> 'to') = any(${addresses}::text[])
        then m.addressing || '{"to": "", "toName": null, "contact": null}' else m.addressing end || '{"cc": []}'
    from theirs where m.account_id = ${accountId} and m.transmission_id = theirs.id and m.addressing is not null
      and (lower(m.addressing ->> 'to') = any(${addresses}::text[])
        or exists (select 1 from jsonb_array_elements_text(m.addressing -> 'cc') c where lower(c) = any(${addresses}::text[])))`)
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

/**
 * What imports remember of a person: what they changed, and rows of files that could not be taken. A row is found by the
 * address anywhere in it: rather somebody else's row loses its cells than this person's keeps them.
 */
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
      faults = coalesce((select jsonb_agg((f || '{"value": null}') - 'expected') from jsonb_array_elements(p.faults) f), '[]')
    where p.account_id = ${accountId} and exists (
      select 1 from unnest(${addresses}::text[]) a
      where position(lower(a) in lower(coalesce(p.cells::text, '') || p.faults::text)) > 0)`)
}

export async function countMessages(db: Db, accountId: number, contactIds: number[]): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*)::int as n from message where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  ))!.n
}
