import type { DispatchState, MailKind } from '../../../contract/message.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { identifier, sql } from '../../platform/sql.ts'
import { type AudienceChoice, notLeftOut } from './queries-audience.ts'

export interface DispatchRow {
  id: number
  month: string
  email_id: number
  state: DispatchState
  created_at: Date
  running_at: Date | null
  done_at: Date | null
}

export async function insertDispatch(
  tx: Tx,
  accountId: number,
  month: string,
  emailId: number,
  perHour: number | null,
  now: Date,
): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into dispatch (account_id, month, email_id, per_hour, state, created_at)
    values (${accountId}, ${month}, ${emailId}, ${perHour}, 'freezing', ${now}) returning id`))!.id
}

export async function lockDispatch(tx: Tx, accountId: number, dispatchId: number): Promise<DispatchRow | undefined> {
  return await tx.one<DispatchRow>(sql`
    select id, month, email_id, state, created_at, running_at, done_at from dispatch
    where account_id = ${accountId} and id = ${dispatchId} for update`)
}

export async function setDispatchState(
  tx: Tx,
  accountId: number,
  dispatchId: number,
  state: DispatchState,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update dispatch set state = ${state},
      running_at = case when ${state} = 'running' then coalesce(running_at, ${now}::timestamptz) else running_at end,
      done_at = case when ${state} in ('done', 'cancelled') then ${now}::timestamptz else null end
    where account_id = ${accountId} and id = ${dispatchId}`)
}

/**
 * Freezes the audience: one row per contact that is subscribed to any of the lists and not left out, in the order of
 * contacts; of several lists the first named counts. The suppressed get a row too, which says why nothing was sent.
 */
export async function freezeLists(
  tx: Tx,
  accountId: number,
  dispatch: { id: number; month: string; email_id: number },
  choice: AudienceChoice,
  now: Date,
): Promise<{ queued: number; skipped: number }> {
  const { listIds } = choice
  const row = await tx.one<{ queued: number; skipped: number }>(sql`
    with audience as (
      select distinct on (s.contact_id) s.contact_id, s.list_id
      from subscription s
      where s.account_id = ${accountId} and s.list_id = any(${listIds}) and s.status = 'subscribed' ${notLeftOut(accountId, choice)}
      order by s.contact_id, array_position(${listIds}::bigint[], s.list_id)
    ), frozen as (
      insert into message (account_id, month, lane, dispatch_id, email_id, contact_id, list_id, address, state, reason, created_at)
      select ${accountId}, ${dispatch.month}, 'bulk', ${dispatch.id}, ${dispatch.email_id}, a.contact_id, a.list_id, c.email,
        case when c.suppressed is null then 'queued' else 'skipped' end,
        case when c.suppressed is null then null else 'suppressed' end, ${now}
      from audience a join contact c on c.account_id = ${accountId} and c.id = a.contact_id
      order by a.contact_id
      returning state
    )
    select count(*) filter (where state = 'queued')::int as queued, count(*) filter (where state = 'skipped')::int as skipped from frozen`)
  return row!
}

/**
 * Tells the planner what a month has come to hold, before the senders ask for it: of a new partition it knows nothing, and
 * until autovacuum comes it may walk a whole account's messages for each group of outcomes: 1.2 ms in place of 0.2 at 9,000.
 */
export async function analyzeMonth(tx: Tx, month: string): Promise<void> {
  const partition = identifier(`message_${month.slice(0, 7).replace('-', '_')}`)
  await tx.run(sql`analyze (skip_locked) ${partition} (account_id, month, id, dispatch_id, contact_id, lane, state)`)
}

/**
 * What is left of the wait after the last portion shrinks or grows with the pace: a campaign that waited for its next mail
 * of the hour need not wait that hour out, and a slower one does not go before its turn.
 */
