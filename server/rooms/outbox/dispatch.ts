import { monthOf } from '../../platform/clock.ts'
import { add, read } from '../../platform/counters.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { sql } from '../../platform/sql.ts'
import { record } from '../events/index.ts'
import { subjectsOf } from './counted.ts'
import {
  analyzeMonth,
  cancelMessages,
  freezeLists,
  insertDispatch,
  insertTransactional,
  lockDispatch,
  markDoneIfDone,
  type NewMessage,
  releaseClaims,
  setDispatchPace,
  setDispatchState,
} from './queries.ts'
import type { AudienceChoice } from './queries-audience.ts'
import { putBackCancelled } from './queries-coupons.ts'

/** Wakes the senders of every process, at the commit. */
export const WAKE_CHANNEL = 'outbox'

/** It takes 50 to 100 ms; a smaller campaign is over before a bad plan costs as much. */
const WORTH_ANALYZING = 500

export async function wakeSenders(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_notify(${WAKE_CHANNEL}, '')`)
}

/**
 * A sending of one frozen e-mail, in the month of its start; its audience comes with `freezeAudience`. `perHour`: at most so
 * many messages an hour.
 */
export async function createDispatch(
  ground: Ground,
  tx: Tx,
  accountId: number,
  emailId: number,
  perHour: number | null = null,
): Promise<number> {
  const now = ground.clock.now()
  return await insertDispatch(tx, accountId, monthOf(now), emailId, perHour, now)
}

/**
 * Freezes who is chosen now, and lets the sending begin. All in the caller's transaction, so a crash
 * leaves nothing half frozen; a second call does nothing.
 */
export async function freezeAudience(
  ground: Ground,
  tx: Tx,
  accountId: number,
  dispatchId: number,
  choice: AudienceChoice,
): Promise<void> {
  const dispatch = await lockDispatch(tx, accountId, dispatchId)
  if (dispatch?.state !== 'freezing') return
  const now = ground.clock.now()
  const { queued, skipped } = await freezeLists(tx, accountId, dispatch, choice, now)
  const subject = `dispatch:${dispatchId}`
  await add(tx, accountId, [
    { subject, name: 'recipients', n: queued },
    { subject, name: 'left_out', n: skipped },
  ])
  await setDispatchState(tx, accountId, dispatchId, queued > 0 ? 'running' : 'done', now)
  if (queued === 0) await record(tx, accountId, [{ type: 'dispatch.done', at: now, data: { dispatchId } }])
  if (queued >= WORTH_ANALYZING) await analyzeMonth(tx, dispatch.month)
  await wakeSenders(tx)
}

/** Ends a dispatch of which every message has had its attempt. */
export async function endIfDone(
  ground: Ground,
  tx: Tx,
  accountId: number,
  dispatch: { id: number; month: string },
): Promise<void> {
  const at = ground.clock.now()
  if (await markDoneIfDone(tx, accountId, dispatch, at))
    await record(tx, accountId, [{ type: 'dispatch.done', at, data: { dispatchId: dispatch.id } }])
}

/** From the commit on nothing more is handed over; what is in flight ends. Throws campaign.notSending. */
export async function pauseDispatch(ground: Ground, tx: Tx, accountId: number, dispatchId: number): Promise<void> {
  const dispatch = await lockDispatch(tx, accountId, dispatchId)
  if (dispatch?.state !== 'running') throw problem('campaign.notSending')
  await releaseClaims(tx, accountId, dispatch)
  await setDispatchState(tx, accountId, dispatchId, 'paused', ground.clock.now())
}

/** Throws campaign.notSending unless paused. */
export async function resumeDispatch(ground: Ground, tx: Tx, accountId: number, dispatchId: number): Promise<void> {
  const dispatch = await lockDispatch(tx, accountId, dispatchId)
  if (dispatch?.state !== 'paused') throw problem('campaign.notSending')
  await setDispatchState(tx, accountId, dispatchId, 'running', ground.clock.now())
  await wakeSenders(tx)
}

/**
 * From the commit on it goes at that pace; null: as fast as it goes. What senders hold beyond it is given back. Throws
 * campaign.notSending when there is nothing left to send.
 */
export async function paceDispatch(
  ground: Ground,
  tx: Tx,
  accountId: number,
  dispatchId: number,
  perHour: number | null,
): Promise<void> {
  const dispatch = await lockDispatch(tx, accountId, dispatchId)
  if (!dispatch || dispatch.state === 'done' || dispatch.state === 'cancelled') throw problem('campaign.notSending')
  if (perHour !== null) await releaseClaims(tx, accountId, dispatch)
  await setDispatchPace(tx, accountId, dispatchId, perHour, ground.clock.now())
  await wakeSenders(tx)
}

/** What has not been handed over never will be. Throws campaign.notSending when there is nothing left to cancel. */
export async function cancelDispatch(ground: Ground, tx: Tx, accountId: number, dispatchId: number): Promise<void> {
  const dispatch = await lockDispatch(tx, accountId, dispatchId)
  if (!dispatch || dispatch.state === 'done' || dispatch.state === 'cancelled') throw problem('campaign.notSending')
  const { cancelled, deferred } = await cancelMessages(tx, accountId, dispatch)
  await putBackCancelled(tx, accountId, dispatch)
  const subject = `dispatch:${dispatchId}`
  await add(tx, accountId, [
    { subject, name: 'cancelled', n: cancelled },
    { subject, name: 'deferred', n: -deferred },
  ])
  await setDispatchState(tx, accountId, dispatchId, 'cancelled', ground.clock.now())
}

/** One mail to one person, outside any campaign: written to the ledger with the caller's transaction. */
export async function queueTransactional(
  ground: Ground,
  tx: Tx,
  accountId: number,
  message: Omit<NewMessage, 'month'>,
): Promise<number> {
  const now = ground.clock.now()
  const id = await insertTransactional(tx, accountId, { ...message, month: monthOf(now) }, now)
  const counted = { dispatch_id: null, kind: message.kind ?? null, created_at: now }
  await add(
    tx,
    accountId,
    subjectsOf(counted).map(subject => ({ subject, name: 'injected', n: 1 })),
  )
  await wakeSenders(tx)
  return id
}

/** Exact figures of dispatches by counter name; see contract/campaign.ts for what they add up to. */
export async function readDispatchCounts(
  ground: Ground,
  accountId: number,
  dispatchIds: number[],
): Promise<Map<number, Record<string, number>>> {
  const counts = await read(
    ground.db,
    accountId,
    dispatchIds.map(id => `dispatch:${id}`),
  )
  return new Map(dispatchIds.map(id => [id, counts.get(`dispatch:${id}`)!]))
}
