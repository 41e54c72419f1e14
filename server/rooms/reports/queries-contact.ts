import { untoldTypes } from '../../../contract/event.ts'
import type { MessageState, Signal } from '../../../contract/message.ts'
import type { Db } from '../../platform/db.ts'
import { type Sql, sql } from '../../platform/sql.ts'

/** A contact by its ids, and the address that mails had before it was one. */
export interface Whose {
  ids: number[]
  address: string
}

/** Of messages: the contact's own, and those of the API to its address while that was nobody's. */
const strangers = (accountId: number, { address }: Whose) => sql`
  account_id = ${accountId} and contact_id is null and kind is not null and lower(address) = lower(${address})`

export interface TimelineRow {
  /** Microseconds since 1970: what a page goes on after is exact. */
  micros: number
  /** 2: an order; 1: an event of the notebook; 0: a message that left, which comes before what happened to it. */
  rank: 0 | 1 | 2
  id: number
  at: Date
  type: string
  contact_id: number
  data: Record<string, unknown>
}

export type TimelinePlace = Pick<TimelineRow, 'micros' | 'rank' | 'id'>

/** What a page is made of: types of events (null: all), and whether messages that left and orders belong to it. */
export interface TimelineWish {
  types: string[] | null
  withMessages: boolean
  withOrders: boolean
}

/**
 * Newest first, below `before`. Each identity and each source gives its newest by its own index, so that a page costs the
 * same however long the story is; messages of one contact are some hundreds and are sorted.
 */
export async function timelineRows(
  db: Db,
  accountId: number,
  whose: Whose,
  wish: TimelineWish,
  before: TimelinePlace | null,
  limit: number,
): Promise<TimelineRow[]> {
  const messages = sql`union all (${sentRows(accountId, whose, before, limit)})`
  const orders = sql`union all (${orderRows(accountId, whose.ids, before, limit)})`
  return await db.query<TimelineRow>(sql`
    select (extract(epoch from t.at) * 1000000)::bigint as micros, t.rank, t.id, t.at, t.type, t.contact_id, t.data
    from ((${eventRows(accountId, whose.ids, wish.types, before, limit)}) ${wish.withMessages ? messages : sql``} ${wish.withOrders ? orders : sql``}) t
    order by t.at desc, t.rank desc, t.id desc limit ${limit}`)
}

const instant = (micros: number) => sql`('epoch'::timestamptz + ${micros}::bigint * interval '1 microsecond')`

function below(at: Sql, rank: TimelineRow['rank'], id: Sql, before: TimelinePlace | null): Sql {
  if (!before) return sql`true`
  const when = instant(before.micros)
  return sql`${at} <= ${when} and (${at}, ${rank}::int, ${id}) < (${when}, ${before.rank}::int, ${before.id}::bigint)`
}

function eventRows(
  accountId: number,
  ids: number[],
  types: string[] | null,
  before: TimelinePlace | null,
  limit: number,
) {
  return sql`
    select 1 as rank, e.id, e.at, e.type, e.contact_id, e.data
    from unnest(${ids}::bigint[]) i(id) cross join lateral (
      select id, at, type, contact_id, data from event
      where account_id = ${accountId} and contact_id = i.id and type <> all(${untoldTypes}::text[]) and (${types}::text[] is null or type = any(${types}::text[]))
        and ${below(sql`at`, 1, sql`id`, before)}
      order by at desc, id desc limit ${limit}
    ) e`
}

/** A mail to somebody else about the contact is none of its story. */
function sentRows(accountId: number, whose: Whose, before: TimelinePlace | null, limit: number) {
  return sql`
    select 0 as rank, m.id, m.at, 'mail.sent' as type, m.contact_id, jsonb_build_object('messageId', m.id) as data
    from (
      select id, contact_id, coalesce(handed_over_at, accepted_at) as at from message
      where account_id = ${accountId} and contact_id = any(${whose.ids}::bigint[])
      union all
      select id, contact_id, coalesce(handed_over_at, accepted_at) as at from message where ${strangers(accountId, whose)}
    ) m
    where m.at is not null and ${below(sql`m.at`, 0, sql`m.id`, before)}
    order by m.at desc, m.id desc limit ${limit}`
}

