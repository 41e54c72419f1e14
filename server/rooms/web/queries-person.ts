import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export async function moveWebContact(tx: Tx, accountId: number, loserId: number, winnerId: number): Promise<void> {
  await tx.run(sql`
    with gone as (
      delete from web_contact where account_id = ${accountId} and contact_id = ${loserId}
      returning pages, visits, first_page_at, last_page_at
    )
    insert into web_contact as c (account_id, contact_id, pages, visits, first_page_at, last_page_at)
    select ${accountId}, ${winnerId}::bigint, pages, visits, first_page_at, last_page_at from gone
    on conflict (account_id, contact_id) do update set pages = c.pages + excluded.pages, visits = c.visits + excluded.visits,
      first_page_at = least(c.first_page_at, excluded.first_page_at), last_page_at = greatest(c.last_page_at, excluded.last_page_at)`)
}

/** Events of the person, and those of its browsers that nobody else has. */
export async function deleteWebEvents(
  tx: Tx,
  accountId: number,
  contactIds: number[],
  visitorIds: number[],
): Promise<number> {
  await tx.run(
    sql`delete from web_contact where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  )
  const own = await tx.run(
    sql`delete from web_event where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  )
  const nobodys = await tx.run(sql`
    delete from web_event where account_id = ${accountId} and visitor_id = any(${visitorIds}::bigint[]) and contact_id is null`)
  return own + nobodys
}

export async function countWebEvents(db: Db, accountId: number, contactIds: number[]): Promise<number> {
  return (await db.one<{ n: number }>(sql`
    select count(*)::int as n from web_event where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`))!
    .n
}

export interface VisitPlace {
  month: string
  id: number
}

export interface VisitRow extends VisitPlace {
  at: Date
  kind: string
  url: string | null
  title: string | null
  referrer: string | null
  category: string | null
  action: string | null
  label: string | null
  property: string | null
  data: Record<string, unknown> | null
  ip: string | null
  user_agent: string | null
}

/** All that is kept of a person's browsers, by key: in the order in which it came. */
export async function visitRows(
  db: Db,
  accountId: number,
  contactIds: number[],
  after: VisitPlace | null,
  limit: number,
): Promise<VisitRow[]> {
  return await db.query<VisitRow>(sql`
    select e.month, e.id, e.at, e.kind, e.url, e.title, e.referrer, e.category, e.action, e.label, e.property, e.data, v.ip, v.user_agent
    from web_event e left join web_visitor v on v.account_id = e.account_id and v.id = e.visitor_id
    where e.account_id = ${accountId} and e.contact_id = any(${contactIds}::bigint[])
      and (${after?.month ?? null}::date is null or (e.month, e.id) > (${after?.month ?? null}::date, ${after?.id ?? null}::bigint))
    order by e.month, e.id limit ${limit}`)
}
