import { parseAddress } from '../../platform/address.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { contactOfEcmid } from './ecmid.ts'
import { type ContactRow, contactById, contactByKey } from './queries.ts'
import { idsByKeys, shareContacts } from './queries-claims.ts'
import { winnersOf } from './queries-merge.ts'

/** Who a browser or a shop says somebody is: an address, or the token of our links. Null for a text that is neither. */
export function readClaim(ground: Ground, accountId: number, text: string): { key: string } | { id: number } | null {
  const id = contactOfEcmid(ground.secrets, accountId, text)
  if (id !== null) return { id }
  const address = parseAddress(text)
  return address ? { key: address.key } : null
}

/** The contact that a claim means; an address that was merged into a contact leads to it. */
export async function findClaimed(ground: Ground, accountId: number, text: string): Promise<ContactRow | undefined> {
  const claim = readClaim(ground, accountId, text)
  if (!claim) return undefined
  if ('id' in claim) return await contactById(ground.db, accountId, claim.id)
  const found = await contactByKey(ground.db, accountId, claim.key)
  if (found) return found
  const winner = (await winnersOf(ground.db, accountId, [claim.key])).get(claim.key)
  return winner === undefined ? undefined : await contactById(ground.db, accountId, winner)
}

/**
 * Of claims and ids that were known before, the contacts that they mean now, merges followed; those that mean nobody are absent. The
 * contacts cannot be erased, merged or deleted before this transaction ends.
 */
export async function contactsMeant(
  ground: Ground,
  tx: Tx,
  accountId: number,
  claims: readonly string[],
  ids: readonly number[],
): Promise<{ byClaim: Map<string, number>; byId: Map<number, number> }> {
  const read = new Map(claims.map(claim => [claim, readClaim(ground, accountId, claim)]))
  const keys = [...new Set([...read.values()].flatMap(one => (one && 'key' in one ? one.key : [])))]
  const idOf = await idsByKeys(tx, accountId, keys)
  const unknown = keys.filter(key => !idOf.has(key))
  if (unknown.length > 0) for (const [key, id] of await winnersOf(tx, accountId, unknown)) idOf.set(key, id)
  const wanted = [...read.values()].flatMap(one => (one && 'id' in one ? one.id : []))
  const byId = await shareContacts(tx, accountId, [...new Set([...ids, ...wanted, ...idOf.values()])])
  const byClaim = new Map<string, number>()
  for (const [claim, one] of read) {
    const asked = one && ('id' in one ? one.id : idOf.get(one.key))
    const found = asked ? byId.get(asked) : undefined
    if (found !== undefined) byClaim.set(claim, found)
  }
  return { byClaim, byId }
}
