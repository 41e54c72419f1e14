import type { Signal } from '../../../contract/message.ts'
import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface ReportedDispatch {
  id: number
  month: string
  email_id: number
  /** When the sending began; while the audience is being frozen, when it was asked for. */
  started_at: Date
}

export async function reportedDispatch(
  db: Db,
  accountId: number,
  dispatchId: number,
): Promise<ReportedDispatch | undefined> {
  return await db.one<ReportedDispatch>(sql`
    select id, month, email_id, coalesce(running_at, created_at) as started_at from dispatch
    where account_id = ${accountId} and id = ${dispatchId}`)
}

export interface LinkFigures {
  no: number
  url: string
  label: string
  clicks: number
  human_clicks: number
  recipients: number
  human_recipients: number
}

/** Every link of the e-mail, followed or not. A person is behind the signals human and proxy. */
export async function linkFigures(db: Db, accountId: number, dispatch: ReportedDispatch): Promise<LinkFigures[]> {
  return await db.query<LinkFigures>(sql`
    with clicks as (
      select h.link_no, count(*)::int as clicks, (count(*) filter (where h.signal in ('human', 'proxy')))::int as human_clicks,
        count(distinct h.message_id)::int as recipients,
        (count(distinct h.message_id) filter (where h.signal in ('human', 'proxy')))::int as human_recipients
      from message m join hit h on h.account_id = ${accountId} and h.month = ${dispatch.month} and h.message_id = m.id and h.kind = 'click'
      where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id} and m.clicked_at is not null
      group by h.link_no
    )
    select l.no, l.url, l.label, coalesce(c.clicks, 0) as clicks, coalesce(c.human_clicks, 0) as human_clicks,
      coalesce(c.recipients, 0) as recipients, coalesce(c.human_recipients, 0) as human_recipients
    from email_link l left join clicks c on c.link_no = l.no
    where l.account_id = ${accountId} and l.email_id = ${dispatch.email_id}
    order by l.no`)
}

export interface CurveRow {
  /** Of the row of an hour: which, from 0. */
  hour: number | null
  /** Of the row of a day. */
  day: string | null
  /** Of the row of a signal, as is `why`. */
  signal: Signal | null
  why: string | null
  opens: number
  clicks: number
}

export interface Curve {
  /** The first hour begins here. */
  origin: Date
  hours: number
  days: number
  timeZone: string
}

/**
 * What happened hour by hour and day by day, machines left out of these, and how much of all came from whom: one walk over
 * the hits for all three. A click implies an open, so hits are those of opened messages, and within the span of their ids,
 * so that the month's other campaigns are not read.
 */
export async function curveRows(
  db: Db,
  accountId: number,
  dispatch: ReportedDispatch,
  { origin, hours, days, timeZone }: Curve,
): Promise<CurveRow[]> {
  const after = (n: number, ms: number) => new Date(origin.getTime() + n * ms)
  const opened = sql`message m where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id}
    and m.opened_at is not null`
  return await db.query<CurveRow>(sql`
    select hour, day, signal, why, (count(*) filter (where kind = 'open'))::int as opens, (count(*) filter (where kind = 'click'))::int as clicks
    from (
      select h.kind, h.signal, case when h.signal in ('machine', 'proxy') then h.why end as why,
        case when h.signal in ('human', 'proxy') and h.at < ${after(hours, 3_600_000)}
          then greatest(0, floor(extract(epoch from h.at - ${origin}::timestamptz) / 3600))::int end as hour,
        case when h.signal in ('human', 'proxy') and h.at < ${after(days, 86_400_000)} then (h.at at time zone ${timeZone})::date end as day
      from hit h
      where h.account_id = ${accountId} and h.month = ${dispatch.month}
        and h.message_id between (select min(m.id) from ${opened}) and (select max(m.id) from ${opened})
        and exists (select 1 from ${opened} and m.id = h.message_id)
    ) hits
    group by grouping sets ((hour), (day), (signal, why))
    having hour is not null or day is not null or signal is not null
    order by hour, day, signal, why`)
}

export interface DeviceFigures {
  device: 'phone' | 'tablet' | 'computer'
  people: number
}

/** By which device people clicked: a browser says it, while most opens come through a proxy that does not. */
export async function deviceFigures(db: Db, accountId: number, dispatch: ReportedDispatch): Promise<DeviceFigures[]> {
  return await db.query<DeviceFigures>(sql`
    select device, count(distinct message_id)::int as people
    from (
      select h.message_id, case when h.user_agent ~* 'ipad|tablet|android(?!.*mobile)' then 'tablet'
        when h.user_agent ~* 'mobi|iphone|android' then 'phone' else 'computer' end as device
      from message m join hit h on h.account_id = ${accountId} and h.month = ${dispatch.month} and h.message_id = m.id
      where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id} and m.clicked_at is not null
        and h.kind = 'click' and h.signal = 'human'
    ) clicks
    group by device order by people desc, device`)
}

export interface RefusalFigures {
  reply: string
  state: 'refused' | 'deferred'
  bounce: string | null
  recipients: number
}

/**
 * Refusals, and those put off for now, by what the other server said, the most frequent first. Addresses and long numbers
 * in a reply (queue ids, IP addresses) would make every one its own group, so they are blotted out.
 */
export async function refusalFigures(
  db: Db,
  accountId: number,
  dispatch: ReportedDispatch,
  limit: number,
): Promise<RefusalFigures[]> {
  return await db.query<RefusalFigures>(sql`
    select reply, state, bounce, count(*)::int as recipients
    from (
      select state, bounce, coalesce(nullif(concat_ws(' ', reply_code,
        regexp_replace(regexp_replace(regexp_replace(reply_text,
          '<?[^\\s<>@]+@[^\\s<>@]+>?', '…', 'g'), '\\d{1,3}(\\.\\d{1,3}){3}', '…', 'g'), '[[:alnum:]_-]*\\d[[:alnum:]_-]{9,}', '…', 'g')
        ), ''), reason, '') as reply
      from message
      where account_id = ${accountId} and month = ${dispatch.month} and dispatch_id = ${dispatch.id} and state in ('refused', 'deferred')
    ) refused
    group by reply, state, bounce order by recipients desc, reply limit ${limit}`)
}
