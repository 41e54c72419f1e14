import type { Db, Tx } from '../../platform/db.ts'
import { join, Sql, sql } from '../../platform/sql.ts'

/** All but what it says, which is some 40 kB a template. */
export interface TemplateSummary {
  id: number
  name: string
  language: 'cs' | 'en'
  subject: string
  is_mjml: boolean
  version: number
  created_at: Date
  updated_at: Date
}

export interface TemplateDbRow extends TemplateSummary {
  html: string
  mjml: string | null
  updated_by: number | null
}

export type TemplateContent = Pick<TemplateDbRow, 'name' | 'language' | 'subject' | 'html' | 'mjml'>

const SUMMARY = new Sql(
  ['id, name, language, subject, mjml is not null as is_mjml, version, created_at, updated_at'],
  [],
)

export interface TemplatePlace {
  updatedAt: Date
  id: number
}

export async function templateRows(
  db: Db,
  accountId: number,
  query: { search?: string; after?: TemplatePlace; limit: number },
): Promise<TemplateSummary[]> {
  const { search, after, limit } = query
  const conditions: Sql[] = [sql`account_id = ${accountId} and deleted_at is null`]
  if (after) conditions.push(sql`(updated_at, id) < (${after.updatedAt}, ${after.id})`)
  if (search) conditions.push(sql`(name ilike ${contains(search)} or subject ilike ${contains(search)})`)
  return await db.query<TemplateSummary>(sql`
    select ${SUMMARY} from template where ${join(conditions, ' and ')}
    order by updated_at desc, id desc limit ${limit}`)
}

/** By number of page, the oldest first: a template made meanwhile moves none to another page. */
export async function templatesWhole(
  db: Db,
  accountId: number,
  offset: number,
  limit: number,
): Promise<Omit<TemplateDbRow, 'mjml' | 'updated_by'>[]> {
  return await db.query(sql`
    select ${SUMMARY}, html from template where account_id = ${accountId} and deleted_at is null order by id offset ${offset} limit ${limit}`)
}

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`
}

export async function templateById(db: Db, accountId: number, templateId: number): Promise<TemplateDbRow | undefined> {
  return await db.one<TemplateDbRow>(sql`
    select ${SUMMARY}, html, mjml, updated_by from template where account_id = ${accountId} and id = ${templateId} and deleted_at is null`)
}

/** Those of these ids that are templates, and not deleted. */
export async function knownTemplates(db: Db, accountId: number, templateIds: number[]): Promise<number[]> {
  const rows = await db.query<{ id: number }>(
    sql`select id from template where account_id = ${accountId} and id = any(${templateIds}::bigint[]) and deleted_at is null`,
  )
  return rows.map(row => row.id)
}

/** Two changes at the same instant come one after the other, and the second sees the first. */
export async function lockTemplate(tx: Tx, accountId: number, templateId: number): Promise<TemplateDbRow | undefined> {
  return await tx.one<TemplateDbRow>(sql`
    select ${SUMMARY}, html, mjml, updated_by from template where account_id = ${accountId} and id = ${templateId} and deleted_at is null
    for update`)
}

export async function insertTemplate(
  tx: Tx,
  accountId: number,
  template: TemplateContent,
  by: { userId: number | null; now: Date },
): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into template (account_id, name, language, subject, html, mjml, created_at, updated_at, updated_by)
    values (${accountId}, ${template.name}, ${template.language}, ${template.subject}, ${template.html}, ${template.mjml}, ${by.now}, ${by.now},
      ${by.userId})
    returning id`))!.id
}

export async function updateTemplate(
  tx: Tx,
  accountId: number,
  templateId: number,
  template: TemplateContent,
  by: { userId: number | null; now: Date },
): Promise<void> {
  await tx.run(sql`
    update template set name = ${template.name}, language = ${template.language}, subject = ${template.subject}, html = ${template.html},
      mjml = ${template.mjml}, version = version + 1, updated_at = ${by.now}, updated_by = ${by.userId}
    where account_id = ${accountId} and id = ${templateId}`)
}

/** The name of what was deleted; undefined when there is no such template. */
export async function markTemplateDeleted(tx: Tx, accountId: number, templateId: number, now: Date) {
  return await tx.one<{ name: string }>(sql`
    update template set deleted_at = ${now} where account_id = ${accountId} and id = ${templateId} and deleted_at is null
    returning name`)
}

export async function markTemplateKept(tx: Tx, accountId: number, templateId: number) {
  return await tx.one<{ name: string }>(sql`
    update template set deleted_at = null where account_id = ${accountId} and id = ${templateId} and deleted_at is not null
    returning name`)
}
