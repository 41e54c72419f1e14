import type { SubscriptionStatus } from '../../../contract/list.ts'
import { parseAddress } from '../../platform/address.ts'
import { add } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type HappenedEvent, record } from '../events/index.ts'
import { type Aftermath, aftermath } from './aftermath.ts'
import { consentFor, contactEvents, type Origin, statusChange, statusDeltas } from './changes.ts'
import { type FieldDefinition, parseFields } from './fields.ts'
import { differences, fieldDifferences, keepHistory, type WrittenChange } from './history.ts'
import { PROFILE_COLUMNS, type ProfilePatch } from './profile.ts'
import {
  type ConsentEntry,
  type ContactRow,
  insertConsents,
  lockContactsByKey,
  type SubscriptionRow,
  subscriptionsIn,
  type WrittenSubscription,
  writeSubscriptions,
} from './queries.ts'
import { fieldsOf, insertFields, type ListRow, lockList } from './queries-lists.ts'
import { insertNotices } from './queries-notices.ts'
import { atRow } from './row-problem.ts'
import { decideStatus, type SubscribeOptions } from './subscribe-rules.ts'
import { tagDeltas } from './tag-counts.ts'
import { type AddressedProfile, type WrittenContact, writeContacts } from './write-contacts.ts'

export interface SubscribeRow {
  email: string
  profile: ProfilePatch
  fields?: Record<string, unknown>
  groups?: Record<string, string[]>
  status?: SubscriptionStatus
  /** Its number, for whoever has to be told what is wrong; its place in the call where not said. */
  row?: number
}

export interface SubscribeCall extends SubscribeOptions {
  rows: SubscribeRow[]
  origin: Origin
  /** Whether automations that start on "subscribed" may start. */
  triggerAutomations: boolean
  /** Whether the list's owner is told. */
  notifyOwner: boolean
  /** Whether "tag added" and "field changed" may start automations: not in bulk, as in Ecomail. */
  triggerChanges: boolean
}

export interface Subscribed {
  contact: ContactRow
  subscription: SubscriptionRow
  /** Was in this list before, in whatever state. */
  alreadySubscribed: boolean
}

/** The row of a bulk call that is wrong: nothing of the call is written. */
export interface RowProblem {
  row: number
}

/** One address given twice in a call counts once: the later data win, as if the calls had come one after the other. */
type Merged = SubscribeRow & AddressedProfile

/**
 * Subscribes contacts to a list, made where unknown: one code for one and for three thousand. All or nothing.
 * Throws thing.notFound, contact.emailInvalid { row }, contact.fieldInvalid { row, field, expected }, list.fieldClash
 * { row, field }.
 * Comes back in the order of first mention, one entry an address.
 */
export async function subscribe(
  ground: Ground,
  accountId: number,
  listId: number,
  call: SubscribeCall,
): Promise<Subscribed[]> {
  return await ground.db.transaction(tx => subscribeIn(ground, tx, accountId, listId, call))
}

export async function subscribeIn(
  ground: Ground,
  tx: Tx,
  accountId: number,
  listId: number,
  call: SubscribeCall,
): Promise<Subscribed[]> {
  const list = await lockList(tx, accountId, listId)
  if (!list) throw problem('thing.notFound')
  const rows = mergeRows(call.rows)
  const now = ground.clock.now()
  const parsed = await parseRowFields(tx, accountId, listId, rows)
  const keys = rows.map(row => row.key)
  const known = new Map((await lockContactsByKey(tx, accountId, keys)).map(contact => [contact.email_key, contact]))
  const contacts = await writeContacts(ground, tx, accountId, rows, known, call.updateExisting, now)
  // Who is new is in no list yet: one question less of the eleven that a new contact costs.
  const knownIds = [...known.values()].map(c => c.id)
  const earlier = knownIds.length > 0 ? await subscriptionsIn(tx, accountId, listId, knownIds) : []
  const before = new Map(earlier.map(s => [s.contact_id, s]))
  const decided = rows.map((row, i) => {
    const { contact } = contacts[i]!
    return decide(list, row, parsed[i]!, contact, before.get(contact.id), call, now)
  })
  const written = new Map(
    (
      await writeSubscriptions(
        tx,
        accountId,
        decided.filter(d => d.changed).map(d => d.subscription),
      )
    ).map(s => [s.contact_id, s]),
  )
  await insertConsents(
    tx,
    accountId,
    decided.flatMap(d => (d.consent ? [d.consent] : [])),
    now,
  )
  const deltas = [
    ...decided.flatMap(d => statusDeltas(listId, d.from, d.subscription.status)),
    { subject: 'account', name: 'contacts', n: contacts.filter(c => c.isNew).length },
    ...contacts.flatMap(c => tagDeltas(c.before.tags, c.contact.tags)),
  ]
  await add(tx, accountId, deltas, now)
  await keepHistory(tx, accountId, changesOf(listId, contacts, decided, before), call.origin, now)
  const after = decided.map(d => subscriptionAftermath(list, d, call, now))
  await insertNotices(
    tx,
    accountId,
    after.flatMap(a => a.notices),
  )
  await record(
    tx,
    accountId,
    contacts.flatMap((c, i) => [...contactEvents(c, call, now), ...after[i]!.events]),
  )
  return decided.map((d, i) => ({
    contact: contacts[i]!.contact,
    subscription: written.get(d.subscription.contact_id) ?? before.get(d.subscription.contact_id)!,
    alreadySubscribed: d.from !== null,
  }))
}

