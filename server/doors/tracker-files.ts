import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** Two folders up from dist/server/main.js: the package. */
const BUILT = join(import.meta.dirname, '../../dist/tracker')

/** Ours, and the two names under which shops have the script in their pages already: only the host changes. */
const ADDRESSES = ['/ecmtr.js', '/ecmtr-2.4.2.js', '/2.4.2/sp.js']

/** Pages stay open and shops cache on their own: an hour until a new version is everywhere. */
const CACHED = 'public, max-age=3600, stale-while-revalidate=86400'

/** The script that shops put on their pages, for any site. */
export function trackerFiles(folder = BUILT) {
  return async (app: FastifyInstance): Promise<void> => {
    let kept: Promise<Script> | undefined
    const script = async () => {
      kept ??= readScript(folder)
      return await kept.catch(() => {
        kept = undefined
        return null
      })
    }
    for (const url of ADDRESSES) {
      app.get(url, async (request, reply) => {
        const found = await script()
        reply.headers({
          'access-control-allow-origin': '*',
          'cross-origin-resource-policy': 'cross-origin',
          'x-content-type-options': 'nosniff',
        })
        if (!found) return reply.code(503).header('retry-after', '5').type('text/plain').send('not built yet\n')
        reply.headers({ 'cache-control': CACHED, etag: found.etag, vary: 'Accept-Encoding' })
        if (request.headers['if-none-match']?.includes(found.etag)) return reply.code(304).send()
        reply.type('text/javascript; charset=utf-8')
        const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding']))
        return takesGzip ? reply.header('content-encoding', 'gzip').send(found.gzipped) : reply.send(found.plain)
      })
    }
  }
}

interface Script {
  plain: Buffer
  gzipped: Buffer
  etag: string
}

async function readScript(folder: string): Promise<Script> {
  const [plain, gzipped] = await Promise.all([
    readFile(join(folder, 'ecmtr.js')),
    readFile(join(folder, 'ecmtr.js.gz')),
  ])
  // Weak: the same for both encodings.
  return { plain, gzipped, etag: `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"` }
}
