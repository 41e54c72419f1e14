import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { adminDoor } from './admin/index.ts'
import { adminFiles } from './admin-files.ts'
import { docsDoor } from './docs/index.ts'
import { ecomailDoor, ecomailRewriteUrl } from './ecomail/index.ts'
import { publicDoor } from './public/index.ts'
import { watchDoor } from './watch.ts'

const MB = 1024 * 1024

/** The longest path parameter: an address or a click token with a filled URL in it. */
const LONGEST_PARAM = 4_000

/** Everything on the one port. Does not listen; tests call `inject`. */
export async function buildApp(
  house: House,
  options: { isReady?: () => boolean; adminFolder?: string } = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: 2 * MB,
    trustProxy: house.config.trustProxy,
    genReqId: () => randomUUID(),
    rewriteUrl: request => ecomailRewriteUrl(request),
    routerOptions: { maxParamLength: LONGEST_PARAM },
    forceCloseConnections: true,
    requestTimeout: 120_000,
  })
  await app.register(watchDoor(house, options.isReady ?? (() => true)))
  await app.register(adminDoor(house), { prefix: '/app/api' })
  await app.register(adminFiles(options.adminFolder))
  await app.register(publicDoor(house))
  await app.register(docsDoor(house))
  await app.register(ecomailDoor(house))
  return app
}
