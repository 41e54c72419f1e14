-- Who changed a campaign last, to be told to whoever edits it at the same time. Null: an API key, a job, or before this.
alter table campaign add column updated_by bigint;
