import type { DeliveryState } from '../../../contract/webhook.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'

export interface NewDelivery {
  endpointId: number
  messageId: string
  type: string
  body: string
  /** In a batch one for each item. */
  contactIds: (number | null)[]
  expiresAt: Date
}

export interface DeliveryRow {
  id: number
  endpoint_id: number
  message_id: string
  type: string
  state: DeliveryState
  attempts: number
  next_attempt_at: Date
  expires_at: Date
  attempted_at: Date | null
  status: number | null
  error: string | null
  took_ms: number | null
  created_at: Date
  done_at: Date | null
}

export type WholeDelivery = DeliveryRow & { body: string; answer: string | null }

const COLUMNS = new Sql(
  [
    `d.id, d.endpoint_id, d.message_id, d.type, d.state, d.attempts, d.next_attempt_at, d.expires_at, d.attempted_at, d.status, d.error,
    d.took_ms, d.created_at, d.done_at`,
  ],
  [],
)

export async function insertDeliveries(tx: Tx, accountId: number, rows: NewDelivery[], now: Date): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into webhook_delivery (account_id, endpoint_id, message_id, type, body, contact_ids, state, next_attempt_at, expires_at, created_at)
    select ${accountId}, r.endpoint_id, r.message_id, r.type, r.body, r.contact_ids, 'waiting', ${now}, r.expires_at, ${now}
    from json_to_recordset(${JSON.stringify(rows.map(asRecord))}::json)
      r(endpoint_id bigint, message_id text, type text, body text, contact_ids bigint[], expires_at timestamptz)`)
}

const asRecord = ({ endpointId, messageId, type, body, contactIds, expiresAt }: NewDelivery) => ({
  endpoint_id: endpointId,
  message_id: messageId,
  type,
  body,
  contact_ids: contactIds,
  expires_at: expiresAt,
})

/**
 * Takes what is due, oldest first. The attempt is written before it is made: until `leaseUntil` nobody else takes these rows,
 * and after it whoever comes first, should we be gone.
 */
export async function claimDue(
  tx: Tx,
  accountId: number,
  endpointId: number,
  claim: { limit: number; now: Date; leaseUntil: Date },
): Promise<{ id: number; message_id: string; body: string; attempts: number; created_at: Date }[]> {
  return await tx.query(sql`
    update webhook_delivery d set attempts = d.attempts + 1, next_attempt_at = ${claim.leaseUntil}, attempted_at = ${claim.now}
    where d.account_id = ${accountId} and d.id = any(array(
      select id from webhook_delivery
      where account_id = ${accountId} and endpoint_id = ${endpointId} and state = 'waiting' and next_attempt_at <= ${claim.now}
      order by next_attempt_at, id limit ${claim.limit} for update skip locked))
    returning d.id, d.message_id, d.body, d.attempts, d.created_at`)
}

export interface Outcome {
  id: number
  state: DeliveryState
  nextAttemptAt: Date | null
  status: number | null
  answer: string | null
  error: string | null
  tookMs: number
}

export async function writeOutcomes(tx: Tx, accountId: number, outcomes: Outcome[], now: Date): Promise<void> {
  await tx.run(sql`
    update webhook_delivery d set state = r.state, next_attempt_at = coalesce(r.next_at, d.next_attempt_at), status = r.status,
      answer = r.answer, error = r.error, took_ms = r.took_ms, done_at = case when r.state = 'waiting' then null else ${now}::timestamptz end
    from json_to_recordset(${JSON.stringify(
      outcomes.map(o => ({ ...o, next_at: o.nextAttemptAt, took_ms: o.tookMs })),
    )}::json) r(id bigint, state text, next_at timestamptz, status int, answer text, error text, took_ms int)
    where d.account_id = ${accountId} and d.id = r.id and d.state = 'waiting'`)
}

/** What waited too long, or waits for an endpoint that was switched off (`everything`), has failed. */
export async function giveUp(
  tx: Tx,
  accountId: number,
  endpointId: number,
  now: Date,
  everything: boolean,
): Promise<number> {
  return await tx.run(sql`
    update webhook_delivery set state = 'failed', done_at = ${now}, error = coalesce(error, 'expired')
    where account_id = ${accountId} and endpoint_id = ${endpointId} and state = 'waiting' and (${everything} or expires_at <= ${now})`)
}

/** When the next of an endpoint is due; null: nothing waits. */
export async function nextDue(db: Db, accountId: number, endpointId: number): Promise<Date | null> {
  const row = await db.one<{ at: Date | null }>(sql`
    select min(next_attempt_at) as at from webhook_delivery
    where account_id = ${accountId} and endpoint_id = ${endpointId} and state = 'waiting'`)
  return row!.at
}

export interface DeliveryWish {
  endpointId?: number
  state?: DeliveryState
  type?: string
}

/** Newest first, below the id `before`. */
export async function deliveryPage(
  db: Db,
  accountId: number,
  { endpointId, state, type }: DeliveryWish,
  before: number | null,
  limit: number,
): Promise<(DeliveryRow & { url: string })[]> {
  return await db.query(
    sql`
    select ${COLUMNS}, e.url from webhook_delivery d
    join webhook_endpoint e on e.account_id = d.account_id and e.id = d.endpoint_id
    where d.account_id = ${accountId} and (${endpointId ?? null}::bigint is null or d.endpoint_id = ${endpointId ?? null})
      and (${state ?? null}::text is null or d.state = ${state ?? null}) and (${type ?? null}::text is null or d.type = ${type ?? null})
      and (${before}::bigint is null or d.id < ${before})
    order by d.id desc limit ${limit}`.unprepared(),
  )
}

export async function deliveryById(
  db: Db,
  accountId: number,
  id: number,
): Promise<(WholeDelivery & { url: string }) | undefined> {
  return await db.one(sql`
    select ${COLUMNS}, d.body, d.answer, e.url from webhook_delivery d
    join webhook_endpoint e on e.account_id = d.account_id and e.id = d.endpoint_id
    where d.account_id = ${accountId} and d.id = ${id}`)
}

/** Sent once more, with the same id; says how many, and of which endpoints. */
export async function sendAgain(
  tx: Tx,
  accountId: number,
  which: { id: number } | { endpointId: number; failedSince: Date },
  now: Date,
  expiresAt: Date,
): Promise<{ endpoint_id: number; n: number }[]> {
  const chosen =
    'id' in which
      ? sql`d.id = ${which.id} and d.state <> 'waiting'`
      : sql`d.endpoint_id = ${which.endpointId} and d.state = 'failed' and d.created_at >= ${which.failedSince}`
  return await tx.query(sql`
    with again as (
      update webhook_delivery d set state = 'waiting', attempts = 0, next_attempt_at = ${now}, expires_at = ${expiresAt}, done_at = null
      where d.account_id = ${accountId} and ${chosen}
      returning d.endpoint_id
    ) select endpoint_id, count(*)::int as n from again group by endpoint_id`)
}

/** How many wait and how many failed, by endpoint. */
export async function countByEndpoint(
  db: Db,
  accountId: number,
  failedSince: Date,
): Promise<{ endpoint_id: number; waiting: number; failed: number }[]> {
  return await db.query(sql`
    select endpoint_id, count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed
    from webhook_delivery
    where account_id = ${accountId} and (state = 'waiting' or (state = 'failed' and done_at >= ${failedSince}))
    group by endpoint_id`)
}

/** Of one account at a time, at most `limit`; says how many went. */
export async function forgetDeliveries(
  db: Db,
  accountId: number,
  before: { delivered: Date; failed: Date },
  limit: number,
): Promise<number> {
  return await db.run(sql`
    delete from webhook_delivery where account_id = ${accountId} and id = any(array(
      select id from webhook_delivery where account_id = ${accountId} and state <> 'waiting'
        and ((state = 'delivered' and done_at < ${before.delivered}) or done_at < ${before.failed})
      limit ${limit}))`)
}

/** Deliveries that tell of these contacts. */
export async function deliveriesAbout(
  tx: Tx,
  accountId: number,
  contactIds: number[],
): Promise<{ id: number; body: string; contact_ids: (number | null)[] }[]> {
  return await tx.query(sql`
    select id, body, contact_ids from webhook_delivery
    where account_id = ${accountId} and contact_ids && ${contactIds}::bigint[] order by id for update`)
}

export async function deleteDeliveries(tx: Tx, accountId: number, ids: number[]): Promise<void> {
  await tx.run(sql`delete from webhook_delivery where account_id = ${accountId} and id = any(${ids}::bigint[])`)
}

/** What the receiver answered may name the person, too. */
export async function rewriteDelivery(
  tx: Tx,
  accountId: number,
  id: number,
  body: string,
  contactIds: (number | null)[],
): Promise<void> {
  await tx.run(sql`
    update webhook_delivery set body = ${body}, contact_ids = ${contactIds}::bigint[], answer = null
    where account_id = ${accountId} and id = ${id}`)
}
