import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { recordClick, recordOpen, type Visit, webVersion } from '../../rooms/outbox/index.ts'
import { sendNotice, sendUserHtml } from './page.ts'

const PIXEL = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')

/** The token is a wildcard, since a link that carries its address outgrows any maxParamLength. */
const tokenOf = (request: FastifyRequest) => (request.params as { '*': string })['*']

const visitOf = (request: FastifyRequest): Visit => ({
  method: request.method,
  ip: request.ip,
  userAgent: request.headers['user-agent'] ?? null,
})

export function trackingRoutes(app: FastifyInstance, { ground }: House): void {
  app.route({
    method: ['GET', 'HEAD'],
    url: '/t/o/*',
    handler: async (request, reply) => {
      // An image whatever happens: a reader must not see a broken one because of us.
      await recordOpen(ground, tokenOf(request), visitOf(request)).catch(error =>
        ground.log.error({ err: error }, 'an open could not be recorded'),
      )
      return reply.header('cache-control', 'no-store').type('image/gif').send(PIXEL)
    },
  })

  app.route({
    method: ['GET', 'HEAD'],
    url: '/t/c/*',
    handler: async (request, reply) => {
      const click = await recordClick(ground, tokenOf(request), visitOf(request))
      if (!click) return sendNotice(request, reply, { status: 404, words: 'unknown' })
      return reply
        .code(302)
        .headers({
          location: click.url,
          'cache-control': 'no-store',
          'referrer-policy': 'no-referrer-when-downgrade',
          'x-robots-tag': 'noindex',
        })
        .send()
    },
  })

  app.get('/t/w/*', async (request, reply) => {
    const page = await webVersion(ground, tokenOf(request))
    return page === null ? sendNotice(request, reply, { status: 404, words: 'unknown' }) : sendUserHtml(reply, page)
  })
}
