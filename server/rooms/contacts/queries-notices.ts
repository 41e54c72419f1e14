import type { NoticeState } from '../../../contract/list.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface NoticeAddressRow {
  id: number
  email: string
  email_key: string
  state: NoticeState
  asked_at: Date
}

export async function noticeAddresses(db: Db, accountId: number, keys: string[]): Promise<NoticeAddressRow[]> {
  return await db.query<NoticeAddressRow>(sql`
    select id, email, email_key, state, asked_at from notice_address where account_id = ${accountId} and email_key = any(${keys})`)
}

export async function noticeAddressById(db: Db, accountId: number, id: number): Promise<NoticeAddressRow | undefined> {
  return await db.one<NoticeAddressRow>(sql`
    select id, email, email_key, state, asked_at from notice_address where account_id = ${accountId} and id = ${id}`)
}

/** Undefined when the address is known already. */
export async function insertNoticeAddress(
  tx: Tx,
  accountId: number,
  address: { email: string; key: string },
  now: Date,
): Promise<number | undefined> {
  return (
    await tx.one<{ id: number }>(sql`
      insert into notice_address (account_id, email, email_key, state, asked_at) values (${accountId}, ${address.email}, ${address.key}, 'asked', ${now})
      on conflict (account_id, email_key) do nothing returning id`)
  )?.id
}

/** Undefined unless the address was asked before `latest` and has not answered. */
export async function markAskedAgain(
  tx: Tx,
  accountId: number,
  key: string,
  latest: Date,
  now: Date,
): Promise<number | undefined> {
  return (
    await tx.one<{ id: number }>(sql`
      update notice_address set asked_at = ${now}
      where account_id = ${accountId} and email_key = ${key} and state = 'asked' and asked_at <= ${latest} returning id`)
  )?.id
}

export async function countAskedSince(db: Db, accountId: number, since: Date): Promise<number> {
  return (await db.one<{ n: number }>(sql`
    select count(*)::int as n from notice_address where account_id = ${accountId} and asked_at > ${since}`))!.n
}

export async function settleNoticeAddress(
  tx: Tx,
  accountId: number,
  id: number,
  state: NoticeState,
  now: Date,
): Promise<number> {
  return await tx.run(
    sql`update notice_address set state = ${state}, settled_at = ${now} where account_id = ${accountId} and id = ${id} and state <> ${state}`,
  )
}

export interface NewNotice {
  listId: number
  what: 'joined' | 'left'
  contactId: number
  at: Date
}

export async function insertNotices(tx: Tx, accountId: number, notices: NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  await tx.run(sql`
    insert into list_notice (account_id, list_id, what, contact_id, at)
    select ${accountId}, * from unnest(${notices.map(n => n.listId)}::bigint[], ${notices.map(n => n.what)}::text[],
      ${notices.map(n => n.contactId)}::bigint[], ${notices.map(n => n.at)}::timestamptz[])`)
}

export interface DigestLine {
  what: 'joined' | 'left'
  at: Date
  contact_id: number
  email: string
  name: string | null
  surname: string | null
}

export interface DigestRows {
  joined: number
  left: number
  /** The first of each kind; whoever is gone by now is counted only. */
  lines: DigestLine[]
}

/** Takes away what waits for a list's digest: how many, and the first `most` of each kind. */
export async function takeNotices(tx: Tx, accountId: number, listId: number, most: number): Promise<DigestRows> {
  const row = await tx.one<{ joined: number; left: number; lines: (Omit<DigestLine, 'at'> & { at: string })[] }>(sql`
    with taken as (
      delete from list_notice where account_id = ${accountId} and list_id = ${listId} returning id, what, contact_id, at
    ), numbered as (
      select *, row_number() over (partition by what order by id) as n from taken
    ), lines as (
      select t.id, t.what, t.at, t.contact_id, c.email, c.name, c.surname
      from numbered t join contact c on c.account_id = ${accountId} and c.id = t.contact_id where t.n <= ${most}
    )
    select count(*) filter (where what = 'joined')::int as joined, count(*) filter (where what = 'left')::int as left,
      (select coalesce(json_agg(l order by l.id), '[]') from lines l) as lines
    from taken`)
  return { joined: row!.joined, left: row!.left, lines: row!.lines.map(line => ({ ...line, at: new Date(line.at) })) }
}

/** Lists that have something to tell, with when they last did; locked, so that two workers do not tell it twice. */
export async function lockListsWithNotices(
  tx: Tx,
  accountId: number,
): Promise<{ id: number; digest_at: Date | null }[]> {
  return await tx.query(sql`
    select l.id, l.digest_at from list l
    where l.account_id = ${accountId} and exists (select 1 from list_notice n where n.account_id = l.account_id and n.list_id = l.id)
    order by l.id for no key update of l skip locked`)
}

export async function markDigested(tx: Tx, accountId: number, listId: number, now: Date): Promise<void> {
  await tx.run(sql`update list set digest_at = ${now} where account_id = ${accountId} and id = ${listId}`)
}
