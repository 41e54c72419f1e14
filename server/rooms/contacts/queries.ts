import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'
import { PROFILE_COLUMNS, type Profile } from './profile.ts'

export interface ContactRow extends Profile {
  id: number
  email: string
  email_key: string
  suppressed: string | null
  soft_bounces: number
  hard_bounced: boolean
  bounce_message: string | null
  last_open_at: Date | null
  last_click_at: Date | null
  inserted_at: Date
  updated_at: Date
}

export interface StatusChange {
  date: string
  source: string
  status_new: SubscriptionStatus
  status_old: SubscriptionStatus | null
}

export interface SubscriptionRow {
  id: number
  list_id: number
  contact_id: number
  status: SubscriptionStatus
  subscribed_at: Date
  unsubscribed_at: Date | null
  fields: Record<string, unknown>
  groups: Record<string, string[]> | null
  source: string
  unsub_reason: string | null
  status_history: StatusChange[]
  sms_status: number
  confirmed_at: Date | null
}

/** Column lists are our own constants, so they may stand in the text. */
const raw = (text: string) => new Sql([text], [])
const profile = PROFILE_COLUMNS.join(', ')
const CONTACT = raw(
  `c.id, c.email, c.email_key, ${PROFILE_COLUMNS.map(c => `c.${c}`).join(', ')}, c.tags, c.derived, c.suppressed, c.soft_bounces,
  c.hard_bounced, c.bounce_message, c.last_open_at, c.last_click_at, c.inserted_at, c.updated_at`,
)
const SUBSCRIPTION = raw(
  's.id, s.list_id, s.contact_id, s.status, s.subscribed_at, s.unsubscribed_at, s.fields, s.groups, s.source, s.unsub_reason, s.status_history, s.sms_status, s.confirmed_at',
)
const PROFILE_RECORD = raw(
  `${PROFILE_COLUMNS.map(c => `${c} ${c === 'birthday' ? 'date' : 'text'}`).join(', ')}, tags text[], derived text[]`,
)
const PROFILE_NAMES = raw(`${profile}, tags, derived`)
const PROFILE_VALUES = raw(`${PROFILE_COLUMNS.map(c => `r.${c}`).join(', ')}, r.tags, r.derived`)
const PROFILE_ASSIGNMENTS = raw(
  `${PROFILE_COLUMNS.map(c => `${c} = r.${c}`).join(', ')}, tags = r.tags, derived = r.derived`,
)

/** Locked in the order of their keys, so that two writers of the same addresses never wait for each other in a ring. */
export async function lockContactsByKey(tx: Tx, accountId: number, keys: string[]): Promise<ContactRow[]> {
  return await tx.query<ContactRow>(sql`
    select ${CONTACT} from contact c where c.account_id = ${accountId} and c.email_key = any(${keys}) order by c.email_key for update`)
}

/** The same by their ids; one that is gone, or merged into another, is absent. */
export async function lockContacts(tx: Tx, accountId: number, contactIds: number[]): Promise<ContactRow[]> {
  return await tx.query<ContactRow>(sql`
    select ${CONTACT} from contact c where c.account_id = ${accountId} and c.id = any(${contactIds}) order by c.email_key for update`)
}

/** The id asked for, or whose contact it became by a merge. */
const behind = (accountId: number, contactId: number) => sql`
  coalesce((select winner_id from contact_merge where account_id = ${accountId} and loser_id = ${contactId}), ${contactId}::bigint)`

/** An old id of a merged contact gives that contact: go on with the id that comes back. */
export async function lockContact(tx: Tx, accountId: number, contactId: number): Promise<ContactRow | undefined> {
  const locked = () =>
    tx.one<ContactRow>(
      sql`select ${CONTACT} from contact c where c.account_id = ${accountId} and c.id = ${behind(accountId, contactId)} for update`,
    )
  // A merge that was committed while we waited for the lock is seen by a second look only.
  return (await locked()) ?? (await locked())
}

