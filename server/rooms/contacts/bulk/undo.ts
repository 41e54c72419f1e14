import { isDeepStrictEqual } from 'node:util'
import type { BulkAction } from '../../../../contract/contact-bulk.ts'
import { add } from '../../../platform/counters.ts'
import type { Ground } from '../../../platform/ground.ts'
import { record } from '../../events/index.ts'
import type { TaskRun } from '../../tasks/index.ts'
import { statusChange } from '../changes.ts'
import { keepHistory } from '../history.ts'
import type { Profile, ProfileColumn } from '../profile.ts'
import { type ContactRow, insertConsents, lockContacts, type SubscriptionRow, subscriptionsIn } from '../queries.ts'
import { addressHash } from '../suppress.ts'
import { wishesSince } from '../wishes.ts'
import { deleteSubscriptions, deleteSuppressions, writeFieldValues, writeSuppressed } from './queries-bulk.ts'
import { type ChangeRow, countChanges, deleteChanges, nextChanges } from './queries-changes.ts'
import { actingOf, type BulkParams } from './run.ts'
import { type Acting, writeMoves, writeProfiles } from './write-many.ts'

/** Of the action that is brought back; `taskId` is its task. */
export type UndoParams = BulkParams & { taskId: number }

export interface UndoCursor {
  after: number
  restored: number
}

export interface UndoResult {
  restored: number
  /** Changed by somebody else since, or gone: left as they are. */
  kept: number
}

const CHUNK = 2_500

/**
 * Brings back what an action changed, each contact only where it still is as the action left it. What is brought back is
 * forgotten in the same transaction, so it goes on after a crash and may be asked for again after a cancel.
 */
export async function undoBulk(
  ground: Ground,
  run: TaskRun<UndoParams, UndoCursor>,
  chunk = CHUNK,
): Promise<UndoResult> {
  const { accountId, params } = run
  let cursor = run.cursor ?? { after: 0, restored: 0 }
  const total = cursor.restored + (await countChanges(ground.db, accountId, params.taskId))
  let done = run.done
  for (;;) {
    const before = cursor
    const rows = await nextChanges(ground.db, accountId, params.taskId, before.after, chunk)
    if (rows.length === 0) break
    cursor = await ground.db.transaction(async tx => {
      const acting = actingOf(ground, tx, { ...run, params: { ...params, trigger: false, ip: null } })
      const restored = await restore(acting, params.action, rows)
      await deleteChanges(tx, accountId, params.taskId, restored)
      const after = { after: rows.at(-1)!.contact_id, restored: before.restored + restored.length }
      await run.advance(tx, { cursor: after, done: done + rows.length, total })
      return after
    })
    done += rows.length
  }
  const kept = await countChanges(ground.db, accountId, params.taskId)
  return { restored: cursor.restored, kept }
}

type Given<T> = { row: ChangeRow; contact: ContactRow } & T

/** The ids of those that it could bring back. */
async function restore(acting: Acting, action: BulkAction, rows: ChangeRow[]): Promise<number[]> {
  const { tx, accountId } = acting
  const ids = rows.map(row => row.contact_id)
  const contacts = new Map((await lockContacts(tx, accountId, ids)).map(contact => [contact.id, contact]))
  const given = rows.flatMap(row => {
    const contact = contacts.get(row.contact_id)
    return contact ? [{ row, contact }] : []
  })
  switch (action.do) {
    case 'addTags':
    case 'removeTags':
      return await restoreTags(acting, given)
    case 'setProfile':
      return await restoreProfiles(acting, given)
    case 'suppress':
      return await restoreSuppressed(acting, given)
    case 'delete':
      return []
  }
  const memberships = await subscriptionsIn(tx, accountId, action.listId, ids)
  const byContact = new Map(memberships.map(s => [s.contact_id, s]))
  const members = given.flatMap(one => {
    const subscription = byContact.get(one.contact.id)
    return subscription ? [{ ...one, subscription }] : []
  })
  if (action.do === 'setField') return await restoreField(acting, action, members)
  if (action.do === 'subscribe') return await restoreSubscribed(acting, action.listId, members)
  return await restoreUnsubscribed(acting, action.listId, members)
}

const idsOf = (given: Given<object>[]) => given.map(({ contact }) => contact.id)

/** Each tag by itself: others may have come and gone. */
async function restoreTags(acting: Acting, given: Given<object>[]): Promise<number[]> {
  const restorable = given.flatMap(one => {
    const after = Object.entries(one.row.after.tags as Record<string, boolean>)
    const still = after.filter(([tag, has]) => one.contact.tags.includes(tag) === has)
    if (still.length === 0) return []
    const back = still.filter(([, has]) => !has).map(([tag]) => tag)
    const away = new Set(still.filter(([, has]) => has).map(([tag]) => tag))
    const tags = [...one.contact.tags.filter(tag => !away.has(tag)), ...back]
    return [{ ...one, profile: { ...one.contact, tags } }]
  })
  await writeProfiles(acting, restorable)
  return idsOf(restorable)
}

type Image = { columns: Partial<Record<ProfileColumn, string | null>>; derived: string[] }

async function restoreProfiles(acting: Acting, given: Given<object>[]): Promise<number[]> {
  const restorable = given.flatMap(one => {
    const before = one.row.before as unknown as Image
    const after = one.row.after as unknown as Image
    const isAsLeft = Object.entries(after.columns).every(
      ([column, value]) => one.contact[column as ProfileColumn] === value,
    )
    const profile: Profile & ContactRow = { ...one.contact, ...before.columns, derived: before.derived }
    return isAsLeft ? [{ ...one, profile }] : []
  })
  await writeProfiles(acting, restorable)
  return idsOf(restorable)
}

