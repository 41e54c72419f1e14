import { parseAddress } from '../../platform/address.ts'
import { add } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { record } from '../events/index.ts'
import { contactEvents } from './changes.ts'
import { lockContacts, lockContactsByKey } from './queries.ts'
import { winnersOf } from './queries-merge.ts'
import { writeContacts } from './write-contacts.ts'

/**
 * The contacts behind addresses of orders, locked: address → id. An address that was merged into a contact leads to it; an
 * unknown one becomes a contact in no list, which agreed to nothing. Throws contact.emailInvalid { row }.
 */
export async function contactsForOrders(
  ground: Ground,
  tx: Tx,
  accountId: number,
  emails: readonly string[],
): Promise<Map<string, number>> {
  const addresses = emails.map((email, row) => {
    const address = parseAddress(email)
    if (!address) throw problem('contact.emailInvalid', { field: 'email', row })
    return { given: email, ...address }
  })
  const keys = [...new Set(addresses.map(address => address.key))]
  const ids = new Map((await lockContactsByKey(tx, accountId, keys)).map(contact => [contact.email_key, contact.id]))
  const unknown = () => keys.filter(key => !ids.has(key))
  if (unknown().length > 0) {
    const winners = await winnersOf(tx, accountId, unknown())
    await lockContacts(tx, accountId, [...winners.values()])
    for (const [key, id] of winners) ids.set(key, id)
  }
  const strangers = unknown().map(key => addresses.find(address => address.key === key)!)
  for (const made of await makeGuests(ground, tx, accountId, strangers)) ids.set(made.email_key, made.id)
  return new Map(addresses.map(({ given, key }) => [given, ids.get(key)!]))
}

async function makeGuests(ground: Ground, tx: Tx, accountId: number, addresses: { email: string; key: string }[]) {
  if (addresses.length === 0) return []
  const now = ground.clock.now()
  const rows = addresses.map(({ email, key }, row) => ({ email, key, row, profile: { source: 'order' } }))
  const written = await writeContacts(ground, tx, accountId, rows, new Map(), false, now)
  await add(tx, accountId, [{ subject: 'account', name: 'contacts', n: written.length }], now)
  const call = { triggerChanges: false, origin: { channel: 'api' } } as const
  await record(
    tx,
    accountId,
    written.flatMap(one => contactEvents(one, call, now)),
  )
  return written.map(one => one.contact)
}
