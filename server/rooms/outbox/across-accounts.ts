import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** The few questions that no one account can answer: who has something to send. */

export interface DueDispatch {
  account_id: number
  id: number
  month: string
  per_hour: number | null
}

/** Those whose pace lets something go now. */
export async function runningDispatches(db: Db, now: Date): Promise<DueDispatch[]> {
  return await db.query<DueDispatch>(sql`
    select account_id, id, month, per_hour from dispatch where state = 'running' and (next_claim_at is null or next_claim_at <= ${now})
    order by account_id, id limit 1000`)
}

export async function accountsWithTransactional(db: Db): Promise<number[]> {
  const rows = await db.query<{ account_id: number }>(sql`
    select distinct account_id from message where lane = 'transactional' and state in ('queued', 'uncertain') limit 1000`)
  return rows.map(row => row.account_id)
}

export async function accountsWithDeferred(db: Db, now: Date): Promise<number[]> {
  const rows = await db.query<{ account_id: number }>(sql`
    select distinct account_id from message where state = 'deferred' and next_attempt_at <= ${now} limit 1000`)
  return rows.map(row => row.account_id)
}

/**
 * Takes back what a silent process held: claimed ones go back to the queue untouched, handed-over ones may or may not
 * have arrived and are sent again with the same Message-ID.
 */
export async function recoverMessages(tx: Tx, processId: string): Promise<void> {
  await tx.run(sql`
    update message set state = case when state = 'claimed' then 'queued' else 'uncertain' end, claimed_by = null,
      attempts = case when state = 'claimed' then attempts - 1 else attempts end
    where claimed_by = ${processId} and state in ('claimed', 'handed_over')`)
}

export async function accountsWithMailbox(db: Db): Promise<number[]> {
  return (await db.query<{ account_id: number }>(sql`select distinct account_id from mailbox_mail`)).map(
    row => row.account_id,
  )
}

interface OldTransmission {
  account_id: number
  id: number
}

export async function transmissionsToExpire(db: Db, before: Date): Promise<OldTransmission[]> {
  return await db.query<OldTransmission>(sql`
    select account_id, id from transmission where expired_at is null and created_at < ${before} order by created_at limit 1000`)
}

export async function attachmentsToDrop(db: Db, before: Date): Promise<OldTransmission[]> {
  return await db.query<OldTransmission>(sql`
    select account_id, id from transmission
    where attachments > 0 and attachments_gone_at is null and created_at < ${before} order by created_at limit 1000`)
}

/** What waits, over all accounts; a state that grows and grows is what an administrator should see. */
export async function countWork(
  db: Db,
): Promise<{ bulk: number; transactional: number; deferred: number; inFlight: number }> {
  const row = await db.one<{ bulk: number; transactional: number; deferred: number; in_flight: number }>(sql`
    select
      (select count(*) from (select 1 from message where state in ('queued', 'uncertain') and lane = 'bulk' limit 1000000) x)::int as bulk,
      (select count(*) from (select 1 from message where state in ('queued', 'uncertain') and lane = 'transactional' limit 100000) x)::int as transactional,
      (select count(*) from (select 1 from message where state = 'deferred' limit 1000000) x)::int as deferred,
      (select count(*) from (select 1 from message where state in ('claimed', 'handed_over') limit 100000) x)::int as in_flight`)
  return { bulk: row!.bulk, transactional: row!.transactional, deferred: row!.deferred, inFlight: row!.in_flight }
}

/** For a look whether the database answers at all. */
export async function ping(db: Db): Promise<void> {
  await db.one(sql`select 1`)
}
