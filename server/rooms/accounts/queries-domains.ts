import type { Db, Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'

export interface DomainRow {
  id: number
  name: string
  /** null: nobody could be asked yet. */
  has_spf: boolean | null
  has_dmarc: boolean | null
  valid: boolean
  checked_at: Date | null
  created_at: Date
}

const COLUMNS = new Sql(['id, name, has_spf, has_dmarc, valid, checked_at, created_at'], [])

export async function domainRows(db: Db, accountId: number, limit: number): Promise<DomainRow[]> {
  return await db.query<DomainRow>(
    sql`select ${COLUMNS} from sender_domain where account_id = ${accountId} order by id limit ${limit}`,
  )
}

export async function domainById(db: Db, accountId: number, domainId: number): Promise<DomainRow | undefined> {
  return await db.one<DomainRow>(
    sql`select ${COLUMNS} from sender_domain where account_id = ${accountId} and id = ${domainId}`,
  )
}

export async function domainByName(db: Db, accountId: number, name: string): Promise<DomainRow | undefined> {
  return await db.one<DomainRow>(
    sql`select ${COLUMNS} from sender_domain where account_id = ${accountId} and name = ${name}`,
  )
}

/** Undefined when the account has it already. */
export async function insertDomain(
  tx: Tx,
  accountId: number,
  domain: { name: string; userId: number | null; now: Date },
): Promise<DomainRow | undefined> {
  return await tx.one<DomainRow>(sql`
    insert into sender_domain (account_id, name, created_at, created_by) values (${accountId}, ${domain.name}, ${domain.now}, ${domain.userId})
    on conflict (account_id, name) do nothing returning ${COLUMNS}`)
}

export async function deleteDomain(tx: Tx, accountId: number, domainId: number): Promise<DomainRow | undefined> {
  return await tx.one<DomainRow>(
    sql`delete from sender_domain where account_id = ${accountId} and id = ${domainId} returning ${COLUMNS}`,
  )
}

export async function countDomains(tx: Tx, accountId: number): Promise<number> {
  return (await tx.one<{ n: number }>(
    sql`select count(*)::int as n from sender_domain where account_id = ${accountId}`,
  ))!.n
}

/** What could not be asked stays as it was. */
export async function writeCheck(
  db: Db,
  accountId: number,
  domainId: number,
  found: { hasSpf: boolean | null; hasDmarc: boolean | null; at: Date },
): Promise<void> {
  await db.run(sql`
    update sender_domain set has_spf = coalesce(${found.hasSpf}::boolean, has_spf), has_dmarc = coalesce(${found.hasDmarc}::boolean, has_dmarc),
      checked_at = ${found.at}
    where account_id = ${accountId} and id = ${domainId}`)
}
