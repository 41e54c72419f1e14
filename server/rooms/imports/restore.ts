import { isDeepStrictEqual } from 'node:util'
import type { UndoObstacle } from '../../../contract/import-report.ts'
import type { CounterDelta } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import {
  type ConsentEntry,
  type ContactRow,
  contactEvents,
  differences,
  fieldDifferences,
  insertConsents,
  keepHistory,
  type Origin,
  type Profile,
  type ProfileColumn,
  type SubscriptionRow,
  statusChange,
  statusDeltas,
  tagDeltas,
  updateProfiles,
  type WrittenChange,
  wishesSince,
  writeSubscriptions,
} from '../contacts/index.ts'
import { type HappenedEvent, record } from '../events/index.ts'
import type { ContactChange, Pair } from './change.ts'
import { type ChangeRow, deleteMemberships } from './queries-undo.ts'

export interface Restored {
  row: ChangeRow
  deltas: CounterDelta[]
  /** Something could not be brought back. */
  obstacle: UndoObstacle | null
}

interface Context {
  importId: number
  listId: number
  userId: number | null
  now: Date
}

interface Wishes {
  /** The contact has left the list itself, though it was out already. */
  hasSaid: (contactId: number, since: Date) => boolean
}

interface Step extends Restored {
  profile?: Profile & { id: number }
  subscription?: SubscriptionRow
  /** Of who was put into the list by the import. */
  leaves: boolean
  events: HappenedEvent[]
  history: WrittenChange[]
}

/** Gives contacts back what they had before the import, each value only where it still is as the import left it. */
export async function restore(
  tx: Tx,
  accountId: number,
  context: Context,
  rows: ChangeRow[],
  contacts: Map<number, ContactRow>,
  memberships: SubscriptionRow[],
): Promise<Restored[]> {
  const byContact = new Map(memberships.map(membership => [membership.contact_id, membership]))
  const { listId, now } = context
  const hasSaid = await wishesSince(tx, accountId, listId, [...byContact.keys()])
  const steps = rows.map(row => {
    const contact = contacts.get(row.contact_id)!
    return stepOf(row, contact, byContact.get(contact.id), { ...context, hasSaid })
  })
  const leaving = steps.filter(step => step.leaves).map(step => step.row.contact_id)
  await updateProfiles(
    tx,
    accountId,
    steps.flatMap(step => step.profile ?? []),
    now,
  )
  await writeSubscriptions(
    tx,
    accountId,
    steps.flatMap(step => step.subscription ?? []),
  )
  await deleteMemberships(tx, accountId, listId, leaving)
  await insertConsents(
    tx,
    accountId,
    leaving.map(contactId => withdrawn(contactId, context)),
    now,
  )
  const origin: Origin = { channel: 'import', userId: context.userId }
  await keepHistory(
    tx,
    accountId,
    steps.flatMap(step => step.history),
    origin,
    now,
  )
  await record(
    tx,
    accountId,
    steps.flatMap(step => step.events),
  )
  return steps
}

function stepOf(
  row: ChangeRow,
  contact: ContactRow,
  membership: SubscriptionRow | undefined,
  context: Context & Wishes,
): Step {
  const step: Step = { row, deltas: [], obstacle: null, leaves: false, events: [], history: [] }
  if (row.is_new) step.obstacle = contact.updated_at > row.at ? 'changedSince' : 'usedSince'
  else restoreProfile(step, contact, row.change ?? {}, context)
  const change = row.is_new ? { status: [null, membership?.status ?? null] as Pair<null> } : row.change?.subscription
  if (change) restoreMembership(step, membership, change as NonNullable<ContactChange['subscription']>, context)
  step.events = step.events.map(event => ({
    ...event,
    data: { ...event.data, importId: context.importId, isUndo: true },
  }))
  return step
}

