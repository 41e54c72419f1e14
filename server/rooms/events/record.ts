import type { EventType } from '../../../contract/event.ts'
import { monthOf } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import { addJobs } from '../../platform/jobs.ts'
import { type EventRow, insertEvents, insertInbox, takeFromInbox } from './queries.ts'

export interface HappenedEvent {
  type: EventType
  at: Date
  contactId?: number | null
  data: object
}

/** Who reads what: the job named is queued with { accountId, inboxId } for each such event. */
const READERS: Partial<Record<EventType, { reader: string; job: string }[]>> = {
  'mail.requested': [{ reader: 'transactional', job: 'transactional.sendRequested' }],
}

/**
 * Writes events, and for every reader interested in one an inbox row and its job, in the caller's transaction. Their ids, in
 * the order given.
 */
export async function record(tx: Tx, accountId: number, events: HappenedEvent[]): Promise<number[]> {
  if (events.length === 0) return []
  const rows = events.map(e => ({ ...e, contactId: e.contactId ?? null, month: monthOf(e.at) }))
  const ids = await insertEvents(tx, accountId, rows)
  const awaited = rows.flatMap((event, i) =>
    (READERS[event.type] ?? []).map(({ reader, job }) => ({
      reader,
      job,
      month: event.month,
      eventId: ids[i]!,
      at: event.at,
    })),
  )
  if (awaited.length === 0) return ids
  const inboxIds = await insertInbox(tx, accountId, awaited)
  await addJobs(
    tx,
    awaited.map(({ job }, i) => ({ name: job, payload: { accountId, inboxId: inboxIds[i] } })),
  )
  return ids
}

/** Takes one event out of a reader's inbox: the effect belongs into the same transaction, so that it happens exactly once. */
export async function take(tx: Tx, accountId: number, reader: string, inboxId: number): Promise<EventRow | undefined> {
  return await takeFromInbox(tx, accountId, reader, inboxId)
}
