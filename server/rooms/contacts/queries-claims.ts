import type { Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export async function idsByKeys(tx: Tx, accountId: number, keys: string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.query<{ email_key: string; id: number }>(sql`
    select email_key, id from contact where account_id = ${accountId} and email_key = any(${keys}::text[])`)
  return new Map(rows.map(row => [row.email_key, row.id]))
}

/** Id asked for → the contact that it is now, held against going away; in the order of the other locks. */
export async function shareContacts(tx: Tx, accountId: number, ids: number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ asked: number; id: number }>(sql`
    select k.id as asked, c.id from unnest(${ids}::bigint[]) k(id)
    left join contact_merge m on m.account_id = ${accountId} and m.loser_id = k.id
    join contact c on c.account_id = ${accountId} and c.id = coalesce(m.winner_id, k.id)
    order by c.email_key for key share of c`)
  return new Map(rows.map(row => [row.asked, row.id]))
}
