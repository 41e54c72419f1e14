import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { isConnectionLost } from '../../platform/db.ts'
import { type Caller, openCollector } from '../../rooms/web/index.ts'

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
const GET = '/i'
const POST = '/com.snowplowanalytics.snowplow/tp2'
/** A basket of a few thousand products, in base64. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024
const LONGEST_QUERY = 64 * 1024

/**
 * The protocol of Snowplow's trackers, 2.4.2 and later. What is not kept is answered like what is: a tracker sends its next event
 * only after a whole image, and keeps its queue on any 4xx. 5xx asks it to come again.
 */
export function collectorDoor(house: House) {
  return async (app: FastifyInstance): Promise<void> => {
    const collector = openCollector(house.ground)
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: FastifyRequest, body: Buffer) => body)
    app.addHook('onRequest', async (request, reply) => void allowOrigin(request, reply))
    app.setErrorHandler((error: FastifyError, request, reply) => refuse(house, error, request, reply))
    for (const url of [GET, POST]) app.options(url, async (_request, reply) => reply.code(200).send())
    app.get(GET, async (request, reply) => {
      await collector.collect(eventOfQuery(request.raw.url ?? ''), callerOf(request))
      return sendPixel(reply)
    })
    app.post(POST, { bodyLimit: BODY_LIMIT_BYTES }, async (request, reply) => {
      await collector.collect(eventsOfBody(request.body), callerOf(request))
      return reply.type('text/plain').header('cache-control', 'no-store').send('ok')
    })
  }
}

/** Trackers send credentials, and browsers refuse a star then. No cookie is ever set here. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers
  reply.header('vary', 'Origin').header('cross-origin-resource-policy', 'cross-origin')
  if (origin === undefined) return
  reply.headers({ 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' })
  if (request.method === 'OPTIONS')
    reply.headers({
      'access-control-allow-headers': 'Content-Type, SP-Anonymous',
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-max-age': '3600',
    })
}

function callerOf(request: FastifyRequest): Caller {
  return {
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    isAnonymous: request.headers['sp-anonymous'] !== undefined,
  }
}

function eventOfQuery(url: string): Iterable<[string, unknown]>[] {
  const mark = url.indexOf('?')
  const query = mark === -1 ? '' : url.slice(mark + 1)
  return query === '' || query.length > LONGEST_QUERY ? [] : [new URLSearchParams(query)]
}

function eventsOfBody(body: unknown): Iterable<[string, unknown]>[] {
  let given: unknown
  try {
    given = JSON.parse((body as Buffer).toString('utf8'))
  } catch {
    return []
  }
  const data = (given as { data?: unknown } | null)?.data
  if (!Array.isArray(data)) return []
  return data.filter(one => typeof one === 'object' && one !== null).map(one => Object.entries(one as object))
}

const sendPixel = (reply: FastifyReply) => reply.header('cache-control', 'no-store').type('image/gif').send(PIXEL)

function refuse(house: House, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isJunk = (error.statusCode ?? 500) < 500
  if (isJunk) return request.method === 'GET' ? sendPixel(reply) : reply.code(200).type('text/plain').send('ok')
  const isAway = isConnectionLost(error)
  house.ground.log[isAway ? 'warn' : 'error']({ err: error, requestId: request.id }, 'an event could not be collected')
  return reply.code(503).header('retry-after', '5').type('text/plain').send('come again\n')
}