export async function setDispatchPace(
  tx: Tx,
  accountId: number,
  dispatchId: number,
  perHour: number | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update dispatch set per_hour = ${perHour}, next_claim_at = case
      when ${perHour}::integer is not null and per_hour is not null and next_claim_at > ${now}
      then ${now}::timestamptz + (next_claim_at - ${now}::timestamptz) * (per_hour::float8 / ${perHour}::integer) end
    where account_id = ${accountId} and id = ${dispatchId}`)
}

/** Gives back what senders hold but have not handed over; from the commit on they can hand over none of it. */
export async function releaseClaims(tx: Tx, accountId: number, dispatch: { id: number; month: string }): Promise<void> {
  await tx.run(sql`
    update message m set state = 'queued', claimed_by = null, attempts = attempts - 1
    from process p
    where m.claimed_by = p.id and m.state = 'claimed' and m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id}`)
}

/** Whatever has not been handed over never will be. Says how many, and how many of them were waiting to be tried again. */
export async function cancelMessages(
  tx: Tx,
  accountId: number,
  dispatch: { id: number; month: string },
): Promise<{ cancelled: number; deferred: number }> {
  const row = await tx.one<{ cancelled: number; deferred: number }>(sql`
    with waiting as (
      select id, state from message
      where account_id = ${accountId} and month = ${dispatch.month} and dispatch_id = ${dispatch.id} and state in ('queued', 'claimed', 'deferred', 'uncertain')
      for update
    ), gone as (
      update message m set state = 'cancelled', claimed_by = null from waiting
      where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.id = waiting.id
      returning waiting.state
    )
    select count(*)::int as cancelled, count(*) filter (where state = 'deferred')::int as deferred from gone`)
  return row!
}

/** Done when every message has had its attempt; those deferred are tried on while it is done. */
export async function markDoneIfDone(
  tx: Tx,
  accountId: number,
  dispatch: { id: number; month: string },
  now: Date,
): Promise<boolean> {
  const touched = await tx.run(sql`
    update dispatch set state = 'done', done_at = ${now}
    where account_id = ${accountId} and id = ${dispatch.id} and state = 'running'
      and not exists (select 1 from message where account_id = ${accountId} and month = ${dispatch.month} and dispatch_id = ${dispatch.id}
        and lane = 'bulk' and state in ('queued', 'uncertain'))
      and not exists (select 1 from process p join message m on m.claimed_by = p.id
        where m.account_id = ${accountId} and m.dispatch_id = ${dispatch.id} and m.state in ('claimed', 'handed_over'))`)
  return touched > 0
}

/** Handed over with no answer yet: these neither a pause nor a cancel stops. */
export async function countInFlight(db: Db, accountId: number, dispatchId: number): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select count(*)::int as n from process p join message m on m.claimed_by = p.id
    where m.account_id = ${accountId} and m.dispatch_id = ${dispatchId} and m.state = 'handed_over'`)
  return row!.n
}

export interface NewMessage {
  month: string
  emailId: number
  contactId: number | null
  listId: number | null
  address: string
  mergeVars: object | null
  /** Of a mail to a customer. */
  kind?: MailKind | null
  /** Filled, for the log. */
  subject?: string | null
  sealedVars?: Buffer | null
}

export async function insertTransactional(tx: Tx, accountId: number, message: NewMessage, now: Date): Promise<number> {
  return (await tx.one<{ id: number }>(sql`
    insert into message (account_id, month, lane, email_id, contact_id, list_id, address, state, merge_vars, sealed_vars, kind, subject, created_at)
    values (${accountId}, ${message.month}, 'transactional', ${message.emailId}, ${message.contactId}, ${message.listId}, ${message.address}, 'queued',
      ${message.mergeVars ? JSON.stringify(message.mergeVars) : null}::jsonb, ${message.sealedVars ?? null},
      ${message.kind ?? null}, ${message.subject ?? null}, ${now})
    returning id`))!.id
}

/** The same message once more, as if nothing had happened to it yet. */
export async function copyMessage(
  tx: Tx,
  accountId: number,
  key: { month: string; id: number },
  month: string,
  now: Date,
): Promise<{ month: string; id: number; kind: MailKind | null } | undefined> {
  return await tx.one(sql`
    insert into message (account_id, month, lane, email_id, contact_id, list_id, address, state, merge_vars, sealed_vars, kind, transmission_id,
      addressing, subject, created_at)
    select account_id, ${month}, lane, email_id, contact_id, list_id, address, 'queued', merge_vars, sealed_vars, kind, transmission_id,
      addressing, subject, ${now}
    from message where account_id = ${accountId} and month = ${key.month} and id = ${key.id} and lane = 'transactional'
    returning month, id, kind`)
}
