import { parseAddress } from '../../platform/address.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { insertSuppression, lockContact, markSuppressed } from './queries.ts'

export type SuppressionReason = 'hard_bounce' | 'complaint' | 'manual' | 'erased'

/** Keyed, so that the list of hashes alone cannot be tried against known addresses. */
export function addressHash(secrets: Secrets, accountId: number, emailKey: string): Buffer {
  return secrets.hash('suppression', `${accountId}\n${emailKey}`)
}

/** Nothing is ever sent to this address again, whatever list it comes back on. */
export async function suppress(
  ground: Ground,
  tx: Tx,
  accountId: number,
  contactId: number,
  reason: SuppressionReason,
): Promise<void> {
  const contact = await lockContact(tx, accountId, contactId)
  if (!contact) return
  const email = reason === 'erased' ? null : contact.email
  await insertSuppression(tx, accountId, {
    hash: addressHash(ground.secrets, accountId, contact.email_key),
    email,
    reason,
    at: ground.clock.now(),
  })
  await markSuppressed(tx, accountId, contact.id, reason)
}

/** An address that its contact has left: whoever comes with it again is not written to. */
export async function suppressAddress(
  ground: Ground,
  tx: Tx,
  accountId: number,
  address: string,
  reason: SuppressionReason,
): Promise<void> {
  const parsed = parseAddress(address)
  if (!parsed) return
  const hash = addressHash(ground.secrets, accountId, parsed.key)
  await insertSuppression(tx, accountId, { hash, email: parsed.email, reason, at: ground.clock.now() })
}
