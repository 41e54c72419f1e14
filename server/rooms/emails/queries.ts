import type { Db, Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'

export interface EmailRow {
  id: number
  subject: string
  from_name: string
  from_email: string
  reply_to: string | null
  html: string
  plain_text: string | null
  /** What `html` was compiled from; null where it was written by hand. */
  mjml: string | null
  language: 'cs' | 'en'
  frozen_at: Date | null
}

export type EmailContent = Omit<EmailRow, 'id' | 'frozen_at' | 'mjml'> & { mjml?: string | null }

const COLUMNS = new Sql(
  ['id, subject, from_name, from_email, reply_to, html, plain_text, mjml, language, frozen_at'],
  [],
)

export async function emailById(db: Db, accountId: number, emailId: number): Promise<EmailRow | undefined> {
  return await db.one<EmailRow>(sql`select ${COLUMNS} from email where account_id = ${accountId} and id = ${emailId}`)
}

/** With `hash` at most one row has this content: a second insert gives the first one's id. */
export async function insertEmail(
  tx: Tx,
  accountId: number,
  email: EmailContent,
  hash: Buffer | null,
  now: Date,
): Promise<{ id: number; made: boolean }> {
  const made = await tx.one<{ id: number }>(sql`
    insert into email (account_id, subject, from_name, from_email, reply_to, html, plain_text, mjml, language, content_hash, created_at, updated_at)
    values (${accountId}, ${email.subject}, ${email.from_name}, ${email.from_email}, ${email.reply_to}, ${email.html}, ${email.plain_text},
      ${email.mjml ?? null}, ${email.language}, ${hash}, ${now}, ${now})
    on conflict (account_id, content_hash) do nothing
    returning id`)
  if (made) return { id: made.id, made: true }
  const known = await tx.one<{ id: number }>(
    sql`select id from email where account_id = ${accountId} and content_hash = ${hash}`,
  )
  return { id: known!.id, made: false }
}

/** False when the e-mail is frozen or gone. */
export async function updateEmail(
  tx: Tx,
  accountId: number,
  emailId: number,
  email: EmailContent,
  now: Date,
): Promise<boolean> {
  const touched = await tx.run(sql`
    update email set subject = ${email.subject}, from_name = ${email.from_name}, from_email = ${email.from_email}, reply_to = ${email.reply_to},
      html = ${email.html}, plain_text = ${email.plain_text}, mjml = ${email.mjml ?? null}, language = ${email.language}, updated_at = ${now}
    where account_id = ${accountId} and id = ${emailId} and frozen_at is null`)
  return touched > 0
}

export async function deleteEmail(tx: Tx, accountId: number, emailId: number): Promise<void> {
  await tx.run(sql`delete from email where account_id = ${accountId} and id = ${emailId} and frozen_at is null`)
}

/** False when it was frozen before. */
export async function markFrozen(tx: Tx, accountId: number, emailId: number, now: Date): Promise<boolean> {
  return (
    (await tx.run(
      sql`update email set frozen_at = ${now} where account_id = ${accountId} and id = ${emailId} and frozen_at is null`,
    )) > 0
  )
}

export async function insertLinks(
  tx: Tx,
  accountId: number,
  emailId: number,
  links: { no: number; url: string; label: string }[],
): Promise<void> {
  if (links.length === 0) return
  await tx.run(sql`
    insert into email_link (account_id, email_id, no, url, label)
    select ${accountId}, ${emailId}, * from unnest(${links.map(l => l.no)}::int[], ${links.map(l => l.url)}::text[], ${links.map(l => l.label)}::text[])`)
}

export interface LinkRow {
  no: number
  url: string
  label: string
}

export async function linksOf(db: Db, accountId: number, emailId: number): Promise<LinkRow[]> {
  return await db.query<LinkRow>(
    sql`select no, url, label from email_link where account_id = ${accountId} and email_id = ${emailId} order by no`,
  )
}
