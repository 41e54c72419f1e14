import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { browser } from './browser.ts'
import { look } from './look.ts'
import { openApi } from './openapi.ts'
import { docsPage } from './page.ts'
import type { DocsLanguage } from './words.ts'

/** Only our own script and style; the page may call this very server and be framed by nobody. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
const YEAR_S = 31_536_000

/** The reference of the Ecomail API: for people at /docs, for machines at /openapi.json. */
export function docsDoor(house: House) {
  const { publicUrl: baseUrl, rateLimit: callsPerMinute } = house.config
  const script = `(${browser})()\n`
  const version = createHash('sha256').update(script).update(look).digest('hex').slice(0, 10)
  const page = (language: DocsLanguage) => once(() => docsPage({ baseUrl, callsPerMinute, language, version }))
  const pages = { en: page('en'), cs: page('cs') }
  const files = {
    script: once(() => script),
    look: once(() => look),
    openApi: once(() => JSON.stringify(openApi(baseUrl))),
  }
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/openapi.json', (request, reply) => give(request, reply.type('application/json'), files.openApi))
    app.get('/docs/script.js', (request, reply) =>
      give(request, lasting(reply).type('text/javascript; charset=utf-8'), files.script),
    )
    app.get('/docs/look.css', (request, reply) =>
      give(request, lasting(reply).type('text/css; charset=utf-8'), files.look),
    )
    app.get<{ Querystring: { lang?: string } }>('/docs', (request, reply) => {
      reply.header('content-security-policy', POLICY)
      reply.header('referrer-policy', 'no-referrer')
      reply.header('cache-control', 'no-cache')
      return give(request, reply.type('text/html; charset=utf-8'), pages[languageOf(request)])
    })
  }
}

/** What the address says, else what the browser would rather read. */
function languageOf(request: FastifyRequest<{ Querystring: { lang?: string } }>): DocsLanguage {
  const { lang } = request.query
  if (lang !== undefined) return lang === 'cs' ? 'cs' : 'en'
  return /^(cs|sk)\b/i.test(request.headers['accept-language'] ?? '') ? 'cs' : 'en'
}

interface Packed {
  plain: Buffer
  /** A tenth of it: the page repeats itself a lot. */
  gzipped: Buffer
}

/** Made when it is first asked for, and kept. */
function once(make: () => string): () => Packed {
  let made: Packed | undefined
  return () => {
    if (!made) {
      const plain = Buffer.from(make())
      made = { plain, gzipped: gzipSync(plain) }
    }
    return made
  }
}

function lasting(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', `public, max-age=${YEAR_S}, immutable`)
}

/** As a Buffer, so that no charset is added to JSON. */
function give(request: FastifyRequest, reply: FastifyReply, packed: () => Packed): FastifyReply {
  const { plain, gzipped } = packed()
  reply.header('x-content-type-options', 'nosniff').header('vary', 'accept-encoding, accept-language')
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(plain)
  return reply.header('content-encoding', 'gzip').send(gzipped)
}
