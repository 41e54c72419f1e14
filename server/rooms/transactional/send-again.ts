import { parseAddress } from '../../platform/address.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, insertAudit } from '../accounts/index.ts'
import { addressHash, contactById, suppressionsOf } from '../contacts/index.ts'
import { repeatMessage, transmissionById } from '../outbox/index.ts'
import { loggedById } from './queries-log.ts'

/**
 * The same mail to the same address once more, as a message of its own; whoever had a copy of it gets none. Throws
 * thing.notFound, transactional.expired (its text or an attachment is gone) or transactional.suppressed.
 */
export async function sendAgain(
  ground: Ground,
  accountId: number,
  key: { month: string; id: number },
  by: Actor,
): Promise<{ month: string; id: number }> {
  return await ground.db.transaction(async tx => {
    const message = await loggedById(tx, accountId, key)
    if (!message) throw problem('thing.notFound')
    const { transmission_id: transmissionId, address } = message
    const transmission = transmissionId === null ? null : await transmissionById(tx, accountId, transmissionId)
    const isGone = transmission && (transmission.expired_at ?? transmission.attachments_gone_at)
    const parsed = parseAddress(address)
    if (!parsed || isGone) throw problem('transactional.expired')
    const hash = addressHash(ground.secrets, accountId, parsed.key)
    const contact = message.contact_id === null ? undefined : await contactById(tx, accountId, message.contact_id)
    if (contact?.suppressed || (await suppressionsOf(tx, accountId, [hash])).length > 0)
      throw problem('transactional.suppressed')
    const made = await repeatMessage(ground, tx, accountId, key)
    const entry = { action: 'transactional.sentAgain' as const, subject: String(key.id), data: { address } }
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
    return made
  })
}
