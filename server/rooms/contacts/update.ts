import type { SubscriptionStatus } from '../../../contract/list.ts'
import { add } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type HappenedEvent, record } from '../events/index.ts'
import { aftermath } from './aftermath.ts'
import { consentFor, contactEvents, type Origin, statusBeforeBounce, statusChange, statusDeltas } from './changes.ts'
import { parseFields } from './fields.ts'
import { differences, fieldDifferences, keepHistory } from './history.ts'
import { moveAddress } from './move-address.ts'
import { applyProfile, PROFILE_COLUMNS, type ProfilePatch } from './profile.ts'
import {
  type ContactRow,
  insertConsents,
  lockContact,
  type SubscriptionRow,
  subscriptionsIn,
  subscriptionsOf,
  updateProfiles,
  writeSubscriptions,
} from './queries.ts'
import { fieldsOf, insertFields, listById } from './queries-lists.ts'
import { insertNotices } from './queries-notices.ts'
import { tagDeltas } from './tag-counts.ts'
import { isOwnWish, keepWish } from './wishes.ts'

export interface UpdateCall {
  profile: ProfilePatch
  /** Works out anew what of vocative, gender and name day is cleared. */
  rework?: boolean
  /** A new address; the contact, its history and its subscriptions stay. */
  email?: string
  /** The old address bounced: the new one starts afresh. */
  leaveBounce?: boolean
  fields?: Record<string, unknown>
  groups?: Record<string, string[]>
  status?: SubscriptionStatus
  unsubReason?: string | null
  origin: Origin
  triggerChanges: boolean
}

/**
 * Changes a contact and, with a list, its subscription there. Throws thing.notFound (no such contact),
 * contact.notInList, contact.emailTaken, contact.emailInvalid, contact.fieldInvalid, list.fieldClash.
 */
export async function updateContact(
  ground: Ground,
  accountId: number,
  contactId: number,
  listId: number | null,
  call: UpdateCall,
): Promise<ContactRow> {
  return await ground.db.transaction(tx => updateContactIn(ground, tx, accountId, contactId, listId, call))
}

