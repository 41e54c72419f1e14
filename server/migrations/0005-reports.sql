-- Reports and pages of recipients at a million rows. All partial: they hold the few rows that a filter asks for, and the
-- first open or click enters once, since later ones leave opened_at and clicked_at as they are (the update stays HOT).
create index message_opened on message (account_id, month, dispatch_id, id) where opened_at is not null;
create index message_clicked on message (account_id, month, dispatch_id, id) where clicked_at is not null;
create index message_unsubscribed on message (account_id, month, dispatch_id, id) where unsubscribed_at is not null;
create index message_not_accepted on message (account_id, month, dispatch_id, state, id) where state in ('deferred', 'refused', 'skipped');
