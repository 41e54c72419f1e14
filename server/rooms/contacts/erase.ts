import { parseAddress } from '../../platform/address.ts'
import { add } from '../../platform/counters.ts'
import { Again, type Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { identitiesOf } from './identities.ts'
import { deleteContact, lockContact, subscriptionsOf } from './queries.ts'
import { addressesOf, blankSuppressed, deleteConsents, deleteNotices, suppressErased } from './queries-erase.ts'
import { addressHash } from './suppress.ts'
import { tagDeltas } from './tag-counts.ts'

export interface ErasedContact {
  /** In every spelling that was ever kept here. */
  addresses: string[]
  consents: number
  lists: number
}

/**
 * Takes a person out of this room: contact, subscriptions, history, consents, merges. What stays of its addresses is a keyed
 * hash: that nothing is ever sent there again (`neverAgain`), or what was suppressed before. `identities` are those that the
 * caller has read. Throws thing.notFound.
 */
export async function eraseIn(
  ground: Ground,
  tx: Tx,
  accountId: number,
  contactId: number,
  identities: number[],
  neverAgain: boolean,
): Promise<ErasedContact> {
  const contact = await lockContact(tx, accountId, contactId)
  if (contact?.id !== contactId) throw problem('thing.notFound')
  if ((await identitiesOf(tx, accountId, contactId)).length !== identities.length)
    throw new Again('another contact was merged into this one meanwhile')
  const now = ground.clock.now()
  const [addresses, subscriptions] = [
    await addressesOf(tx, accountId, contactId),
    await subscriptionsOf(tx, accountId, contactId),
  ]
  const consents = await deleteConsents(tx, accountId, identities)
  await deleteNotices(tx, accountId, identities)
  await deleteContact(tx, accountId, contactId)
  const keys = new Set(addresses.flatMap(email => parseAddress(email)?.key ?? []))
  const hashes = [...keys].map(key => addressHash(ground.secrets, accountId, key))
  if (neverAgain) await suppressErased(tx, accountId, hashes, now)
  else await blankSuppressed(tx, accountId, hashes)
  const left = subscriptions.map(row => ({ subject: `list:${row.list_id}`, name: row.status as string, n: -1 }))
  const own = [{ subject: 'account', name: 'contacts', n: -1 }, ...tagDeltas(contact.tags, [])]
  await add(tx, accountId, [...own, ...left], now)
  return { addresses: [...new Set([...addresses, ...keys])], consents, lists: subscriptions.length }
}
