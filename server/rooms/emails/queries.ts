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
  /** For mail programs that show AMP. */
  amp_html: string | null
  /** `{*|NAME|*}` puts a value in as HTML. */
  raw_braces: boolean
}

type Optional = 'mjml' | 'amp_html' | 'raw_braces'
export type EmailContent = Omit<EmailRow, 'id' | 'frozen_at' | Optional> & Partial<Pick<EmailRow, Optional>>

const COLUMNS = new Sql(
  ['id, subject, from_name, from_email, reply_to, html, plain_text, mjml, language, frozen_at, amp_html, raw_braces'],
  [],
)

export async function emailById(db: Db, accountId: number, emailId: number): Promise<EmailRow | undefined> {
  return await db.one<EmailRow>(sql`select ${COLUMNS} from email where account_id = ${accountId} and id = ${emailId}`)
}

/**
 * With `hash` at most one row has this content: a second insert gives the first one's id, and keeps it from being emptied
 * (`emptyEmails`) until the caller's commit.
 */
export async function insertEmail(
  tx: Tx,
  accountId: number,
  email: EmailContent,
  hash: Buffer | null,
  now: Date,
): Promise<{ id: number; made: boolean }> {
  const made = await tx.one<{ id: number }>(sql`
    insert into email (account_id, subject, from_name, from_email, reply_to, html, plain_text, mjml, language, content_hash, amp_html, raw_braces, created_at,
      updated_at)
    values (${accountId}, ${email.subject}, ${email.from_name}, ${email.from_email}, ${email.reply_to}, ${email.html}, ${email.plain_text},
      ${email.mjml ?? null}, ${email.language}, ${hash}, ${email.amp_html ?? null}, ${email.raw_braces ?? false}, ${now}, ${now})
    on conflict (account_id, content_hash) do nothing
    returning id`)
  if (made) return { id: made.id, made: true }
  const known = await tx.one<{ id: number }>(
    sql`select id from email where account_id = ${accountId} and content_hash = ${hash} for key share`,
  )
  // None: it was emptied while we waited for it.
  return known ? { id: known.id, made: false } : await insertEmail(tx, accountId, email, hash, now)
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

/** Waits for whoever is just about to use one of them again. */
export async function lockEmails(tx: Tx, accountId: number, ids: number[]): Promise<void> {
  await tx.run(sql`
    select 1 from email where account_id = ${accountId} and id = any(${ids}::bigint[]) order by id for update`)
}

/** Takes the text out of e-mails that nobody will send again; the caller has locked them. What was sent keeps its subject. */
export async function emptyEmails(tx: Tx, accountId: number, ids: number[]): Promise<void> {
  await tx.run(sql`
    update email set html = '', plain_text = null, amp_html = null, mjml = null, content_hash = null
    where account_id = ${accountId} and id = any(${ids}::bigint[])`)
}

/** Of a person who is erased: the subject and the links may name them, too. */
export async function forgetSubjects(tx: Tx, accountId: number, ids: number[]): Promise<void> {
  await tx.run(sql`update email set subject = '' where account_id = ${accountId} and id = any(${ids}::bigint[])`)
  await tx.run(sql`delete from email_link where account_id = ${accountId} and email_id = any(${ids}::bigint[])`)
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
