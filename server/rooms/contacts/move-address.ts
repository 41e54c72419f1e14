import { parseAddress } from '../../platform/address.ts'
import { Again, type Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import {
  type ContactRow,
  contactByKey,
  insertSuppression,
  type MovedAddress,
  suppressionsOf,
  updateAddress,
} from './queries.ts'
import { addressHash } from './suppress.ts'

/**
 * Gives a contact another address. Who was suppressed stays so under the new one, since a complaint is about a person; an
 * address that is suppressed itself brings that along. Only a bounce is about the address alone, so it may be left behind
 * (`leaveBounce`). The caller holds the lock. Throws contact.emailInvalid, contact.emailTaken { contactId }. Says what is
 * new; nothing where the address is the same.
 */
export async function moveAddress(
  ground: Ground,
  tx: Tx,
  accountId: number,
  contact: ContactRow,
  email: string,
  leaveBounce: boolean,
): Promise<Partial<MovedAddress>> {
  const address = parseAddress(email)
  if (!address) throw problem('contact.emailInvalid', { field: 'email' })
  if (address.email === contact.email) return {}
  const now = ground.clock.now()
  const isOther = address.key !== contact.email_key
  const leaves = isOther && leaveBounce && contact.suppressed === 'hard_bounce'
  const holder = isOther ? await contactByKey(tx, accountId, address.key) : undefined
  if (holder) throw problem('contact.emailTaken', { contactId: holder.id })
  const hash = addressHash(ground.secrets, accountId, address.key)
  const [own] = isOther ? await suppressionsOf(tx, accountId, [hash]) : []
  const suppressed = (leaves ? null : contact.suppressed) ?? own?.reason ?? null
  const bounces = leaves
    ? { soft_bounces: 0, hard_bounced: false, bounce_message: null }
    : { soft_bounces: isOther ? 0 : contact.soft_bounces, ...keptBounce(contact) }
  const moved = { email: address.email, email_key: address.key, suppressed, ...bounces }
  try {
    await updateAddress(tx, accountId, contact.id, moved, now)
  } catch (error) {
    // 23505: somebody took the address since we looked; the next run of the transaction sees who.
    if ((error as { code?: string }).code === '23505') throw new Again()
    throw error
  }
  if (isOther && suppressed) {
    const kept = suppressed === 'erased' ? null : address.email
    await insertSuppression(tx, accountId, { hash, email: kept, reason: suppressed, at: now })
  }
  return moved
}

const keptBounce = ({ hard_bounced, bounce_message }: ContactRow) => ({ hard_bounced, bounce_message })
