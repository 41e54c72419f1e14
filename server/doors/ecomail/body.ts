import type { FastifyInstance, FastifyRequest } from 'fastify'
import { cleanJson } from '../../platform/text.ts'
import { malformed } from './refusal.ts'

export type Json = Record<string, unknown>

export const BODY_LIMIT_BYTES = 2 * 1024 * 1024
export const ATTACHMENTS_BODY_LIMIT_BYTES = 6 * 1024 * 1024
export const BULK_BODY_LIMIT_BYTES = 32 * 1024 * 1024

/** Clients send JSON under every content type, or under none: it is read as JSON whatever they call it. */
export function readBodiesAsJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: FastifyRequest, body: Buffer) =>
    parseBody(body.toString('utf8')),
  )
}

/** To be called before the body is read. */
export function ignoreContentType(request: FastifyRequest): void {
  request.raw.headers['content-type'] = 'application/json'
}

/** An object: nothing, null and PHP's empty array are an empty one. Throws the refusal of a text that is no JSON. */
export function parseBody(text: string): Json {
  const trimmed = text.replace(/^\ufeff/, '').trim()
  if (trimmed === '') return {}
  const parsed = parse(trimmed)
  if (parsed === null || (Array.isArray(parsed) && parsed.length === 0)) return {}
  if (typeof parsed !== 'object') throw malformed()
  return parsed as Json
}

function parse(text: string): unknown {
  try {
    // A key __proto__ would reach the prototype of any object that it is copied to.
    return cleanJson(JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value)))
  } catch {
    throw malformed()
  }
}
