import type { Db } from '../../platform/db.ts'
import { type Sql, sql } from '../../platform/sql.ts'

export interface MailboxRow {
  id: number
  at: Date
  mail_from: string
  from_name: string | null
  rcpt_to: string
  subject: string
  size_bytes: number
}

export async function insertMailboxMail(
  db: Db,
  accountId: number,
  mail: {
    at: Date
    from: string
    fromName: string | null
    to: string
    subject: string
    isConfidential: boolean
    raw: Buffer
  },
): Promise<void> {
  await db.run(sql`
    insert into mailbox_mail (account_id, at, mail_from, from_name, rcpt_to, subject, confidential, raw)
    values (${accountId}, ${mail.at}, ${mail.from}, ${mail.fromName}, ${mail.to}, ${mail.subject}, ${mail.isConfidential}, ${mail.raw})`)
}

/** Newest first, below `before`; `search` is a part of an address or of the subject. Confidential ones only when said so. */
export async function mailboxPage(
  db: Db,
  accountId: number,
  search: string | undefined,
  before: number | null,
  limit: number,
  withConfidential = false,
): Promise<MailboxRow[]> {
  return await db.query<MailboxRow>(sql`
    select id, at, mail_from, from_name, rcpt_to, subject, length(raw) as size_bytes from mailbox_mail
    where account_id = ${accountId} and (${before}::bigint is null or id < ${before}) and ${visible(withConfidential)} and ${searched(search)}
    order by id desc limit ${limit}`)
}

export async function countMailbox(
  db: Db,
  accountId: number,
  search: string | undefined,
  withConfidential = false,
): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*)::int as n from mailbox_mail where account_id = ${accountId} and ${visible(withConfidential)} and ${searched(search)}`,
  ))!.n
}

function visible(withConfidential: boolean): Sql {
  return withConfidential ? sql`true` : sql`not confidential`
}

function searched(search: string | undefined): Sql {
  if (!search?.trim()) return sql`true`
  const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`
  return sql`(rcpt_to ilike ${pattern} or subject ilike ${pattern} or mail_from ilike ${pattern} or from_name ilike ${pattern})`
}

export async function mailboxMail(
  db: Db,
  accountId: number,
  id: number,
  withConfidential = false,
): Promise<(MailboxRow & { raw: Buffer }) | undefined> {
  return await db.one<MailboxRow & { raw: Buffer }>(sql`
    select id, at, mail_from, from_name, rcpt_to, subject, length(raw) as size_bytes, raw from mailbox_mail
    where account_id = ${accountId} and id = ${id} and ${visible(withConfidential)}`)
}

export async function deleteMailbox(db: Db, accountId: number): Promise<number> {
  return await db.run(sql`delete from mailbox_mail where account_id = ${accountId}`)
}

export async function trimMailbox(db: Db, accountId: number, keep: number): Promise<number> {
  return await db.run(sql`
    delete from mailbox_mail where account_id = ${accountId} and id < (
      select id from mailbox_mail where account_id = ${accountId} order by id desc offset ${keep - 1} limit 1)`)
}
