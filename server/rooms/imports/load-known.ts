import { isDeepStrictEqual } from 'node:util'
import type { ImportSettings } from '../../../contract/import-settings.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { CounterDelta } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import {
  applyProfile,
  type ConsentEntry,
  type ContactRow,
  consentFor,
  contactEvents,
  differences,
  fieldDifferences,
  insertConsents,
  keepHistory,
  lockContacts,
  type Origin,
  PROFILE_COLUMNS,
  type Profile,
  type ProfileColumn,
  type ProfilePatch,
  type SubscriptionRow,
  statusChange,
  statusDeltas,
  subscriptionsIn,
  tagDeltas,
  updateProfiles,
  type WrittenChange,
  type WrittenSubscription,
  writeSubscriptions,
} from '../contacts/index.ts'
import { type HappenedEvent, record } from '../events/index.ts'
import { type ContactChange, joined } from './change.ts'
import { LONGEST_TAGS, type PreparedRow } from './columns/prepare.ts'
import type { ImportRecord } from './queries.ts'
import { type Candidate, candidates, rememberChanges } from './queries-load.ts'

export interface LoadedKnown {
  /** Changed by this import for the first time. */
  contacts: number
  subscriptions: number
  unsubscribed: number
  deltas: CounterDelta[]
}

/** What one known contact becomes. */
interface Outcome {
  profile?: Profile & { id: number }
  subscription?: WrittenSubscription
  consent?: ConsentEntry
  events: HappenedEvent[]
  history: WrittenChange[]
  deltas: CounterDelta[]
  change: ContactChange
}

/** Changes contacts that were known before, by the rules of the import; they are locked already. */
export async function loadKnown(
  tx: Tx,
  accountId: number,
  imported: ImportRecord,
  rows: PreparedRow[],
  userId: number | null,
  now: Date,
): Promise<LoadedKnown> {
  const found = await candidates(tx, accountId, imported.id)
  const counts: LoadedKnown = { contacts: 0, subscriptions: 0, unsubscribed: 0, deltas: [] }
  if (found.length === 0) return counts
  const listId = imported.list_id!
  const ids = found.map(candidate => candidate.contact_id)
  const contacts = new Map((await lockContacts(tx, accountId, ids)).map(contact => [contact.id, contact]))
  const memberships = new Map((await subscriptionsIn(tx, accountId, listId, ids)).map(s => [s.contact_id, s]))
  const byLine = new Map(rows.map(row => [row.line, row]))
  const origin = originOf(imported.settings, userId)
  const context = { listId, importId: imported.id, rule: imported.settings.known, origin, now }
  const outcomes = found.flatMap(candidate => {
    const contact = contacts.get(candidate.contact_id)!
    const before = memberships.get(contact.id) ?? null
    const outcome = outcomeOf(candidate, contact, before, byLine.get(candidate.line)!, context)
    return outcome ? [{ ...outcome, candidate, before }] : []
  })
  await updateProfiles(
    tx,
    accountId,
    outcomes.flatMap(one => one.profile ?? []),
    now,
  )
  const subscriptions = outcomes.flatMap(one => one.subscription ?? [])
  await writeSubscriptions(tx, accountId, subscriptions)
  await insertConsents(
    tx,
    accountId,
    outcomes.flatMap(one => one.consent ?? []),
    now,
  )
  await keepHistory(
    tx,
    accountId,
    outcomes.flatMap(one => one.history),
    origin,
    now,
  )
  await record(
    tx,
    accountId,
    outcomes.flatMap(one => one.events),
  )
  await rememberChanges(
    tx,
    accountId,
    imported.id,
    outcomes.map(one => ({ contact_id: one.candidate.contact_id, change: one.change })),
    now,
  )
  return {
    contacts: outcomes.filter(one => one.candidate.is_new === null).length,
    subscriptions: outcomes.filter(one => one.subscription && one.before === null).length,
    unsubscribed: outcomes.filter(one => one.before?.status === 'subscribed' && isLeft(one.subscription?.status))
      .length,
    deltas: outcomes.flatMap(one => one.deltas),
  }
}

