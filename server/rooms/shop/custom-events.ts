import type { Ground } from '../../platform/ground.ts'
import { identitiesOf } from '../contacts/index.ts'
import { record } from '../events/index.ts'
import { type CustomEventRow, countCustomEvents, customEventsOf } from './queries-events.ts'

/** What a shop says that a contact did, in its own words. */
export interface CustomEvent {
  category: string | null
  action: string | null
  label: string | null
  property: string | null
  /** A text, or what it sent as an object, as JSON. */
  value: string | null
}

/** Its id. */
export async function recordCustomEvent(
  ground: Ground,
  accountId: number,
  contactId: number,
  event: CustomEvent,
): Promise<number> {
  const happened = { type: 'custom.event', at: ground.clock.now(), contactId, data: event } as const
  const [id] = await ground.db.transaction(tx => record(tx, accountId, [happened]))
  return id!
}

/** The newest first. */
export async function readCustomEvents(
  ground: Ground,
  accountId: number,
  contactId: number,
  page: number,
  perPage: number,
): Promise<{ events: CustomEventRow[]; total: number }> {
  const ids = await identitiesOf(ground.db, accountId, contactId)
  const [events, total] = await Promise.all([
    customEventsOf(ground.db, accountId, ids, (page - 1) * perPage, perPage),
    countCustomEvents(ground.db, accountId, ids),
  ])
  return { events, total }
}
