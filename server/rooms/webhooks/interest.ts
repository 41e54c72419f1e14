import { type WebhookEventName, webhookEvents } from '../../../contract/webhook-event.ts'
import type { Tx } from '../../platform/db.ts'
import { type EventType, follow } from '../events/index.ts'
import { endpointsOf } from './queries-endpoints.ts'

export const READER = 'webhooks'
export const BATCH_READER = 'webhooks.batches'

const OF_LISTS: EventType[] = ['subscribed', 'unsubscribed', 'unconfirmed', 'subscription.takenBack']
const OF_BATCHES: EventType[] = [
  'mail.attempted',
  'mail.deferred',
  'mail.accepted',
  'mail.refused',
  'mail.opened',
  'mail.clicked',
  'mail.complained',
  'unsubscribed',
]

/** After every change of an endpoint: what no endpoint wants is not even put aside. The account is locked. */
export async function reviseInterest(tx: Tx, accountId: number): Promise<void> {
  const on = (await endpointsOf(tx, accountId)).filter(endpoint => endpoint.is_on)
  const own = on.filter(endpoint => endpoint.kind === 'own').flatMap(endpoint => endpoint.types as WebhookEventName[])
  const types = new Set<EventType>(own.flatMap(name => webhookEvents[name]?.from ?? []))
  if (on.some(endpoint => endpoint.kind === 'list')) for (const type of OF_LISTS) types.add(type)
  await follow(tx, accountId, READER, [...types])
  await follow(tx, accountId, BATCH_READER, on.some(endpoint => endpoint.kind === 'account') ? OF_BATCHES : [])
}
