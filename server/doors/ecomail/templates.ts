import type { FastifyInstance } from 'fastify'
import { templates } from '../../../contract/ecomail/templates.ts'
import { TemplateInput } from '../../../contract/template.ts'
import type { House } from '../../house.ts'
import { NOBODY } from '../../rooms/accounts/index.ts'
import { createTemplate, readTemplate, type TemplateDbRow, templatesWhole } from '../../rooms/emails/index.ts'
import { readText } from './input.ts'
import { readPage } from './page.ts'
import { invalid, required } from './refusal.ts'
import { serve } from './serve.ts'
import { localTime } from './times.ts'

const PER_PAGE = 100

export function serveTemplates(app: FastifyInstance, house: House): void {
  serve(app, house, templates, {
    page: async ({ ground, account, query }) => {
      const { page, perPage } = readPage(query, PER_PAGE, PER_PAGE)
      const rows = await templatesWhole(ground.db, account.id, (page - 1) * perPage, perPage)
      return rows.map(row => shape(row, account.time_zone))
    },
    create: async ({ ground, account, body }) => {
      const draft = { name: readField(body, 'name').trim(), html: readField(body, 'html'), language: account.language }
      const { id, name, html } = await createTemplate(ground, account.id, draft, NOBODY)
      return { id, name, html }
    },
    read: async ({ ground, account, params }) =>
      shape(await readTemplate(ground, account.id, params.id), account.time_zone),
  })
}

type ShownRow = Pick<TemplateDbRow, 'id' | 'name' | 'html' | 'created_at' | 'updated_at'>

function shape(row: ShownRow, timeZone: string) {
  return {
    id: row.id,
    folder: 0,
    name: row.name,
    html: row.html,
    created_at: localTime(row.created_at, timeZone),
    updated_at: localTime(row.updated_at, timeZone),
  }
}

function readField(body: Record<string, unknown>, field: 'name' | 'html'): string {
  const text = readText(body[field])
  if (text === undefined || text === null || text === '') throw invalid({ [field]: [required(field)] })
  if (typeof text !== 'string') throw invalid({ [field]: [`The ${field} must be a string.`] })
  if (text.trim() === '') throw invalid({ [field]: [required(field)] })
  const { maxLength } = TemplateInput.properties[field] as { maxLength?: number }
  if (text.length > maxLength!)
    throw invalid({ [field]: [`The ${field} may not be greater than ${maxLength} characters.`] })
  return text
}