/** Of those known before: what is new of a new contact is no change. */
function changesOf(
  listId: number,
  contacts: WrittenContact[],
  decided: Decided[],
  before: Map<number, SubscriptionRow>,
): WrittenChange[] {
  return contacts.flatMap(({ contact, isNew, before: was }, i) => {
    const earlier = before.get(contact.id)
    return [
      { contactId: contact.id, listId: null, changes: isNew ? {} : differences(was, contact, CHANGING) },
      { contactId: contact.id, listId, changes: earlier ? fieldDifferences(earlier, decided[i]!.subscription) : {} },
    ]
  })
}

const CHANGING = [...PROFILE_COLUMNS, 'tags']

function mergeRows(rows: SubscribeRow[]): Merged[] {
  const merged = new Map<string, Merged>()
  rows.forEach((row, index) => {
    const address = parseAddress(row.email)
    if (!address) throw problem('contact.emailInvalid', { row: row.row ?? index })
    const first = merged.get(address.key)
    merged.set(address.key, {
      ...first,
      ...row,
      email: first?.email ?? address.email,
      key: address.key,
      row: row.row ?? index,
      profile: { ...first?.profile, ...row.profile },
      fields: { ...first?.fields, ...row.fields },
      groups: first?.groups || row.groups ? { ...first?.groups, ...row.groups } : undefined,
    })
  })
  return [...merged.values()]
}

/** Values per row; fields that the list lacks are made. */
async function parseRowFields(
  tx: Tx,
  accountId: number,
  listId: number,
  rows: Merged[],
): Promise<Record<string, unknown>[]> {
  if (rows.every(row => !row.fields || Object.keys(row.fields).length === 0)) return rows.map(() => ({}))
  const known = new Map<string, FieldDefinition>(
    (await fieldsOf(tx, accountId, [listId])).map(field => [field.key, field]),
  )
  const created: FieldDefinition[] = []
  const values = rows.map(row => {
    const parsed = atRow(row.row, () => parseFields(row.fields ?? {}, known))
    for (const field of parsed.created) {
      known.set(field.key, field)
      created.push(field)
    }
    return parsed.values
  })
  await insertFields(tx, accountId, listId, created)
  return values
}

function decide(
  list: ListRow,
  row: Merged,
  fields: Record<string, unknown>,
  contact: ContactRow,
  before: SubscriptionRow | undefined,
  call: SubscribeCall,
  now: Date,
): Decided {
  const { status, sendConfirmation } = decideStatus(
    before?.status ?? null,
    row.status,
    list.double_optin ?? false,
    call,
  )
  const source = row.profile.source ?? call.origin.channel
  const takesData = !before || call.updateExisting
  const moved = status !== before?.status
  const subscription: WrittenSubscription = {
    list_id: list.id,
    contact_id: contact.id,
    status,
    subscribed_at: !before || (moved && status === 'subscribed') ? now : before.subscribed_at,
    unsubscribed_at: status === 'unsubscribed' ? (moved ? now : (before?.unsubscribed_at ?? null)) : null,
    fields: takesData ? { ...before?.fields, ...fields } : before.fields,
    groups: takesData && row.groups ? { ...before?.groups, ...row.groups } : (before?.groups ?? null),
    source: before?.source ?? source,
    status_history:
      moved && before
        ? [...before.status_history, statusChange(now, source, status, before.status)].slice(-100)
        : (before?.status_history ?? []),
    confirmed_at: before?.confirmed_at ?? null,
  }
  const touched = takesData && (Object.keys(fields).length > 0 || row.groups !== undefined)
  return {
    subscription,
    from: before?.status ?? null,
    changed: moved || touched,
    sendConfirmation,
    consent: moved ? consentFor(subscription, call.origin, source) : null,
  }
}

interface Decided {
  subscription: WrittenSubscription
  from: SubscriptionStatus | null
  changed: boolean
  sendConfirmation: boolean
  consent: ConsentEntry | null
}

function subscriptionAftermath(list: ListRow, d: Decided, call: SubscribeCall, at: Date): Aftermath {
  const events: HappenedEvent[] = []
  const { contact_id: contactId, status } = d.subscription
  const listId = list.id
  const { channel } = call.origin
  if (d.from !== status && status !== 'soft_bounced' && status !== 'hard_bounced') {
    const data = { listId, from: d.from, channel, trigger: call.triggerAutomations }
    events.push({ type: status, at, contactId, data })
  }
  if (d.sendConfirmation) events.push({ type: 'mail.requested', at, contactId, data: { kind: 'confirmation', listId } })
  const { triggerAutomations: trigger, notifyOwner } = call
  const after = aftermath(list, { contactId, from: d.from, to: status, channel, at, trigger, notifyOwner })
  return { events: [...events, ...after.events], notices: after.notices }
}