export async function updateContactIn(
  ground: Ground,
  tx: Tx,
  accountId: number,
  contactId: number,
  listId: number | null,
  call: UpdateCall,
): Promise<ContactRow> {
  const now = ground.clock.now()
  const contact = await lockContact(tx, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const { id } = contact
  const { profile, changed } = applyProfile(contact, call.profile, call.rework)
  if (changed.length > 0) await updateProfiles(tx, accountId, [{ ...profile, id }], now)
  const moved =
    call.email === undefined
      ? {}
      : await moveAddress(ground, tx, accountId, contact, call.email, call.leaveBounce ?? false)
  const written = { ...contact, ...profile, ...moved }
  if (contact.suppressed && !written.suppressed) await restoreBounced(tx, accountId, id, call.origin, now)
  const changes = differences(contact, written, ['email', ...PROFILE_COLUMNS, 'tags'])
  const events: HappenedEvent[] = contactEvents(
    { contact: written, isNew: false, changed: Object.keys(changes), before: contact },
    call,
    now,
  )
  await keepHistory(tx, accountId, [{ contactId: id, listId: null, changes }], call.origin, now)
  await add(tx, accountId, tagDeltas(contact.tags, written.tags), now)
  if (listId !== null) events.push(...(await updateSubscription(tx, accountId, id, listId, call, now)))
  await record(tx, accountId, events)
  return written
}

async function updateSubscription(
  tx: Tx,
  accountId: number,
  contactId: number,
  listId: number,
  call: UpdateCall,
  now: Date,
): Promise<HappenedEvent[]> {
  const [before] = await subscriptionsIn(tx, accountId, listId, [contactId])
  if (!before) throw problem('contact.notInList')
  const fields = call.fields ? await takeFields(tx, accountId, listId, call.fields) : {}
  const status = call.status ?? before.status
  if (status === before.status && !call.fields && !call.groups) return []
  const after = {
    ...withStatus(before, status, call, now),
    fields: { ...before.fields, ...fields },
    groups: call.groups ? { ...before.groups, ...call.groups } : before.groups,
  }
  await writeSubscriptions(tx, accountId, [after])
  await keepHistory(tx, accountId, [{ contactId, listId, changes: fieldDifferences(before, after) }], call.origin, now)
  return await afterStatus(tx, accountId, before, status, call, now)
}

async function takeFields(
  tx: Tx,
  accountId: number,
  listId: number,
  given: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const known = new Map((await fieldsOf(tx, accountId, [listId])).map(field => [field.key, field]))
  const { values, created } = parseFields(given, known)
  await insertFields(tx, accountId, listId, created)
  return values
}

/** The subscription as it is after a change of its state. */
export function withStatus(
  before: SubscriptionRow,
  status: SubscriptionStatus,
  call: { origin: Origin; unsubReason?: string | null },
  now: Date,
) {
  if (status === before.status) return before
  return {
    ...before,
    status,
    subscribed_at: status === 'subscribed' ? now : before.subscribed_at,
    unsubscribed_at: status === 'unsubscribed' ? now : null,
    unsub_reason: status === 'unsubscribed' ? (call.unsubReason ?? null) : null,
    confirmed_at:
      before.status === 'unconfirmed' && status === 'subscribed' && call.origin.channel === 'link'
        ? now
        : before.confirmed_at,
    status_history: [...before.status_history, statusChange(now, call.origin.channel, status, before.status)].slice(
      -100,
    ),
  }
}

async function afterStatus(
  tx: Tx,
  accountId: number,
  before: SubscriptionRow,
  status: SubscriptionStatus,
  call: { origin: Origin; triggerChanges: boolean },
  now: Date,
): Promise<HappenedEvent[]> {
  if (status === before.status) return []
  const consent = consentFor({ ...before, status }, call.origin, call.origin.channel)
  const confirmed = before.status === 'unconfirmed' && status === 'subscribed' && call.origin.channel === 'link'
  if (consent)
    await insertConsents(tx, accountId, [{ ...consent, action: confirmed ? 'confirmed' : consent.action }], now)
  await add(tx, accountId, statusDeltas(before.list_id, before.status, status), now)
  const { channel, dispatchId } = call.origin
  const data = {
    listId: before.list_id,
    from: before.status,
    channel,
    trigger: true,
    ...(dispatchId && { dispatchId }),
  }
  const base = { at: now, contactId: before.contact_id, data }
  const after = await listAftermath(tx, accountId, before, status, call, now)
  if (status === 'subscribed')
    return [{ ...base, type: 'subscribed' }, ...(confirmed ? [{ ...base, type: 'confirmed' as const }] : []), ...after]
  return status === 'unsubscribed' || status === 'complained' ? [{ ...base, type: status }, ...after] : []
}

/** Only a person's own click sets off anything here: who updates by the API or by hand knows what they do. */
async function listAftermath(
  tx: Tx,
  accountId: number,
  { contact_id: contactId, list_id: listId, status: from }: SubscriptionRow,
  to: SubscriptionStatus,
  { origin: { channel } }: { origin: Origin },
  at: Date,
): Promise<HappenedEvent[]> {
  if (!isOwnWish({ channel })) return []
  const list = await listById(tx, accountId, listId)
  if (!list) return []
  const { events, notices } = aftermath(list, { contactId, from, to, channel, at, trigger: true, notifyOwner: true })
  await insertNotices(tx, accountId, notices)
  return events
}

/** Sets one subscription's state; false when it had it already or is not in the list. */
export async function setStatus(
  ground: Ground,
  tx: Tx,
  accountId: number,
  contactId: number,
  listId: number,
  status: SubscriptionStatus,
  origin: Origin,
  unsubReason: string | null = null,
): Promise<boolean> {
  const contact = await lockContact(tx, accountId, contactId)
  const [before] = contact ? await subscriptionsIn(tx, accountId, listId, [contact.id]) : []
  if (!before || before.status === status) return false
  const now = ground.clock.now()
  const call = { origin, triggerChanges: true, unsubReason }
  await writeSubscriptions(tx, accountId, [withStatus(before, status, call, now)])
  await record(tx, accountId, await afterStatus(tx, accountId, before, status, call, now))
  return true
}

/** Unsubscribes from one list, or from every list where the list says so (`everywhere`). Says from which; who was out is not. */
export async function unsubscribe(
  ground: Ground,
  tx: Tx,
  accountId: number,
  contactId: number,
  listId: number | 'everywhere',
  origin: Origin,
  reason: string | null = null,
): Promise<number[]> {
  const rows = await subscriptionsOf(tx, accountId, contactId)
  const left: number[] = []
  const meant = rows.filter(row => listId === 'everywhere' || row.list_id === listId)
  if (isOwnWish(origin)) {
    const out = meant.filter(row => row.status === 'unsubscribed').map(row => row.list_id)
    await keepWish(tx, accountId, contactId, out, origin, ground.clock.now())
  }
  for (const row of meant) {
    if (row.status !== 'subscribed' && row.status !== 'unconfirmed' && row.status !== 'soft_bounced') continue
    if (await setStatus(ground, tx, accountId, contactId, row.list_id, 'unsubscribed', origin, reason))
      left.push(row.list_id)
  }
  return left
}

/** A bounce was left behind with its address: the subscriptions are again what they were before, by the same consent. */
async function restoreBounced(tx: Tx, accountId: number, contactId: number, origin: Origin, now: Date): Promise<void> {
  for (const before of await subscriptionsOf(tx, accountId, contactId)) {
    const was = statusBeforeBounce(before)
    if (was === null) continue
    await writeSubscriptions(tx, accountId, [withStatus(before, was, { origin }, now)])
    await add(tx, accountId, statusDeltas(before.list_id, before.status, was), now)
  }
}
