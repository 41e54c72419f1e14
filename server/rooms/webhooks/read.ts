import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { KEPT_MS, TOLD_AFTER_MS } from './patience.ts'
import {
  countByEndpoint,
  type DeliveryRow,
  type DeliveryWish,
  deliveryById,
  deliveryPage,
  type WholeDelivery,
} from './queries-deliveries.ts'
import { ailingEndpoints, type EndpointRow, endpointsOf } from './queries-endpoints.ts'
import { listsNamed } from './queries-facts.ts'

const DAY_MS = 86_400_000

export interface EndpointRecord extends EndpointRow {
  list: { id: number; name: string } | null
  waiting: number
  /** Within the last day. */
  failed: number
}

export async function readEndpoints(ground: Ground, accountId: number): Promise<EndpointRecord[]> {
  const rows = await endpointsOf(ground.db, accountId)
  if (rows.length === 0) return []
  const lists = await listsNamed(
    ground.db,
    accountId,
    rows.flatMap(row => row.list_id ?? []),
  )
  const counts = await countByEndpoint(ground.db, accountId, new Date(ground.clock.now().getTime() - DAY_MS))
  return rows.map(row => {
    const { waiting, failed } = counts.find(one => one.endpoint_id === row.id) ?? { waiting: 0, failed: 0 }
    return { ...row, list: lists.find(list => list.id === row.list_id) ?? null, waiting, failed }
  })
}

/** Throws thing.notFound. */
export async function readEndpoint(ground: Ground, accountId: number, id: number): Promise<EndpointRecord> {
  const found = (await readEndpoints(ground, accountId)).find(endpoint => endpoint.id === id)
  if (!found) throw problem('thing.notFound')
  return found
}

export async function readDeliveries(
  ground: Ground,
  accountId: number,
  wish: DeliveryWish & { after?: string; limit: number },
): Promise<{ deliveries: (DeliveryRow & { url: string })[]; next: string | null }> {
  const before = /^\d{1,15}$/.test(wish.after ?? '') ? Number(wish.after) : null
  const rows = await deliveryPage(ground.db, accountId, wish, before, wish.limit + 1)
  const deliveries = rows.slice(0, wish.limit)
  return { deliveries, next: rows.length > wish.limit ? String(deliveries.at(-1)!.id) : null }
}

/** Throws thing.notFound. */
export async function readDelivery(
  ground: Ground,
  accountId: number,
  id: number,
): Promise<WholeDelivery & { url: string }> {
  const row = await deliveryById(ground.db, accountId, id)
  if (!row) throw problem('thing.notFound')
  return row
}

/** What an administrator should look after: endpoints that were switched off, or fail for an hour. */
export async function ailing(ground: Ground, accountId: number) {
  return await ailingEndpoints(ground.db, accountId, new Date(ground.clock.now().getTime() - TOLD_AFTER_MS))
}

export const keptDays = { delivered: KEPT_MS.delivered / DAY_MS, failed: KEPT_MS.failed / DAY_MS }
