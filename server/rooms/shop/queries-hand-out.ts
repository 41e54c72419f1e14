import type { Db, Tx } from '../../platform/db.ts'
import { type Sql, sql } from '../../platform/sql.ts'

export interface HandedRow {
  no: number
  message_id: number
  code: string
  valid_until: string | null
}

/** On its last day a code is handed out until noon on the account's clocks: whoever gets it has the afternoon for it. */
export function isUsable(now: Date, timeZone: string): Sql {
  return sql`(c.valid_until is null or (c.valid_until + time '12:00') at time zone ${timeZone} > ${now})`
}

/** What these messages carry already; `is_usable` is what the clock says now. */
export async function handedTo(
  db: Db,
  accountId: number,
  messageIds: number[],
  numbers: number[],
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<(HandedRow & { is_usable: boolean })[]> {
  return await db.query(sql`
    select f.no, c.message_id, c.code, c.valid_until, ${isUsable(now, timeZone)} as is_usable
    from coupon c join coupon_folder f on f.account_id = ${accountId} and f.id = c.folder_id
    where c.account_id = ${accountId} and c.message_id = any(${messageIds}::bigint[]) and f.no = any(${numbers}::int[])`)
}

/** Always in one order, so that two senders never wait for each other. */
export async function lockFoldersNumbered(
  tx: Tx,
  accountId: number,
  numbers: number[],
): Promise<{ id: number; no: number }[]> {
  return await tx.query(sql`
    select id, no from coupon_folder where account_id = ${accountId} and no = any(${numbers}::int[]) and removed_at is null
    order by id for no key update`)
}

export interface CouponWish {
  messageId: number
  dispatchId: number | null
  contactId: number | null
}

/** The oldest codes, one a wish in its order, until there are no more. The caller holds the folder's lock. */
export async function takeCoupons(
  tx: Tx,
  accountId: number,
  folder: { id: number; no: number },
  wishes: CouponWish[],
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<HandedRow[]> {
  return await tx.query<HandedRow>(sql`
    with free as materialized (
      select c.id from coupon c where c.account_id = ${accountId} and c.folder_id = ${folder.id} and c.message_id is null and c.used_at is null
        and ${isUsable(now, timeZone)}
      order by c.id limit ${wishes.length} for update
    ), numbered as (select id, row_number() over (order by id) as place from free)
    update coupon c set message_id = w.message_id, dispatch_id = w.dispatch_id, contact_id = w.contact_id, taken_at = ${now}
    from numbered n join unnest(${wishes.map(wish => wish.messageId)}::bigint[], ${wishes.map(wish => wish.dispatchId)}::bigint[],
      ${wishes.map(wish => wish.contactId)}::bigint[]) with ordinality w(message_id, dispatch_id, contact_id, place) on w.place = n.place
    where c.account_id = ${accountId} and c.folder_id = ${folder.id} and c.id = n.id
    returning ${folder.no}::int as no, c.message_id, c.code, c.valid_until`)
}

/** What messages held that never went out: free again, in its old place. */
export async function putBackCoupons(
  tx: Tx,
  accountId: number,
  messageIds: number[],
  numbers: number[] | null,
): Promise<number> {
  return await tx.run(sql`
    update coupon c set message_id = null, dispatch_id = null, contact_id = null, taken_at = null
    from coupon_folder f
    where c.account_id = ${accountId} and c.message_id = any(${messageIds}::bigint[])
      and f.account_id = ${accountId} and f.id = c.folder_id and (${numbers}::int[] is null or f.no = any(${numbers}::int[]))`)
}

/** Codes that these orders name are used; the first order counts. */
export async function markUsed(
  tx: Tx,
  accountId: number,
  orders: { id: number; codes: string[]; at: Date }[],
): Promise<void> {
  await tx.run(sql`
    update coupon c set used_at = u.at, order_id = u.id from (
      select distinct on (code) o.id, o.at, code from json_to_recordset(${JSON.stringify(orders)}::json) o(id bigint, codes text[], at timestamptz), unnest(o.codes) code
      order by code, o.at, o.id
    ) u where c.account_id = ${accountId} and c.code = u.code and c.used_at is null`)
}

/** An order that is gone or says something else now has used nothing. */
export async function unmarkUsed(tx: Tx, accountId: number, orderIds: number[]): Promise<void> {
  await tx.run(
    sql`update coupon set used_at = null, order_id = null where account_id = ${accountId} and order_id = any(${orderIds}::bigint[])`,
  )
}

export async function giveCoupons(tx: Tx, accountId: number, fromId: number, toId: number | null): Promise<void> {
  await tx.run(sql`update coupon set contact_id = ${toId} where account_id = ${accountId} and contact_id = ${fromId}`)
}
