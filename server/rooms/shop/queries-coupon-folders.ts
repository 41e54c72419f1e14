import type { Db, Tx } from '../../platform/db.ts'
import { nothing, type Sql, sql } from '../../platform/sql.ts'
import { isUsable } from './queries-hand-out.ts'

export interface FolderRow {
  id: number
  no: number
  name: string
  is_default: boolean
  warn_below: number | null
  created_at: Date
  /** Can be handed out now. */
  free: number
  handed: number
  used: number
  expired: number
}

interface Moment {
  now: Date
  timeZone: string
}

/** Some 30 ms for a folder of 100,000 codes. */
export async function foldersCounted(
  db: Db,
  accountId: number,
  { now, timeZone }: Moment,
  only: { id?: number; numbers?: number[] } = {},
): Promise<FolderRow[]> {
  const usable = isUsable(now, timeZone)
  const chosen = only.id === undefined ? nothing : sql`and f.id = ${only.id}`
  const numbered = only.numbers === undefined ? nothing : sql`and f.no = any(${only.numbers}::int[])`
  return await db.query<FolderRow>(sql`
    select f.id, f.no, f.name, f.is_default, f.warn_below, f.created_at, n.* from coupon_folder f cross join lateral (
      select count(*) filter (where c.message_id is null and c.used_at is null and ${usable})::int as free,
        count(*) filter (where c.message_id is not null)::int as handed,
        count(*) filter (where c.used_at is not null)::int as used,
        count(*) filter (where c.message_id is null and c.used_at is null and not ${usable})::int as expired
      from coupon c where c.account_id = ${accountId} and c.folder_id = f.id
    ) n
    where f.account_id = ${accountId} and f.removed_at is null ${chosen} ${numbered} order by f.no`)
}

export async function insertFolder(
  tx: Tx,
  accountId: number,
  { name, warnBelow }: { name: string; warnBelow: number | null },
  now: Date,
): Promise<number> {
  const row = await tx.one<{ id: number }>(sql`
    insert into coupon_folder (account_id, no, name, warn_below, created_at)
    select ${accountId}, 1 + greatest(1, (select max(no) from coupon_folder where account_id = ${accountId})), ${name}, ${warnBelow}, ${now}
    returning id`)
  return row!.id
}

export interface FolderName {
  id: number
  name: string
  is_default: boolean
  warn_below: number | null
}

export async function lockFolderNamed(tx: Tx, accountId: number, id: number): Promise<FolderName | undefined> {
  return await tx.one<FolderName>(sql`
    select id, name, is_default, warn_below from coupon_folder
    where account_id = ${accountId} and id = ${id} and removed_at is null for no key update`)
}

export async function countFolders(tx: Tx, accountId: number): Promise<number> {
  const row = await tx.one<{ n: number }>(
    sql`select count(*)::int as n from coupon_folder where account_id = ${accountId} and removed_at is null`,
  )
  return row!.n
}

export async function updateFolder(tx: Tx, accountId: number, folder: FolderName): Promise<void> {
  await tx.run(sql`
    update coupon_folder set name = ${folder.name}, warn_below = ${folder.warn_below} where account_id = ${accountId} and id = ${folder.id}`)
}

export async function markFolderRemoved(tx: Tx, accountId: number, id: number, now: Date): Promise<void> {
  await tx.run(sql`update coupon_folder set removed_at = ${now} where account_id = ${accountId} and id = ${id}`)
}

/** What nobody got and nobody used; only these codes where some are given, only expired ones where asked. */
export async function deleteUnusedCoupons(
  tx: Tx,
  accountId: number,
  folderId: number,
  { codes, expiredAt }: { codes?: string[]; expiredAt?: Moment },
): Promise<number> {
  const named = codes === undefined ? nothing : sql`and c.code = any(${codes}::text[])`
  const expired = expiredAt ? sql`and not ${isUsable(expiredAt.now, expiredAt.timeZone)}` : nothing
  return await tx.run(sql`
    delete from coupon c where c.account_id = ${accountId} and c.folder_id = ${folderId} and c.message_id is null and c.used_at is null
      ${named} ${expired}`)
}

export type CouponState = 'free' | 'handed' | 'used' | 'expired'

export interface CouponRow {
  id: number
  code: string
  valid_until: string | null
  created_at: Date
  is_usable: boolean
  message_id: number | null
  contact_id: number | null
  email: string | null
  taken_at: Date | null
  used_at: Date | null
  order_number: string | null
}

const STATES: Record<CouponState, (usable: Sql) => Sql> = {
  free: usable => sql`and c.message_id is null and c.used_at is null and ${usable}`,
  handed: () => sql`and c.message_id is not null`,
  used: () => sql`and c.used_at is not null`,
  expired: usable => sql`and c.message_id is null and c.used_at is null and not ${usable}`,
}

/** In the order in which they are handed out. */
export async function couponPage(
  db: Db,
  accountId: number,
  folderId: number,
  { now, timeZone }: Moment,
  filter: { state?: CouponState; search?: string; after: number; limit: number },
): Promise<CouponRow[]> {
  const usable = isUsable(now, timeZone)
  const state = filter.state ? STATES[filter.state](usable) : nothing
  const search = filter.search ? sql`and strpos(lower(c.code), lower(${filter.search})) > 0` : nothing
  return await db.query<CouponRow>(sql`
    select c.id, c.code, c.valid_until, c.created_at, ${usable} as is_usable, c.message_id, p.id as contact_id, p.email, c.taken_at, c.used_at,
      o.number as order_number
    from coupon c left join contact p on p.account_id = ${accountId} and p.id = c.contact_id
    left join shop_order o on o.account_id = ${accountId} and o.id = c.order_id
    where c.account_id = ${accountId} and c.folder_id = ${folderId} and c.id > ${filter.after} ${state} ${search}
    order by c.id limit ${filter.limit}`)
}