/** As they are now; a page's orders alone look for their items. */
function orderRows(accountId: number, ids: number[], before: TimelinePlace | null, limit: number) {
  return sql`
    select 2 as rank, o.id, o.ordered_at as at, 'order.placed' as type, o.contact_id,
      jsonb_build_object('orderId', o.id, 'number', o.number, 'shop', o.shop, 'amount', o.amount, 'currency', o.currency, 'status', o.status,
        'items', i.items, 'titles', i.titles) as data
    from (
      select id, ordered_at, contact_id, number, shop, amount, currency, status from shop_order o
      where account_id = ${accountId} and contact_id = any(${ids}::bigint[]) and ${below(sql`ordered_at`, 2, sql`id`, before)}
      order by ordered_at desc, id desc limit ${limit}
    ) o cross join lateral (
      select count(*)::int as items, coalesce((array_agg(coalesce(title, code) order by no) filter (where coalesce(title, code) <> ''))[1:3], '{}') as titles
      from shop_order_item where account_id = ${accountId} and order_id = o.id
    ) i`
}

export interface ContactMessageRow {
  id: number
  month: string
  /** Null: it went to the address before that was a contact's. */
  contact_id: number | null
  lane: 'bulk' | 'transactional'
  address: string
  state: MessageState
  reason: string | null
  reply_code: number | null
  reply_text: string | null
  bounce: string | null
  attempts: number
  resent: boolean
  created_at: Date
  sent_at: Date | null
  accepted_at: Date | null
  opens: number
  human_opens: number
  clicks: number
  human_clicks: number
  opened_at: Date | null
  clicked_at: Date | null
  unsubscribed_at: Date | null
  complained_at: Date | null
  /** As written, tags and all, unless `is_filled`. */
  subject: string
  is_filled: boolean
  campaign_id: number | null
  campaign_title: string | null
}

const MESSAGE = sql`
  m.id, m.month, m.contact_id, m.lane, m.address, m.state, m.reason, m.reply_code, m.reply_text, m.bounce, m.attempts, m.resent, m.created_at,
  coalesce(m.handed_over_at, m.accepted_at) as sent_at, m.accepted_at, m.opens, m.human_opens, m.clicks, m.human_clicks, m.opened_at, m.clicked_at,
  m.unsubscribed_at, m.complained_at, coalesce(m.subject, e.subject) as subject, m.subject is not null as is_filled, k.id as campaign_id, k.title as campaign_title`

const named = (accountId: number) => sql`
  join email e on e.account_id = ${accountId} and e.id = m.email_id
  left join campaign k on k.account_id = ${accountId} and k.dispatch_id = m.dispatch_id`

/** Newest first by id, below `before`: ids come from one sequence for all months. */
export async function contactMessages(
  db: Db,
  accountId: number,
  whose: Whose,
  before: number | null,
  limit: number,
): Promise<ContactMessageRow[]> {
  return await db.query<ContactMessageRow>(sql`
    select ${MESSAGE}
    from (
      select own.* from unnest(${whose.ids}::bigint[]) i(id) cross join lateral (
        select * from message
        where account_id = ${accountId} and contact_id = i.id and (${before}::bigint is null or id < ${before})
        order by id desc limit ${limit}
      ) own
      union all
      (select * from message where ${strangers(accountId, whose)} and (${before}::bigint is null or id < ${before})
        order by id desc limit ${limit})
    ) m ${named(accountId)}
    order by m.id desc limit ${limit}`)
}

export async function messagesByIds(
  db: Db,
  accountId: number,
  whose: Whose,
  ids: number[],
): Promise<ContactMessageRow[]> {
  return await db.query<ContactMessageRow>(sql`
    select ${MESSAGE} from (
      select * from message where account_id = ${accountId} and contact_id = any(${whose.ids}::bigint[]) and id = any(${ids}::bigint[])
      union all
      select * from message where ${strangers(accountId, whose)} and id = any(${ids}::bigint[])
    ) m ${named(accountId)}`)
}

export interface ContactHitRow {
  message_id: number
  month: string
  at: Date
  kind: 'open' | 'click'
  signal: Signal
  why: string
  url: string | null
  ip: string | null
  user_agent: string | null
}

/** Opens and clicks of these messages as they came, in the order of time. */
export async function hitsOfMessages(
  db: Db,
  accountId: number,
  messages: { month: string; id: number }[],
): Promise<ContactHitRow[]> {
  return await db.query<ContactHitRow>(sql`
    select h.message_id, h.month, h.at, h.kind, h.signal, h.why, h.url, h.ip, h.user_agent
    from unnest(${messages.map(m => m.month)}::date[], ${messages.map(m => m.id)}::bigint[]) k(month, id)
    join hit h on h.account_id = ${accountId} and h.month = k.month and h.message_id = k.id
    order by h.at, h.id`)
}
