import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export async function hasFolder(db: Db, accountId: number, folderId: number): Promise<boolean> {
  return (
    (await db.one(
      sql`select 1 from coupon_folder where account_id = ${accountId} and id = ${folderId} and removed_at is null`,
    )) !== undefined
  )
}

export async function defaultFolder(db: Db, accountId: number): Promise<number | undefined> {
  const row = await db.one<{ id: number }>(
    sql`select id from coupon_folder where account_id = ${accountId} and is_default`,
  )
  return row?.id
}

/** Its id; undefined where there is one already. */
export async function insertDefaultFolder(
  tx: Tx,
  accountId: number,
  { name, warnBelow }: { name: string; warnBelow: number | null },
  now: Date,
): Promise<number | undefined> {
  const row = await tx.one<{ id: number }>(sql`
    insert into coupon_folder (account_id, no, name, is_default, warn_below, created_at)
    values (${accountId}, 1, ${name}, true, ${warnBelow}, ${now})
    on conflict (account_id) where is_default do nothing returning id`)
  return row?.id
}

/** Whoever puts codes in or hands them out does it one after the other; codes in any order then lock nobody out. */
export async function lockFolder(tx: Tx, accountId: number, folderId: number): Promise<void> {
  await tx.run(sql`select 1 from coupon_folder where account_id = ${accountId} and id = ${folderId} for no key update`)
}

/** How many were new; in the order given. The caller holds the folder's lock. */
export async function insertCoupons(
  tx: Tx,
  accountId: number,
  folderId: number,
  codes: string[],
  validUntil: string | null,
  now: Date,
): Promise<number> {
  return await tx.run(sql`
    insert into coupon (account_id, folder_id, code, valid_until, created_at)
    select ${accountId}, ${folderId}, code, ${validUntil}::date, ${now} from unnest(${codes}::text[]) with ordinality c(code, place) order by place
    on conflict (account_id, folder_id, code) do nothing`)
}

export async function extendCoupons(
  tx: Tx,
  accountId: number,
  folderId: number,
  codes: string[],
  validUntil: string | null,
): Promise<void> {
  await tx.run(sql`
    update coupon set valid_until = ${validUntil}::date
    where account_id = ${accountId} and folder_id = ${folderId} and code = any(${codes}::text[]) and valid_until is distinct from ${validUntil}::date`)
}

export async function deleteCoupons(tx: Db, accountId: number, folderId: number, codes: string[]): Promise<number> {
  return await tx.run(sql`
    delete from coupon where account_id = ${accountId} and folder_id = ${folderId} and code = any(${codes}::text[])`)
}
