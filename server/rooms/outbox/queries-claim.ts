import type { MailKind } from '../../../contract/message.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'
import type { Addressee, MergeValues } from '../emails/index.ts'

/** A message that this process may hand over, with all that filling it takes. */
export interface Claimed extends Addressee {
  id: number
  account_id: number
  month: string
  lane: 'bulk' | 'transactional'
  dispatch_id: number | null
  email_id: number
  contact_id: number | null
  list_id: number | null
  address: string
  attempts: number
  was_deferred: boolean
  merge_vars: Record<string, unknown> | null
  /** More of them, sealed: what must not be readable at rest. */
  sealed_vars: Buffer | null
  /** null: the contact is gone since the audience was frozen. */
  contact_exists: boolean
  suppressed: string | null
  subscription_status: string | null
  list_language: 'cs' | 'en' | null
  time_zone: string
  kind: MailKind | null
  transmission_id: number | null
  addressing: Addressing | null
  /** An earlier try may have reached its reader. */
  resent: boolean
  /** What the shop gives to the tags of its e-mail; set once it is claimed. */
  shop_values?: MergeValues
  carries_coupons?: boolean
  /** A coupon folder has run dry: it waits for more codes. */
  lacks_coupon?: boolean
}

/** Whom a message of a transmission is addressed to, as its headers tell; a copy has its main message's. */
export interface Addressing {
  role: 'to' | 'cc' | 'bcc'
  /** The main message, of a copy. */
  of?: number
  to: string
  toName: string | null
  cc: string[]
  /** Whose profile fills the tags. */
  contact: number | null
}

const CLAIM_FIELDS = new Sql(
  [
    `m.id, m.account_id, m.month, m.lane, m.dispatch_id, m.email_id, m.contact_id, m.list_id, m.address, m.attempts, m.was_deferred, m.merge_vars, m.sealed_vars,
    m.kind, m.transmission_id, m.addressing, m.resent,
    c.id is not null as contact_exists, c.suppressed, coalesce(c.email, m.address) as email, c.name, c.surname, c.vocative, c.vocative_surname, c.gender,
    c.pretitle, c.surtitle, c.company, c.street, c.city, c.zip, c.country, c.phone, c.birthday, c.nameday,
    s.status as subscription_status, s.fields, s.id as connection_id, l.language as list_language, a.time_zone`,
  ],
  [],
)

/** The claiming itself; `due` names the rows as (month, id, state). One account a statement, as Citus wants it. */
async function claim(tx: Tx, accountId: number, processId: string, due: Sql): Promise<Claimed[]> {
  return await tx.query<Claimed>(sql`
    with due as (${due}), m as (
      update message t set state = 'claimed', claimed_by = ${processId}, attempts = t.attempts + 1, next_attempt_at = null,
        resent = t.resent or due.state = 'uncertain'
      from due where t.account_id = ${accountId} and t.month = due.month and t.id = due.id
      returning t.*, due.state = 'deferred' as was_deferred
    )
    select ${CLAIM_FIELDS}
    from m
    join account a on a.id = m.account_id
    left join contact c on c.account_id = m.account_id and c.id = coalesce((m.addressing ->> 'contact')::bigint, m.contact_id)
    left join subscription s on s.account_id = m.account_id and s.list_id = m.list_id and s.contact_id = m.contact_id
    left join list l on l.account_id = m.account_id and l.id = m.list_id
    order by m.id`)
}

/** A paced dispatch is claimed in portions of some seconds, so that it flows and does not come in hourly bursts. */
const PORTION_S = 10

/**
 * The next messages of a running dispatch. The share lock on the dispatch makes a pause wait for this claim's commit, so
 * that the pause sees what it has to give back. A paced one is locked alone: of two senders the second finds it not due.
 */
export async function claimBulk(
  tx: Tx,
  accountId: number,
  dispatch: { id: number; month: string; per_hour: number | null },
  { processId, limit, now }: { processId: string; limit: number; now: Date },
): Promise<Claimed[]> {
  const due = await tx.one<{ per_hour: number | null }>(sql`
    select per_hour from dispatch where account_id = ${accountId} and id = ${dispatch.id} and state = 'running'
      and (next_claim_at is null or next_claim_at <= ${now}) ${dispatch.per_hour === null ? sql`for share` : sql`for update`}`)
  // Given a pace, or freed of it, since it was looked up: the wrong lock for it, so the next look takes it.
  if (!due || (due.per_hour === null) !== (dispatch.per_hour === null)) return []
  const { per_hour } = due
  const portion = per_hour === null ? limit : Math.min(limit, Math.ceil((per_hour * PORTION_S) / 3600))
  const claimed = await claim(
    tx,
    accountId,
    processId,
    sql`select month, id, state from message
      where account_id = ${accountId} and month = ${dispatch.month} and dispatch_id = ${dispatch.id} and lane = 'bulk' and state in ('queued', 'uncertain')
      order by id limit ${portion} for update skip locked`,
  )
  if (per_hour !== null && claimed.length > 0) {
    const next = new Date(now.getTime() + (claimed.length * 3_600_000) / per_hour)
    await tx.run(
      sql`update dispatch set next_claim_at = ${next} where account_id = ${accountId} and id = ${dispatch.id}`,
    )
  }
  return claimed
}

