-- Whether a link of an e-mail brings the reader's ecmid to the shop, by which web tracking knows who came.
alter table account add column links_tagged boolean not null default true;
