import { add } from '../../platform/counters.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit, NOBODY } from '../accounts/index.ts'
import { deleteContact, lockContact, subscriptionsOf } from './queries.ts'
import { tagDeltas } from './tag-counts.ts'

/**
 * Removes the contact wholly, with its subscriptions. A suppression stays (it is kept by the address, not the contact),
 * and so do consents and messages: they prove what was agreed and sent. False when there was no such contact.
 */
export async function removeContact(
  ground: Ground,
  accountId: number,
  contactId: number,
  by: Actor = NOBODY,
): Promise<boolean> {
  return await ground.db.transaction(async tx => {
    const contact = await lockContact(tx, accountId, contactId)
    // Of an old id nothing is deleted: whoever asks does not mean the contact that it became.
    if (contact?.id !== contactId) return false
    const subscriptions = await subscriptionsOf(tx, accountId, contactId)
    await deleteContact(tx, accountId, contactId)
    const deltas = subscriptions.map(s => ({ subject: `list:${s.list_id}`, name: s.status as string, n: -1 }))
    const own = [{ subject: 'account', name: 'contacts', n: -1 }, ...tagDeltas(contact.tags, [])]
    await add(tx, accountId, [...own, ...deltas], ground.clock.now())
    // The id alone: whoever was deleted shall not live on in the records of it.
    const deletion = { action: 'contact.deleted' as const, subject: String(contactId), data: {} }
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...deletion })
    return true
  })
}