function restoreProfile(step: Step, contact: ContactRow, change: ContactChange, { now }: Context): void {
  const profile: Profile & { id: number } = { ...contact, derived: [...contact.derived] }
  for (const [name, [before, after]] of Object.entries(change.columns ?? {})) {
    const column = name as ProfileColumn
    if (contact[column] !== after) {
      step.obstacle = 'changedSince'
      continue
    }
    profile[column] = before
    profile.derived = profile.derived.filter(one => one !== column)
    if (change.derived?.includes(column)) profile.derived.push(column)
  }
  const order = change.derived ?? []
  profile.derived.sort((a, b) => order.indexOf(a) - order.indexOf(b))
  profile.tags = contact.tags.filter(tag => !change.addedTags?.includes(tag))
  const fields = [...Object.keys(change.columns ?? {}), 'tags']
  const changes = differences(contact, profile, fields)
  const changed = Object.keys(changes)
  if (changed.length === 0) return
  step.profile = profile
  step.history.push({ contactId: contact.id, listId: null, changes })
  step.deltas.push(...tagDeltas(contact.tags, profile.tags))
  const written = { contact: { ...contact, ...profile }, isNew: false, changed, before: contact }
  step.events.push(...contactEvents(written, { triggerChanges: false, origin: { channel: 'import' } }, now))
}

function restoreMembership(
  step: Step,
  membership: SubscriptionRow | undefined,
  change: NonNullable<ContactChange['subscription']>,
  context: Context & Wishes,
): void {
  const [before, after] = change.status
  if (!membership) {
    if (before !== null) step.obstacle = 'changedSince'
    return
  }
  const { listId } = context
  if (before === null) {
    // Any change of state since then was a wish of its own.
    if (membership.status !== after || membership.status_history.length > 0) {
      step.obstacle ??= 'changedSince'
      return
    }
    step.leaves = true
    step.deltas.push({ subject: `list:${listId}`, name: membership.status, n: -1 })
    return
  }
  const restored: SubscriptionRow = {
    ...membership,
    fields: valuesBefore(step, membership.fields, change.fields ?? {}),
    groups: valuesBefore(step, membership.groups ?? {}, change.groups ?? {}) as Record<string, string[]>,
  }
  if (before !== after) restoreStatus(step, membership, restored, change, context)
  if (isDeepStrictEqual(restored, { ...membership, groups: membership.groups ?? {} })) return
  step.subscription = restored
  const changes = fieldDifferences(membership, restored)
  step.history.push({ contactId: membership.contact_id, listId, changes })
}

function restoreStatus(
  step: Step,
  membership: SubscriptionRow,
  restored: SubscriptionRow,
  { status: [before, after], was }: NonNullable<ContactChange['subscription']>,
  { listId, now, hasSaid }: Context & Wishes,
): void {
  const isAsLeft = membership.status === after && membership.status_history.at(-1)?.source === 'import'
  if (!isAsLeft || (after === 'unsubscribed' && hasSaid(membership.contact_id, step.row.at))) {
    step.obstacle = 'changedSince'
    return
  }
  restored.status = before!
  if (was) Object.assign(restored, { subscribed_at: was.subscribed_at, unsubscribed_at: was.unsubscribed_at })
  restored.unsub_reason = was?.unsub_reason ?? null
  restored.status_history = [...membership.status_history, statusChange(now, 'import', before!, after)].slice(-100)
  step.deltas.push(...statusDeltas(listId, after, before!).filter(delta => delta.name !== 'confirmed'))
  if (before === 'subscribed' || before === 'unsubscribed' || before === 'unconfirmed') {
    const data = { listId, from: after, channel: 'import', trigger: false }
    step.events.push({ type: before, at: now, contactId: membership.contact_id, data })
  }
}

/** Each value as it was, where it still is what the import left. */
function valuesBefore(step: Step, now: Record<string, unknown>, pairs: Record<string, Pair<unknown>>) {
  const values = { ...now }
  for (const [key, [before, after]] of Object.entries(pairs)) {
    if (!isDeepStrictEqual(now[key] ?? null, after)) step.obstacle = 'changedSince'
    else if (before === null) delete values[key]
    else values[key] = before
  }
  return values
}

function withdrawn(contactId: number, { listId, importId, userId }: Context): ConsentEntry {
  return {
    contactId,
    listId,
    action: 'withdrawn',
    channel: 'import',
    source: `import ${importId}`,
    ip: null,
    userAgent: null,
    wording: null,
    basis: null,
    userId,
  }
}
