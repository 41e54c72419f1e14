import type { EventType } from '../../../contract/event.ts'
import { monthOf } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { addJobs } from '../../platform/jobs.ts'
import { awaitedTypes, type EventRow, insertEvents, insertInbox, takeFromInbox, writeInterest } from './queries.ts'

export interface HappenedEvent {
  type: EventType
  at: Date
  contactId?: number | null
  data: object
}

/** Who reads what: the job named is queued with { accountId, inboxId } for each such event. */
const READERS: Partial<Record<EventType, { reader: string; job: string }[]>> = {
  'mail.requested': [{ reader: 'transactional', job: 'transactional.sendRequested' }],
  'orders.written': [{ reader: 'reports', job: 'reports.attribute' }],
  complained: [{ reader: 'outbox', job: 'outbox.leadComplaint' }],
  'contact.erased': [{ reader: 'webhooks.erased', job: 'webhooks.forgetPerson' }],
}

/**
 * Readers whose wishes differ by account (`follow`): their job is queued with { accountId } once a transaction that wrote
 * something for them, and takes all that has gathered. A pause lets more gather.
 */
const FOLLOWERS: Record<string, { job: string; pauseMs: number }> = {
  webhooks: { job: 'webhooks.collect', pauseMs: 0 },
  'webhooks.batches': { job: 'webhooks.collectBatches', pauseMs: 5_000 },
}

/**
 * Writes events, and for every reader interested in one an inbox row and its job, in the caller's transaction. Their ids, in
 * the order given.
 */
export async function record(tx: Tx, accountId: number, events: HappenedEvent[]): Promise<number[]> {
  if (events.length === 0) return []
  const rows = events.map(e => ({ ...e, contactId: e.contactId ?? null, month: monthOf(e.at) }))
  const { ids, readers } = await insertEvents(tx, accountId, rows)
  if (readers.length > 0) {
    const last = Math.max(...rows.map(row => row.at.getTime()))
    await addJobs(
      tx,
      readers.map(reader => {
        const { job, pauseMs } = FOLLOWERS[reader]!
        return { name: job, payload: { accountId }, runAt: pauseMs > 0 ? new Date(last + pauseMs) : undefined }
      }),
    )
  }
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

/** From now on `reader` gets these types of the account's events and no others; what waits in its inbox stays. */
export async function follow(tx: Tx, accountId: number, reader: string, types: EventType[]): Promise<void> {
  await writeInterest(tx, accountId, reader, types)
}

/** Whether anybody waits for such events: for those that are so many that they are written only then. */
export async function isAwaited(db: Db, accountId: number, type: EventType): Promise<boolean> {
  return (await whichAwaited(db, accountId, [type])).has(type)
}

/** Of these types the ones that anybody waits for, by one question. */
export async function whichAwaited<T extends EventType>(db: Db, accountId: number, types: T[]): Promise<Set<T>> {
  return new Set((await awaitedTypes(db, accountId, types)) as T[])
}
