import { add } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
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
  const deltas = messages.flatMap(({ dispatch_id, state }) => {
    if (dispatch_id === null) return []
    const subject = `dispatch:${dispatch_id}`
    const waited = state === 'deferred' ? [{ subject, name: 'deferred', n: -1 }] : []
    return [{ subject, name: 'skipped_later', n: 1 }, ...waited]
  })
  await add(tx, accountId, deltas, now)
}
