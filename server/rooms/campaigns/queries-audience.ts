import type { Db } from '../../platform/db.ts'
import { identifier, join, type Sql, sql } from '../../platform/sql.ts'
import { type AudienceChoice, notLeftOut } from '../outbox/index.ts'

/** The first contact that would receive a mail to these lists; one look into the index per list. */
export async function firstOfAudience(db: Db, accountId: number, choice: AudienceChoice): Promise<number | null> {
  const row = await db.one<{ id: number | null }>(sql`
    select min(first.contact_id) as id
    from unnest(${choice.listIds}::bigint[]) l(id) cross join lateral (
      select s.contact_id from subscription s join contact c on c.account_id = ${accountId} and c.id = s.contact_id
      where s.account_id = ${accountId} and s.list_id = l.id and s.status = 'subscribed' and c.suppressed is null
        ${notLeftOut(accountId, choice)}
      order by s.contact_id limit 1
    ) first`)
  return row?.id ?? null
}

/** What a tag is filled from: a column of the contact, or a custom field of its subscription. */
export type TagSource = { tag: string; column: string } | { tag: string; field: string }

/** How many of the audience have nothing for each of these tags, and how many lack any of them. */
export async function countWithout(
  db: Db,
  accountId: number,
  choice: AudienceChoice,
  sources: TagSource[],
): Promise<{ byTag: number[]; any: number }> {
  const isMissing = sources.map(source =>
    'column' in source
      ? sql`c.${identifier(source.column)} is null`
      : sql`coalesce(s.fields ->> ${source.field}::text, '') = ''`,
  )
  const counts = join(
    isMissing.map(missing => sql`(count(*) filter (where ${missing}))::int`),
    ', ',
  )
  const row = await db.one<{ by_tag: number[]; any: number }>(sql`
    select array[${counts}] as by_tag, (count(*) filter (where ${join(isMissing, ' or ')}))::int as any
    from (${audience(accountId, choice)}) s join contact c on c.account_id = ${accountId} and c.id = s.contact_id
    where c.suppressed is null`)
  return { byTag: row!.by_tag, any: row!.any }
}

/** Nobody is twice in one list, so only several lists have to be sorted out. */
export function audience(accountId: number, choice: AudienceChoice): Sql {
  const { listIds } = choice
  const subscribed = sql`from subscription s where s.account_id = ${accountId} and s.list_id = any(${listIds}) and s.status = 'subscribed'
    ${notLeftOut(accountId, choice)}`
  if (listIds.length < 2) return sql`select s.contact_id, s.fields ${subscribed}`
  return sql`
    select distinct on (s.contact_id) s.contact_id, s.fields ${subscribed}
    order by s.contact_id, array_position(${listIds}::bigint[], s.list_id)`
}

/** How many of the audience a campaign started since then was for, and what the campaigns that reached them are called. */
export async function alreadyWritten(
  db: Db,
  accountId: number,
  choice: AudienceChoice,
  since: Date,
): Promise<{ contacts: number; titles: string[] }> {
  const recent = await db.query<{ title: string; dispatch_id: number; month: string }>(sql`
    select k.title, d.id as dispatch_id, d.month from campaign k join dispatch d on d.account_id = ${accountId} and d.id = k.dispatch_id
    where k.account_id = ${accountId} and k.started_at >= ${since} and d.state <> 'cancelled' order by k.started_at desc limit 5`)
  if (recent.length === 0) return { contacts: 0, titles: [] }
  const ofOne = ({ dispatch_id, month }: { dispatch_id: number; month: string }) =>
    sql`select m.contact_id, m.dispatch_id from message m where m.account_id = ${accountId} and m.month = ${month} and m.dispatch_id = ${dispatch_id}
      and m.lane = 'bulk' and m.state not in ('skipped', 'cancelled')`
  const row = await db.one<{ contacts: number; theirs: number[] | null }>(sql`
    select count(distinct s.contact_id)::int as contacts, array_agg(distinct r.dispatch_id) as theirs
    from (${audience(accountId, choice)}) s join (${join(recent.map(ofOne), ' union all ')}) r on r.contact_id = s.contact_id`)
  const theirs = new Set((row!.theirs ?? []).map(Number))
  return {
    contacts: row!.contacts,
    titles: recent.filter(one => theirs.has(one.dispatch_id)).map(({ title }) => title),
  }
}
