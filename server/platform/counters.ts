import type { Db, Tx } from './db.ts'
import { sql } from './sql.ts'

export interface CounterDelta {
  subject: string
  name: string
  n: number
}

/**
 * Appends deltas; never waits for another writer. Zeroes are dropped and equal keys merged, ups and downs apart, so that a
 * day's figures say both. `at`: when it happened, for the days; the start of the transaction unless given.
 */
export async function add(tx: Tx, accountId: number, deltas: Iterable<CounterDelta>, at?: Date): Promise<void> {
  const merged = new Map<string, CounterDelta>()
  for (const delta of deltas) {
    const key = `${delta.subject}\n${delta.name}\n${Math.sign(delta.n)}`
    const known = merged.get(key)
    if (known) known.n += delta.n
    else merged.set(key, { ...delta })
  }
  const rows = [...merged.values()].filter(delta => delta.n !== 0)
  if (rows.length === 0) return
  await tx.run(sql`
    insert into counter_delta (account_id, at, subject, name, n)
    select ${accountId}, coalesce(${at ?? null}::timestamptz, now()), *
    from unnest(${rows.map(r => r.subject)}::text[], ${rows.map(r => r.name)}::text[], ${rows.map(r => r.n)}::bigint[])`)
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

/** Which subjects keep days, as a regular expression, and whose days they are. */
export interface Days {
  subjects: string
  timeZone: string
}

/**
 * Folds what was committed so far into the totals, and into the days where the subject keeps them: deletes deltas and adds
 * them up in one statement, so that a reader sees either the one or the other. At most `limit` deltas of one account a
 * call; says how many were folded.
 */
export async function fold(db: Db, accountId: number, days: Days | null = null, limit = 50_000): Promise<number> {
  return await db
    .one<{ folded: number }>(sql`
      with taken as (
        delete from counter_delta where account_id = ${accountId} and id in (
          select id from counter_delta where account_id = ${accountId} order by id limit ${limit} for update skip locked)
        returning at, subject, name, n
      ), summed as (
        select subject, name, sum(n)::bigint as n, count(*) as deltas from taken group by subject, name order by subject, name
      ), folded as (
        insert into counter (account_id, subject, name, value)
        select ${accountId}, subject, name, n from summed
        on conflict (account_id, subject, name) do update set value = counter.value + excluded.value
      ), dayed as (
        insert into counter_day (account_id, subject, day, name, up, down)
        select ${accountId}, subject, (at at time zone ${days?.timeZone ?? 'UTC'})::date as day, name,
          sum(greatest(n, 0))::bigint, sum(greatest(-n, 0))::bigint
        from taken where subject ~ ${days?.subjects ?? null} group by subject, day, name order by subject, day, name
        on conflict (account_id, subject, day, name) do update set up = counter_day.up + excluded.up, down = counter_day.down + excluded.down
      )
      select coalesce(sum(deltas), 0)::bigint as folded from summed`)
    .then(row => row?.folded ?? 0)
}

export interface DayFigures {
  subject: string
  name: string
  /** 'YYYY-MM-DD'; null: the value as it is now. */
  day: string | null
  up: number
  down: number
}

/**
 * The days from `from` on, up to this moment, and the values now, as one statement sees them: a value at the end of a day
 * is the value now less what came after. Days on which nothing happened are absent.
 */
export async function readDays(
  db: Db,
  accountId: number,
  subjects: readonly string[],
  from: string,
  timeZone: string,
): Promise<DayFigures[]> {
  const mine = sql`account_id = ${accountId} and subject = any(${subjects as string[]})`
  return await db.query<DayFigures>(sql`
    select subject, name, day, sum(up)::bigint as up, sum(down)::bigint as down
    from (
      select subject, name, day, up, down from counter_day where ${mine} and day >= ${from}
      union all
      select subject, name, (at at time zone ${timeZone})::date, greatest(n, 0), greatest(-n, 0) from counter_delta
      where ${mine} and (at at time zone ${timeZone})::date >= ${from}::date
      union all
      select subject, name, null, value, 0 from counter where ${mine}
      union all
      select subject, name, null, n, 0 from counter_delta where ${mine}
    ) figures
    group by subject, name, day order by subject, name, day`)
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
