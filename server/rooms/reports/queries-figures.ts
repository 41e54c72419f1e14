import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { ReportedDispatch } from './queries.ts'

/** Up to but not with `until`. */
export interface Span {
  from: Date
  until: Date
}

/**
 * Nothing but the dispatch leads to these rows, so all of them are read: 1 s a million. An index on accepted_at would be
 * paid by every message sent.
 */
export async function messageFigures(
  db: Db,
  accountId: number,
  dispatch: ReportedDispatch,
  { from, until }: Span,
): Promise<{ accepted: number; unsubscribed: number; complained: number }> {
  return (await db.one(sql`
    select (count(*) filter (where m.state = 'accepted' and m.accepted_at >= ${from} and m.accepted_at < ${until}))::int as accepted,
      (count(*) filter (where m.unsubscribed_at >= ${from} and m.unsubscribed_at < ${until}))::int as unsubscribed,
      (count(*) filter (where m.complained_at >= ${from} and m.complained_at < ${until}))::int as complained
    from message m
    where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id} and m.lane = 'bulk'`))!
}

/**
 * A refused row has no date of its own: the notebook has it, written in the same transaction. Rows without one (seeded ones)
 * count where they were last tried. 40 µs a refusal, through event_contact.
 */
export async function refusedFigures(
  db: Db,
  accountId: number,
  dispatch: ReportedDispatch,
  { from, until }: Span,
): Promise<{ refused: number; hardBounced: number; softBounced: number }> {
  return (await db.one(sql`
    select count(*)::int as refused, (count(*) filter (where bounce = 'hard'))::int as "hardBounced",
      (count(*) filter (where bounce is distinct from 'hard'))::int as "softBounced"
    from (
      select m.bounce, coalesce(e.at, m.handed_over_at, m.created_at) as at
      from message m left join lateral (
        select max(e.at) as at from event e
        where e.account_id = ${accountId} and e.contact_id = m.contact_id and e.at >= m.created_at and e.month >= ${dispatch.month}
          and e.type = 'mail.refused' and e.data @> jsonb_build_object('messageId', m.id, 'dispatchId', m.dispatch_id)
      ) e on true
      where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id} and m.state = 'refused'
    ) refused
    where at >= ${from} and at < ${until}`))!
}

/**
 * As outbox counts hits, but for these days alone: a message that was first clicked has one open more than were seen. Hits
 * are found as in hourFigures; 0.2 s for those of an hour, 2 s for all of 400,000.
 */
export async function hitFigures(
  db: Db,
  accountId: number,
  dispatch: ReportedDispatch,
  { from, until }: Span,
): Promise<{ opened: number; opens: number; clicked: number; clicks: number }> {
  const opened = sql`message m where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id}
    and m.opened_at is not null`
  return (await db.one(sql`
    select count(*)::int as opened, 
      coalesce(sum(opens + case when first_click < coalesce(first_open, first_click + 1) then 1 else 0 end), 0)::int as opens,
      (count(*) filter (where clicks > 0))::int as clicked, coalesce(sum(clicks), 0)::int as clicks
    from (
      select count(*) filter (where h.kind = 'open') as opens, count(*) filter (where h.kind = 'click') as clicks,
        min(h.id) filter (where h.kind = 'open') as first_open, min(h.id) filter (where h.kind = 'click') as first_click
      from hit h
      where h.account_id = ${accountId} and h.month = ${dispatch.month}
        and h.message_id between (select min(m.id) from ${opened}) and (select max(m.id) from ${opened})
        and h.at >= ${from} and h.at < ${until}
        and exists (select 1 from ${opened} and m.id = h.message_id)
      group by h.message_id
    ) hits`))!
}
