import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface EventRow {
  id: number
  month: string
  at: Date
  type: string
  contact_id: number | null
  data: Record<string, unknown>
}

export interface NewEvent {
  type: string
  at: Date
  month: string
  contactId: number | null
  data: object
}

/**
 * Ids in the order given, and the readers that wait for some of them in this account: their inbox rows are written by the same
 * statement, so that an event nobody waits for costs nothing more.
 */
export async function insertEvents(
  tx: Tx,
  accountId: number,
  events: NewEvent[],
): Promise<{ ids: number[]; readers: string[] }> {
  const rows = await tx.query<{ id: number | null; reader: string | null }>(sql`
    with written as (
      insert into event (account_id, month, at, type, contact_id, data)
      select ${accountId}, month, at, type, contact_id, data::jsonb
      from unnest(
        ${events.map(e => e.month)}::date[], ${events.map(e => e.at)}::timestamptz[], ${events.map(e => e.type)}::text[],
        ${events.map(e => e.contactId)}::bigint[], ${events.map(e => JSON.stringify(e.data))}::text[]
      ) with ordinality given (month, at, type, contact_id, data, n)
      order by n
      returning id, month, at, type
    ), awaited as (
      insert into event_inbox (account_id, reader, event_month, event_id, created_at)
      select ${accountId}, i.reader, w.month, w.id, w.at
      from written w join event_interest i on i.account_id = ${accountId} and i.type = w.type
      returning reader
    )
    select id, null as reader from written union all (select distinct null::bigint, reader from awaited)`)
  return {
    ids: rows.flatMap(row => row.id ?? []).sort((a, b) => a - b),
    readers: rows.flatMap(row => row.reader ?? []),
  }
}

/** From now on `reader` gets exactly these types of the account's events. */
export async function writeInterest(tx: Tx, accountId: number, reader: string, types: string[]): Promise<void> {
  await tx.run(sql`
    delete from event_interest where account_id = ${accountId} and reader = ${reader} and type <> all(${types}::text[])`)
  await tx.run(sql`
    insert into event_interest (account_id, type, reader)
    select ${accountId}, type, ${reader} from unnest(${types}::text[]) type order by type
    on conflict do nothing`)
}

/** Which of these types anybody waits for. */
export async function awaitedTypes(db: Db, accountId: number, types: string[]): Promise<string[]> {
  const rows = await db.query<{ type: string }>(
    sql`select distinct type from event_interest where account_id = ${accountId} and type = any(${types}::text[])`,
  )
  return rows.map(row => row.type)
}

/** Up to `limit` events that a reader has not seen, taken out of its inbox; those that another transaction is taking stay. */
export async function takeMany(tx: Tx, accountId: number, reader: string, limit: number): Promise<EventRow[]> {
  return await tx.query<EventRow>(sql`
    with taken as (
      delete from event_inbox where account_id = ${accountId} and reader = ${reader} and id = any(array(
        select id from event_inbox where account_id = ${accountId} and reader = ${reader} order by id limit ${limit} for update skip locked))
      returning id, event_month, event_id
    )
    select e.id, e.month, e.at, e.type, e.contact_id, e.data
    from taken join event e on e.account_id = ${accountId} and e.month = taken.event_month and e.id = taken.event_id
    order by taken.id`)
}

export async function insertInbox(
  tx: Tx,
  accountId: number,
  rows: { reader: string; month: string; eventId: number; at: Date }[],
): Promise<number[]> {
  const inserted = await tx.query<{ id: number }>(sql`
    insert into event_inbox (account_id, reader, event_month, event_id, created_at)
    select ${accountId}, reader, month, event_id, at
    from unnest(${rows.map(r => r.reader)}::text[], ${rows.map(r => r.month)}::date[], ${rows.map(r => r.eventId)}::bigint[], ${rows.map(r => r.at)}::timestamptz[])
      with ordinality given (reader, month, event_id, at, n)
    order by n
    returning id`)
  return inserted.map(row => row.id)
}

/** The event behind an inbox row, which it takes away; undefined when it was taken before. */
export async function takeFromInbox(
  tx: Tx,
  accountId: number,
  reader: string,
  inboxId: number,
): Promise<EventRow | undefined> {
  return await tx.one<EventRow>(sql`
    with taken as (
      delete from event_inbox where account_id = ${accountId} and reader = ${reader} and id = ${inboxId}
      returning event_month, event_id
    )
    select e.id, e.month, e.at, e.type, e.contact_id, e.data
    from taken join event e on e.account_id = ${accountId} and e.month = taken.event_month and e.id = taken.event_id`)
}

/** What an event may go on to say when it is nobody's any more: what figures are made of. */
const IMPERSONAL = [
  'listId',
  'from',
  'channel',
  'trigger',
  'dispatchId',
  'signal',
  'linkNo',
  'implied',
  'bounce',
  'kind',
  'importId',
  'month',
]

/** That something happened stays, to whom and what it said go. Says of how many events. */
export async function anonymizeEvents(tx: Tx, accountId: number, contactIds: number[]): Promise<number> {
  return await tx.run(sql`
    update event set contact_id = null,
      data = coalesce((select jsonb_object_agg(key, value) from jsonb_each(data) where key = any(${IMPERSONAL}::text[])), '{}')
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`)
}

export async function countEvents(db: Db, accountId: number, contactIds: number[]): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*)::int as n from event where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`,
  ))!.n
}
