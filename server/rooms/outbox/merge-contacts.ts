import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { type ContactRow, type MergeCall, mergeIn } from '../contacts/index.ts'
import { movePurchases } from '../shop/index.ts'
import { moveVisitors } from '../web/index.ts'
import { dispatchesOf, lockUnsent, redirectUnsent, type UnsentMessage } from './queries-contact.ts'
import { leaveOut } from './unsent.ts'

/**
 * Makes one contact of two. What was to be sent to the loser goes to the winner, but no campaign twice; what was sent stays
 * with the old id and is found through the merge. Cannot be undone. Throws thing.notFound, contact.mergeSame.
 */
export async function mergeContacts(ground: Ground, accountId: number, call: MergeCall): Promise<ContactRow> {
  return await ground.db.transaction(async tx => {
    const unsent = await lockUnsent(tx, accountId, [call.winnerId, call.loserId])
    const { before, contact } = await mergeIn(ground, tx, accountId, call)
    await movePurchases(tx, accountId, before.loser.id, contact.id, ground.clock.now())
    await moveVisitors(tx, accountId, before.loser.id, contact.id)
    const left = await leaveOutTwins(tx, accountId, unsent, before, ground.clock.now())
    const addresses = [before.winner.email, before.loser.email]
    const ours = unsent.filter(message => !left.has(message) && addresses.includes(message.address))
    const wrong = ours.filter(({ contact_id, address }) => contact_id !== contact.id || address !== contact.email)
    if (wrong.length > 0) await redirectUnsent(tx, accountId, wrong, { contactId: contact.id, address: contact.email })
    return contact
  })
}

/** Of a campaign that the winner has a message of already; and what may have gone out already, to another address. */
async function leaveOutTwins(
  tx: Tx,
  accountId: number,
  unsent: UnsentMessage[],
  { winner, loser }: { winner: ContactRow; loser: ContactRow },
  now: Date,
): Promise<Set<UnsentMessage>> {
  const bulk = unsent.filter(message => message.contact_id === loser.id && message.dispatch_id !== null)
  const dispatches = bulk.map(message => message.dispatch_id!)
  const known = dispatches.length > 0 ? await dispatchesOf(tx, accountId, winner.id, dispatches) : []
  const twins = bulk.filter(message => message.state === 'uncertain' || known.includes(message.dispatch_id!))
  await leaveOut(tx, accountId, twins, 'duplicate_address', now)
  return new Set(twins)
}
