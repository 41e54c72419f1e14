import type { Tx } from '../../platform/db.ts'
import { addJob } from '../../platform/jobs.ts'

export const DELIVER_JOB = 'webhooks.deliver'

/**
 * Something is due for an endpoint, now or at an instant. One job waits for each of both, and those of one endpoint run one
 * after the other: a slow one never takes more than one place.
 */
export async function wake(tx: Tx, accountId: number, endpointId: number, at?: Date): Promise<void> {
  const place = `${accountId}:${endpointId}`
  const key = `${DELIVER_JOB}:${place}${at ? ':later' : ''}`
  await addJob(tx, DELIVER_JOB, { accountId, endpointId }, { runAt: at, key, queue: `webhook:${place}` })
}
