-- Which templates mails were made from: without it every template looked through all transmissions.
create index transmission_template on transmission (account_id, template_id) where template_id is not null;
