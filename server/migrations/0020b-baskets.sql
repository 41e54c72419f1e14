-- What a browser said of who sits at it, while nobody here has that address.
alter table web_visitor add column claim text;
create index web_visitor_claim on web_visitor (account_id, claim) where claim is not null;

-- shop: what is in a contact's basket now; the whole of it each time. No products: it was emptied.
create table basket (
  account_id bigint not null references account,
  contact_id bigint not null,
  at timestamptz not null,
  -- Null where the shop says none: the account's own.
  currency text check (currency ~ '^[A-Z]{3}$'),
  total numeric(18, 4) not null,
  products jsonb not null,
  -- How many there were, of which the first 200 are kept.
  sent int not null,
  -- What the shop says beside them.
  extra jsonb not null default '{}',
  primary key (account_id, contact_id)
);

-- What a contact has looked at, by the code of the product.
create table product_view (
  account_id bigint not null references account,
  contact_id bigint not null,
  code text not null,
  at timestamptz not null,
  first_at timestamptz not null,
  times int not null,
  primary key (account_id, contact_id, code)
);
create index product_view_time on product_view (account_id, contact_id, at desc);