type Member = Given<{ subscription: SubscriptionRow }>

async function restoreField(
  { tx, accountId, origin, now }: Acting,
  { listId, key }: Extract<BulkAction, { do: 'setField' }>,
  members: Member[],
): Promise<number[]> {
  const name = key.trim().toLowerCase()
  const restorable = members.filter(({ row, subscription }) =>
    isDeepStrictEqual(subscription.fields[name] ?? null, row.after.value ?? null),
  )
  const rows = restorable.map(({ contact, row }) => ({ id: contact.id, value: row.before.value ?? null }))
  await writeFieldValues(tx, accountId, listId, name, rows)
  const entries = restorable.map(({ contact, row }) => ({
    contactId: contact.id,
    listId,
    changes: { [name]: [row.after.value ?? null, row.before.value ?? null] as [unknown, unknown] },
  }))
  await keepHistory(tx, accountId, entries, origin, now)
  return idsOf(restorable)
}

const isSameTime = (at: Date | null, kept: unknown) =>
  at === null || typeof kept !== 'string' ? at === (kept ?? null) : at.getTime() === Date.parse(kept)

/** Who was put into the list leaves it as if never there, unless something has happened to the subscription since. */
async function restoreSubscribed(acting: Acting, listId: number, members: Member[]): Promise<number[]> {
  const { tx, accountId, now, origin } = acting
  const restorable = members.filter(
    ({ row, subscription: s }) =>
      s.status === row.after.status &&
      isSameTime(s.subscribed_at, row.after.subscribed_at) &&
      s.status_history.length === 0 &&
      s.groups === null &&
      Object.keys(s.fields).length === 0,
  )
  const ids = idsOf(restorable)
  await deleteSubscriptions(tx, accountId, listId, ids)
  const proof = { action: 'withdrawn' as const, channel: origin.channel, source: `undo ${acting.taskId}`, basis: null }
  const by = { ip: origin.ip ?? null, userAgent: null, wording: null, userId: origin.userId ?? null }
  const consents = ids.map(contactId => ({ contactId, listId, ...proof, ...by }))
  await insertConsents(tx, accountId, consents, now)
  const deltas = restorable.map(({ subscription: s }) => ({
    subject: `list:${listId}`,
    name: s.status as string,
    n: -1,
  }))
  await add(tx, accountId, deltas, now)
  const data = { listId, channel: origin.channel }
  await record(
    tx,
    accountId,
    ids.map(contactId => ({ type: 'subscription.takenBack' as const, at: now, contactId, data })),
  )
  return ids
}

/** But for who has said since, too, that they want nothing from the list. */
async function restoreUnsubscribed(acting: Acting, listId: number, members: Member[]): Promise<number[]> {
  const { tx, accountId, now, origin, taskId } = acting
  const hasSaid = await wishesSince(tx, accountId, listId, idsOf(members))
  const restorable = members.filter(
    ({ row, contact, subscription: s }) =>
      s.status === 'unsubscribed' &&
      isSameTime(s.unsubscribed_at, row.after.unsubscribed_at) &&
      contact.suppressed === null &&
      !hasSaid(contact.id, row.at),
  )
  const moves = restorable.map(({ row, subscription }) => {
    const was = row.before as Pick<SubscriptionRow, 'status' | 'subscribed_at' | 'unsubscribed_at' | 'unsub_reason'>
    const entry = statusChange(now, origin.channel, was.status, subscription.status)
    const after = { ...subscription, ...was, status_history: [...subscription.status_history, entry].slice(-100) }
    return { before: subscription, after }
  })
  await writeMoves(acting, moves, `undo ${taskId}`)
  return idsOf(restorable)
}

async function restoreSuppressed(acting: Acting, given: Given<object>[]): Promise<number[]> {
  const { ground, tx, accountId, now, origin } = acting
  const [first] = given
  if (!first) return []
  const byHash = new Map(
    given
      .filter(({ contact }) => contact.suppressed === 'manual')
      .map(one => [addressHash(ground.secrets, accountId, one.contact.email_key).toString('hex'), one]),
  )
  const restorable: Given<object>[] = []
  // A chunk of the action has one instant, a chunk of the undo may have several.
  for (const at of new Set(given.map(({ row }) => row.at.getTime()))) {
    const hashes = [...byHash]
      .filter(([, { row }]) => row.at.getTime() === at)
      .map(([hash]) => Buffer.from(hash, 'hex'))
    const deleted = await deleteSuppressions(tx, accountId, hashes, 'manual', new Date(at))
    restorable.push(...deleted.map(hash => byHash.get(hash.toString('hex'))!))
  }
  const ids = idsOf(restorable)
  await writeSuppressed(tx, accountId, ids, null, now)
  const entries = ids.map(contactId => ({
    contactId,
    listId: null,
    changes: { suppressed: ['manual', null] as [string, null] },
  }))
  await keepHistory(tx, accountId, entries, origin, now)
  const data = { channel: origin.channel }
  await record(
    tx,
    accountId,
    ids.map(contactId => ({ type: 'contact.unsuppressed' as const, at: now, contactId, data })),
  )
  return ids
}
