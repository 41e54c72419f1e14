import type { Db, Tx } from '../../platform/db.ts'
import { consentFor, type Origin } from './changes.ts'
import { insertConsents, lockContact, type SubscriptionRow, subscriptionsOf } from './queries.ts'
import { ownLeavings } from './queries-wishes.ts'

/** Only the person itself speaks by these. */
export const isOwnWish = ({ channel }: Pick<Origin, 'channel'>) => channel === 'link' || channel === 'one-click'

/**
 * Of these lists those that the contact is out of by somebody else's act only: it has not said so itself since. Whoever
 * undoes that act would bring the contact back.
 */
export async function leftUnasked(db: Db, accountId: number, rows: SubscriptionRow[]): Promise<SubscriptionRow[]> {
  const out = rows.filter(row => row.status === 'unsubscribed')
  if (out.length === 0) return []
  const own = await ownLeavings(db, accountId, [...new Set(out.map(row => row.contact_id))])
  return out.filter(row => !own.some(one => one.list_id === row.list_id && one.at >= row.unsubscribed_at!))
}

/**
 * Keeps that somebody who was unsubscribed already wishes so, too: no state changes, no event, one proof per list however
 * often it is said. Undoing a bulk action or an import respects it.
 */
export async function keepWish(
  tx: Tx,
  accountId: number,
  contactId: number,
  listIds: number[],
  origin: Origin,
  now: Date,
): Promise<void> {
  // The lock is what an undo waits for, or we for it.
  const contact = listIds.length > 0 ? await lockContact(tx, accountId, contactId) : undefined
  if (!contact) return
  const rows = (await subscriptionsOf(tx, accountId, contact.id)).filter(row => listIds.includes(row.list_id))
  const unasked = await leftUnasked(tx, accountId, rows)
  await insertConsents(
    tx,
    accountId,
    unasked.flatMap(row => consentFor(row, origin, origin.channel) ?? []),
    now,
  )
}

/** Whether a contact has said itself, at this instant or later, that it wants nothing from the list. */
export async function wishesSince(db: Db, accountId: number, listId: number, contactIds: number[]) {
  const own = await ownLeavings(db, accountId, contactIds)
  const at = new Map(own.filter(one => one.list_id === listId).map(one => [one.contact_id, one.at]))
  return (contactId: number, since: Date) => {
    const said = at.get(contactId)
    return said !== undefined && said >= since
  }
}
