import type { Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export interface VisitorRow {
  id: number
  duid: string
  contact_id: number | null
  claim: string | null
  last_url: string | null
  last_page_at: Date | null
}

export interface SeenVisitor {
  duid: string
  firstAt: Date
  lastAt: Date
  ip: string | null
  userAgent: string | null
  isBot: boolean
}

export async function upsertVisitors(tx: Tx, accountId: number, seen: SeenVisitor[]): Promise<VisitorRow[]> {
  if (seen.length === 0) return []
  return await tx.query<VisitorRow>(sql`
    insert into web_visitor as v (account_id, duid, first_at, last_at, ip, user_agent, is_bot)
    select ${accountId}, duid, first_at, last_at, ip, user_agent, is_bot
    from unnest(${seen.map(s => s.duid)}::text[], ${seen.map(s => s.firstAt)}::timestamptz[], ${seen.map(s => s.lastAt)}::timestamptz[],
      ${seen.map(s => s.ip)}::text[], ${seen.map(s => s.userAgent)}::text[], ${seen.map(s => s.isBot)}::boolean[])
      s(duid, first_at, last_at, ip, user_agent, is_bot)
    order by duid
    on conflict (account_id, duid) do update set last_at = greatest(v.last_at, excluded.last_at), ip = excluded.ip,
      user_agent = excluded.user_agent, is_bot = excluded.is_bot
    returning id, duid, contact_id, claim, last_url, last_page_at`)
}

export async function saveVisitors(tx: Tx, accountId: number, visitors: VisitorRow[]): Promise<void> {
  await tx.run(sql`
    update web_visitor v set contact_id = n.contact_id, claim = n.claim, last_url = n.last_url, last_page_at = n.last_page_at
    from unnest(${visitors.map(v => v.id)}::bigint[], ${visitors.map(v => v.contact_id)}::bigint[], ${visitors.map(v => v.claim)}::text[],
      ${visitors.map(v => v.last_url)}::text[], ${visitors.map(v => v.last_page_at)}::timestamptz[])
      n(id, contact_id, claim, last_url, last_page_at)
    where v.account_id = ${accountId} and v.id = n.id`)
}

export async function giveVisitors(tx: Tx, accountId: number, loserId: number, winnerId: number): Promise<void> {
  await tx.run(sql`
    update web_visitor set contact_id = ${winnerId} where account_id = ${accountId} and contact_id = ${loserId}`)
}

/** Browsers of a person, and those that only said the address. */
export async function deleteVisitors(
  tx: Tx,
  accountId: number,
  contactIds: number[],
  claims: string[],
): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(sql`
    delete from web_visitor where account_id = ${accountId} and (contact_id = any(${contactIds}::bigint[]) or claim = any(${claims}::text[]))
    returning id`)
  return rows.map(row => row.id)
}
