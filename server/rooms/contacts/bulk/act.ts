import { isDeepStrictEqual } from 'node:util'
import type { BulkAction, LeftOutReason } from '../../../../contract/contact-bulk.ts'
import { add } from '../../../platform/counters.ts'
import { problem, RequestProblem } from '../../../platform/errors.ts'
import { record } from '../../events/index.ts'
import { parseFields } from '../fields.ts'
import { keepHistory } from '../history.ts'
import { applyProfile, PROFILE_COLUMNS, type Profile, type ProfilePatch } from '../profile.ts'
import { type ContactRow, subscriptionsIn } from '../queries.ts'
import { columnOf } from '../queries-filter.ts'
import { fieldsOf } from '../queries-lists.ts'
import { subscribeIn } from '../subscribe.ts'
import { addressHash } from '../suppress.ts'
import { tagDeltas } from '../tag-counts.ts'
import { withStatus } from '../update.ts'
import {
  countSubscriptionsOf,
  deleteContacts,
  insertSuppressions,
  writeFieldValues,
  writeSuppressed,
} from './queries-bulk.ts'
import type { KeptChange } from './queries-changes.ts'
import { type Acting, writeMoves, writeProfiles } from './write-many.ts'

export interface Acted {
  /** What an undo needs; none where the action is for good. */
  changes: KeptChange[]
  changed: number
  left: Partial<Record<LeftOutReason, number>>
}

type TagAction = Extract<BulkAction, { tags: string[] }>
type Of<Do extends BulkAction['do']> = Extract<BulkAction, { do: Do }>

/** Does the action to contacts that are locked and that it is for. */
export async function act(acting: Acting, action: BulkAction, contacts: ContactRow[]): Promise<Acted> {
  switch (action.do) {
    case 'addTags':
    case 'removeTags':
      return await changeTags(acting, action, contacts)
    case 'setProfile':
      return await setProfile(acting, action, contacts)
    case 'setField':
      return await setField(acting, action, contacts)
    case 'subscribe':
      return await subscribeAll(acting, action, contacts)
    case 'unsubscribe':
      return await unsubscribeAll(acting, action, contacts)
    case 'suppress':
      return await suppressAll(acting, contacts)
    case 'delete':
      return await deleteAll(acting, contacts)
  }
}

const done = (changes: KeptChange[]): Acted => ({ changes, changed: changes.length, left: {} })

async function changeTags(acting: Acting, { do: what, tags }: TagAction, contacts: ContactRow[]): Promise<Acted> {
  const rows: { contact: ContactRow; profile: Profile }[] = []
  const changes: KeptChange[] = []
  const given = tags.map(tag => tag.trim()).filter(tag => tag !== '')
  for (const contact of contacts) {
    const others = contact.tags.filter(tag => !given.includes(tag))
    const profile = withTags(contact, what === 'addTags' ? [...contact.tags, ...given] : others)
    if (!profile) continue
    rows.push({ contact, profile })
    const moved = given.filter(tag => contact.tags.includes(tag) !== (what === 'addTags'))
    const had = (has: boolean) => Object.fromEntries(moved.map(tag => [tag, has]))
    changes.push({
      contactId: contact.id,
      before: { tags: had(what !== 'addTags') },
      after: { tags: had(what === 'addTags') },
    })
  }
  await writeProfiles(acting, rows)
  const tooMany = contacts.length - rows.length
  return { ...done(changes), left: tooMany > 0 ? { tooManyTags: tooMany } : {} }
}

/** Null where they would be more than a contact may have. */
function withTags(contact: ContactRow, tags: string[]): Profile | null {
  try {
    return applyProfile(contact, { tags }).profile
  } catch (error) {
    if (error instanceof RequestProblem) return null
    throw error
  }
}

async function setProfile(acting: Acting, { field, value }: Of<'setProfile'>, contacts: ContactRow[]): Promise<Acted> {
  const patch: ProfilePatch = { [columnOf(field)]: value }
  const rows = contacts.map(contact => ({ contact, profile: applyProfile(contact, patch).profile }))
  await writeProfiles(acting, rows)
  return done(
    rows.map(({ contact, profile }) => {
      const columns = PROFILE_COLUMNS.filter(column => contact[column] !== profile[column])
      const image = (of: Profile) => ({
        columns: Object.fromEntries(columns.map(column => [column, of[column]])),
        derived: of.derived,
      })
      return { contactId: contact.id, before: image(contact), after: image(profile) }
    }),
  )
}

