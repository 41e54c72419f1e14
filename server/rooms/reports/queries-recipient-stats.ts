import type { Db } from '../../platform/db.ts'
import { join, type Sql, sql } from '../../platform/sql.ts'
import type { ReportedDispatch } from './queries.ts'

export const recipientEvents = ['send', 'open', 'click', 'hard_bounce', 'soft_bounce', 'unsub', 'spam'] as const
export type RecipientEvent = (typeof recipientEvents)[number]

export interface RecipientStatsRow {
  email: string
  sent: boolean
  bounce: string | null
  opens: number
  clicks: number
  left: boolean
  complained: boolean
}

export interface RecipientStatsScope {
  dispatch: ReportedDispatch
  /** Only those to whom this happened. */
  event?: RecipientEvent
  /** What happened before does not count. */
  from?: Date
  contactIds?: number[]
}

/** Partial indexes of 0005-reports.sql lead to the few that it happened to. */
const HAPPENED: Record<RecipientEvent, (since: Sql) => Sql> = {
  send: () => sql`m.settled_at is not null`,
  open: () => sql`m.opened_at is not null`,
  click: () => sql`m.clicked_at is not null`,
  hard_bounce: since => sql`m.state = 'refused' and m.bounce = 'hard' and m.refused_at >= ${since}`,
  soft_bounce: since => sql`m.state = 'refused' and m.bounce is distinct from 'hard' and m.refused_at >= ${since}`,
  unsub: since => sql`m.unsubscribed_at is not null and m.unsubscribed_at >= ${since}`,
  spam: since => sql`m.complained_at is not null and m.complained_at >= ${since}`,
}

const instant = (from: Date | undefined) => (from ? sql`${from}::timestamptz` : sql`'-infinity'::timestamptz`)

function conditions(accountId: number, { dispatch, event, from, contactIds }: RecipientStatsScope): Sql {
  const all = [
    sql`m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id} and m.lane = 'bulk'`,
  ]
  if (contactIds) all.push(sql`m.contact_id = any(${contactIds}::bigint[])`)
  if (event) all.push(HAPPENED[event](instant(from)))
  if (event === 'send' && from) all.push(sql`m.settled_at >= ${from}`)
  // A click counts as an open.
  if ((event === 'open' || event === 'click') && from)
    all.push(sql`exists (
      select 1 from hit h where h.account_id = ${accountId} and h.month = ${dispatch.month} and h.message_id = m.id and h.at >= ${from}
        ${event === 'click' ? sql`and h.kind = 'click'` : sql``})`)
  return join(all, ' and ')
}

export async function countRecipients(db: Db, accountId: number, scope: RecipientStatsScope): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*) as n from message m where ${conditions(accountId, scope)}`.unprepared(),
  ))!.n
}

/** In the order of contacts, which is that of message_once. Opens and clicks since a day are counted from the raw hits. */
export async function recipientStatsRows(
  db: Db,
  accountId: number,
  scope: RecipientStatsScope,
  offset: number,
  limit: number,
): Promise<RecipientStatsRow[]> {
  const { dispatch, from } = scope
  const since = instant(from)
  const counted = from
    ? sql`cross join lateral (
        select (count(*) filter (where h.kind = 'open') + (case when min(h.id) filter (where h.kind = 'click')
            < coalesce(min(h.id) filter (where h.kind = 'open'), max(h.id) + 1) then 1 else 0 end))::int as opens,
          (count(*) filter (where h.kind = 'click'))::int as clicks
        from hit h where h.account_id = ${accountId} and h.month = ${dispatch.month} and h.message_id = m.id and h.at >= ${from}
      ) c`
    : sql`cross join lateral (select m.opens, m.clicks) c`
  return await db.query<RecipientStatsRow>(
    sql`
      select m.address as email, coalesce(m.settled_at >= ${since}, false) as sent,
        case when m.state = 'refused' and m.refused_at >= ${since} then coalesce(m.bounce, 'soft') end as bounce,
        c.opens, c.clicks, coalesce(m.unsubscribed_at >= ${since}, false) as left, coalesce(m.complained_at >= ${since}, false) as complained
      from (
        select * from message m where ${conditions(accountId, scope)} order by m.contact_id offset ${offset} limit ${limit}
      ) m ${counted}
      order by m.contact_id`.unprepared(),
  )
}
