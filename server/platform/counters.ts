import type { Db, Tx } from './db.ts'
import { sql } from './sql.ts'

export interface CounterDelta {
  subject: string
  name: string
  n: number
}

/** Appends deltas; never waits for another writer. Zeroes are dropped and equal keys merged. */
export async function add(tx: Tx, accountId: number, deltas: Iterable<CounterDelta>): Promise<void> {
  const merged = new Map<string, CounterDelta>()
  for (const delta of deltas) {
    const key = `${delta.subject}\n${delta.name}`
    const known = merged.get(key)
    if (known) known.n += delta.n
    else merged.set(key, { ...delta })
  }
  const rows = [...merged.values()].filter(delta => delta.n !== 0)
  if (rows.length === 0) return
  await tx.run(sql`
    insert into counter_delta (account_id, subject, name, n)
    select ${accountId}, * from unnest(${rows.map(r => r.subject)}::text[], ${rows.map(r => r.name)}::text[], ${rows.map(r => r.n)}::bigint[])`)
}

/** Exact values, folded and unfolded together: subject → name → value. Names never counted are absent. */
export async function read(
  db: Db,
  accountId: number,
  subjects: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  const rows = await db.query<{ subject: string; name: string; value: number }>(sql`
    select subject, name, sum(value)::bigint as value
    from (
      select subject, name, value from counter where account_id = ${accountId} and subject = any(${subjects as string[]})
      union all
      select subject, name, n from counter_delta where account_id = ${accountId} and subject = any(${subjects as string[]})
    ) both_kinds
    group by subject, name`)
  const result = new Map<string, Record<string, number>>(subjects.map(subject => [subject, {}]))
  for (const row of rows) result.get(row.subject)![row.name] = row.value
  return result
}

/**
 * Folds what was committed so far into the totals: deletes deltas and adds them up in one statement, so that a reader
 * sees either the one or the other. At most `limit` deltas of one account a call; says how many were folded.
 */
export async function fold(db: Db, accountId: number, limit = 50_000): Promise<number> {
  return await db
    .one<{ folded: number }>(sql`
      with taken as (
        delete from counter_delta where account_id = ${accountId} and id in (
          select id from counter_delta where account_id = ${accountId} order by id limit ${limit} for update skip locked)
        returning subject, name, n
      ), summed as (
        select subject, name, sum(n)::bigint as n, count(*) as deltas from taken group by subject, name order by subject, name
      ), folded as (
        insert into counter (account_id, subject, name, value)
        select ${accountId}, subject, name, n from summed
        on conflict (account_id, subject, name) do update set value = counter.value + excluded.value
      )
      select coalesce(sum(deltas), 0)::bigint as folded from summed`)
    .then(row => row?.folded ?? 0)
}

/** Accounts that have something to fold. */
export async function accountsWithDeltas(db: Db): Promise<number[]> {
  const rows = await db.query<{ account_id: number }>(sql`
    with recursive step as (
      (select account_id from counter_delta order by account_id limit 1)
      union all
      select (select d.account_id from counter_delta d where d.account_id > step.account_id order by d.account_id limit 1)
      from step where step.account_id is not null
    ) select account_id from step where account_id is not null`)
  return rows.map(row => row.account_id)
}
