import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { lockAccount } from '../accounts/index.ts'
import { record } from '../events/index.ts'
import { reviseInterest } from './interest.ts'
import { ENDURED, OFF_AFTER_MS, restMs } from './patience.ts'
import { giveUp } from './queries-deliveries.ts'
import { type EndpointRow, lockEndpoint, writeEndpoint } from './queries-endpoints.ts'

const FRESH = { failing_since: null, failures: 0, paused_until: null }

export async function noteSuccess(tx: Tx, accountId: number, endpointId: number, now: Date): Promise<void> {
  const row = await lockEndpoint(tx, accountId, endpointId)
  if (row) await writeEndpoint(tx, accountId, { ...row, ...FRESH, last_ok_at: now }, row.updated_at)
}

/** A round in which nothing was taken: the endpoint rests, or is switched off when it lasts or says that it is gone (410). */
export async function noteFailures(
  ground: Ground,
  tx: Tx,
  accountId: number,
  endpointId: number,
  failed: number,
  isGone: boolean,
  now: Date,
): Promise<void> {
  const before = await lockEndpoint(tx, accountId, endpointId)
  if (!before?.is_on) return
  const since = before.failing_since ?? now
  // A round of ten at once says no more than one after the other would: the rest grows by one step.
  const failures = Math.max(before.failures + 1, Math.min(before.failures + failed, ENDURED))
  const rest = restMs(failures, ground.random())
  const paused_until = rest === null ? null : new Date(now.getTime() + rest)
  const row: EndpointRow = { ...before, failing_since: since, failures, paused_until }
  if (isGone || now.getTime() - since.getTime() >= OFF_AFTER_MS)
    return await switchOff(tx, accountId, row, isGone ? 'gone' : 'failing', now)
  await writeEndpoint(tx, accountId, row, row.updated_at)
}

/** Nothing waits for it any more, and the administrators are told. */
async function switchOff(
  tx: Tx,
  accountId: number,
  row: EndpointRow,
  why: 'failing' | 'gone',
  now: Date,
): Promise<void> {
  await lockAccount(tx, accountId)
  await writeEndpoint(tx, accountId, { ...row, is_on: false, off_why: why }, now)
  await giveUp(tx, accountId, row.id, now, true)
  await reviseInterest(tx, accountId)
  const data = { kind: 'webhookOff', url: row.url, why, since: row.failing_since }
  await record(tx, accountId, [{ type: 'mail.requested', at: now, data }])
}

/** Switched on it is as good as new; off, what waits has failed and can be sent again later. */
export async function switchEndpoint(
  tx: Tx,
  accountId: number,
  row: EndpointRow,
  isOn: boolean,
  now: Date,
): Promise<EndpointRow> {
  if (!isOn) await giveUp(tx, accountId, row.id, now, true)
  return { ...row, ...FRESH, is_on: isOn, off_why: null }
}