interface Context {
  listId: number
  importId: number
  rule: ImportSettings['known']
  origin: Origin
  now: Date
}

/** Null where the file says nothing new. */
function outcomeOf(
  candidate: Candidate,
  contact: ContactRow,
  before: SubscriptionRow | null,
  row: PreparedRow,
  context: Context,
): Outcome | null {
  const { listId, importId, origin, now } = context
  // Of a contact that this import made in an earlier row the later data win.
  const rule = candidate.is_new ? 'update' : context.rule
  const { profile, changed } = profileAfter(contact, row, rule, candidate.change)
  const subscription = candidate.is_kept && !before ? null : subscriptionAfter(candidate, before, row, rule, context)
  if (changed.length === 0 && !subscription) return null
  const written = { contact: { ...contact, ...profile }, isNew: false, changed, before: contact }
  const events = contactEvents(written, { triggerChanges: false, origin }, now)
  const outcome: Outcome = { events, history: [], deltas: tagDeltas(contact.tags, profile.tags), change: {} }
  if (changed.length > 0) {
    outcome.profile = { ...profile, id: contact.id }
    outcome.history.push({
      contactId: contact.id,
      listId: null,
      changes: differences(contact, written.contact, changed),
    })
  }
  if (subscription) {
    outcome.subscription = { ...subscription, contact_id: contact.id }
    const from = before?.status ?? null
    // Nobody confirmed anything by being in a file.
    const deltas = statusDeltas(listId, from, subscription.status).filter(delta => delta.name !== 'confirmed')
    outcome.deltas.push(...deltas)
    if (before) {
      const changes = fieldDifferences(before, subscription)
      outcome.history.push({ contactId: contact.id, listId, changes })
    }
    if (from !== subscription.status) {
      outcome.events.push(...statusEvents(contact.id, from, subscription.status, context))
      outcome.consent = proofOf(contact.id, subscription.status, row, context)
    }
  }
  outcome.events = outcome.events.map(event => ({ ...event, data: { ...event.data, importId } }))
  outcome.change = joined(candidate.change, changeOf(contact, profile, changed, before, subscription))
  return outcome
}

const DERIVED = ['vocative', 'vocative_surname', 'gender', 'nameday']

function profileAfter(contact: ContactRow, row: PreparedRow, rule: Context['rule'], earlier: ContactChange | null) {
  if (rule === 'leave') return { profile: contact as Profile, changed: [] as string[] }
  const patch: ProfilePatch = {}
  for (const [name, value] of Object.entries(row.profile)) {
    const column = name as ProfileColumn
    const was = earlier?.columns?.[column] ? earlier.columns[column][0] : contact[column]
    const isFree = was === null || (DERIVED.includes(column) && contact.derived.includes(column))
    if (rule === 'update' || isFree) patch[column] = value as string
  }
  const { profile, changed } = applyProfile(contact, patch)
  const tags = [...new Set([...contact.tags, ...row.tags])]
  // More tags than a contact may have: it keeps those it has.
  if (tags.length === contact.tags.length || tags.join('').length > LONGEST_TAGS) return { profile, changed }
  return { profile: { ...profile, tags }, changed: [...changed, 'tags'] }
}

/** The state that a known person has afterwards: never back to where he or she has left. */
export function nextStatus(
  current: SubscriptionStatus | null,
  wanted: SubscriptionStatus,
  isKept: boolean,
): SubscriptionStatus | null {
  if (isKept) return current
  if (current === null) return wanted
  if (current !== 'subscribed' && current !== 'soft_bounced' && current !== 'unconfirmed') return current
  if (wanted === 'unconfirmed') return current
  if (wanted === 'subscribed') return current === 'unconfirmed' ? 'subscribed' : current
  return wanted
}

