import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/**
 * Counters of every dispatch whose campaign started in the span, added up: name → value; `campaigns` says how many. `ripe` are
 * those of campaigns whose sending was over by `ripeUntil`.
 */
export async function campaignSums(
  db: Db,
  accountId: number,
  { from, until, ripeUntil }: { from: Date; until: Date; ripeUntil: Date },
): Promise<{ all: Record<string, number>; ripe: Record<string, number> }> {
  const rows = await db.query<{ name: string; n: number; ripe: number }>(sql`
    with mine as materialized (
      select 'dispatch:' || k.dispatch_id as subject, coalesce(d.done_at <= ${ripeUntil}, false) as is_ripe
      from campaign k join dispatch d on d.account_id = k.account_id and d.id = k.dispatch_id
      where k.account_id = ${accountId} and coalesce(k.started_at, k.scheduled_at) >= ${from}
        and coalesce(k.started_at, k.scheduled_at) < ${until} and k.started_at is not null
    )
    select name, sum(n)::bigint as n, coalesce(sum(n) filter (where is_ripe), 0)::bigint as ripe from (
      select c.name, c.value as n, is_ripe from mine join counter c on c.account_id = ${accountId} and c.subject = mine.subject
      union all
      select d.name, d.n, is_ripe from mine join counter_delta d on d.account_id = ${accountId} and d.subject = mine.subject
      union all
      select 'campaigns', count(*), is_ripe from mine group by is_ripe
    ) figures
    group by name`)
  return {
    all: Object.fromEntries(rows.map(row => [row.name, row.n])),
    ripe: Object.fromEntries(rows.map(row => [row.name, row.ripe])),
  }
}

export interface ReadersByHour {
  dispatch_id: number
  hour: number
  people: number
}

/**
 * People who had opened by the end of each hour since a sending began; hours in which nobody new did are absent. Of each
 * person the first hit counts, so all of the dispatch's hits are read.
 */
export async function readersByHour(
  db: Db,
  accountId: number,
  dispatch: { id: number; month: string; started_at: Date },
  hours: number,
): Promise<ReadersByHour[]> {
  const start = dispatch.started_at
  const opened = sql`message m where m.account_id = ${accountId} and m.month = ${dispatch.month} and m.dispatch_id = ${dispatch.id}
    and m.opened_at is not null`
  return await db.query<ReadersByHour>(sql`
    select ${dispatch.id}::bigint as dispatch_id, hour, (sum(count(*)) over (order by hour))::int as people
    from (
      select greatest(0, floor(extract(epoch from min(h.at) - ${start}::timestamptz) / 3600))::int as hour
      from hit h
      where h.account_id = ${accountId} and h.month = ${dispatch.month}
        and h.message_id between (select min(m.id) from ${opened}) and (select max(m.id) from ${opened})
        and h.signal in ('human', 'proxy') and exists (select 1 from ${opened} and m.id = h.message_id)
      group by h.message_id
    ) firsts
    where hour < ${hours} group by hour order by hour`)
}
