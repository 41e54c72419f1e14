import { add, type CounterDelta } from '../../platform/counters.ts'
import { Again, type Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { type HappenedEvent, record } from '../events/index.ts'
import { consentFor, type Origin, statusChange, statusDeltas } from './changes.ts'
import { differences, fieldDifferences, keepHistory } from './history.ts'
import {
  type MergePlan,
  type PlannedSubscription,
  planMerge,
  type Side,
  type Take,
  uniteHistories,
} from './merge-plan.ts'
import { PROFILE_COLUMNS } from './profile.ts'
import {
  type ContactRow,
  contactById,
  deleteContact,
  insertConsents,
  insertSuppression,
  lockContactsByKey,
  subscriptionsOf,
  updateAddress,
  updateProfiles,
  writeSubscriptions,
} from './queries.ts'
import { moveHistory } from './queries-history.ts'
import { insertMerge, moveMerges, moveSubscriptions, uniteTimes } from './queries-merge.ts'
import { addressHash } from './suppress.ts'
import { tagDeltas } from './tag-counts.ts'

export interface MergeCall {
  winnerId: number
  loserId: number
  takes: Take[]
  by: Actor
}

/** Throws thing.notFound, contact.mergeSame. */
export async function readMerge(
  ground: Ground,
  accountId: number,
  call: Omit<MergeCall, 'by'>,
): Promise<{ winner: Side; loser: Side; plan: MergePlan }> {
  const [winner, loser] = [
    await sideOf(ground.db, accountId, call.winnerId),
    await sideOf(ground.db, accountId, call.loserId),
  ]
  if (winner.contact.id === loser.contact.id) throw problem('contact.mergeSame')
  return { winner, loser, plan: planMerge(winner, loser, call.takes) }
}

async function sideOf(db: Pick<Tx, 'one' | 'query' | 'run'>, accountId: number, id: number): Promise<Side> {
  const contact = await contactById(db, accountId, id)
  if (!contact) throw problem('thing.notFound')
  return { contact, subscriptions: await subscriptionsOf(db, accountId, contact.id) }
}

/**
 * Makes one contact of two. The loser's row goes; its id, its links and all that is kept under its id lead to the winner
 * from now on. Cannot be undone. Throws thing.notFound, contact.mergeSame.
 */
export async function mergeIn(
  ground: Ground,
  tx: Tx,
  accountId: number,
  call: MergeCall,
): Promise<{ before: { winner: ContactRow; loser: ContactRow }; contact: ContactRow }> {
  const { winner, loser } = await lockBoth(tx, accountId, call)
  const plan = planMerge(winner, loser, call.takes)
  const now = ground.clock.now()
  const [winnerId, loserId] = [winner.contact.id, loser.contact.id]
  await insertMerge(tx, accountId, {
    loser_id: loserId,
    winner_id: winnerId,
    at: now,
    user_id: call.by.userId,
    email: loser.contact.email,
    was: { ...loser.contact, subscriptions: loser.subscriptions },
  })
  await moveMerges(tx, accountId, loserId, winnerId)
  await moveHistory(tx, accountId, loserId, winnerId)
  const alone = plan.subscriptions.filter(planned => !planned.winner).map(planned => planned.listId)
  await moveSubscriptions(tx, accountId, loserId, winnerId, alone)
  await deleteContact(tx, accountId, loserId)
  await updateProfiles(tx, accountId, [{ ...plan.profile, id: winnerId }], now)
  await updateAddress(tx, accountId, winnerId, plan.address, now)
  await uniteTimes(tx, accountId, winnerId, loser.contact)
  await keepSuppression(ground, tx, accountId, plan, now)
  const written = plan.subscriptions.map(planned => subscriptionAfter(planned, winnerId, now))
  await writeSubscriptions(tx, accountId, written)
  const contact = { ...winner.contact, ...plan.profile, ...plan.address }
  await recordMerge(tx, accountId, { winner, loser, plan, contact, by: call.by }, now)
  return { before: { winner: winner.contact, loser: loser.contact }, contact }
}

async function lockBoth(tx: Tx, accountId: number, call: MergeCall): Promise<{ winner: Side; loser: Side }> {
  const [winner, loser] = [
    await contactById(tx, accountId, call.winnerId),
    await contactById(tx, accountId, call.loserId),
  ]
  if (!winner || !loser) throw problem('thing.notFound')
  if (winner.id === loser.id) throw problem('contact.mergeSame')
  const locked = await lockContactsByKey(tx, accountId, [winner.email_key, loser.email_key])
  const side = async ({ id }: ContactRow): Promise<Side> => {
    const contact = locked.find(row => row.id === id)
    if (!contact) throw new Again('a contact was given another address, or merged, meanwhile')
    return { contact, subscriptions: await subscriptionsOf(tx, accountId, id) }
  }
  return { winner: await side(winner), loser: await side(loser) }
}

async function keepSuppression(ground: Ground, tx: Tx, accountId: number, plan: MergePlan, now: Date): Promise<void> {
  const { email, email_key, suppressed } = plan.address
  if (!suppressed) return
  const hash = addressHash(ground.secrets, accountId, email_key)
  await insertSuppression(tx, accountId, {
    hash,
    email: suppressed === 'erased' ? null : email,
    reason: suppressed,
    at: now,
  })
}

function subscriptionAfter(planned: PlannedSubscription, winnerId: number, now: Date) {
  const { status, decided, winner, loser } = planned
  const isNew = status !== winner?.status
  const change = isNew ? statusChange(now, 'merge', status, winner?.status ?? null) : null
  return {
    ...decided,
    contact_id: winnerId,
    status,
    fields: planned.fields,
    groups: planned.groups,
    source: winner?.source ?? loser!.source,
    unsubscribed_at: status === 'unsubscribed' ? decided.unsubscribed_at : null,
    unsub_reason: status === 'unsubscribed' ? decided.unsub_reason : null,
    status_history: uniteHistories(planned, change),
    confirmed_at: winner?.confirmed_at ?? loser?.confirmed_at ?? null,
  }
}

interface Merged {
  winner: Side
  loser: Side
  plan: MergePlan
  contact: ContactRow
  by: Actor
}

/** Counters, consents, history, events and the audit. */
async function recordMerge(
  tx: Tx,
  accountId: number,
  { winner, loser, plan, contact, by }: Merged,
  now: Date,
): Promise<void> {
  const [winnerId, loserId] = [winner.contact.id, loser.contact.id]
  const origin: Origin = { channel: 'merge', userId: by.userId, ip: by.ip, source: `merge:${loserId}` }
  await add(tx, accountId, countMerge({ winner, loser, plan }), now)
  const moved = plan.subscriptions.filter(planned => planned.status !== planned.winner?.status)
  const consents = moved.flatMap(
    ({ listId, status }) => consentFor({ contact_id: winnerId, list_id: listId, status }, origin, 'merge') ?? [],
  )
  await insertConsents(tx, accountId, consents, now)
  const changes = differences(winner.contact, contact, ['email', ...PROFILE_COLUMNS, 'tags'])
  const ofLists = plan.subscriptions.map(planned => ({
    contactId: winnerId,
    listId: planned.listId,
    changes: fieldDifferences(planned.winner ?? { fields: {}, groups: null }, planned),
  }))
  await keepHistory(tx, accountId, [{ contactId: winnerId, listId: null, changes }, ...ofLists], origin, now)
  const base = { at: now, contactId: winnerId }
  const events: HappenedEvent[] = [{ ...base, type: 'contact.merged', data: { loserId, email: loser.contact.email } }]
  for (const { listId, status, winner: was } of moved) {
    const data = { listId, from: was?.status ?? null, channel: 'merge', trigger: false }
    if (status === 'subscribed' || status === 'unsubscribed' || status === 'unconfirmed')
      events.push({ ...base, type: status, data })
  }
  await record(tx, accountId, events)
  const entry = { action: 'contact.merged' as const, subject: String(winnerId), data: { loserId } }
  await insertAudit(tx, accountId, { ...by, at: now, ...entry })
}

function countMerge({ winner, loser, plan }: Omit<Merged, 'contact' | 'by'>): CounterDelta[] {
  return [
    { subject: 'account', name: 'contacts', n: -1 },
    ...tagDeltas(winner.contact.tags, plan.profile.tags),
    ...tagDeltas(loser.contact.tags, []),
    ...plan.subscriptions.flatMap(planned => [
      ...statusDeltas(planned.listId, planned.winner?.status ?? null, planned.status),
      ...(planned.loser ? [{ subject: `list:${planned.listId}`, name: planned.loser.status as string, n: -1 }] : []),
    ]),
  ]
}
