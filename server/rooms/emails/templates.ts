import type { Language } from '../../../contract/shapes.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Actor, insertAudit, nameOfUser } from '../accounts/index.ts'
import { sweepTemplates } from './across-accounts.ts'
import { withHtml } from './mjml.ts'
import {
  insertTemplate,
  lockTemplate,
  markTemplateDeleted,
  markTemplateKept,
  type TemplateContent,
  type TemplateDbRow,
  type TemplatePlace,
  type TemplateSummary,
  templateById,
  templateRows,
  updateTemplate,
} from './queries-templates.ts'

export interface TemplateDraft {
  name?: string
  language?: Language
  subject?: string
  html?: string
  /** Compiled into `html`; null keeps the HTML and ends the MJML. */
  mjml?: string | null
}

/** For so long "undo" works after a template was deleted. */
const KEPT_DAYS = 30
const DAY_MS = 86_400_000

/** The one changed last comes first; `next` is the place to go on from, null on the last page. */
export async function templatePage(
  ground: Ground,
  accountId: number,
  query: { search?: string; after?: string; limit: number },
): Promise<{ templates: TemplateSummary[]; next: string | null }> {
  const { search, after, limit } = query
  const rows = await templateRows(ground.db, accountId, {
    search: search?.trim() || undefined,
    after: after === undefined ? undefined : readPlace(after),
    limit: limit + 1,
  })
  const templates = rows.slice(0, limit)
  const last = templates.at(-1)
  return { templates, next: rows.length > limit ? `${last!.updated_at.getTime()}-${last!.id}` : null }
}

/** What cannot be read is the beginning. */
function readPlace(text: string): TemplatePlace | undefined {
  const parts = /^(\d{1,15})-(\d{1,15})$/.exec(text)
  return parts ? { updatedAt: new Date(Number(parts[1])), id: Number(parts[2]) } : undefined
}

/** Throws thing.notFound. */
export async function readTemplate(ground: Ground, accountId: number, templateId: number): Promise<TemplateDbRow> {
  const row = await templateById(ground.db, accountId, templateId)
  if (!row) throw problem('thing.notFound')
  return row
}

/** Throws template.nameMissing. */
export async function createTemplate(
  ground: Ground,
  accountId: number,
  given: TemplateDraft,
  by: Actor,
): Promise<TemplateDbRow> {
  const content = contentOf(await withHtml(accountId, given), null)
  const now = ground.clock.now()
  const id = await ground.db.transaction(tx => insertTemplate(tx, accountId, content, { userId: by.userId, now }))
  return await readTemplate(ground, accountId, id)
}

/**
 * Changes a template; what is not given stays. Only when nobody has changed it since `version`. Throws thing.notFound,
 * template.changedElsewhere { version, by, at }, template.nameMissing.
 */
export async function changeTemplate(
  ground: Ground,
  accountId: number,
  templateId: number,
  given: TemplateDraft,
  { version, by }: { version: number; by: Actor },
): Promise<TemplateDbRow> {
  const draft = await withHtml(accountId, given)
  await ground.db.transaction(async tx => {
    const row = await lockTemplate(tx, accountId, templateId)
    if (!row) throw problem('thing.notFound')
    if (version !== row.version) {
      const name = row.updated_by === null ? null : await nameOfUser(tx, accountId, row.updated_by)
      throw problem('template.changedElsewhere', { version: row.version, by: name, at: row.updated_at })
    }
    const now = ground.clock.now()
    await updateTemplate(tx, accountId, templateId, contentOf(draft, row), { userId: by.userId, now })
  })
  return await readTemplate(ground, accountId, templateId)
}

/** Throws thing.notFound, template.nameMissing. */
export async function copyTemplate(
  ground: Ground,
  accountId: number,
  templateId: number,
  name: string,
  by: Actor,
): Promise<TemplateDbRow> {
  const { language, subject, html, mjml } = await readTemplate(ground, accountId, templateId)
  const now = ground.clock.now()
  const content = contentOf({ name, language, subject, html, mjml }, null)
  const id = await ground.db.transaction(tx => insertTemplate(tx, accountId, content, { userId: by.userId, now }))
  return await readTemplate(ground, accountId, id)
}

/** Campaigns made from it have their own copy. For 30 days it can be given back. Throws thing.notFound. */
export async function removeTemplate(ground: Ground, accountId: number, templateId: number, by: Actor): Promise<void> {
  const now = ground.clock.now()
  await ground.db.transaction(async tx => {
    const gone = await markTemplateDeleted(tx, accountId, templateId, now)
    if (!gone) throw problem('thing.notFound')
    const entry = { action: 'template.deleted', subject: String(templateId), data: { name: gone.name } } as const
    await insertAudit(tx, accountId, { ...by, at: now, ...entry })
  })
}

/** Throws thing.notFound. */
export async function restoreTemplate(
  ground: Ground,
  accountId: number,
  templateId: number,
  by: Actor,
): Promise<TemplateDbRow> {
  await ground.db.transaction(async tx => {
    const back = await markTemplateKept(tx, accountId, templateId)
    if (!back) throw problem('thing.notFound')
    const entry = { action: 'template.restored', subject: String(templateId), data: { name: back.name } } as const
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
  })
  return await readTemplate(ground, accountId, templateId)
}

function contentOf(draft: TemplateDraft, row: TemplateDbRow | null): TemplateContent {
  const name = (draft.name ?? row?.name ?? '').trim()
  if (name === '') throw problem('template.nameMissing')
  return {
    name,
    language: draft.language ?? row?.language ?? 'cs',
    subject: draft.subject ?? row?.subject ?? '',
    html: draft.html ?? row?.html ?? '',
    mjml: draft.mjml === undefined ? (row?.mjml ?? null) : draft.mjml,
  }
}

export function emailsJobs(ground: Ground): Job[] {
  return [
    {
      name: 'emails.sweepTemplates',
      cron: '25 4 * * *',
      run: async () => {
        await sweepTemplates(ground.db, new Date(ground.clock.now().getTime() - KEPT_DAYS * DAY_MS))
      },
    },
  ]
}
