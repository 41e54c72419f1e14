import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { insertAudit } from '../accounts/index.ts'
import type { Origin } from './changes.ts'
import { chooseGroups } from './groups.ts'
import { fieldsOf } from './queries-lists.ts'
import { updateContact, updateContactIn } from './update.ts'

/**
 * A person gives a contact another address; audited without either. Throws thing.notFound, contact.emailInvalid,
 * contact.emailTaken { contactId }.
 */
export async function changeAddress(
  ground: Ground,
  accountId: number,
  contactId: number,
  { email, leaveBounce, origin }: { email: string; leaveBounce: boolean; origin: Origin },
): Promise<void> {
  await ground.db.transaction(async tx => {
    const call = { profile: {}, email, leaveBounce, origin, triggerChanges: true }
    const { id } = await updateContactIn(ground, tx, accountId, contactId, null, call)
    const entry = { action: 'contact.addressChanged' as const, subject: String(id), data: { leaveBounce } }
    const by = { userId: origin.userId ?? null, ip: origin.ip ?? null }
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
  })
}

/**
 * Changes what a contact has in one list: its own fields, and choices in groups. Unlike a call of the API this makes no new
 * fields. Throws thing.notFound, contact.notInList, contact.fieldInvalid, list.choiceUnknown.
 */
export async function changeInList(
  ground: Ground,
  accountId: number,
  contactId: number,
  listId: number,
  given: { fields?: Record<string, unknown>; groups?: Record<string, string[]>; origin: Origin },
): Promise<void> {
  const { fields = {}, groups = {}, origin } = given
  const known = new Set((await fieldsOf(ground.db, accountId, [listId])).map(field => field.key))
  const stranger = Object.keys(fields).find(key => !known.has(key))
  if (stranger !== undefined)
    throw problem('contact.fieldInvalid', { field: stranger, expected: 'a field of the list' })
  await updateContact(ground, accountId, contactId, listId, { profile: {}, fields, origin, triggerChanges: true })
  if (Object.keys(groups).length > 0) await chooseGroups(ground, accountId, contactId, listId, groups, origin)
}
