import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'
import type { CustomEvent } from './custom-events.ts'

/** What a shop tells in the words of category and action, by its server or its pages. */
const TOLD = ['custom.event', 'product.viewed', 'basket.changed', 'basket.emptied']

export interface CustomEventRow {
  id: number
  at: Date
  data: CustomEvent
}

/** By event_contact. */
export async function customEventsOf(
  db: Db,
  accountId: number,
  contactIds: number[],
  offset: number,
  limit: number,
): Promise<CustomEventRow[]> {
  return await db.query<CustomEventRow>(sql`
    select id, at, data from event
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) and type = any(${TOLD}::text[])
    order by at desc, id desc offset ${offset} limit ${limit}`)
}

export async function countCustomEvents(db: Db, accountId: number, contactIds: number[]): Promise<number> {
  return (await db.one<{ n: number }>(sql`
    select count(*)::int as n from event
    where account_id = ${accountId} and contact_id = any(${contactIds}::bigint[]) and type = any(${TOLD}::text[])`))!.n
}
