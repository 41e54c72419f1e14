import { monthOf } from '../../platform/clock.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { SaidEvent } from './read-arrival.ts'

export interface NewWebEvent extends SaidEvent {
  visitorId: number | null
  contactId: number | null
}

export async function insertWebEvents(tx: Tx, accountId: number, events: NewWebEvent[]): Promise<void> {
  if (events.length === 0) return
  const of = <T>(pick: (event: NewWebEvent) => T) => events.map(pick)
  await tx.run(sql`
    insert into web_event (account_id, month, at, received_at, said_at, kind, visitor_id, contact_id, is_bot, url, title, referrer,
      category, action, label, property, data)
    select ${accountId}, month, at, received_at, said_at, kind, visitor_id, contact_id, is_bot, url, title, referrer,
      category, action, label, property, data::jsonb
    from unnest(
      ${of(e => monthOf(e.at))}::date[], ${of(e => e.at)}::timestamptz[], ${of(e => e.receivedAt)}::timestamptz[],
      ${of(e => e.saidAt)}::text[], ${of(e => e.kind)}::text[], ${of(e => e.visitorId)}::bigint[], ${of(e => e.contactId)}::bigint[],
      ${of(e => e.isBot)}::boolean[], ${of(e => e.url)}::text[], ${of(e => e.title)}::text[], ${of(e => e.referrer)}::text[],
      ${of(e => e.category)}::text[], ${of(e => e.action)}::text[], ${of(e => e.label)}::text[], ${of(e => e.property)}::text[],
      ${of(e => (e.data ? JSON.stringify(e.data) : null))}::text[]
    ) with ordinality g(month, at, received_at, said_at, kind, visitor_id, contact_id, is_bot, url, title, referrer, category, action,
      label, property, data, n)
    order by n`)
}

export interface JoinedRow {
  kind: SaidEvent['kind']
  at: Date
  received_at: Date
  said_at: string | null
  is_bot: boolean
  url: string | null
  title: string | null
  referrer: string | null
  category: string | null
  action: string | null
  label: string | null
  property: string | null
  data: Record<string, unknown> | null
  visitor_id: number
}

/** What visitors did while nobody knew who they were is the contact's from now on; in the order of time. */
export async function joinEvents(
  tx: Tx,
  accountId: number,
  joins: { visitorId: number; contactId: number }[],
): Promise<JoinedRow[]> {
  if (joins.length === 0) return []
  return await tx.query<JoinedRow>(sql`
    with joined as (
      update web_event e set contact_id = j.contact_id
      from unnest(${joins.map(j => j.visitorId)}::bigint[], ${joins.map(j => j.contactId)}::bigint[]) j(visitor_id, contact_id)
      where e.account_id = ${accountId} and e.visitor_id = j.visitor_id and e.contact_id is null
      returning e.id, e.kind, e.at, e.received_at, e.said_at, e.is_bot, e.url, e.title, e.referrer, e.category, e.action, e.label, e.property,
        e.data, e.visitor_id
    ) select * from joined order by at, id`)
}

export async function addToContacts(
  tx: Tx,
  accountId: number,
  rows: { contactId: number; pages: number; visits: number; firstAt: Date; lastAt: Date }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.run(sql`
    insert into web_contact as c (account_id, contact_id, pages, visits, first_page_at, last_page_at)
    select ${accountId}, contact_id, pages, visits, first_at, last_at
    from unnest(${rows.map(r => r.contactId)}::bigint[], ${rows.map(r => r.pages)}::int[], ${rows.map(r => r.visits)}::int[],
      ${rows.map(r => r.firstAt)}::timestamptz[], ${rows.map(r => r.lastAt)}::timestamptz[]) r(contact_id, pages, visits, first_at, last_at)
    order by contact_id
    on conflict (account_id, contact_id) do update set pages = c.pages + excluded.pages, visits = c.visits + excluded.visits,
      first_page_at = least(c.first_page_at, excluded.first_page_at), last_page_at = greatest(c.last_page_at, excluded.last_page_at)`)
}

export interface WebContactRow {
  contact_id: number
  pages: number
  visits: number
  first_page_at: Date
  last_page_at: Date
}

export async function webContacts(db: Db, accountId: number, contactIds: number[]): Promise<WebContactRow[]> {
  return await db.query<WebContactRow>(sql`
    select contact_id, pages, visits, first_page_at, last_page_at from web_contact
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[])`)
}
