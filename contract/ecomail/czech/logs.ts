export const logs: Record<string, string> = {
  'What happened to the messages of all campaigns': 'Co se stalo se zprávami všech kampaní',
  'Newest first unless asked otherwise. Opens and clicks are given as they came, those by machines among them.':
    'Od nejnovějších, není-li řečeno jinak. Otevření a prokliky jsou tak, jak přišly, i ty od strojů.',
  'An event, an id or a day is none': 'Událost, id nebo den neexistuje',
  'of one contact': 'jednoho kontaktu',
  'on this day or later, YYYY-MM-DD (UTC)': 'tento den nebo později, RRRR-MM-DD (UTC)',
  'on this day or before, YYYY-MM-DD (UTC)': 'tento den nebo dříve, RRRR-MM-DD (UTC)',
  'occured_at, id, campaign_id or event': 'occured_at, id, campaign_id nebo event',
  'any of send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint; all of them where none is given':
    'některé ze send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint; bez zadání všechny',
  'unique in the log': 'jedinečné v záznamu',
  "the other server's words, of a sending or a bounce": 'slova druhého serveru, u odeslání nebo nedoručení',
  'of a click': 'u prokliku',
  'empty once the person was erased': 'prázdná, jakmile byla osoba vymazána',
  'ISO 8601, UTC, with microseconds; spelt so': 'ISO 8601, UTC, s mikrosekundami; píše se opravdu takto',
  "the campaign's title": 'název kampaně',
  'What happened to the messages of one campaign': 'Co se stalo se zprávami jedné kampaně',
  'As the log of all campaigns, and besides: whom the mail reached and who did not open it, did not click, or opened and did not click.':
    'Jako záznam všech kampaní a navíc: ke komu e-mail došel a kdo ho neotevřel, neklikl, nebo otevřel a neklikl.',
  'any of send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint, bounce, not_opened, not_clicked, open_no_click; sms_… and whatsapp_… find nothing':
    'některé ze send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint, bounce, not_opened, not_clicked, open_no_click; sms_… a whatsapp_… nenajdou nic',
  'What each recipient of a campaign did, in numbers': 'Co který příjemce kampaně udělal, v číslech',
  'With `event` only those recipients to whom it happened; with `from_date` what happened before it does not count.':
    'S `event` jen ti příjemci, kterým se to stalo; s `from_date` se nepočítá, co se stalo dřív.',
  'open, send, unsub, soft_bounce, click, hard_bounce, out_of_band or spam':
    'open, send, unsub, soft_bounce, click, hard_bounce, out_of_band nebo spam',
  recipients: 'příjemci',
  'by address; an object even when empty': 'podle adresy; objekt, i když je prázdný',
  'a click counts as an open': 'proklik se počítá jako otevření',
  "What happened to a contact's mails": 'Co se stalo s e-maily kontaktu',
  'Newest first. Mails that belong to no campaign are in it, too: their `campaign_id` is null, their `mail_name` the subject.':
    'Od nejnovějších. Jsou v něm i e-maily, které nepatří k žádné kampani: jejich `campaign_id` je null a `mail_name` předmět.',
  'Nothing of this kind happened': 'Nic takového se nestalo',
}