/** An old id of a merged contact gives that contact. */
export async function contactById(db: Db, accountId: number, contactId: number): Promise<ContactRow | undefined> {
  return await db.one<ContactRow>(
    sql`select ${CONTACT} from contact c where c.account_id = ${accountId} and c.id = ${behind(accountId, contactId)}`,
  )
}

/** Those of them that there are. */
export async function contactsByIds(db: Db, accountId: number, contactIds: number[]): Promise<ContactRow[]> {
  return await db.query<ContactRow>(
    sql`select ${CONTACT} from contact c where c.account_id = ${accountId} and c.id = any(${contactIds}::bigint[])`,
  )
}

export async function contactByKey(db: Db, accountId: number, key: string): Promise<ContactRow | undefined> {
  return await db.one<ContactRow>(
    sql`select ${CONTACT} from contact c where c.account_id = ${accountId} and c.email_key = ${key}`,
  )
}

export async function subscriptionsIn(
  db: Db,
  accountId: number,
  listId: number,
  contactIds: number[],
): Promise<SubscriptionRow[]> {
  return await db.query<SubscriptionRow>(sql`
    select ${SUBSCRIPTION} from subscription s where s.account_id = ${accountId} and s.list_id = ${listId} and s.contact_id = any(${contactIds})`)
}

export async function subscriptionsOf(db: Db, accountId: number, contactId: number): Promise<SubscriptionRow[]> {
  return await db.query<SubscriptionRow>(sql`
    select ${SUBSCRIPTION} from subscription s where s.account_id = ${accountId} and s.contact_id = ${contactId} order by s.list_id`)
}

export async function subscriptionsOfAll(db: Db, accountId: number, contactIds: number[]): Promise<SubscriptionRow[]> {
  return await db.query<SubscriptionRow>(sql`
    select ${SUBSCRIPTION} from subscription s where s.account_id = ${accountId} and s.contact_id = any(${contactIds}::bigint[])
    order by s.contact_id, s.list_id`)
}

export type NewContact = Profile & { email: string; email_key: string; suppressed: string | null }

/** Fewer rows than given come back when somebody else has just made one of them. */
export async function insertContacts(
  tx: Tx,
  accountId: number,
  contacts: NewContact[],
  now: Date,
): Promise<{ id: number; email_key: string }[]> {
  return await tx.query(sql`
    insert into contact (account_id, email, email_key, suppressed, ${PROFILE_NAMES}, inserted_at, updated_at)
    select ${accountId}, r.email, r.email_key, r.suppressed, ${PROFILE_VALUES}, ${now}, ${now}
    from json_to_recordset(${JSON.stringify(contacts)}::json) r(email text, email_key text, suppressed text, ${PROFILE_RECORD})
    on conflict (account_id, email_key) do nothing
    returning id, email_key`)
}

export async function updateProfiles(
  tx: Tx,
  accountId: number,
  rows: (Profile & { id: number })[],
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update contact c set ${PROFILE_ASSIGNMENTS}, updated_at = ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json) r(id bigint, ${PROFILE_RECORD})
    where c.account_id = ${accountId} and c.id = r.id`)
}

export async function updateAddress(
  tx: Tx,
  accountId: number,
  contactId: number,
  moved: MovedAddress,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update contact set email = ${moved.email}, email_key = ${moved.email_key}, suppressed = ${moved.suppressed}, soft_bounces = ${moved.soft_bounces},
      hard_bounced = ${moved.hard_bounced}, bounce_message = ${moved.bounce_message}, updated_at = ${now}
    where account_id = ${accountId} and id = ${contactId}`)
}

/** What belongs to an address rather than to its owner. */
export type MovedAddress = Pick<
  ContactRow,
  'email' | 'email_key' | 'suppressed' | 'soft_bounces' | 'hard_bounced' | 'bounce_message'
>

export type WrittenSubscription = Omit<SubscriptionRow, 'id' | 'sms_status' | 'unsub_reason'> & {
  unsub_reason?: string | null
}

