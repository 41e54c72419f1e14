import type { FastifyInstance } from 'fastify'
import type { House } from '../../house.ts'
import { openApi } from './openapi.ts'
import { docsPage } from './page.ts'

/** The reference of the Ecomail API: for people at /docs, for machines at /openapi.json. */
export function docsDoor(house: House) {
  const { publicUrl: baseUrl, rateLimit: callsPerMinute } = house.config
  const document = Buffer.from(JSON.stringify(openApi(baseUrl)))
  const pages = {
    en: docsPage({ baseUrl, callsPerMinute, language: 'en' }),
    cs: docsPage({ baseUrl, callsPerMinute, language: 'cs' }),
  }
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/openapi.json', async (_, reply) => reply.header('content-type', 'application/json').send(document))
    app.get<{ Querystring: { lang?: string } }>('/docs', async (request, reply) => {
      reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      reply.header('x-content-type-options', 'nosniff')
      reply.header('referrer-policy', 'no-referrer')
      return reply.type('text/html; charset=utf-8').send(request.query.lang === 'cs' ? pages.cs : pages.en)
    })
  }
}
