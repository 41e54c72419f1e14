-- Mails to addresses that were nobody's contact, found by the address: for the contact that it became, and for its erasure.
create index message_to_stranger on message (account_id, lower(address), id) where contact_id is null and kind is not null;
