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
}

/** Every link of the e-mail, followed or not. A person is behind the signals human and proxy. */
export async function linkFigures(db: Db, accountId: number, dispatch: ReportedDispatch): Promise<LinkFigures[]> {
  return await db.query<LinkFigures>(sql`
    with clicks as (
      select h.link_no, count(*)::int as clicks, (count(*) filter (where h.signal in ('human', 'proxy')))::int as human_clicks,
        count(distinct h.message_id)::int as recipients
      from message m join hit h on h.account_id = ${accountId} and h.month = ${dispatch.month} and h.message_id = m.id and h.kind = 'click'
      where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id} and m.clicked_at is not null
      group by h.link_no
    )
    select l.no, l.url, l.label, coalesce(c.clicks, 0) as clicks, coalesce(c.human_clicks, 0) as human_clicks,
      coalesce(c.recipients, 0) as recipients
    from email_link l left join clicks c on c.link_no = l.no
    where l.account_id = ${accountId} and l.email_id = ${dispatch.email_id}
    order by l.no`)
}

export interface HourFigures {
  hour: number
  opens: number
  clicks: number
}

/**
 * What people did in each hour since the start; hours without anything are absent. A click implies an open, so hits are
 * those of opened messages, and within the span of their ids, so that the month's other campaigns are not read. Under a
 * second for 400,000 hits among 1.2 million of the month.
 */
export async function hourFigures(
  db: Db,
  accountId: number,
  dispatch: ReportedDispatch,
  hours: number,
): Promise<HourFigures[]> {
  const start = dispatch.started_at
  const until = new Date(start.getTime() + hours * 3_600_000)
  const opened = sql`message m where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id}
    and m.opened_at is not null`
  return await db.query<HourFigures>(sql`
    select (extract(epoch from bin - ${start}::timestamptz) / 3600)::int as hour, opens, clicks
    from (
      select date_bin('1 hour', h.at, ${start}) as bin,
        (count(*) filter (where h.kind = 'open'))::int as opens, (count(*) filter (where h.kind = 'click'))::int as clicks
      from hit h
      where h.account_id = ${accountId} and h.month = ${dispatch.month}
        and h.message_id between (select min(m.id) from ${opened}) and (select max(m.id) from ${opened})
        and h.signal in ('human', 'proxy') and h.at >= ${start} and h.at < ${until}
        and exists (select 1 from ${opened} and m.id = h.message_id)
      group by 1
    ) bins order by hour`)
}

export interface RefusalFigures {
  reply: string
  bounce: string | null
  recipients: number
}

/**
 * Refusals by what the other server said, the most frequent first. Addresses and long numbers in a reply (queue ids, IP
 * addresses) would make every one its own group, so they are blotted out.
 */
export async function refusalFigures(
  db: Db,
  accountId: number,
  dispatch: ReportedDispatch,
  limit: number,
): Promise<RefusalFigures[]> {
  return await db.query<RefusalFigures>(sql`
    select reply, bounce, count(*)::int as recipients
    from (
      select bounce, coalesce(nullif(concat_ws(' ', reply_code,
        regexp_replace(regexp_replace(regexp_replace(reply_text,
          '<?[^\\s<>@]+@[^\\s<>@]+>?', '…', 'g'), '\\d{1,3}(\\.\\d{1,3}){3}', '…', 'g'), '[[:alnum:]_-]*\\d[[:alnum:]_-]{9,}', '…', 'g')
        ), ''), reason, '') as reply
      from message
      where account_id = ${accountId} and month = ${dispatch.month} and dispatch_id = ${dispatch.id} and state = 'refused'
    ) refused
    group by reply, bounce order by recipients desc, reply limit ${limit}`)
}
