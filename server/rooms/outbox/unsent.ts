import { add } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { giveBackCoupons } from '../shop/index.ts'
import { subjectsOf } from './counted.ts'
import { skipUnsent, type UnsentMessage } from './queries-contact.ts'

/** These will not be sent; counted as the ledger counts what a sender skips. The caller has locked them. */
export async function leaveOut(
  tx: Tx,
  accountId: number,
  messages: UnsentMessage[],
  reason: 'duplicate_address' | 'erased',
  now: Date,
): Promise<void> {
  if (messages.length === 0) return
  await skipUnsent(tx, accountId, messages, reason)
  const unseen = messages.filter(message => message.state !== 'uncertain').map(message => message.id)
  await giveBackCoupons(tx, accountId, unseen)
  const deltas = messages.flatMap(message =>
    subjectsOf(message).flatMap(subject => {
      const waited = message.state === 'deferred' ? [{ subject, name: 'deferred', n: -1 }] : []
      return [{ subject, name: 'skipped_later', n: 1 }, ...waited]
    }),
  )
  await add(tx, accountId, deltas, now)
}
