import type { FieldType } from '../../../contract/list.ts'
import type { Tx } from '../../platform/db.ts'
import { problem, RequestProblem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { type Actor, insertAudit, NOBODY } from '../accounts/index.ts'
import { coerce } from './fields.ts'
import { countWithField, deleteField, lockField, updateField, valuesOfField } from './queries-fields.ts'
import { fieldsOf, insertFields, listById, lockList } from './queries-lists.ts'

const LONGEST_NAME = 100
/** Above it a count says "so many and more". */
const MOST_COUNTED = 10_000
const CHUNK = 5_000
const MOST_EXAMPLES = 3

/** A field of a list; its key, by which the API and the tags know it, comes from the name. Throws list.fieldInvalid, list.fieldClash. */
export async function addField(
  ground: Ground,
  accountId: number,
  listId: number,
  given: { name: string; type: FieldType },
  by: Actor = NOBODY,
): Promise<string> {
  const name = checkedName(given.name)
  const key = keyOf(name)
  if (key === '') throw problem('list.fieldInvalid', { field: 'name' })
  await ground.db.transaction(async tx => {
    if (!(await lockList(tx, accountId, listId))) throw problem('thing.notFound')
    const known = await fieldsOf(tx, accountId, [listId])
    if (known.some(field => field.key === key)) throw problem('list.fieldClash', { field: key })
    await insertFields(tx, accountId, listId, [{ key, name, type: given.type }])
    await audit(ground, tx, accountId, listId, by, { field: key, done: 'added', type: given.type })
  })
  return key
}

/** The key stays. Throws thing.notFound, list.fieldInvalid. */
export async function renameField(
  ground: Ground,
  accountId: number,
  listId: number,
  key: string,
  given: string,
  by: Actor = NOBODY,
): Promise<void> {
  const name = checkedName(given)
  await ground.db.transaction(async tx => {
    const field = await lockField(tx, accountId, listId, key)
    if (!field) throw problem('thing.notFound')
    await updateField(tx, accountId, listId, { ...field, name })
    await audit(ground, tx, accountId, listId, by, { field: key, done: 'renamed', name })
  })
}

/**
 * Changes a field's type when every value fits the new one; the values are converted in the background. Throws thing.notFound,
 * list.fieldUnfit { contacts (10,001 and more: more than 10,000), examples }.
 */
export async function changeFieldType(
  ground: Ground,
  accountId: number,
  listId: number,
  key: string,
  type: FieldType,
  by: Actor = NOBODY,
): Promise<void> {
  const unfit = await unfitValues(ground, accountId, listId, key, type)
  if (unfit.contacts > 0) throw problem('list.fieldUnfit', unfit)
  await ground.db.transaction(async tx => {
    const field = await lockField(tx, accountId, listId, key)
    if (!field) throw problem('thing.notFound')
    if (field.type === type) return
    await updateField(tx, accountId, listId, { ...field, type })
    await addJob(tx, 'contacts.tidyField', { accountId, listId, key })
    await audit(ground, tx, accountId, listId, by, { field: key, done: 'retyped', from: field.type, to: type })
  })
}

/** Contacts lose their values. Throws thing.notFound. */
export async function removeField(
  ground: Ground,
  accountId: number,
  listId: number,
  key: string,
  by: Actor = NOBODY,
): Promise<void> {
  await ground.db.transaction(async tx => {
    if ((await deleteField(tx, accountId, listId, key)) === 0) throw problem('thing.notFound')
    await addJob(tx, 'contacts.tidyField', { accountId, listId, key })
    await audit(ground, tx, accountId, listId, by, { field: key, done: 'deleted' })
  })
}

/** How many contacts have a value; at most 10,001, which means more. Throws thing.notFound. */
export async function countValues(ground: Ground, accountId: number, listId: number, key: string): Promise<number> {
  if (!(await fieldsOf(ground.db, accountId, [listId])).some(field => field.key === key))
    throw problem('thing.notFound')
  return await countWithField(ground.db, accountId, listId, key, MOST_COUNTED + 1)
}

/** Reads every value, a chunk at a time, without holding anything up; ends early once so many are wrong that it is plain. */
async function unfitValues(ground: Ground, accountId: number, listId: number, key: string, type: FieldType) {
  const unfit = { contacts: 0, examples: [] as { contactId: number; value: string }[] }
  for (let after = 0; ; ) {
    const rows = await valuesOfField(ground.db, accountId, listId, key, after, CHUNK)
    for (const { contact_id: contactId, value } of rows) {
      if (fits(key, type, value)) continue
      unfit.contacts++
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      if (unfit.examples.length < MOST_EXAMPLES) unfit.examples.push({ contactId, value: text.slice(0, 100) })
    }
    if (rows.length < CHUNK || unfit.contacts > MOST_COUNTED) return unfit
    after = rows.at(-1)!.contact_id
  }
}

function fits(key: string, type: FieldType, value: unknown): boolean {
  try {
    coerce({ key, type }, value)
    return true
  } catch (error) {
    if (error instanceof RequestProblem) return false
    throw error
  }
}

function checkedName(given: string): string {
  const name = given.trim()
  if (name === '' || name.length > LONGEST_NAME)
    throw problem('list.fieldInvalid', { field: 'name', longest: LONGEST_NAME })
  return name
}

/** As a tag can name it: letters without accents, digits and underscores. */
function keyOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
}

async function audit(ground: Ground, tx: Tx, accountId: number, listId: number, by: Actor, data: object) {
  const at = ground.clock.now()
  const name = (await listById(tx, accountId, listId))?.name
  await insertAudit(tx, accountId, {
    ...by,
    at,
    action: 'list.fieldChanged',
    subject: String(listId),
    data: { name, ...data },
  })
}
