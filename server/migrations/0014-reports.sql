-- Days of counters: how much each went up and down on each day of the account's own calendar. Folding writes them, so they
-- are as exact as the counters and cost nothing more than the fold; which subjects have days is the folder's to say.
create table counter_day (
  account_id bigint not null,
  subject text not null,
  day date not null,
  name text not null,
  up bigint not null,
  down bigint not null,
  primary key (account_id, subject, day, name)
);

-- What is not folded yet has no instant: it goes into the totals first, and into the days with the backfill below.
with taken as (delete from counter_delta returning account_id, subject, name, n),
  summed as (select account_id, subject, name, sum(n)::bigint as n from taken group by account_id, subject, name)
insert into counter (account_id, subject, name, value)
select account_id, subject, name, n from summed
on conflict (account_id, subject, name) do update set value = counter.value + excluded.value;

alter table counter_delta add column at timestamptz not null default now();

-- As far back as subscriptions remember: the way in, every change since, and a way out that was written without a history
-- (by older seeds). The same statement is rooms/reports/queries-growth.ts, for one account.
insert into counter_day (account_id, subject, day, name, up, down)
select account_id, subject, day, name, sum(up)::bigint, sum(down)::bigint
from (
  select w.account_id, 'list:' || w.list_id as subject, (w.at at time zone a.time_zone)::date as day, n.name, n.up, n.down
  from (
    select s.account_id, s.list_id, least(s.subscribed_at, asked.at) as at, null as old,
      case when s.status_history <> '[]' then s.status_history -> 0 ->> 'status_old'
        when s.unsubscribed_at > s.subscribed_at then 'subscribed' else s.status end as new
    from subscription s left join (
      select account_id, contact_id, list_id, min(at) as at from consent where list_id is not null group by account_id, contact_id, list_id
    ) asked on asked.account_id = s.account_id and asked.contact_id = s.contact_id and asked.list_id = s.list_id
    union all
    select s.account_id, s.list_id, (h ->> 'date')::timestamp at time zone 'UTC', h ->> 'status_old', h ->> 'status_new'
    from subscription s, jsonb_array_elements(s.status_history) h
    union all
    select s.account_id, s.list_id, s.unsubscribed_at, 'subscribed', s.status
    from subscription s where s.status_history = '[]' and s.unsubscribed_at > s.subscribed_at
  ) w
  join account a on a.id = w.account_id
  cross join lateral (values (w.new, 1, 0), (w.old, 0, 1),
    (case when w.old = 'unconfirmed' and w.new = 'subscribed' then 'confirmed' end, 1, 0)) n (name, up, down)
  where n.name is not null
  union all
  select c.account_id, 'account', (c.inserted_at at time zone a.time_zone)::date, 'contacts', 1, 0
  from contact c join account a on a.id = c.account_id
) steps
group by account_id, subject, day, name;
