import { sql } from '../../server/platform/sql.ts'
import { webhooksJobs } from '../../server/rooms/webhooks/index.ts'
import type { TestHouse } from './house.ts'

/** Runs a job of the webhooks by its name, as the worker would. */
export async function runWebhooks(house: TestHouse, name: string, payload: object = {}): Promise<void> {
  await webhooksJobs(house.ground)
    .find(job => job.name === `webhooks.${name}`)!
    .run(payload, 1)
}

/** What the worker would do by now: what was recorded becomes deliveries, and what is due is sent. */
export async function workWebhooks(house: TestHouse, accountId = house.accountId): Promise<void> {
  await runWebhooks(house, 'collect', { accountId })
  await runWebhooks(house, 'collectBatches', { accountId })
  const endpoints = await house.ground.db.query<{ id: number }>(
    sql`select id from webhook_endpoint where account_id = ${accountId} order by id`,
  )
  for (const { id } of endpoints) await runWebhooks(house, 'deliver', { accountId, endpointId: id })
}
