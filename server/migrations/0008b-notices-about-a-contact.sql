-- Mails to somebody else that name a contact in their values: found when the contact is erased. Notices to owners, so few.
create index message_about on message (account_id, id) where contact_id is null and merge_vars is not null;
