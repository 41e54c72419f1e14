export const found: Record<string, string> = {
  'One subscriber of a list by phone number': 'Jeden kontakt v seznamu podle telefonu',
  'Spaces and other signs do not count, nor does the country code where one of the two numbers lacks it. Of several contacts with the number the oldest is given.':
    'Na mezerách a jiných znacích nezáleží, ani na předvolbě země, když jedno z obou čísel žádnou nemá. Z více kontaktů s tímto číslem se vrátí nejstarší.',
  'Nobody in this list has this number': 'Toto číslo v seznamu nikdo nemá',
  'raw or percent-encoded': 'přímo, nebo v procentovém kódování',
  'Search for contacts': 'Hledání kontaktů',
  'Whoever has exactly this address, then whose name, surname or address has words that begin so, in any order and without accents; the newest first, and at most 1,000 in all.':
    'Kdo má přesně tuto adresu, potom ti, jejichž jméno, příjmení nebo adresa má slova s tímto začátkem, v libovolném pořadí a bez diakritiky; od nejnovějších, dohromady nejvýš 1 000.',
  'There is nothing to search for': 'Není co hledat',
  'Templates, the oldest first': 'Šablony od nejstarší',
  'of the template': 'šablony',
  'always 0': 'vždy 0',
  'tags as written; of one made in MJML what it was compiled into':
    'značky tak, jak jsou napsané; u šablony v MJML to, do čeho se přeložila',
  'Create a template': 'Vytvoření šablony',
  'taken and without effect: the HTML is kept as it is': 'přijme se a nic nedělá: HTML se uloží, jak je',
  'One template': 'Jedna šablona',
  'the template': 'šablona',
}
