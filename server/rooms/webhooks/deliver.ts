import type { Ground } from '../../platform/ground.ts'
import type { OutgoingAnswer } from '../../platform/outgoing.ts'
import { pauseMs } from './patience.ts'
import { claimDue, giveUp, nextDue, type Outcome, writeOutcomes } from './queries-deliveries.ts'
import { type EndpointRow, endpointById } from './queries-endpoints.ts'
import { signed } from './sign.ts'
import { noteFailures, noteSuccess } from './state.ts'
import { wake } from './wake.ts'

/** To one endpoint at a time. */
const AT_ONCE = 10
/** After so many rounds others may have the place; what is left comes again at once. */
const ROUNDS = 20
const TIMEOUT_MS = 10_000
const LEASE_MS = 60_000
const MOST_ANSWER_BYTES = 4_096
const LONGEST_WAIT_MS = 6 * 3_600_000

type Claimed = Awaited<ReturnType<typeof claimDue>>[number]

/**
 * Sends what is due for one endpoint. One that keeps failing is asked with a single delivery at growing pauses, and the
 * first success lets all the others follow.
 */
export async function deliverDue(ground: Ground, accountId: number, endpointId: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const now = ground.clock.now()
    const endpoint = await endpointById(ground.db, accountId, endpointId)
    if (!endpoint?.is_on) return
    const rests = endpoint.paused_until !== null && endpoint.paused_until > now
    const claimed = await ground.db.transaction(async tx => {
      await giveUp(tx, accountId, endpointId, now, false)
      if (rests) return []
      const limit = endpoint.paused_until ? 1 : AT_ONCE
      const leaseUntil = new Date(now.getTime() + LEASE_MS)
      return await claimDue(tx, accountId, endpointId, { limit, now, leaseUntil })
    })
    if (claimed.length === 0) return await sleep(ground, accountId, endpointId)
    const answers = await Promise.all(claimed.map(delivery => send(ground, endpoint, delivery)))
    if (!(await settle(ground, accountId, endpoint, claimed, answers)))
      return await sleep(ground, accountId, endpointId)
  }
  await ground.db.transaction(tx => wake(tx, accountId, endpointId))
}

/** Until the next is due, or the endpoint may be asked again. */
async function sleep(ground: Ground, accountId: number, endpointId: number): Promise<void> {
  await ground.db.transaction(async tx => {
    const endpoint = await endpointById(tx, accountId, endpointId)
    const due = endpoint?.is_on ? await nextDue(tx, accountId, endpointId) : null
    if (!due) return
    const until = endpoint!.paused_until
    await wake(tx, accountId, endpointId, until && until > due ? until : due)
  })
}

async function send(ground: Ground, endpoint: EndpointRow, delivery: Claimed): Promise<OutgoingAnswer> {
  const { message_id: id, body } = delivery
  const batch: Record<string, string> = endpoint.kind === 'account' ? { 'X-MessageSystems-Batch-ID': id } : {}
  const signature = endpoint.secret ? signed(ground, endpoint, id, body, ground.clock.now()) : {}
  return await ground.outgoing.call({
    method: 'POST',
    url: endpoint.url,
    headers: { 'content-type': 'application/json', 'user-agent': 'Postolka', 'webhook-id': id, ...batch, ...signature },
    body,
    timeoutMs: TIMEOUT_MS,
    mostBytes: MOST_ANSWER_BYTES,
  })
}

const isTaken = (answer: OutgoingAnswer) => answer.isAnswered && answer.status >= 200 && answer.status < 300

/** Writes what came of a round; false when the endpoint needs a rest. */
async function settle(
  ground: Ground,
  accountId: number,
  endpoint: EndpointRow,
  claimed: Claimed[],
  answers: OutgoingAnswer[],
): Promise<boolean> {
  const now = ground.clock.now()
  const outcomes = claimed.map((delivery, i) => outcomeOf(ground, endpoint, delivery, answers[i]!, now))
  const failed = answers.filter(answer => !isTaken(answer)).length
  const isGone = answers.some(answer => answer.isAnswered && answer.status === 410)
  await ground.db.transaction(async tx => {
    await writeOutcomes(tx, accountId, outcomes, now)
    if (failed < answers.length) await noteSuccess(tx, accountId, endpoint.id, now)
    else await noteFailures(ground, tx, accountId, endpoint.id, failed, isGone, now)
  })
  return failed < answers.length
}

function outcomeOf(
  ground: Ground,
  endpoint: EndpointRow,
  delivery: Claimed,
  answer: OutgoingAnswer,
  now: Date,
): Outcome {
  const told = {
    id: delivery.id,
    status: answer.isAnswered ? answer.status : null,
    // U+0000 has no place in a text of PostgreSQL.
    answer: answer.isAnswered ? answer.body.toString('utf8').replaceAll('\u0000', '') : null,
    error: answer.isAnswered ? null : answer.why,
    tookMs: answer.tookMs,
  }
  if (isTaken(answer)) return { ...told, state: 'delivered', nextAttemptAt: null }
  const pause = pauseMs(endpoint.kind, delivery.attempts, ground.random())
  if (pause === null) return { ...told, state: 'failed', nextAttemptAt: null }
  const asked = answer.isAnswered ? retryAfterMs(answer.headers['retry-after']) : 0
  return { ...told, state: 'waiting', nextAttemptAt: new Date(now.getTime() + Math.max(pause, asked)) }
}

/** In seconds only: a date would need the clocks to agree. */
function retryAfterMs(header: string | undefined): number {
  return header && /^\d{1,6}$/.test(header) ? Math.min(Number(header) * 1_000, LONGEST_WAIT_MS) : 0
}
