import type { SubscriptionStatus } from '../../../../contract/list.ts'
import type { Db } from '../../../platform/db.ts'
import { Sql, sql } from '../../../platform/sql.ts'
import { PROFILE_COLUMNS, type ProfileColumn } from '../profile.ts'

export type ExportRow = Record<ProfileColumn, string | null> & {
  email: string
  tags: string[]
  suppressed: string | null
  inserted_at: Date
  last_open_at: Date | null
  last_click_at: Date | null
  status: SubscriptionStatus | null
  subscribed_at: Date | null
  unsubscribed_at: Date | null
  fields: Record<string, unknown> | null
  lists: { listId: number; status: SubscriptionStatus }[] | null
}

const PROFILE = new Sql([PROFILE_COLUMNS.map(column => `c.${column}`).join(', ')], [])

/** In the order of their ids; with the subscription to one list, and with all of them where they are asked for. */
export async function exportRows(
  db: Db,
  accountId: number,
  contactIds: number[],
  listId: number | null,
  withLists: boolean,
): Promise<ExportRow[]> {
  const lists = sql`(select json_agg(json_build_object('listId', x.list_id, 'status', x.status) order by x.list_id)
    from subscription x where x.account_id = ${accountId} and x.contact_id = c.id)`
  return await db.query<ExportRow>(sql`
    select c.email, ${PROFILE}, c.tags, c.suppressed, c.inserted_at, c.last_open_at, c.last_click_at,
      s.status, s.subscribed_at, s.unsubscribed_at, s.fields, ${withLists ? lists : sql`null`} as lists
    from contact c
    left join subscription s on s.account_id = ${accountId} and s.list_id = ${listId}::bigint and s.contact_id = c.id
    where c.account_id = ${accountId} and c.id = any(${contactIds}::bigint[]) order by c.id`)
}
