import type { Db, Tx } from '../../platform/db.ts'
import { join, sql } from '../../platform/sql.ts'
import type { CompiledFilter } from './queries-filter.ts'
import { joined, listConditions } from './queries-table.ts'

/** All that a filter means. */
export const meant = (accountId: number, filter: CompiledFilter) => sql`
  from contact c ${joined(accountId, filter)}
  where ${join([sql`c.account_id = ${accountId}`, ...filter.conditions, ...listConditions(filter)], ' and ')}`

/** Null when it would take longer than `limitMs`. */
export async function countWithin(tx: Tx, accountId: number, filter: CompiledFilter, limitMs: number) {
  await tx.run(sql`select set_config('statement_timeout', ${String(limitMs)}, true)`)
  return (await tx.one<{ n: number }>(sql`select count(*) as n ${meant(accountId, filter)}`.unprepared()))!.n
}

interface Explained {
  'QUERY PLAN': { Plan: { 'Plan Rows': number } }[]
}

/** How many rows the planner expects. */
export async function estimate(db: Db, accountId: number, filter: CompiledFilter): Promise<number> {
  const row = await db.one<Explained>(sql`explain (format json) select 1 ${meant(accountId, filter)}`.unprepared())
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows']
}
