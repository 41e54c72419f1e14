-- Whether anybody may see a page of the campaigns that the account has sent; each campaign's own switch counts, too.
alter table account add column archive_shown boolean not null default false;
