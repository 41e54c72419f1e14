-- shop: orders found by the beginning of a number or of an address, and by when they were made.
create index shop_order_number_begins on shop_order (account_id, number text_pattern_ops);
create index shop_order_email_begins on shop_order (account_id, lower(email) text_pattern_ops);
drop index shop_order_time;
create index shop_order_time on shop_order (account_id, ordered_at, id);
