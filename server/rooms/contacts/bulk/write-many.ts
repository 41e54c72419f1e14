import { add, type CounterDelta } from '../../../platform/counters.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Ground } from '../../../platform/ground.ts'
import { type HappenedEvent, record } from '../../events/index.ts'
import { consentFor, contactEvents, type Origin, statusDeltas } from '../changes.ts'
import { differences, keepHistory } from '../history.ts'
import { PROFILE_COLUMNS, type Profile } from '../profile.ts'
import {
  type ContactRow,
  insertConsents,
  type SubscriptionRow,
  updateProfiles,
  type WrittenSubscription,
  writeSubscriptions,
} from '../queries.ts'
import { tagDeltas } from '../tag-counts.ts'

/** One chunk of an action on many: its transaction, and whose act it is. The contacts are locked. */
export interface Acting {
  ground: Ground
  tx: Tx
  accountId: number
  taskId: number
  now: Date
  origin: Origin
  /** Whether what starts by itself may start. */
  trigger: boolean
}

const CHANGING = [...PROFILE_COLUMNS, 'tags']

/** Writes profiles with everything that goes with it: history, events, the counts of tags. */
export async function writeProfiles(
  { tx, accountId, now, origin, trigger }: Acting,
  rows: { contact: ContactRow; profile: Profile }[],
): Promise<void> {
  if (rows.length === 0) return
  await updateProfiles(
    tx,
    accountId,
    rows.map(({ contact, profile }) => ({ ...profile, id: contact.id })),
    now,
  )
  const written = rows.map(({ contact, profile }) => {
    const changes = differences(contact, { ...contact, ...profile }, CHANGING)
    return {
      contact: { ...contact, ...profile },
      before: contact,
      isNew: false,
      changed: Object.keys(changes),
      changes,
    }
  })
  const entries = written.map(({ contact, changes }) => ({ contactId: contact.id, listId: null, changes }))
  await keepHistory(tx, accountId, entries, origin, now)
  await add(
    tx,
    accountId,
    written.flatMap(({ before, contact }) => tagDeltas(before.tags, contact.tags)),
    now,
  )
  await record(
    tx,
    accountId,
    written.flatMap(one => contactEvents(one, { triggerChanges: trigger, origin }, now)),
  )
}

export interface Move {
  before: SubscriptionRow
  after: WrittenSubscription
}

/** Writes new states with everything that goes with it: the proof, the counters, the events. */
export async function writeMoves(acting: Acting, moves: Move[], source: string): Promise<void> {
  const { tx, accountId, now, origin, trigger } = acting
  if (moves.length === 0) return
  await writeSubscriptions(
    tx,
    accountId,
    moves.map(({ after }) => after),
  )
  await insertConsents(
    tx,
    accountId,
    moves.flatMap(({ after }) => consentFor(after, origin, source) ?? []),
    now,
  )
  const deltas: CounterDelta[] = []
  const events: HappenedEvent[] = []
  for (const { before, after } of moves) {
    deltas.push(...statusDeltas(after.list_id, before.status, after.status))
    const data = { listId: after.list_id, from: before.status, channel: origin.channel, trigger }
    if (after.status === 'subscribed' || after.status === 'unsubscribed' || after.status === 'unconfirmed')
      events.push({ type: after.status, at: now, contactId: after.contact_id, data })
  }
  await add(tx, accountId, deltas, now)
  await record(tx, accountId, events)
}
