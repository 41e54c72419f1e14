import type { MailKind, Signal } from '../../../contract/message.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { Claimed } from './queries-claim.ts'
import type { HitKind, Tally, Why } from './signal.ts'
import type { MessageKey } from './tokens.ts'

export interface TrackedMessage extends Tally {
  dispatch_id: number | null
  kind: MailKind | null
  created_at: Date
  /** Null as well when the contact has been erased. */
  contact_id: number | null
  is_erased: boolean
  /** When the next server took it; while that is not written yet, when it was handed over. */
  sent_at: Date | null
  /** Whether links of this account bring the ecmid. */
  links_tagged: boolean
  /** Of the link asked for. */
  url: string | null
  links: number
}

/** Locks the message: its hits are counted one after the other. */
export async function lockForHit(tx: Tx, key: MessageKey, linkNo: number | null): Promise<TrackedMessage | undefined> {
  return await tx.one<TrackedMessage>(sql`
    select m.dispatch_id, m.kind, m.created_at, case when m.address = '' then null else m.contact_id end as contact_id, m.address = '' as is_erased,
      coalesce(m.accepted_at, m.handed_over_at) as sent_at,
      m.opens, m.human_opens, m.clicks, m.human_clicks,
      (select a.links_tagged from account a where a.id = ${key.accountId}) as links_tagged,
      (select l.url from email_link l where l.account_id = ${key.accountId} and l.email_id = m.email_id and l.no = ${linkNo}) as url,
      (select count(*)::int from email_link l where l.account_id = ${key.accountId} and l.email_id = m.email_id) as links
    from message m where m.account_id = ${key.accountId} and m.month = ${key.month} and m.id = ${key.id} for update`)
}

export interface NewHit {
  /** Of the message. */
  dispatchId: number | null
  kind: HitKind
  linkNo: number | null
  url: string | null
  at: Date
  signal: Signal
  why: Why
  method: string
  ip: string | null
  userAgent: string | null
}

/** In the month of its message, whenever it came. */
export async function insertHit(tx: Tx, key: MessageKey, hit: NewHit): Promise<void> {
  await tx.run(sql`
    insert into hit (account_id, month, message_id, dispatch_id, kind, link_no, url, at, signal, why, method, ip, user_agent)
    values (${key.accountId}, ${key.month}, ${key.id}, ${hit.dispatchId}, ${hit.kind}, ${hit.linkNo}, ${hit.url}, ${hit.at}, ${hit.signal}, ${hit.why},
      ${hit.method}, ${hit.ip}, ${hit.userAgent})`)
}

export async function writeTally(tx: Tx, key: MessageKey, tally: Tally, kind: HitKind, at: Date): Promise<void> {
  await tx.run(sql`
    update message set opens = ${tally.opens}, human_opens = ${tally.human_opens}, clicks = ${tally.clicks}, human_clicks = ${tally.human_clicks},
      opened_at = coalesce(opened_at, ${at}), clicked_at = case when ${kind === 'click'} then coalesce(clicked_at, ${at}) else clicked_at end
    where account_id = ${key.accountId} and month = ${key.month} and id = ${key.id}`)
}

export interface KeptHit {
  id: number
  kind: HitKind
  link_no: number | null
  signal: Signal
}

export async function clicksAround(tx: Tx, key: MessageKey, at: Date, ms: number): Promise<KeptHit[]> {
  return await tx.query<KeptHit>(sql`
    select id, kind, link_no, signal from hit
    where account_id = ${key.accountId} and month = ${key.month} and message_id = ${key.id} and kind = 'click'
      and at between ${new Date(at.getTime() - ms)} and ${new Date(at.getTime() + ms)}`)
}

/** In the order in which they were counted. */
export async function hitsOf(tx: Tx, key: MessageKey): Promise<KeptHit[]> {
  return await tx.query<KeptHit>(sql`
    select id, kind, link_no, signal from hit
    where account_id = ${key.accountId} and month = ${key.month} and message_id = ${key.id} order by id`)
}

export async function relabelHits(tx: Tx, key: MessageKey, ids: number[], signal: Signal, why: Why): Promise<void> {
  await tx.run(sql`
    update hit set signal = ${signal}, why = ${why} where account_id = ${key.accountId} and month = ${key.month} and id = any(${ids})`)
}

export interface AddressedMessage {
  list_id: number | null
  dispatch_id: number | null
  contact_id: number | null
  address: string
  unsubscribed_at: Date | null
}

export async function messageByKey(db: Db, key: MessageKey): Promise<AddressedMessage | undefined> {
  return await db.one<AddressedMessage>(sql`
    select list_id, dispatch_id, contact_id, address, unsubscribed_at from message
    where account_id = ${key.accountId} and month = ${key.month} and id = ${key.id}`)
}

export async function lockMessage(tx: Tx, key: MessageKey): Promise<AddressedMessage | undefined> {
  return await tx.one<AddressedMessage>(sql`
    select list_id, dispatch_id, contact_id, address, unsubscribed_at from message
    where account_id = ${key.accountId} and month = ${key.month} and id = ${key.id} for update`)
}

export async function setUnsubscribed(tx: Tx, key: MessageKey, at: Date | null): Promise<void> {
  await tx.run(sql`
    update message set unsubscribed_at = ${at} where account_id = ${key.accountId} and month = ${key.month} and id = ${key.id}`)
}

export type SentMessage = Claimed & { sent_at: Date }

/** A message with its contact as it is now; the same fields that sending reads. */
export async function sentMessage(db: Db, key: MessageKey): Promise<SentMessage | undefined> {
  return await db.one<SentMessage>(sql`
    select m.id, m.account_id, m.month, m.lane, m.dispatch_id, m.email_id, m.contact_id, m.list_id, m.address, m.attempts, false as was_deferred,
      m.merge_vars, m.sealed_vars, m.kind, m.transmission_id, m.addressing, m.resent, c.id is not null as contact_exists, c.suppressed, coalesce(c.email, '') as email, c.name, c.surname, c.vocative,
      c.vocative_surname, c.gender, c.pretitle, c.surtitle, c.company, c.street, c.city, c.zip, c.country, c.phone, c.birthday, c.nameday,
      s.status as subscription_status, s.fields, s.id as connection_id, l.language as list_language, a.time_zone,
      coalesce(m.accepted_at, m.handed_over_at, m.created_at) as sent_at
    from message m
    join account a on a.id = m.account_id
    left join contact_merge g on g.account_id = m.account_id and g.loser_id = coalesce((m.addressing ->> 'contact')::bigint, m.contact_id)
    left join contact c on c.account_id = m.account_id and c.id = coalesce(g.winner_id, (m.addressing ->> 'contact')::bigint, m.contact_id)
    left join subscription s on s.account_id = m.account_id and s.list_id = m.list_id and s.contact_id = c.id
    left join list l on l.account_id = m.account_id and l.id = m.list_id
    where m.account_id = ${key.accountId} and m.month = ${key.month} and m.id = ${key.id}`)
}
