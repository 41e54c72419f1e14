import type { Language } from '../../../contract/shapes.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface SettingsRow {
  app_id: string
  name: string
  language: Language
  time_zone: string
  currency: string
  sender_name: string | null
  sender_email: string | null
  reply_to: string | null
  footer: string
  two_factor_required: boolean
  archive_shown: boolean
  links_tagged: boolean
  web_days: number
}

export async function settingsOf(db: Db, accountId: number): Promise<SettingsRow | undefined> {
  return await db.one<SettingsRow>(sql`
    select app_id, name, language, time_zone, currency, sender_name, sender_email, reply_to, footer, two_factor_required, archive_shown, links_tagged, web_days
    from account where id = ${accountId}`)
}

/** Whoever changes an account's settings, members or invitations waits here; rows that refer to it need not. */
export async function lockAccount(tx: Tx, accountId: number): Promise<void> {
  await tx.run(sql`select 1 from account where id = ${accountId} for no key update`)
}

export async function updateSettings(tx: Tx, accountId: number, row: Omit<SettingsRow, 'app_id'>): Promise<void> {
  await tx.run(sql`
    update account set name = ${row.name}, language = ${row.language}, time_zone = ${row.time_zone}, currency = ${row.currency}, sender_name = ${row.sender_name},
      sender_email = ${row.sender_email}, reply_to = ${row.reply_to}, footer = ${row.footer}, two_factor_required = ${row.two_factor_required},
      archive_shown = ${row.archive_shown}, links_tagged = ${row.links_tagged}, web_days = ${row.web_days}
    where id = ${accountId}`)
}

/** PostgreSQL's own list: a zone that only the browser knows would break every statement that converts a time. */
export async function isZoneKnown(db: Db, timeZone: string): Promise<boolean> {
  return (await db.one(sql`select 1 from pg_timezone_names where name = ${timeZone}`)) !== undefined
}

/** Who shows an archive under this name; undefined where nobody does. */
export async function archiveOwner(
  db: Db,
  appId: string,
): Promise<{ id: number; name: string; language: Language; time_zone: string } | undefined> {
  return await db.one(
    sql`select id, coalesce(nullif(sender_name, ''), name) as name, language, time_zone from account where app_id = ${appId} and archive_shown`,
  )
}
