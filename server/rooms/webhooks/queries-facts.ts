import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** What events name by their ids, a question for each kind and not for each event. */

export interface NamedContact {
  id: number
  email: string
  name: string | null
  surname: string | null
}

/** Merged ones are told as the one that stayed, under the id of the event. */
export async function contactsNamed(
  db: Db,
  accountId: number,
  ids: number[],
): Promise<(NamedContact & { of: number })[]> {
  if (ids.length === 0) return []
  return await db.query(sql`
    select i.id as of, c.id, c.email, c.name, c.surname
    from unnest(${ids}::bigint[]) i(id)
    left join contact_merge m on m.account_id = ${accountId} and m.loser_id = i.id
    join contact c on c.account_id = ${accountId} and c.id = coalesce(m.winner_id, i.id)`)
}

export interface NamedMessage {
  id: number
  month: string
  address: string
  subject: string
  from_name: string
  from_email: string
  dispatch_id: number | null
  campaign_id: number | null
  handed_over_at: Date | null
  reply_code: number | null
}

export async function messagesNamed(
  db: Db,
  accountId: number,
  keys: { month: string; id: number }[],
): Promise<NamedMessage[]> {
  if (keys.length === 0) return []
  return await db.query<NamedMessage>(sql`
    select m.id, m.month, m.address, e.subject, e.from_name, e.from_email, m.dispatch_id, k.id as campaign_id, m.handed_over_at, m.reply_code
    from unnest(${keys.map(key => key.month)}::date[], ${keys.map(key => key.id)}::bigint[]) given(month, id)
    join message m on m.account_id = ${accountId} and m.month = given.month and m.id = given.id
    join email e on e.account_id = m.account_id and e.id = m.email_id
    left join campaign k on k.account_id = m.account_id and k.dispatch_id = m.dispatch_id
    where m.address <> ''`)
}

export interface NamedCampaign {
  id: number
  dispatch_id: number | null
  title: string
  subject: string
}

export async function campaignsNamed(
  db: Db,
  accountId: number,
  ids: number[],
  dispatchIds: number[],
): Promise<NamedCampaign[]> {
  if (ids.length + dispatchIds.length === 0) return []
  return await db.query<NamedCampaign>(sql`
    select k.id, k.dispatch_id, k.title, e.subject from campaign k
    join email e on e.account_id = k.account_id and e.id = k.email_id
    where k.account_id = ${accountId} and (k.id = any(${ids}::bigint[]) or k.dispatch_id = any(${dispatchIds}::bigint[]))`)
}

export async function listsNamed(db: Db, accountId: number, ids: number[]): Promise<{ id: number; name: string }[]> {
  if (ids.length === 0) return []
  return await db.query(sql`select id, name from list where account_id = ${accountId} and id = any(${ids}::bigint[])`)
}
