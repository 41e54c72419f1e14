import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface NewArrival {
  eid: string
  receivedAt: Date
  ip: string | null
  userAgent: string | null
  fields: Record<string, unknown>
}

/** Those whose ids are not known yet. Ids in order, so that two batches with the same ones never wait for each other in a ring. */
export async function insertArrivals(db: Db, accountId: number, rows: NewArrival[]): Promise<number> {
  return await db.run(sql`
    with given as (
      select distinct on (eid) * from unnest(
        ${rows.map(r => r.eid)}::uuid[], ${rows.map(r => r.receivedAt)}::timestamptz[], ${rows.map(r => r.ip)}::text[],
        ${rows.map(r => r.userAgent)}::text[], ${rows.map(r => JSON.stringify(r.fields))}::text[]
      ) with ordinality g(eid, received_at, ip, user_agent, fields, n)
      order by eid, n
    ), fresh as (
      insert into web_seen (account_id, eid, at) select ${accountId}, eid, received_at from given order by eid
      on conflict do nothing returning eid
    )
    insert into web_arrival (account_id, received_at, ip, user_agent, fields)
    select ${accountId}, g.received_at, g.ip, g.user_agent, g.fields::json from given g join fresh using (eid) order by g.n`)
}

export interface ArrivalRow {
  id: number
  received_at: Date
  ip: string | null
  user_agent: string | null
  fields: Record<string, string | undefined> & { ue?: never }
}

/** One at a time makes sense of an account's events: in the order in which they came. False: another does. */
export async function lockArrivals(tx: Tx, accountId: number): Promise<boolean> {
  const row = await tx.one<{ ok: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('web.arrivals', ${accountId})) as ok`,
  )
  return row!.ok
}

/** The oldest, taken out. */
export async function takeArrivals(tx: Tx, accountId: number, limit: number): Promise<ArrivalRow[]> {
  return await tx.query<ArrivalRow>(sql`
    with taken as (
      delete from web_arrival where account_id = ${accountId} and id = any(array(
        select id from web_arrival where account_id = ${accountId} order by id limit ${limit}))
      returning id, received_at, ip, user_agent, fields
    ) select * from taken order by id`)
}

/** Some at a time. Says whether there may be more. */
export async function forgetSeen(db: Db, accountId: number, before: Date, limit: number): Promise<boolean> {
  const gone = await db.run(sql`
    delete from web_seen where account_id = ${accountId} and eid = any(array(
      select eid from web_seen where account_id = ${accountId} and at < ${before} limit ${limit}))`)
  return gone === limit
}

/** The oldest one, for good. */
export async function dropArrival(db: Db, accountId: number): Promise<void> {
  await db.run(sql`
    delete from web_arrival where account_id = ${accountId} and id = (select min(id) from web_arrival where account_id = ${accountId})`)
}

/** What waits of who said to be one of these. */
export async function dropArrivalsOf(tx: Tx, accountId: number, claims: string[]): Promise<void> {
  await tx.run(sql`
    delete from web_arrival where account_id = ${accountId} and lower(fields ->> 'uid') = any(${claims}::text[])`)
}
