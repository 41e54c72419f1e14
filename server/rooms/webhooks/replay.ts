import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Actor } from '../accounts/index.ts'
import { audit } from './endpoints.ts'
import { livesMs } from './patience.ts'
import { deliveryById, sendAgain } from './queries-deliveries.ts'
import { lockEndpoint } from './queries-endpoints.ts'
import { wake } from './wake.ts'

/** Under the same id, so that a receiver that has it already knows. Throws thing.notFound, webhook.off. */
export async function replayDelivery(ground: Ground, accountId: number, id: number, by: Actor): Promise<number> {
  const delivery = await deliveryById(ground.db, accountId, id)
  if (!delivery) throw problem('thing.notFound')
  return await again(ground, accountId, delivery.endpoint_id, { id }, by)
}

/** Everything of an endpoint that has failed and was made since then. Says how many. Throws thing.notFound, webhook.off. */
export async function replayFailed(
  ground: Ground,
  accountId: number,
  endpointId: number,
  failedSince: Date,
  by: Actor,
): Promise<number> {
  return await again(ground, accountId, endpointId, { endpointId, failedSince }, by)
}

async function again(
  ground: Ground,
  accountId: number,
  endpointId: number,
  which: Parameters<typeof sendAgain>[2],
  by: Actor,
): Promise<number> {
  return await ground.db.transaction(async tx => {
    const endpoint = await lockEndpoint(tx, accountId, endpointId)
    if (!endpoint) throw problem('thing.notFound')
    if (!endpoint.is_on) throw problem('webhook.off')
    const now = ground.clock.now()
    const [sent] = await sendAgain(tx, accountId, which, now, new Date(now.getTime() + livesMs(endpoint.kind)))
    if (!sent) return 0
    await wake(tx, accountId, endpointId)
    await audit(ground, tx, accountId, by, 'webhook.replayed', { url: endpoint.url, n: sent.n })
    return sent.n
  })
}
