import { add } from '../../platform/counters.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { wakeSenders } from './dispatch.ts'
import { lockDispatch, setDispatchState } from './queries.ts'
import { countHeldMessages, requeueHeld } from './queries-coupons.ts'

/** Messages for which a coupon folder had no code left. */
export async function countHeld(db: Db, accountId: number, dispatch: { id: number; month: string }): Promise<number> {
  return await countHeldMessages(db, accountId, dispatch)
}

/** Sends them after all; whoever finds no code again is held again. Throws campaign.notSending. */
export async function sendHeld(ground: Ground, tx: Tx, accountId: number, dispatchId: number): Promise<number> {
  const dispatch = await lockDispatch(tx, accountId, dispatchId)
  if (!dispatch || !['running', 'paused', 'done'].includes(dispatch.state)) throw problem('campaign.notSending')
  const again = await requeueHeld(tx, accountId, { id: dispatchId, month: dispatch.month })
  if (again === 0) return 0
  await add(tx, accountId, [{ subject: `dispatch:${dispatchId}`, name: 'skipped_later', n: -again }])
  if (dispatch.state === 'done') await setDispatchState(tx, accountId, dispatchId, 'running', ground.clock.now())
  await wakeSenders(tx)
  return again
}
