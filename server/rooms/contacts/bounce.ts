import { parseAddress } from '../../platform/address.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { lockContact, subscriptionsOf } from './queries.ts'
import { forgetSoftBounces, markOpened, noteBounce } from './queries-mail.ts'
import { suppress, suppressAddress } from './suppress.ts'
import { setStatus } from './update.ts'

/** After so many soft bounces in a row without a delivery the address is treated as gone. */
const SOFT_BOUNCES = 5

export interface Bounced {
  contactId: number
  /** That the mail went to: the contact may have another by now. */
  address: string
  kind: 'soft' | 'hard' | 'policy'
  reply: string
}

/**
 * What a refusal says about the address. Hard: it does not exist, so it is suppressed. Soft: counted, and as good as
 * hard when it lasts. Policy (5.7.x): about us or the text, never about the address.
 */
export async function noteBounces(ground: Ground, tx: Tx, accountId: number, bounces: Bounced[]): Promise<void> {
  // In the order of ids, as every other writer of several contacts.
  for (const bounce of [...bounces].sort((a, b) => a.contactId - b.contactId)) {
    if (bounce.kind === 'policy') continue
    const contact = await lockContact(tx, accountId, bounce.contactId)
    if (!contact) continue
    if (contact.email_key !== parseAddress(bounce.address)?.key) {
      if (bounce.kind === 'hard') await suppressAddress(ground, tx, accountId, bounce.address, 'hard_bounce')
      continue
    }
    const soft = await noteBounce(tx, accountId, contact.id, bounce.kind === 'hard', bounce.reply.slice(0, 500))
    if (bounce.kind === 'soft' && soft < SOFT_BOUNCES) continue
    await suppress(ground, tx, accountId, contact.id, 'hard_bounce')
    for (const { list_id } of await subscriptionsOf(tx, accountId, contact.id)) {
      await setStatus(ground, tx, accountId, contact.id, list_id, 'hard_bounced', { channel: 'link' })
    }
  }
}

/** The next server took a mail: soft bounces start from zero. */
export async function noteAccepted(tx: Tx, accountId: number, contactIds: number[]): Promise<void> {
  await forgetSoftBounces(tx, accountId, contactIds)
}

export async function noteOpened(
  tx: Tx,
  accountId: number,
  contactId: number,
  at: Date,
  clicked: boolean,
): Promise<void> {
  await markOpened(tx, accountId, contactId, at, clicked)
}
