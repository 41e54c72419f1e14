import { monthOf } from '../../platform/clock.ts'
import { add } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { subjectsOf } from './counted.ts'
import { wakeSenders } from './dispatch.ts'
import { copyMessage } from './queries.ts'

/** A transactional message once more, to the same address, with the caller's transaction. Throws thing.notFound. */
export async function repeatMessage(
  ground: Ground,
  tx: Tx,
  accountId: number,
  key: { month: string; id: number },
): Promise<{ month: string; id: number }> {
  const now = ground.clock.now()
  const made = await copyMessage(tx, accountId, key, monthOf(now), now)
  if (!made) throw problem('thing.notFound')
  const counted = { dispatch_id: null, kind: made.kind, created_at: now }
  await add(
    tx,
    accountId,
    subjectsOf(counted).map(subject => ({ subject, name: 'injected', n: 1 })),
  )
  await wakeSenders(tx)
  return { month: made.month, id: made.id }
}
