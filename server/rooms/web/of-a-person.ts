import type { Tx } from '../../platform/db.ts'
import { dropArrivalsOf } from './queries-arrivals.ts'
import { deleteWebEvents, moveWebContact } from './queries-person.ts'
import { deleteVisitors, giveVisitors } from './queries-visitors.ts'

/** After two contacts became one: their browsers are the winner's. What they did stays under the old id, where it is found. */
export async function moveVisitors(tx: Tx, accountId: number, loserId: number, winnerId: number): Promise<void> {
  await giveVisitors(tx, accountId, loserId, winnerId)
  await moveWebContact(tx, accountId, loserId, winnerId)
}

/** What a person's browsers did goes, and who they were; says how much of it there was. */
export async function eraseVisits(
  tx: Tx,
  accountId: number,
  contactIds: number[],
  addresses: string[],
): Promise<number> {
  const claims = addresses.map(address => address.toLowerCase())
  await dropArrivalsOf(tx, accountId, claims)
  const visitors = await deleteVisitors(tx, accountId, contactIds, claims)
  return await deleteWebEvents(tx, accountId, contactIds, visitors)
}
