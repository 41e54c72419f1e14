import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import type { Transmitted } from '../outbox/index.ts'
import { deleteKeys } from './across-accounts.ts'
import type { MailToSend } from './mail-to-send.ts'
import { answerKey, keyedCall, takeKey } from './queries.ts'

/** A key is remembered for so long. */
const KEPT_MS = 24 * 3_600_000

/**
 * Does `work` once for a key: the same call again, or at the same time, gets the first one's answer. The key stands or falls
 * with the caller's transaction, so a call that failed leaves it free. Throws transactional.keyReused.
 */
export async function onceForKey(
  ground: Ground,
  tx: Tx,
  accountId: number,
  call: { key: string; mail: MailToSend },
  work: () => Promise<Transmitted>,
): Promise<Transmitted> {
  const keyHash = createHash('sha256').update(call.key).digest()
  const bodyHash = hashOf(call.mail)
  const now = ground.clock.now()
  const since = new Date(now.getTime() - KEPT_MS)
  if (!(await takeKey(tx, accountId, { keyHash, bodyHash }, { now, since }))) {
    const first = await keyedCall(tx, accountId, keyHash)
    if (!first?.body_hash.equals(bodyHash)) throw problem('transactional.keyReused')
    return { id: first.id, accepted: first.accepted, rejected: first.rejected }
  }
  const transmitted = await work()
  await answerKey(tx, accountId, keyHash, transmitted.id)
  return transmitted
}

export async function forgetKeys(ground: Ground): Promise<void> {
  await deleteKeys(ground.db, new Date(ground.clock.now().getTime() - KEPT_MS))
}

/** Of what was understood: two spellings of the same request are the same request. */
function hashOf({ attachments, ...rest }: MailToSend): Buffer {
  const hash = createHash('sha256').update(JSON.stringify(rest))
  for (const { name, type, content } of attachments)
    hash.update(JSON.stringify([name, type, content.length])).update(content)
  return hash.digest()
}
