import type { FastifyError, FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { archiveIndexRoutes } from './archive-index.ts'
import { confirmRoutes } from './confirm.ts'
import { takeForms } from './form.ts'
import { noticeRoutes } from './notices.ts'
import { sendNotice, sendUserHtml } from './page.ts'
import { signUpRoutes } from './sign-up.ts'
import { trackingRoutes } from './tracking.ts'
import { unsubscribeRoutes } from './unsubscribe.ts'

export interface PublicDoorOptions {
  /** The HTML of a campaign in the public archive, as nobody in particular gets it; null: no such campaign, or a wrong hash. */
  archived?: (campaignId: number, hash: string) => Promise<{ html: string; isIndexed: boolean } | null>
}

/** What anybody may open: tracked links and pixels, web versions, signing up, unsubscribing, preferences, confirmations, the archive. */
export function publicDoor(house: House, options: PublicDoorOptions = {}): FastifyPluginAsync {
  return async (app: FastifyInstance) => {
    takeForms(app)
    app.setErrorHandler<FastifyError>((error, request, reply) => answerError(house, error, request, reply))
    trackingRoutes(app, house)
    unsubscribeRoutes(app, house)
    confirmRoutes(app, house)
    signUpRoutes(app, house)
    noticeRoutes(app, house)
    archiveIndexRoutes(app, house)
    if (options.archived) archiveRoute(app, options.archived)
    for (const url of ['/t/*', '/u/*', '/s/*', '/n/*', '/public/*'])
      app.get(url, async (request, reply) => sendNotice(request, reply, { status: 404, words: 'unknown' }))
  }
}

function archiveRoute(app: FastifyInstance, archived: NonNullable<PublicDoorOptions['archived']>): void {
  app.get<{ Params: { id: string; hash: string } }>('/campaigns/render/:id/:hash', async (request, reply) => {
    const { id, hash } = request.params
    const page = /^\d{1,15}$/.test(id) ? await archived(Number(id), hash) : null
    if (page === null) return sendNotice(request, reply, { status: 404, words: 'unknown' })
    return sendUserHtml(reply, page.html, { isIndexed: page.isIndexed })
  })
}

function answerError(house: House, error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500
  if (status < 500) return sendNotice(request, reply, { status, words: 'wrong' })
  house.ground.log.error({ err: error, requestId: request.id }, 'a public page failed')
  return sendNotice(request, reply, { status: 500, words: 'failed' })
}
