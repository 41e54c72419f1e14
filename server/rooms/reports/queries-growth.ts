import type { Db, Tx } from '../../platform/db.ts'
import { sql } from '../../platform/sql.ts'

export async function listIds(db: Db, accountId: number): Promise<number[]> {
  const rows = await db.query<{ id: number }>(sql`select id from list where account_id = ${accountId} order by id`)
  return rows.map(row => row.id)
}

/**
 * What the transaction reads from here on is of one moment, since a subscription that is written while days are worked out
 * is in its own delta and must not be seen by both. The lock, taken before that moment, keeps folds out.
 */
export async function seeOneMoment(tx: Tx): Promise<void> {
  await tx.run(sql`set transaction isolation level repeatable read`)
  await tx.run(sql`lock table counter_day in share row exclusive mode`)
}

/** Everything into the totals, nothing into the days. */
export async function foldAll(tx: Tx, accountId: number): Promise<void> {
  await tx.run(sql`
    with taken as (delete from counter_delta where account_id = ${accountId} returning subject, name, n),
      summed as (select subject, name, sum(n)::bigint as n from taken group by subject, name)
    insert into counter (account_id, subject, name, value)
    select ${accountId}, subject, name, n from summed
    on conflict (account_id, subject, name) do update set value = counter.value + excluded.value`)
}

export async function forgetDays(tx: Tx, accountId: number, subjects: string): Promise<void> {
  await tx.run(sql`delete from counter_day where account_id = ${accountId} and subject ~ ${subjects}`)
}

/**
 * The way in (as early as a consent says), every change since, and a way out that was written without a history, as old
 * seeds did. 6 s for a million subscriptions.
 */
export async function recountLists(tx: Tx, accountId: number, timeZone: string): Promise<void> {
  await tx.run(sql`
    insert into counter_day (account_id, subject, day, name, up, down)
    select ${accountId}, 'list:' || list_id, day, name, sum(up)::bigint, sum(down)::bigint
    from (
      select w.list_id, (w.at at time zone ${timeZone})::date as day, n.name, n.up, n.down
      from (
        select s.list_id, least(s.subscribed_at, asked.at) as at, null as old,
          case when s.status_history <> '[]' then s.status_history -> 0 ->> 'status_old'
            when s.unsubscribed_at > s.subscribed_at then 'subscribed' else s.status end as new
        from subscription s left join (
          select contact_id, list_id, min(at) as at from consent where account_id = ${accountId} and list_id is not null group by contact_id, list_id
        ) asked on asked.contact_id = s.contact_id and asked.list_id = s.list_id
        where s.account_id = ${accountId}
        union all
        select s.list_id, (h ->> 'date')::timestamp at time zone 'UTC', h ->> 'status_old', h ->> 'status_new'
        from subscription s, jsonb_array_elements(s.status_history) h where s.account_id = ${accountId}
        union all
        select s.list_id, s.unsubscribed_at, 'subscribed', s.status
        from subscription s where s.account_id = ${accountId} and s.status_history = '[]' and s.unsubscribed_at > s.subscribed_at
      ) w
      cross join lateral (values (w.new, 1, 0), (w.old, 0, 1),
        (case when w.old = 'unconfirmed' and w.new = 'subscribed' then 'confirmed' end, 1, 0)) n (name, up, down)
      where n.name is not null
    ) steps
    group by list_id, day, name`)
}

export async function recountContacts(tx: Tx, accountId: number, timeZone: string): Promise<void> {
  await tx.run(sql`
    insert into counter_day (account_id, subject, day, name, up, down)
    select ${accountId}, 'account', (inserted_at at time zone ${timeZone})::date as day, 'contacts', count(*), 0
    from contact where account_id = ${accountId} group by day`)
}
