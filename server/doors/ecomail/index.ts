import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { serveAccount } from './account.ts'
import { BODY_LIMIT_BYTES, readBodiesAsJson } from './body.ts'
import { serveCampaignLog } from './campaign-log.ts'
import { serveCampaigns } from './campaigns.ts'
import { serveCoupons } from './coupons.ts'
import { serveDomains } from './domains.ts'
import { serveEvents } from './events.ts'
import { serveFeeds } from './feeds.ts'
import { gate, hasKey } from './gate.ts'
import { serveLists } from './lists.ts'
import { serveMembers } from './members.ts'
import { servePipelines } from './pipelines.ts'
import { notFound, refusalOf } from './refusal.ts'
import { serveSegments } from './segments.ts'
import { answer } from './serve.ts'
import { serveSubscribe } from './subscribe.ts'
import { serveSubscribers } from './subscribers.ts'
import { serveTemplates } from './templates.ts'
import { serveTransactional } from './transactional.ts'
import { serveTransactions } from './transactions.ts'
import { serveWebhooks } from './webhooks.ts'

export { rewriteUrl } from './rewrite-url.ts'

/** What Fastify must be made with for this door: long addresses stand percent-encoded in paths. */
export const MAX_PARAM_LENGTH = 16_384

/** The Ecomail API v2 at the root of the server. */
export function ecomailDoor(house: House) {
  return async (app: FastifyInstance): Promise<void> => {
    readBodiesAsJson(app)
    app.setErrorHandler((error: FastifyError, request, reply) => refuse(house, error, request, reply))
    serveAccount(app, house)
    serveLists(app, house)
    serveMembers(app, house)
    serveSubscribe(app, house)
    serveSubscribers(app, house)
    serveCampaigns(app, house)
    serveCampaignLog(app, house)
    serveSegments(app, house)
    serveDomains(app, house)
    servePipelines(app, house)
    serveTemplates(app, house)
    serveTransactions(app, house)
    serveEvents(app, house)
    serveCoupons(app, house)
    serveFeeds(app, house)
    serveTransactional(app, house)
    serveWebhooks(app, house)
    answerUnknownPaths(app, house)
  }
}

function refuse(house: House, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error)
  if (refusal) {
    if (refusal.status === 503) house.ground.log.warn({ err: error, requestId: request.id }, 'the database is away')
    return answer(reply.headers(refusal.headers), refusal.status, refusal.body)
  }
  house.ground.log.error({ err: error, requestId: request.id }, 'a call to the Ecomail API failed')
  return answer(reply, 500, { message: 'Server Error', request_id: request.id })
}

/** Who sends a key speaks to this API and gets JSON; everybody else is not ours to answer. */
function answerUnknownPaths(app: FastifyInstance, house: House): void {
  const pass = gate(house)
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/*',
    bodyLimit: BODY_LIMIT_BYTES,
    onRequest: async (request, reply) => {
      if (!hasKey(request)) return reply.callNotFound()
      await pass(request)
      throw notFound()
    },
    handler: async () => {
      throw notFound()
    },
  })
}