/** Inserts or overwrites; the caller holds the contacts' locks and has read what it overwrites. */
export async function writeSubscriptions(
  tx: Tx,
  accountId: number,
  rows: WrittenSubscription[],
): Promise<SubscriptionRow[]> {
  return await tx.query<SubscriptionRow>(sql`
    insert into subscription as s (account_id, list_id, contact_id, status, subscribed_at, unsubscribed_at, fields, groups, source, unsub_reason, status_history, confirmed_at)
    select ${accountId}, r.list_id, r.contact_id, r.status, r.subscribed_at, r.unsubscribed_at, r.fields, r.groups, r.source, r.unsub_reason, r.status_history, r.confirmed_at
    from json_to_recordset(${JSON.stringify(rows)}::json) r(list_id bigint, contact_id bigint, status text, subscribed_at timestamptz, unsubscribed_at timestamptz,
      fields jsonb, groups jsonb, source text, unsub_reason text, status_history jsonb, confirmed_at timestamptz)
    on conflict (account_id, list_id, contact_id) do update set status = excluded.status, subscribed_at = excluded.subscribed_at,
      unsubscribed_at = excluded.unsubscribed_at, fields = excluded.fields, groups = excluded.groups, unsub_reason = excluded.unsub_reason,
      status_history = excluded.status_history, confirmed_at = excluded.confirmed_at
    returning ${SUBSCRIPTION}`)
}

export interface ConsentEntry {
  contactId: number
  listId: number | null
  action: 'given' | 'requested' | 'confirmed' | 'withdrawn' | 'imported'
  channel: string
  source: string | null
  ip: string | null
  userAgent: string | null
  wording: string | null
  /** Why we may write: consent, contract, legitimate interest; null where nobody said. */
  basis: string | null
  /** Who recorded it, where a person did. */
  userId: number | null
  /** The day of it, where another is said than that of its record. */
  obtainedOn?: string | null
}

export async function insertConsents(tx: Tx, accountId: number, entries: ConsentEntry[], at: Date): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(e => ({
    ...e,
    contact_id: e.contactId,
    list_id: e.listId,
    user_agent: e.userAgent,
    user_id: e.userId,
    obtained_on: e.obtainedOn ?? null,
  }))
  await tx.run(sql`
    insert into consent (account_id, at, contact_id, list_id, action, channel, basis, source, ip, user_agent, wording, user_id, obtained_on)
    select ${accountId}, ${at}, r.contact_id, r.list_id, r.action, r.channel, r.basis, r.source, r.ip, r.user_agent, r.wording, r.user_id, r.obtained_on
    from json_to_recordset(${JSON.stringify(rows)}::json) r(contact_id bigint, list_id bigint, action text, channel text, basis text, source text,
      ip text, user_agent text, wording text, user_id bigint, obtained_on date)`)
}

export async function deleteContact(tx: Tx, accountId: number, contactId: number): Promise<void> {
  await tx.run(sql`delete from contact where account_id = ${accountId} and id = ${contactId}`)
}

export async function suppressionsOf(
  db: Db,
  accountId: number,
  hashes: Buffer[],
): Promise<{ address_hash: Buffer; reason: string }[]> {
  return await db.query(
    sql`select address_hash, reason from suppression where account_id = ${accountId} and address_hash = any(${hashes}::bytea[])`,
  )
}

export async function insertSuppression(
  tx: Tx,
  accountId: number,
  entry: { hash: Buffer; email: string | null; reason: string; at: Date },
): Promise<void> {
  await tx.run(sql`
    insert into suppression (account_id, address_hash, email, reason, at) values (${accountId}, ${entry.hash}, ${entry.email}, ${entry.reason}, ${entry.at})
    on conflict (account_id, address_hash) do nothing`)
}

export async function markSuppressed(tx: Tx, accountId: number, contactId: number, reason: string): Promise<void> {
  await tx.run(
    sql`update contact set suppressed = ${reason} where account_id = ${accountId} and id = ${contactId} and suppressed is null`,
  )
}
