-- Whom a campaign leaves out, when it is to start, what it repeats, who may see it in the archive, how fast it goes.
alter table campaign
  add column excluded_list_ids bigint[] not null default '{}',
  -- An instant: a change of the account's time zone moves nothing. Kept after the start.
  add column scheduled_at timestamptz,
  add column scheduled_by bigint,
  -- Why a scheduled start did not happen and waits for a person.
  add column missed_why text check (missed_why in ('late', 'incomplete', 'broken', 'noRecipients')),
  -- Sent again to those of that campaign's recipients who did not open it.
  add column resend_of bigint,
  add column resend_unopened text check (resend_unopened in ('human', 'any')),
  add column per_hour int check (per_hour > 0),
  add column archive_public boolean not null default true,
  add column archive_indexed boolean not null default false,
  drop constraint campaign_status_check,
  add constraint campaign_status_check check (status in ('draft', 'scheduled', 'missed', 'preparing', 'started', 'errored')),
  add constraint campaign_resend_of_fkey foreign key (account_id, resend_of) references campaign,
  add constraint campaign_scheduled_when check (status not in ('scheduled', 'missed') or scheduled_at is not null);
create index campaign_scheduled on campaign (scheduled_at) where status = 'scheduled';
create index campaign_resends on campaign (account_id, resend_of) where resend_of is not null;
create index campaign_days on campaign (account_id, coalesce(started_at, scheduled_at)) where coalesce(started_at, scheduled_at) is not null;

-- A pace: nothing more is claimed before next_claim_at.
alter table dispatch
  add column per_hour int check (per_hour > 0),
  add column next_claim_at timestamptz;

-- An audience is counted while it is chosen: the few suppressed are looked up, not searched for among a million.
create index contact_suppressed on contact (account_id, id) where suppressed is not null;

-- The addresses that a user tested with last.
create index audit_event_tested on audit_event (account_id, user_id, id) where action = 'campaign.tested';
