import { type Template, type TemplateRow, templates } from '../../../contract/template.ts'
import { mount } from '../../platform/mount.ts'
import {
  changeTemplate,
  compileMjml,
  copyTemplate,
  createTemplate,
  previewTemplate,
  readStarter,
  readTemplate,
  removeTemplate,
  restoreTemplate,
  sampleOf,
  type TemplateDbRow,
  type TemplateSummary,
  templatePage,
} from '../../rooms/emails/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { shownPreview } from './email-shape.ts'

const PAGE = 24

export function serveTemplates(door: Door): void {
  serveKept(door)
  serveLooks(door)
}

function serveKept({ house: { ground }, app, guard }: Door): void {
  mount(app, templates.page, guard, async ({ input, request }) => {
    const { limit = PAGE, ...query } = input.query
    const page = await templatePage(ground, holderOf(request).account_id, { ...query, limit })
    return { templates: page.templates.map(shownRow), next: page.next }
  })
  mount(app, templates.create, guard, async ({ input, request }) =>
    shown(await createTemplate(ground, holderOf(request).account_id, input.body, actorOf(request))),
  )
  mount(app, templates.read, guard, async ({ input, request }) =>
    shown(await readTemplate(ground, holderOf(request).account_id, input.params.id)),
  )
  mount(app, templates.change, guard, async ({ input, request }) => {
    const { version, ...draft } = input.body
    const { account_id } = holderOf(request)
    return shown(await changeTemplate(ground, account_id, input.params.id, draft, { version, by: actorOf(request) }))
  })
  mount(app, templates.copy, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    return shown(await copyTemplate(ground, account_id, input.params.id, input.body.name, actorOf(request)))
  })
  mount(app, templates.remove, guard, async ({ input, request }) => {
    await removeTemplate(ground, holderOf(request).account_id, input.params.id, actorOf(request))
    return {}
  })
  mount(app, templates.restore, guard, async ({ input, request }) =>
    shown(await restoreTemplate(ground, holderOf(request).account_id, input.params.id, actorOf(request))),
  )
}

/** What an e-mail looks like; nothing of it is kept. */
function serveLooks({ house: { ground }, app, guard }: Door): void {
  mount(app, templates.sample, guard, async ({ input, request }) => {
    const { html, language } = await readTemplate(ground, holderOf(request).account_id, input.params.id)
    return { html: sampleOf(ground, html, language) }
  })
  mount(app, templates.preview, guard, async ({ input, request }) => {
    const { account_id, account_language } = holderOf(request)
    const { subject = '', html = '', language = account_language, ...rest } = input.body
    return shownPreview(await previewTemplate(ground, account_id, { ...rest, subject, html, language }))
  })
  mount(app, templates.starter, guard, async ({ input, request }) => {
    const { account_id, account_language } = holderOf(request)
    return await readStarter(ground, account_id, input.params.key, input.query.language ?? account_language)
  })
  mount(app, templates.compile, guard, async ({ input, request }) => {
    const { html } = await compileMjml(holderOf(request).account_id, input.body.mjml)
    return { html }
  })
}

function shownRow(row: TemplateSummary): TemplateRow {
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    subject: row.subject,
    kind: row.is_mjml ? 'mjml' : 'html',
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  }
}

function shown(row: TemplateDbRow): Template {
  return { ...shownRow(row), html: row.html, mjml: row.mjml }
}
