export const shared: Record<string, string> = {
  'The body is not JSON': 'Tělo není JSON',
  'The body is over 2 MB (32 MB in bulk calls, 6 MB where attachments may be)':
    'Tělo je větší než 2 MB (v hromadných voláních 32 MB, tam, kde mohou být přílohy, 6 MB)',
  'A field is missing or has a wrong value': 'Pole chybí nebo má špatnou hodnotu',
  'A row has a wrong value; nothing of the call was written':
    'Některý řádek má špatnou hodnotu; z celého volání se nezapsalo nic',
  'There is no such thing in this account': 'Nic takového v tomto účtu není',
  'The id is not a number': 'Id není číslo',
  'The id is not a number, or a date is none': 'Id není číslo, nebo některé datum není datum',
  'A filter has a wrong value': 'Filtr má špatnou hodnotu',
  'The contact is not in this list': 'Kontakt v tomto seznamu není',
  'There is no contact with this address': 'Kontakt s touto adresou neexistuje',
  'The key is wrong or missing': 'Klíč je špatný nebo chybí',
  'More calls in a minute than the key may make; `Retry-After` says in how many seconds to try again':
    'Více volání za minutu, než klíč smí; `Retry-After` říká, za kolik sekund to zkusit znovu',
  'Our mistake; it is in the log under this id': 'Naše chyba; v logu je pod tímto id',
  'The database cannot be reached; try again': 'Databáze není dostupná; zkuste to znovu',
  'from 1; 0 is taken for 1': 'od 1; 0 se bere jako 1',
  '0 or 1': '0 nebo 1',
  '1, 2 or 4': '1, 2 nebo 4',
  'MM-DD': 'MM-DD',
  'YYYY-MM-DD': 'RRRR-MM-DD',
  'ISO 8601, UTC, with microseconds': 'ISO 8601, UTC, s mikrosekundami',
  'YYYY-MM-DD HH:MM:SS in the time zone of the account': 'RRRR-MM-DD HH:MM:SS v časovém pásmu účtu',
  'YYYY-MM-DD HH:MM:SS+00:00': 'RRRR-MM-DD HH:MM:SS+00:00',
  'YYYY-MM-DD HH:MM:SS, UTC': 'RRRR-MM-DD HH:MM:SS, UTC',
  'YYYY-MM-DD HH:MM:SS.ffffff+00:00': 'RRRR-MM-DD HH:MM:SS.ffffff+00:00',
  'null on an empty page': 'null na prázdné stránce',
  'in any case; raw or percent-encoded where it stands in a path':
    'na velikosti písmen nezáleží; v cestě přímo, nebo v procentovém kódování',
  'asc or desc': 'asc (vzestupně) nebo desc (sestupně)',
  'per cent': 'procenta',
}