/** Null where it stays as it is. */
function subscriptionAfter(
  { is_kept }: Candidate,
  before: SubscriptionRow | null,
  row: PreparedRow,
  rule: Context['rule'],
  { listId, now }: Context,
): Omit<WrittenSubscription, 'contact_id'> | null {
  const status = nextStatus(before?.status ?? null, row.status ?? 'subscribed', is_kept)
  if (status === null) return null
  const fields = valuesAfter(before?.fields ?? {}, row.fields ?? {}, before ? rule : 'update')
  const groups = valuesAfter(before?.groups ?? {}, row.groups ?? {}, before ? rule : 'update')
  const moved = before?.status !== status
  if (!moved && isDeepStrictEqual(fields, before.fields) && isDeepStrictEqual(groups, before.groups ?? {})) return null
  return {
    list_id: listId,
    status,
    subscribed_at: !before || (moved && status === 'subscribed') ? now : before.subscribed_at,
    unsubscribed_at: status === 'unsubscribed' ? (moved ? now : before.unsubscribed_at) : null,
    unsub_reason: moved ? null : before.unsub_reason,
    fields,
    groups: Object.keys(groups).length > 0 ? (groups as Record<string, string[]>) : (before?.groups ?? null),
    source: before?.source ?? row.profile.source ?? 'import',
    status_history:
      moved && before
        ? [...before.status_history, statusChange(now, 'import', status, before.status)].slice(-100)
        : (before?.status_history ?? []),
    confirmed_at: before?.confirmed_at ?? null,
  }
}

function valuesAfter(before: Record<string, unknown>, given: Record<string, unknown>, rule: Context['rule']) {
  if (rule === 'leave') return before
  if (rule === 'update') return { ...before, ...given }
  const isEmpty = (value: unknown) => value === undefined || value === null || value === ''
  const free = Object.entries(given).filter(([key]) => isEmpty(before[key]))
  return { ...before, ...Object.fromEntries(free) }
}

const isLeft = (status: SubscriptionStatus | undefined) =>
  status !== undefined && status !== 'subscribed' && status !== 'unconfirmed'

function statusEvents(
  contactId: number,
  from: SubscriptionStatus | null,
  status: SubscriptionStatus,
  { listId, now }: Context,
): HappenedEvent[] {
  if (status !== 'subscribed' && status !== 'unsubscribed' && status !== 'unconfirmed') return []
  return [{ type: status, at: now, contactId, data: { listId, from, channel: 'import', trigger: false } }]
}

function proofOf(
  contactId: number,
  status: SubscriptionStatus,
  row: PreparedRow,
  { listId, origin }: Context,
): ConsentEntry | undefined {
  const proof = consentFor({ contact_id: contactId, list_id: listId, status }, origin, 'import')
  if (!proof) return undefined
  const action = status === 'subscribed' ? ('imported' as const) : proof.action
  return { ...proof, action, obtainedOn: row.consentOn ?? proof.obtainedOn }
}

function originOf({ basis }: ImportSettings, userId: number | null): Origin {
  return {
    channel: 'import',
    basis: basis?.kind,
    source: basis?.source,
    wording: basis?.note,
    obtainedOn: basis?.obtainedOn,
    userId,
  }
}

function changeOf(
  contact: ContactRow,
  profile: Profile,
  changed: string[],
  before: SubscriptionRow | null,
  subscription: Omit<WrittenSubscription, 'contact_id'> | null,
): ContactChange {
  const change: ContactChange = {}
  const columns = PROFILE_COLUMNS.filter(column => changed.includes(column))
  if (columns.length > 0) {
    change.columns = Object.fromEntries(columns.map(column => [column, [contact[column], profile[column]]]))
    change.derived = contact.derived
  }
  const addedTags = profile.tags.filter(tag => !contact.tags.includes(tag))
  if (addedTags.length > 0) change.addedTags = addedTags
  if (!subscription) return change
  change.subscription = { status: [before?.status ?? null, subscription.status] }
  if (!before) return change
  const { subscribed_at, unsubscribed_at, unsub_reason, status_history } = before
  change.subscription.was = { subscribed_at, unsubscribed_at, unsub_reason, status_history }
  change.subscription.fields = differences(before.fields, subscription.fields, Object.keys(subscription.fields))
  change.subscription.groups = differences(
    before.groups ?? {},
    subscription.groups ?? {},
    Object.keys(subscription.groups ?? {}),
  ) as Record<string, [string[] | null, string[] | null]>
  return change
}
