import { randomBytes } from 'node:crypto'
import type { GroupType } from '../../../contract/list.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { type Actor, insertAudit, NOBODY } from '../accounts/index.ts'
import type { Origin } from './changes.ts'
import { countChosen, deleteGroup, insertGroup, lockGroup, setGroupOrder, updateGroup } from './queries-groups.ts'
import { type GroupRow, groupsOf, listById, lockList } from './queries-lists.ts'
import { updateContact } from './update.ts'

const MOST_GROUPS = 40
const MOST_CATEGORIES = 100
const LONGEST_NAME = 200
/** Above it a count says "so many and more". */
export const MOST_COUNTED = 10_000

export interface GroupInput {
  name: string
  type: GroupType
  /** With its `id` a category is kept under a new name; without one it is new. */
  categories: { id?: string; name: string }[]
}

/** A group of preferences; contacts are given the names of its categories. Throws thing.notFound, list.groupInvalid. */
export async function addGroup(
  ground: Ground,
  accountId: number,
  listId: number,
  group: { name: string; type: GroupType; categories: string[] },
  by: Actor = NOBODY,
): Promise<string> {
  return await ground.db.transaction(tx => addGroupIn(ground, tx, accountId, listId, group, by))
}

export async function addGroupIn(
  ground: Ground,
  tx: Tx,
  accountId: number,
  listId: number,
  group: { name: string; type: GroupType; categories: string[] },
  by: Actor,
): Promise<string> {
  const id = `grp_${randomBytes(7).toString('hex').slice(0, 13)}`
  const { name, type, categories } = checked({ ...group, categories: group.categories.map(name => ({ name })) })
  if (!(await lockList(tx, accountId, listId))) throw problem('thing.notFound')
  if ((await groupsOf(tx, accountId, [listId])).length >= MOST_GROUPS)
    throw problem('list.groupInvalid', { field: 'groups', most: MOST_GROUPS })
  await insertGroup(tx, accountId, listId, { id, name, type, categories: categories.map(withId) })
  await audit(ground, tx, accountId, listId, by, { group: name, done: 'added' })
  return id
}

/**
 * Renames, reorders, adds and takes away categories. What contacts had chosen under an old name is brought along in the
 * background, and shown by its new name at once. Throws thing.notFound, list.groupInvalid, list.groupBusy.
 */
export async function changeGroup(
  ground: Ground,
  accountId: number,
  listId: number,
  groupId: string,
  given: GroupInput,
  by: Actor = NOBODY,
): Promise<void> {
  const { name, type, categories } = checked(given)
  await ground.db.transaction(async tx => {
    const group = await lockGroup(tx, accountId, listId, groupId)
    if (!group) throw problem('thing.notFound')
    const moving = movedNames(group, categories)
    if (moving && group.moving) throw problem('list.groupBusy')
    const after = { ...group, name, type, categories: categories.map(withId), moving: moving ?? group.moving }
    await updateGroup(tx, accountId, listId, after)
    if (moving) await addJob(tx, 'contacts.moveChoices', { accountId, listId, groupId })
    await audit(ground, tx, accountId, listId, by, { group: group.name, done: 'changed', moving })
  })
}

/** Throws thing.notFound. */
export async function orderGroups(ground: Ground, accountId: number, listId: number, ids: string[]): Promise<void> {
  await ground.db.transaction(async tx => {
    if (!(await lockList(tx, accountId, listId))) throw problem('thing.notFound')
    await setGroupOrder(tx, accountId, listId, ids)
  })
}

/** Contacts lose what they had chosen in it. Throws thing.notFound. */
export async function removeGroup(
  ground: Ground,
  accountId: number,
  listId: number,
  groupId: string,
  by: Actor = NOBODY,
): Promise<void> {
  await ground.db.transaction(async tx => {
    if ((await deleteGroup(tx, accountId, listId, groupId)) === 0) throw problem('thing.notFound')
    await addJob(tx, 'contacts.moveChoices', { accountId, listId, groupId })
    await audit(ground, tx, accountId, listId, by, { group: groupId, done: 'deleted' })
  })
}

/** How many chose anything in a group, and each of its categories; at most MOST_COUNTED + 1. Throws thing.notFound. */
export async function readChosen(ground: Ground, accountId: number, listId: number, groupId: string) {
  const group = (await groupsOf(ground.db, accountId, [listId])).find(one => one.id === groupId)
  if (!group) throw problem('thing.notFound')
  const names = group.categories.map(category => category.name)
  const { any, byName } = await countChosen(ground.db, accountId, listId, groupId, names, MOST_COUNTED + 1)
  return { total: any, categories: group.categories.map(({ id }, at) => ({ id, contacts: byName[at]! })) }
}