async function setField(acting: Acting, action: Of<'setField'>, contacts: ContactRow[]): Promise<Acted> {
  const { tx, accountId, origin, now } = acting
  const { listId } = action
  const { key, value } = await fieldValue(acting, action)
  const ids = contacts.map(contact => contact.id)
  const before = await subscriptionsIn(tx, accountId, listId, ids)
  const rows = before.map(s => ({ id: s.contact_id, value }))
  await writeFieldValues(tx, accountId, listId, key, rows)
  const changes = before.map(s => ({
    contactId: s.contact_id,
    before: { value: s.fields[key] ?? null },
    after: { value },
  }))
  const entries = changes
    .filter(c => !isDeepStrictEqual(c.before, c.after))
    .map(c => ({ contactId: c.contactId, listId, changes: { [key]: [c.before.value, value] as [unknown, unknown] } }))
  await keepHistory(tx, accountId, entries, origin, now)
  return done(changes)
}

/** As the list keeps it. Throws thing.notFound (no such field), contact.fieldInvalid. */
export async function fieldValue(
  { tx, accountId }: Pick<Acting, 'tx' | 'accountId'>,
  { listId, key, value }: Of<'setField'>,
): Promise<{ key: string; value: unknown }> {
  const known = new Map((await fieldsOf(tx, accountId, [listId])).map(field => [field.key, field]))
  const { values, created } = parseFields({ [key]: value }, known)
  const [entry] = Object.entries(values)
  if (created.length > 0 || !entry) throw problem('thing.notFound', { field: key })
  return { key: entry[0], value: entry[1] === '' ? null : entry[1] }
}

async function subscribeAll(acting: Acting, action: Of<'subscribe'>, contacts: ContactRow[]): Promise<Acted> {
  const { ground, tx, accountId, trigger } = acting
  const { basis, source, confirm } = action
  const rows = await subscribeIn(ground, tx, accountId, action.listId, {
    rows: contacts.map(({ email }) => ({ email, profile: {} })),
    origin: { ...acting.origin, basis, source },
    updateExisting: false,
    resubscribe: false,
    skipConfirmation: !confirm,
    triggerAutomations: trigger,
    triggerChanges: false,
    notifyOwner: false,
  })
  return done(
    rows.map(({ contact, subscription }) => ({
      contactId: contact.id,
      before: { subscription: null },
      after: { status: subscription.status, subscribed_at: subscription.subscribed_at },
    })),
  )
}

async function unsubscribeAll(acting: Acting, { listId }: Of<'unsubscribe'>, contacts: ContactRow[]): Promise<Acted> {
  const { tx, accountId, origin, now } = acting
  const ids = contacts.map(contact => contact.id)
  const before = await subscriptionsIn(tx, accountId, listId, ids)
  const moves = before.map(row => ({ before: row, after: withStatus(row, 'unsubscribed', { origin }, now) }))
  await writeMoves(acting, moves, origin.channel)
  return done(
    moves.map(({ before, after }) => ({
      contactId: before.contact_id,
      before: {
        status: before.status,
        subscribed_at: before.subscribed_at,
        unsubscribed_at: before.unsubscribed_at,
        unsub_reason: before.unsub_reason,
      },
      after: { status: after.status, unsubscribed_at: after.unsubscribed_at },
    })),
  )
}

async function suppressAll(acting: Acting, contacts: ContactRow[]): Promise<Acted> {
  const { ground, tx, accountId, now, origin } = acting
  const rows = contacts.map(({ email, email_key }) => ({
    hash: addressHash(ground.secrets, accountId, email_key),
    email,
  }))
  await insertSuppressions(tx, accountId, rows, 'manual', now)
  const ids = contacts.map(contact => contact.id)
  await writeSuppressed(tx, accountId, ids, 'manual', now)
  const entries = ids.map(contactId => ({
    contactId,
    listId: null,
    changes: { suppressed: [null, 'manual'] as [null, string] },
  }))
  await keepHistory(tx, accountId, entries, origin, now)
  const data = { channel: origin.channel }
  await record(
    tx,
    accountId,
    ids.map(contactId => ({ type: 'contact.suppressed' as const, at: now, contactId, data })),
  )
  return done(ids.map(contactId => ({ contactId, before: { suppressed: null }, after: { suppressed: 'manual' } })))
}

/** What removeContact does, for many; that they are gone is audited once, for the task. */
async function deleteAll({ tx, accountId, now }: Acting, contacts: ContactRow[]): Promise<Acted> {
  const ids = contacts.map(contact => contact.id)
  const subscriptions = await countSubscriptionsOf(tx, accountId, ids)
  await deleteContacts(tx, accountId, ids)
  const lists = subscriptions.map(({ list_id, status, n }) => ({ subject: `list:${list_id}`, name: status, n: -n }))
  const tags = contacts.flatMap(contact => tagDeltas(contact.tags, []))
  await add(tx, accountId, [{ subject: 'account', name: 'contacts', n: -ids.length }, ...lists, ...tags], now)
  return { changes: [], changed: ids.length, left: {} }
}
