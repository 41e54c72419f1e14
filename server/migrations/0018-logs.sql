-- Logs of messages in the order of time, over a campaign or a whole account. When the next server said its last word stands
-- in one column, so that one index has both the accepted and the refused; a partial one, written once a message.
alter table message add column refused_at timestamptz;

-- Until now the notebook alone had it.
update message m set refused_at = coalesce((
    select max(e.at) from event e
    where e.account_id = m.account_id and e.contact_id = m.contact_id and e.type = 'mail.refused' and e.at >= m.created_at and e.month >= m.month
      and e.data @> jsonb_build_object('messageId', m.id)
  ), m.handed_over_at, m.created_at)
where m.state = 'refused';

alter table message add column settled_at timestamptz generated always as (coalesce(accepted_at, refused_at)) stored;
create index message_settled on message (account_id, settled_at, id) include (dispatch_id, month) where lane = 'bulk' and settled_at is not null;
create index message_refused on message (account_id, refused_at, id) where refused_at is not null;
create index message_left on message (account_id, unsubscribed_at, id) where unsubscribed_at is not null;
create index message_complained on message (account_id, complained_at, id) where complained_at is not null;

-- Which campaign a hit is of is known without its message.
alter table hit add column dispatch_id bigint;
update hit h set dispatch_id = m.dispatch_id from message m
where m.account_id = h.account_id and m.month = h.month and m.id = h.message_id and m.dispatch_id is not null;
create index hit_log on hit (account_id, at, id) include (dispatch_id, kind, month) where dispatch_id is not null;
