import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { CounterDelta } from '../../platform/counters.ts'
import type { HappenedEvent } from '../events/index.ts'
import type { Profile } from './profile.ts'
import type { ConsentEntry, ContactRow, StatusChange, SubscriptionRow } from './queries.ts'

/** How and from where a person's wish reached us; kept with the consent. */
export interface Origin {
  channel: 'api' | 'form' | 'import' | 'admin' | 'link' | 'one-click' | 'merge'
  ip?: string | null
  userAgent?: string | null
  wording?: string | null
  /** Why we may write: consent, contract, legitimate interest. */
  basis?: string | null
  /** Where the person's wish came from, in words; the channel where nobody says. */
  source?: string | null
  /** The day of it, YYYY-MM-DD, where whoever brings the proof says another than today. */
  obtainedOn?: string | null
  /** Who did it, where a signed-in person did. */
  userId?: number | null
  /** Of the mail whose link did it. */
  dispatchId?: number | null
}

/** Counters `list:ID` by status, and how many there have ever confirmed. */
export function statusDeltas(listId: number, from: SubscriptionStatus | null, to: SubscriptionStatus): CounterDelta[] {
  const subject = `list:${listId}`
  if (from === to) return []
  const deltas: CounterDelta[] = [{ subject, name: to, n: 1 }]
  if (from) deltas.push({ subject, name: from, n: -1 })
  if (from === 'unconfirmed' && to === 'subscribed') deltas.push({ subject, name: 'confirmed', n: 1 })
  return deltas
}

/** An entry of a subscription's history; UTC. */
export function statusChange(
  now: Date,
  source: string,
  to: SubscriptionStatus,
  from: SubscriptionStatus | null,
): StatusChange {
  return { date: now.toISOString().slice(0, 19).replace('T', ' '), source, status_new: to, status_old: from }
}

/** Null where the address of a subscription has not bounced, or nobody knows what it was before. */
export function statusBeforeBounce(subscription: SubscriptionRow): SubscriptionStatus | null {
  const isBounce = (status: SubscriptionStatus | null) => status === 'hard_bounced' || status === 'soft_bounced'
  if (!isBounce(subscription.status)) return null
  return subscription.status_history.findLast(change => !isBounce(change.status_old))?.status_old ?? null
}

/** The proof that goes with a new status; null where nobody agreed or withdrew. */
export function consentFor(
  subscription: { contact_id: number; list_id: number; status: SubscriptionStatus },
  origin: Origin,
  source: string,
): ConsentEntry | null {
  const actions: Partial<Record<SubscriptionStatus, ConsentEntry['action']>> = {
    subscribed: 'given',
    unconfirmed: 'requested',
    unsubscribed: 'withdrawn',
  }
  const action = actions[subscription.status]
  if (!action) return null
  return {
    contactId: subscription.contact_id,
    listId: subscription.list_id,
    action,
    channel: origin.channel,
    source: origin.source ?? source,
    ip: origin.ip ?? null,
    userAgent: origin.userAgent?.slice(0, 300) ?? null,
    wording: origin.wording ?? null,
    basis: origin.basis ?? null,
    userId: origin.userId ?? null,
    obtainedOn: origin.obtainedOn ?? null,
  }
}

/** What changed in a profile, as events. */
export function contactEvents(
  written: { contact: ContactRow; isNew: boolean; changed: string[]; before: Profile },
  call: { triggerChanges: boolean; origin: Origin },
  at: Date,
): HappenedEvent[] {
  const { contact, isNew, changed, before } = written
  const events: HappenedEvent[] = []
  const base = { at, contactId: contact.id }
  const trigger = call.triggerChanges
  if (isNew) events.push({ ...base, type: 'contact.created', data: { channel: call.origin.channel } })
  else if (changed.length > 0) {
    const columns = changed.filter(column => column !== 'tags')
    if (columns.length > 0) events.push({ ...base, type: 'contact.changed', data: { fields: columns, trigger } })
  }
  for (const tag of contact.tags)
    if (!before.tags.includes(tag)) events.push({ ...base, type: 'tag.added', data: { tag, trigger } })
  for (const tag of before.tags)
    if (!contact.tags.includes(tag)) events.push({ ...base, type: 'tag.removed', data: { tag, trigger } })
  return events
}
