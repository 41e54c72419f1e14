import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface PrestashopRow {
  store: string
  list_id: number | null
  list_name: string | null
  installed_at: Date
  uninstalled_at: Date | null
}

export async function shopsOf(db: Db, accountId: number): Promise<PrestashopRow[]> {
  return await db.query<PrestashopRow>(sql`
    select p.store, p.list_id, l.name as list_name, p.installed_at, p.uninstalled_at from prestashop_install p
    left join list l on l.account_id = ${accountId} and l.id = p.list_id
    where p.account_id = ${accountId} order by p.store limit 1000`)
}

export async function countInstalls(db: Db, accountId: number): Promise<number> {
  return (await db.one<{ n: number }>(
    sql`select count(*)::int as n from prestashop_install where account_id = ${accountId}`,
  ))!.n
}

/** A key that is not given again stays. */
export async function writeInstall(
  tx: Tx,
  accountId: number,
  store: string,
  listId: number | null,
  webserviceKey: Buffer | null,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into prestashop_install as p (account_id, store, list_id, webservice_key, installed_at)
    values (${accountId}, ${store}, ${listId}, ${webserviceKey}, ${now})
    on conflict (account_id, store) do update set list_id = coalesce(excluded.list_id, p.list_id),
      webservice_key = coalesce(excluded.webservice_key, p.webservice_key), uninstalled_at = null,
      installed_at = case when p.uninstalled_at is null then p.installed_at else excluded.installed_at end`)
}

/** Their keys go at once. */
export async function markUninstalled(tx: Tx, accountId: number, now: Date): Promise<void> {
  await tx.run(sql`
    update prestashop_install set uninstalled_at = ${now}, webservice_key = null where account_id = ${accountId} and uninstalled_at is null`)
}

/** False when there is no such shop. */
export async function deleteInstall(tx: Tx, accountId: number, store: string): Promise<boolean> {
  return (await tx.run(sql`delete from prestashop_install where account_id = ${accountId} and store = ${store}`)) > 0
}
