import type { MailKind } from '../../../contract/message.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Addressing } from './queries-claim.ts'

export interface TransmissionRow {
  id: number
  email_id: number
  template_id: number | null
  vars: Buffer | null
  track_opens: boolean
  track_clicks: boolean
  headers: Record<string, string>
  attachments: number
  accepted: number
  rejected: number
  created_at: Date
  attachments_gone_at: Date | null
  expired_at: Date | null
}

export type NewTransmission = Pick<
  TransmissionRow,
  | 'email_id'
  | 'template_id'
  | 'vars'
  | 'track_opens'
  | 'track_clicks'
  | 'headers'
  | 'attachments'
  | 'accepted'
  | 'rejected'
>

export async function insertTransmission(tx: Tx, accountId: number, made: NewTransmission, now: Date): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into transmission (account_id, email_id, template_id, vars, track_opens, track_clicks, headers, attachments, accepted, rejected,
      created_at)
    values (${accountId}, ${made.email_id}, ${made.template_id}, ${made.vars}, ${made.track_opens}, ${made.track_clicks},
      ${JSON.stringify(made.headers)}::jsonb, ${made.attachments}, ${made.accepted}, ${made.rejected}, ${now})
    returning id`))!.id
}

export interface AttachmentRow {
  no: number
  name: string
  type: string
  content: Buffer
}

export async function insertAttachments(
  tx: Tx,
  accountId: number,
  transmissionId: number,
  attachments: AttachmentRow[],
): Promise<void> {
  await tx.run(sql`
    insert into transmission_attachment (account_id, transmission_id, no, name, type, content)
    select ${accountId}, ${transmissionId}, * from unnest(${attachments.map(a => a.no)}::int[], ${attachments.map(a => a.name)}::text[],
      ${attachments.map(a => a.type)}::text[], ${attachments.map(a => a.content)}::bytea[])`)
}

export async function transmissionById(db: Db, accountId: number, id: number): Promise<TransmissionRow | undefined> {
  return await db.one<TransmissionRow>(sql`
    select id, email_id, template_id, vars, track_opens, track_clicks, headers, attachments, accepted, rejected, created_at,
      attachments_gone_at, expired_at
    from transmission where account_id = ${accountId} and id = ${id}`)
}

export async function attachmentsOf(db: Db, accountId: number, transmissionId: number): Promise<AttachmentRow[]> {
  return await db.query<AttachmentRow>(sql`
    select no, name, type, content from transmission_attachment
    where account_id = ${accountId} and transmission_id = ${transmissionId} order by no`)
}

export interface NewTransmitted {
  contactId: number | null
  address: string
  subject: string
  /** Nothing is sent to it. */
  suppressed: boolean
  addressing: Addressing
}

/** One row per address of a transmission, in the order given; their ids by address. */
export async function insertTransmitted(
  tx: Tx,
  accountId: number,
  shared: { month: string; transmissionId: number; emailId: number; kind: MailKind },
  messages: NewTransmitted[],
  now: Date,
): Promise<Map<string, number>> {
  const rows = messages.map(({ contactId, ...message }, no) => ({ ...message, no, contact_id: contactId }))
  const made = await tx.query<{ id: number; address: string }>(sql`
    insert into message (account_id, month, lane, kind, transmission_id, email_id, contact_id, address, state, reason, subject, addressing,
      created_at)
    select ${accountId}, ${shared.month}, 'transactional', ${shared.kind}, ${shared.transmissionId}, ${shared.emailId}, r.contact_id, r.address,
      case when r.suppressed then 'skipped' else 'queued' end, case when r.suppressed then 'suppressed' end, r.subject, r.addressing, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      r(no int, contact_id bigint, address text, subject text, suppressed boolean, addressing jsonb)
    order by r.no
    returning id, address`)
  return new Map(made.map(row => [row.address, row.id]))
}

/** Takes out what they said but for their e-mails; those of which it was the last use may be emptied. */
export async function expireTransmissions(tx: Tx, accountId: number, ids: number[], now: Date): Promise<number[]> {
  const rows = await tx.query<{ email_id: number }>(sql`
    update transmission set vars = null, headers = '{}', expired_at = ${now}, attachments_gone_at = coalesce(attachments_gone_at, ${now})
    where account_id = ${accountId} and id = any(${ids}::bigint[]) and expired_at is null returning email_id`)
  await dropAttachments(tx, accountId, ids, now)
  return [...new Set(rows.map(row => row.email_id))]
}

export async function dropAttachments(tx: Tx, accountId: number, ids: number[], now: Date): Promise<void> {
  await tx.run(sql`
    delete from transmission_attachment where account_id = ${accountId} and transmission_id = any(${ids}::bigint[])`)
  await tx.run(sql`
    update transmission set attachments_gone_at = ${now}
    where account_id = ${accountId} and id = any(${ids}::bigint[]) and attachments > 0 and attachments_gone_at is null`)
}

/** Of these e-mails, those that nothing living uses; the caller has locked them. */
export async function unusedEmails(tx: Tx, accountId: number, emailIds: number[]): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`
    select e.id from email e
    where e.account_id = ${accountId} and e.id = any(${emailIds}::bigint[])
      and not exists (select 1 from transmission t where t.account_id = e.account_id and t.email_id = e.id and t.expired_at is null)
      and not exists (select 1 from dispatch d where d.account_id = e.account_id and d.email_id = e.id)`)
  return rows.map(row => row.id)
}

/** Transmissions of which these people are the only ones addressed. */
export async function transmissionsTo(
  tx: Tx,
  accountId: number,
  messages: { month: string; id: number }[],
): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`
    with theirs as (
      select m.id, m.transmission_id
      from unnest(${messages.map(m => m.month)}::date[], ${messages.map(m => m.id)}::bigint[]) k(month, id)
      join message m on m.account_id = ${accountId} and m.month = k.month and m.id = k.id
      where m.transmission_id is not null and m.addressing ->> 'role' = 'to'
    )
    select distinct t.transmission_id as id from theirs t
    where not exists (
      select 1 from message o where o.account_id = ${accountId} and o.transmission_id = t.transmission_id
        and o.addressing ->> 'role' = 'to' and o.address <> '' and o.id not in (select id from theirs))`)
  return rows.map(row => row.id)
}
