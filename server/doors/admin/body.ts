import type { FastifyInstance } from 'fastify'
import { problem } from '../../platform/errors.ts'
import { cleanJson, cleanText } from '../../platform/text.ts'

const BODY_LIMIT_BYTES = 2 * 1024 * 1024

/** JSON is all that is read here; a body may be absent whatever its type says. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    async (_: unknown, body: string) => (body.trim() === '' ? undefined : parsed(body)),
  )
  app.addHook('preValidation', async request => {
    const query = request.query as Record<string, unknown>
    for (const [name, value] of Object.entries(query)) if (typeof value === 'string') query[name] = cleanText(value)
  })
}

function parsed(body: string): unknown {
  try {
    // A key __proto__ would reach the prototype of any object that it is copied to.
    return cleanJson(JSON.parse(body, (key, value) => (key === '__proto__' ? undefined : value)))
  } catch {
    throw problem('request.malformed')
  }
}