export async function claimTransactional(
  tx: Tx,
  accountId: number,
  processId: string,
  limit: number,
): Promise<Claimed[]> {
  return await claim(
    tx,
    accountId,
    processId,
    sql`select month, id, state from message
      where account_id = ${accountId} and lane = 'transactional' and state in ('queued', 'uncertain')
      order by id limit ${limit} for update skip locked`,
  )
}

/** Those whose pause is over, unless their dispatch is paused. */
export async function claimDeferred(
  tx: Tx,
  accountId: number,
  processId: string,
  now: Date,
  limit: number,
): Promise<Claimed[]> {
  return await claim(
    tx,
    accountId,
    processId,
    sql`select m.month, m.id, m.state from message m
      where m.account_id = ${accountId} and m.state = 'deferred' and m.next_attempt_at <= ${now}
        and not exists (select 1 from dispatch d where d.account_id = m.account_id and d.id = m.dispatch_id and d.state in ('paused', 'cancelled'))
      order by m.next_attempt_at limit ${limit} for update of m skip locked`,
  )
}

/**
 * Found by primary key, in their own months only. The `|| ''` keeps message_in_flight out of it, which looks the cheapest
 * to the planner but walks all in flight with their dead entries: 3,400 messages a second and fewer with every one, in
 * place of 6,600.
 */
function stillOurs(accountId: number, processId: string, messages: { month: string; id: number }[]): Sql {
  const months = [...new Set(messages.map(message => message.month))]
  return sql`m.account_id = ${accountId} and m.month = any(${months}::date[]) and m.id = any(${messages.map(x => x.id)}::bigint[])
    and m.claimed_by = ${processId} and m.state || '' in ('claimed', 'handed_over')`
}

/**
 * Commits these as handed over. Only those still ours come back: a pause, a cancel or our own burial may have taken them.
 * Handed over already counts too, since a commit whose answer was lost is tried again.
 */
export async function markHandedOver(
  tx: Tx,
  accountId: number,
  processId: string,
  messages: { month: string; id: number }[],
  now: Date,
): Promise<Set<number>> {
  const rows = await tx.query<{ id: number }>(sql`
    update message m set state = 'handed_over', handed_over_at = ${now}
    from unnest(${messages.map(x => x.month)}::date[], ${messages.map(x => x.id)}::bigint[]) h(month, id)
    where ${stillOurs(accountId, processId, messages)} and m.month = h.month and m.id = h.id
    returning m.id`)
  return new Set(rows.map(row => row.id))
}

export interface OutcomeRow {
  month: string
  id: number
  state: 'queued' | 'accepted' | 'deferred' | 'refused' | 'uncertain' | 'skipped'
  reason: string | null
  nextAttemptAt: Date | null
  replyCode: number | null
  replyStatus: string | null
  replyText: string | null
  bounce: 'soft' | 'hard' | 'policy' | null
}

export interface WrittenOutcome {
  id: number
  state: OutcomeRow['state']
  bounce: OutcomeRow['bounce']
  dispatch_id: number | null
  /** Null as well when the contact has been erased since. */
  contact_id: number | null
  resent: boolean
  kind: MailKind | null
  was_handed_over: boolean
  created_at: Date
}

/** Writes outcomes of messages still ours; only those come back, so that nothing is counted twice. */
export async function writeOutcomes(
  tx: Tx,
  accountId: number,
  processId: string,
  outcomes: OutcomeRow[],
  now: Date,
): Promise<WrittenOutcome[]> {
  return await tx.query<WrittenOutcome>(sql`
    update message m set state = o.state, reason = o.reason, next_attempt_at = o.next_attempt_at, claimed_by = null,
      accepted_at = case when o.state = 'accepted' then ${now}::timestamptz else m.accepted_at end,
      refused_at = case when o.state = 'refused' then ${now}::timestamptz else m.refused_at end,
      attempts = case when o.state = 'queued' then m.attempts - 1 else m.attempts end,
      reply_code = coalesce(o.reply_code, m.reply_code), reply_status = coalesce(o.reply_status, m.reply_status),
      reply_text = case when m.address = '' then null else coalesce(o.reply_text, m.reply_text) end, bounce = o.bounce
    from unnest(${outcomes.map(o => o.month)}::date[], ${outcomes.map(o => o.id)}::bigint[], ${outcomes.map(o => o.state)}::text[],
      ${outcomes.map(o => o.reason)}::text[], ${outcomes.map(o => o.nextAttemptAt)}::timestamptz[], ${outcomes.map(o => o.replyCode)}::int[],
      ${outcomes.map(o => o.replyStatus)}::text[], ${outcomes.map(o => o.replyText)}::text[], ${outcomes.map(o => o.bounce)}::text[])
      o(month, id, state, reason, next_attempt_at, reply_code, reply_status, reply_text, bounce)
    where ${stillOurs(accountId, processId, outcomes)} and m.month = o.month and m.id = o.id
    returning m.id, m.state, m.bounce, m.dispatch_id, case when m.address = '' then null else m.contact_id end as contact_id, m.resent, m.kind,
      m.created_at, m.handed_over_at is not null as was_handed_over`)
}

export async function dispatchState(db: Db, accountId: number, dispatchId: number): Promise<string | undefined> {
  return (
    await db.one<{ state: string }>(
      sql`select state from dispatch where account_id = ${accountId} and id = ${dispatchId}`,
    )
  )?.state
}
