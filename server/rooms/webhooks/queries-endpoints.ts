import type { WebhookKind } from '../../../contract/webhook.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { Sql, sql } from '../../platform/sql.ts'

export interface EndpointRow {
  id: number
  kind: WebhookKind
  url: string
  name: string
  types: string[]
  list_id: number | null
  secret: Buffer | null
  old_secret: Buffer | null
  old_secret_until: Date | null
  is_on: boolean
  off_why: 'failing' | 'gone' | null
  failing_since: Date | null
  failures: number
  paused_until: Date | null
  last_ok_at: Date | null
  created_at: Date
  updated_at: Date
}

const COLUMNS = new Sql(
  [
    `id, kind, url, name, types, list_id, secret, old_secret, old_secret_until, is_on, off_why, failing_since, failures, paused_until,
    last_ok_at, created_at, updated_at`,
  ],
  [],
)

export async function endpointsOf(db: Db, accountId: number): Promise<EndpointRow[]> {
  return await db.query<EndpointRow>(
    sql`select ${COLUMNS} from webhook_endpoint where account_id = ${accountId} order by kind, id limit 1000`,
  )
}

export async function endpointById(db: Db, accountId: number, id: number): Promise<EndpointRow | undefined> {
  return await db.one<EndpointRow>(
    sql`select ${COLUMNS} from webhook_endpoint where account_id = ${accountId} and id = ${id}`,
  )
}

export async function lockEndpoint(tx: Tx, accountId: number, id: number): Promise<EndpointRow | undefined> {
  return await tx.one<EndpointRow>(
    sql`select ${COLUMNS} from webhook_endpoint where account_id = ${accountId} and id = ${id} for update`,
  )
}

/** Ecomail's own of the account. */
export async function accountEndpoint(db: Db, accountId: number): Promise<EndpointRow | undefined> {
  return await db.one<EndpointRow>(
    sql`select ${COLUMNS} from webhook_endpoint where account_id = ${accountId} and kind = 'account'`,
  )
}

export async function listEndpoint(db: Db, accountId: number, listId: number): Promise<EndpointRow | undefined> {
  return await db.one<EndpointRow>(
    sql`select ${COLUMNS} from webhook_endpoint where account_id = ${accountId} and kind = 'list' and list_id = ${listId}`,
  )
}

export async function insertEndpoint(
  tx: Tx,
  accountId: number,
  row: Pick<EndpointRow, 'kind' | 'url' | 'name' | 'types' | 'list_id' | 'secret'>,
  now: Date,
): Promise<EndpointRow> {
  return (await tx.one<EndpointRow>(sql`
    insert into webhook_endpoint (account_id, kind, url, name, types, list_id, secret, created_at, updated_at)
    values (${accountId}, ${row.kind}, ${row.url}, ${row.name}, ${row.types}, ${row.list_id}, ${row.secret}, ${now}, ${now})
    returning ${COLUMNS}`))!
}

/** The endpoint of automation steps that call this address, made where there is none. */
export async function stepEndpoint(tx: Tx, accountId: number, url: string, now: Date): Promise<EndpointRow> {
  return (await tx.one<EndpointRow>(sql`
    insert into webhook_endpoint (account_id, kind, url, created_at, updated_at) values (${accountId}, 'step', ${url}, ${now}, ${now})
    on conflict (account_id, url) where kind = 'step' do update set updated_at = webhook_endpoint.updated_at
    returning ${COLUMNS}`))!
}

/** Everything of the row that changes; switched on it is as good as new. */
export async function writeEndpoint(tx: Tx, accountId: number, row: EndpointRow, now: Date): Promise<void> {
  await tx.run(sql`
    update webhook_endpoint set url = ${row.url}, name = ${row.name}, types = ${row.types}, secret = ${row.secret}, old_secret = ${row.old_secret},
      old_secret_until = ${row.old_secret_until}, is_on = ${row.is_on}, off_why = ${row.off_why}, failing_since = ${row.failing_since},
      failures = ${row.failures}, paused_until = ${row.paused_until}, last_ok_at = ${row.last_ok_at}, updated_at = ${now}
    where account_id = ${accountId} and id = ${row.id}`)
}

export async function deleteEndpoint(tx: Tx, accountId: number, id: number): Promise<void> {
  await tx.run(sql`delete from webhook_endpoint where account_id = ${accountId} and id = ${id}`)
}

/** Those that were switched off by themselves, and those that fail and are still tried. */
export async function ailingEndpoints(
  db: Db,
  accountId: number,
  failingSince: Date,
): Promise<Pick<EndpointRow, 'id' | 'url' | 'is_on' | 'failing_since'>[]> {
  return await db.query(sql`
    select id, url, is_on, failing_since from webhook_endpoint
    where account_id = ${accountId} and (off_why is not null or (is_on and failing_since <= ${failingSince})) order by id limit 20`)
}
