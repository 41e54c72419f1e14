import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Two folders up from dist/server/main.js: the package. */
const BUILT = join(import.meta.dirname, '../../dist/admin')

/**
 * Only our own scripts run. Pictures may come from anywhere, since a sandboxed preview of a mail inherits this policy
 * and the mail's pictures are elsewhere.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  'img-src * data: blob:',
  "font-src 'self' data: https:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "form-action 'self'",
].join('; ')

/** The admin's files under /app/; a path that is none of them is a screen, so it gets the page. */
export function adminFiles(folder = BUILT) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(fastifyStatic, {
      root: folder,
      prefix: '/app/',
      index: false,
      // The build puts name.gz beside name.
      preCompressed: true,
      // Its own header would come after ours.
      cacheControl: false,
      wildcard: false,
      setHeaders: (reply, path) => {
        // Vite puts a hash into the names under assets/, so they never change.
        reply.setHeader('Cache-Control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
        reply.setHeader('Vary', 'Accept-Encoding')
        reply.setHeader('X-Content-Type-Options', 'nosniff')
      },
    })
    const page = async (reply: FastifyReply) => {
      const html = await readFile(join(folder, 'index.html')).catch(() => null)
      if (!html)
        return reply.code(503).type('text/plain').send('The admin has not been built yet: npm start builds it.\n')
      return reply
        .header('Content-Security-Policy', POLICY)
        .header('Cache-Control', 'no-cache')
        .header('X-Frame-Options', 'DENY')
        .header('Referrer-Policy', 'same-origin')
        .type('text/html; charset=utf-8')
        .send(html)
    }
    app.get('/app', (_request, reply) => reply.redirect('/app/'))
    app.get('/app/', (_request, reply) => page(reply))
    // A built file that is gone (an old tab after an upgrade) must not be answered with the page.
    app.get('/app/assets/*', (_request, reply) => reply.code(404).type('text/plain').send('not found\n'))
    app.get('/app/*', (_request, reply) => page(reply))
    app.get('/', (_request, reply) => reply.redirect('/app/'))
  }
}
