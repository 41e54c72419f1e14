import { read } from '../../server/platform/counters.ts'
import { sql } from '../../server/platform/sql.ts'
import type { TestHouse } from './house.ts'

/**
 * What the counters of contacts, lists and tags say, and what the rows say: the same, or something is counted wrong.
 * Confirmations are counted as they happen, so no rows say them.
 */
export async function counted(house: TestHouse, accountId = house.accountId) {
  const rows = await house.ground.db.query<{ subject: string; name: string; n: number }>(sql`
    select 'account' as subject, 'contacts' as name, count(*) as n from contact where account_id = ${accountId}
    union all
    select 'list:' || list_id, status, count(*) from subscription where account_id = ${accountId} group by list_id, status
    union all
    select 'tags', tag, count(*) from contact, unnest(tags) tag where account_id = ${accountId} group by tag`)
  const lists = await house.ground.db.query<{ id: number }>(sql`select id from list where account_id = ${accountId}`)
  const subjects = ['account', 'tags', ...lists.map(list => `list:${list.id}`)]
  const counters = await read(house.ground.db, accountId, subjects)
  const ofCounters = [...counters].flatMap(([subject, names]) =>
    Object.entries(names).map(([name, n]) => [`${subject} ${name}`, n] as const),
  )
  return {
    counters: Object.fromEntries(ofCounters.filter(([key, n]) => n !== 0 && !key.endsWith(' confirmed'))),
    rows: Object.fromEntries(rows.filter(row => row.n > 0).map(row => [`${row.subject} ${row.name}`, row.n])),
  }
}
