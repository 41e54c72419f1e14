import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Cell, SHEET_TYPES, sheetChunks } from '../../platform/sheet-writer.ts'
import { auditExport, contactExport } from '../../rooms/reports/index.ts'
import { html } from '../public/html.ts'
import { attachment } from './attachment.ts'
import { COPY_LOOK, Copy } from './contact-copy.ts'
import { copyWords } from './copy-words.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

const TYPES = { json: 'application/json; charset=utf-8', html: 'text/html; charset=utf-8', csv: SHEET_TYPES.csv }
type Format = keyof typeof TYPES

/**
 * Files about one contact, so they are not in the contract: everything as JSON or to be read, and the consents as a table.
 * A POST, since that they were given out is kept.
 */
export function serveContactExport({ house: { ground }, app, guard }: Door): void {
  app.post('/contacts/:id/export/:format', {
    onRequest: request => guard('marketer', request),
    handler: async (request, reply) => {
      const { id, format } = request.params as { id: string; format: string }
      if (!/^[1-9]\d{0,14}$/.test(id) || !Object.hasOwn(TYPES, format)) throw problem('thing.notFound')
      const { account_id, account_language } = holderOf(request)
      const { files } = copyWords[account_language]
      const contact = await auditExport(ground, account_id, Number(id), format, actorOf(request))
      const chunks = WRITERS[format as Format](ground, request, contact.id)
      const name = `${contact.email} ${format === 'csv' ? files.consents : files.data}.${format}`
      return await reply
        .type(TYPES[format as Format])
        .header('content-disposition', attachment(name))
        // Should a browser show it after all, nothing in it runs as us.
        .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
        .send(Readable.from(chunks))
    },
  })
}

type Chunks = AsyncGenerator<string | Buffer, void, undefined>
type Writer = (ground: Ground, request: FastifyRequest, contactId: number) => Chunks

const WRITERS: Record<Format, Writer> = { json: asJson, html: asPage, csv: consentsAsTable }

async function* asJson(ground: Ground, request: FastifyRequest, contactId: number): Chunks {
  const { account_id, account_name } = holderOf(request)
  yield `{"exportedAt":${JSON.stringify(ground.clock.now())},"account":${JSON.stringify(account_name)}`
  let open = ''
  for await (const { section, rows } of contactExport(ground, account_id, contactId)) {
    if (section !== open) yield `${open && ']'},\n"${section}":[`
    const isFirst = section !== open
    open = section
    yield rows.map((row, i) => `${i > 0 || !isFirst ? ',' : ''}\n${JSON.stringify(row)}`).join('')
  }
  yield ']}\n'
}

async function* asPage(ground: Ground, request: FastifyRequest, contactId: number): Chunks {
  const { account_id, account_name, account_language: language, time_zone: timeZone } = holderOf(request)
  const words = copyWords[language]
  const copy = new Copy({ language, timeZone })
  const blanks: Record<string, string> = { at: copy.moment(ground.clock.now()), account: account_name, zone: timeZone }
  const lead = words.lead.replace(/\{(\w+)\}/g, (_, name: string) => blanks[name]!)
  yield html`<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title>`.text
  yield `<style>${COPY_LOOK}</style>${html`<h1>${words.title}</h1><p>${lead}</p>`.text}`
  let open = ''
  let isEmpty = false
  const ended = () => (isEmpty ? html`<p>${words.empty}</p>`.text : '')
  for await (const { section, rows } of contactExport(ground, account_id, contactId)) {
    if (section !== open) {
      yield `${ended()}${html`<h2>${words.sections[section]}</h2>`.text}`
      isEmpty = true
    }
    open = section
    const written = copy.rows(section, rows)
    if (written.length > 0) isEmpty = false
    yield written.map(one => one.text).join('')
  }
  yield `${ended()}</html>\n`
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ')
  if (Array.isArray(value) && value.every(one => typeof one !== 'object')) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const CONSENT = [
  'at',
  'action',
  'list_name',
  'channel',
  'source',
  'basis',
  'obtained_on',
  'wording',
  'ip',
  'user_agent',
  'person',
]

async function* consentsAsTable(ground: Ground, request: FastifyRequest, contactId: number): Chunks {
  const { account_id, account_language: language, time_zone: timeZone } = holderOf(request)
  const rows = async function* (): AsyncGenerator<Cell[][], void, undefined> {
    for await (const chunk of contactExport(ground, account_id, contactId, ['consents']))
      yield chunk.rows.map(row => CONSENT.map(name => cellOf(row[name])))
  }
  const columns = CONSENT.map(name => copyWords[language].columns[name] ?? name)
  yield* sheetChunks({ format: 'csv', columns, rows: rows(), timeZone, separator: language === 'cs' ? ';' : ',' })
}

const cellOf = (value: unknown): Cell => (value instanceof Date ? value : textOf(value) || null)
