-- shop: feeds that are fetched, on a schedule or when asked for, and what came of it.
alter table feed
  -- As recognised by what it holds.
  add column format text,
  -- Of prices that name none; null: the account's.
  add column currency text,
  -- One of the two, or neither: by hand only. The hour is the account's.
  add column every_hours int,
  add column at_hour int,
  add column next_at timestamptz,
  -- What the server said of the version that stands, so that it can say that nothing changed.
  add column etag text,
  add column last_modified text,
  -- The task that fetches it, or was the last to do so.
  add column task_id bigint,
  add column tried_at timestamptz,
  add column read_at timestamptz,
  add column result jsonb,
  -- Why the last try failed; null: it did not.
  add column error jsonb,
  add column failures int not null default 0,
  -- What a person is asked: how many products stand and how many the feed has now.
  add column question jsonb,
  add check (format in ('heureka', 'zbozi', 'google', 'json', 'xml')),
  add check (currency ~ '^[A-Z]{3}$'),
  add check (every_hours between 1 and 168),
  add check (at_hour between 0 and 23);
create index feed_due on feed (next_at) where next_at is not null;

-- A feed that is being read: it touches nothing until it was read whole. Unlogged, since a read that was cut off begins anew.
create unlogged table product_stage (
  account_id bigint not null,
  feed_id bigint not null,
  code text not null,
  title text not null,
  url text,
  image text,
  price numeric(18, 4) not null,
  price_before numeric(18, 4),
  currency text not null,
  category text,
  categories text[] not null,
  brand text,
  ean text,
  availability text,
  description text,
  params jsonb not null,
  fingerprint text not null,
  primary key (account_id, feed_id, code)
);

-- What of a feed could not be taken, the first thousand of its last read.
create table feed_problem (
  account_id bigint not null,
  feed_id bigint not null,
  no int not null,
  line int not null,
  code text,
  title text,
  reason text not null,
  primary key (account_id, feed_id, no),
  foreign key (account_id, feed_id) references feed (account_id, id) on delete cascade,
  check (reason in ('no_id', 'no_title', 'no_price', 'too_long', 'repeated', 'unreadable'))
);

-- What a data feed holds.
create table feed_data (
  account_id bigint not null,
  feed_id bigint not null,
  data jsonb not null,
  size_bytes int not null,
  read_at timestamptz not null,
  primary key (account_id, feed_id),
  foreign key (account_id, feed_id) references feed (account_id, id) on delete cascade
);