/**
 * What a contact chose, as the list knows it now: names of groups and categories that are gone are left out, those being
 * renamed have their new name.
 */
export function knownChoices(
  groups: readonly GroupRow[],
  chosen: Record<string, string[]> | null,
): Record<string, string[]> {
  const known: Record<string, string[]> = {}
  for (const group of groups) {
    const names = new Set((chosen?.[group.id] ?? []).map(name => group.moving?.[name] ?? name))
    const kept = group.categories.flatMap(category => (names.has(category.name) ? [category.name] : []))
    if (kept.length > 0) known[group.id] = kept
  }
  return known
}

/**
 * Sets what a contact chose in these groups of a list, by the names or ids of categories; other groups stay. Throws
 * thing.notFound, contact.notInList, list.choiceUnknown { group, name }.
 */
export async function chooseGroups(
  ground: Ground,
  accountId: number,
  contactId: number,
  listId: number,
  chosen: Record<string, string[]>,
  origin: Origin,
): Promise<void> {
  const groups = await groupsOf(ground.db, accountId, [listId])
  const checkedChoices = Object.entries(chosen).map(([groupId, names]) => {
    const group = groups.find(one => one.id === groupId)
    if (!group) throw problem('list.choiceUnknown', { group: groupId })
    return [groupId, chosenIn(group, names, name => problem('list.choiceUnknown', { group: groupId, name }))]
  })
  const call = { profile: {}, groups: Object.fromEntries(checkedChoices), origin, triggerChanges: true }
  await updateContact(ground, accountId, contactId, listId, call)
}

/** Names of the chosen categories in the group's order; of a `select` the first counts. Unknown ones throw, or are passed over. */
export function chosenIn(group: GroupRow, given: string[], unknown?: (name: string) => Error): string[] {
  const stranger = given.find(text => !group.categories.some(({ id, name }) => id === text || name === text))
  if (stranger !== undefined && unknown) throw unknown(stranger)
  const names = group.categories.flatMap(({ id, name }) => (given.includes(id) || given.includes(name) ? [name] : []))
  return group.type === 'select' ? names.slice(0, 1) : names
}

function checked({ name, type, categories }: GroupInput): GroupInput {
  const clean = { name: name.trim(), type, categories: categories.map(one => ({ ...one, name: one.name.trim() })) }
  const names = clean.categories.map(category => category.name)
  const refuse = (field: string) =>
    problem('list.groupInvalid', { field, longest: LONGEST_NAME, most: MOST_CATEGORIES })
  if (clean.name === '' || clean.name.length > LONGEST_NAME) throw refuse('name')
  if (names.some(one => one === '' || one.length > LONGEST_NAME)) throw refuse('categories')
  if (names.length > MOST_CATEGORIES || new Set(names).size !== names.length) throw refuse('categories')
  return clean
}

const withId = ({ id, name }: { id?: string; name: string }) => ({
  id: id ?? randomBytes(7).toString('base64url').slice(0, 9),
  name,
})

/**
 * Old name → new name (null: gone), or null where nothing moves. A name that another category still had cannot be taken over
 * in the same step: a contact's choice holds the name alone, and nobody could tell the two apart half-way.
 */
function movedNames(group: GroupRow, after: GroupInput['categories']): Record<string, string | null> | null {
  const byId = new Map(after.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name] as const])))
  const unknownId = [...byId.keys()].find(id => !group.categories.some(category => category.id === id))
  if (unknownId) throw problem('list.groupInvalid', { field: 'categories', id: unknownId })
  const moved: Record<string, string | null> = {}
  for (const { id, name } of group.categories) if (byId.get(id) !== name) moved[name] = byId.get(id) ?? null
  const takenOver = after.find(
    ({ id, name }) => name in moved && group.categories.find(one => one.name === name)?.id !== id,
  )
  if (takenOver) throw problem('list.groupInvalid', { field: 'categories', taken: takenOver.name })
  return Object.keys(moved).length > 0 ? moved : null
}

async function audit(ground: Ground, tx: Tx, accountId: number, listId: number, by: Actor, data: object) {
  const at = ground.clock.now()
  const name = (await listById(tx, accountId, listId))?.name
  await insertAudit(tx, accountId, {
    ...by,
    at,
    action: 'list.groupChanged',
    subject: String(listId),
    data: { name, ...data },
  })
}
