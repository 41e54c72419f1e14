-- When the import wrote a contact last: whatever is later was somebody else. Which contacts an undo could not bring back.
alter table import_change add column at timestamptz not null default now();
alter table import_change alter column at drop default;
alter table import add column undo_file_id bigint;
