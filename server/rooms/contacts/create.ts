import { parseAddress } from '../../platform/address.ts'
import { add } from '../../platform/counters.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { record } from '../events/index.ts'
import { contactEvents, type Origin } from './changes.ts'
import type { ProfilePatch } from './profile.ts'
import { type ContactRow, lockContactsByKey } from './queries.ts'
import { tagDeltas } from './tag-counts.ts'
import { writeContacts } from './write-contacts.ts'

/**
 * A contact that is in no list yet; nothing is sent to it. Throws contact.emailInvalid, contact.emailTaken { contactId },
 * contact.fieldInvalid.
 */
export async function createContact(
  ground: Ground,
  accountId: number,
  call: { email: string; profile: ProfilePatch; origin: Origin; triggerChanges: boolean },
): Promise<ContactRow> {
  const address = parseAddress(call.email)
  if (!address) throw problem('contact.emailInvalid', { field: 'email' })
  return await ground.db.transaction(async tx => {
    const [known] = await lockContactsByKey(tx, accountId, [address.key])
    if (known) throw problem('contact.emailTaken', { contactId: known.id })
    const now = ground.clock.now()
    const rows = [{ ...address, profile: call.profile, row: 0 }]
    const [written] = await writeContacts(ground, tx, accountId, rows, new Map(), false, now)
    const tags = tagDeltas([], written!.contact.tags)
    await add(tx, accountId, [{ subject: 'account', name: 'contacts', n: 1 }, ...tags], now)
    await record(tx, accountId, contactEvents(written!, call, now))
    return written!.contact
  })
}
