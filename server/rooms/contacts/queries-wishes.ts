import type { Db } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

/** When these contacts, or who was merged into them, last left each list by a link or a mail program's button. */
export async function ownLeavings(
  db: Db,
  accountId: number,
  contactIds: number[],
): Promise<{ contact_id: number; list_id: number; at: Date }[]> {
  return await db.query(sql`
    with identity as (
      select id as contact_id, id from unnest(${contactIds}::bigint[]) id
      union all
      select winner_id, loser_id from contact_merge where account_id = ${accountId} and winner_id = any(${contactIds}::bigint[])
    )
    select i.contact_id, r.list_id, max(r.at) as at
    from identity i join consent r on r.account_id = ${accountId} and r.contact_id = i.id
    where r.action = 'withdrawn' and r.channel in ('link', 'one-click') and r.list_id is not null
    group by i.contact_id, r.list_id`)
}
