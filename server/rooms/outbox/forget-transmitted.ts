import type { Tx } from '../../platform/db.ts'
import { forgetSubjects } from '../emails/index.ts'
import { expire } from './expire-transmissions.ts'
import { blankAddressing, blankHits, blankMessagesTo, lockMessagesTo } from './queries-erase.ts'
import { transmissionsTo } from './queries-transmission.ts'
import { leaveOut } from './unsent.ts'

const UNSENT = ['queued', 'claimed', 'deferred', 'uncertain']

/**
 * What the API sent to a person who is erased: texts, variables and attachments of what went to nobody else; their name and
 * address in copies that others had; and mails to their addresses from before they were a contact.
 */
export async function forgetTransmitted(
  tx: Tx,
  accountId: number,
  messages: { month: string; id: number }[],
  addresses: string[],
  now: Date,
): Promise<void> {
  const lower = addresses.map(address => address.toLowerCase())
  const strays = await lockMessagesTo(tx, accountId, lower)
  const all = [...messages, ...strays]
  const alone = await transmissionsTo(tx, accountId, all)
  await leaveOut(
    tx,
    accountId,
    strays.filter(message => UNSENT.includes(message.state)),
    'erased',
    now,
  )
  await blankAddressing(tx, accountId, all, lower)
  await blankMessagesTo(tx, accountId, strays)
  await blankHits(tx, accountId, strays)
  await forgetSubjects(tx, accountId, await expire(tx, accountId, alone, now))
}
