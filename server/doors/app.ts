import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import type { House } from '../house.ts'
import { archivedCampaign } from '../rooms/campaigns/index.ts'
import { adminDoor } from './admin/index.ts'
import { adminFiles } from './admin-files.ts'
import { collectorDoor } from './collector/index.ts'
import { docsDoor } from './docs/index.ts'
import { ecomailDoor, MAX_PARAM_LENGTH, rewriteUrl } from './ecomail/index.ts'
import { publicDoor } from './public/index.ts'
import { trackerFiles } from './tracker-files.ts'
import { watchDoor } from './watch.ts'

const MB = 1024 * 1024

/** Everything on the one port. Does not listen; tests call `inject`. */
export async function buildApp(
  house: House,
  options: { isReady?: () => boolean; adminFolder?: string } = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: 2 * MB,
    // Trackers put a basket into an address; Node's own limit is 16 kB.
    http: { maxHeaderSize: 64 * 1024 },
    trustProxy: house.config.trustProxy,
    genReqId: () => randomUUID(),
    rewriteUrl,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    forceCloseConnections: true,
    requestTimeout: 120_000,
  })
  await app.register(watchDoor(house, options.isReady ?? (() => true)))
  await app.register(adminDoor(house), { prefix: '/app/api' })
  await app.register(adminFiles(options.adminFolder))
  await app.register(trackerFiles())
  await app.register(collectorDoor(house))
  const archived = (campaignId: number, hash: string) => archivedCampaign(house.ground, campaignId, hash)
  await app.register(publicDoor(house, { archived }))
  await app.register(docsDoor(house))
  await app.register(ecomailDoor(house))
  // Without a key and on no path of ours; a Buffer, since Fastify would add a charset to a string.
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).type('application/json').send(Buffer.from('{"message":"Not Found!"}')),
  )
  return app
}
