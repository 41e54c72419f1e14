import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { House } from '../../house.ts'
import { problem } from '../../platform/errors.ts'

const READS = new Set(['GET', 'HEAD'])

/**
 * Another site can make a browser send our cookie (SameSite=Lax alone leaves old browsers and sister hosts), but not a
 * false Origin: whatever changes something has to come from the admin's own pages.
 */
export function refuseOtherSites(app: FastifyInstance, house: House): void {
  const publicHost = new URL(house.config.publicUrl).host
  app.addHook('onRequest', async request => {
    if (!READS.has(request.method) && !isOwn(request, publicHost)) throw problem('request.crossOrigin')
  })
}

function isOwn(request: FastifyRequest, publicHost: string): boolean {
  const { origin } = request.headers
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin'
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  // Some proxies pass on their own Host, so the public name counts too. Schemes are not compared: TLS may end before us.
  return host !== '' && (host === publicHost || host === request.host.toLowerCase())
}
