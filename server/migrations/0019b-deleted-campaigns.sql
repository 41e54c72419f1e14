-- A campaign that was not sent and was deleted can be given back for 30 days.
alter table campaign add column deleted_at timestamptz;
create index campaign_deleted on campaign (deleted_at) where deleted_at is not null;
