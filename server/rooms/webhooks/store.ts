import { randomUUID } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { livesMs } from './patience.ts'
import { insertDeliveries, type NewDelivery } from './queries-deliveries.ts'
import type { EndpointRow } from './queries-endpoints.ts'
import { wake } from './wake.ts'

export interface Told {
  endpoint: EndpointRow
  type: string
  body: string
  contactIds: (number | null)[]
}

/** Writes deliveries with the transaction of what they tell of, and wakes who sends them. */
export async function store(tx: Tx, accountId: number, told: Told[], now: Date): Promise<void> {
  const rows: NewDelivery[] = told.map(({ endpoint, type, body, contactIds }) => ({
    endpointId: endpoint.id,
    messageId: `msg_${randomUUID().replaceAll('-', '')}`,
    type,
    body,
    contactIds,
    expiresAt: new Date(now.getTime() + livesMs(endpoint.kind)),
  }))
  await insertDeliveries(tx, accountId, rows, now)
  for (const endpointId of new Set(rows.map(row => row.endpointId))) await wake(tx, accountId, endpointId)
}
