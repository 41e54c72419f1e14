export const subscribers: Record<string, string> = {
  'in half steps, by when a person last clicked or opened':
    'po půl bodu, podle toho, kdy člověk naposledy klikl nebo otevřel',
  'Subscribers of a list, page by page': 'Kontakty seznamu, stránka po stránce',
  'subscribed, unsubscribed, bounced, complained, not_confirmed; or a number of 1 to 6':
    'subscribed, unsubscribed, bounced, complained, not_confirmed; nebo číslo 1 až 6',
  'of the membership': 'členství v seznamu',
  '1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed':
    '1 přihlášen, 2 odhlášen, 3 dočasně nedoručitelný, 4 trvale nedoručitelný, 5 označil jako spam, 6 nepotvrzen',
  'custom fields, name → value; an object even when empty': 'vlastní pole, název → hodnota; objekt, i když je prázdný',
  'group id → names of the chosen categories': 'id skupiny → názvy zvolených možností',
  'of the contact': 'kontaktu',
  'male or female': 'male (muž) nebo female (žena)',
  'One subscriber of a list': 'Jeden kontakt v seznamu',
  'as it was given': 'tak, jak byla zadána',
  'vocative of the name': 'oslovení jménem (5. pád)',
  'vocative of the surname': 'oslovení příjmením (5. pád)',
  'when the opt-in was confirmed': 'kdy bylo přihlášení potvrzeno',
  'Subscribe a contact to a list': 'Přihlášení kontaktu do seznamu',
  'Makes the contact when it is new to the account. On a list with double opt-in it gets status 6 and a confirmation mail, unless `skip_confirmation` is set. `source`, `tags`, `custom_fields` and `groups` are taken at the top level too.':
    'Kontakt, který účet ještě nezná, založí. V seznamu s double opt-in dostane stav 6 a potvrzovací e-mail, pokud není nastaveno `skip_confirmation`. `source`, `tags`, `custom_fields` a `groups` se berou i z nejvyšší úrovně těla.',
  'vocative of the name; worked out from the name when not given':
    'oslovení jménem (5. pád); není-li zadáno, odvodí se ze jména',
  'vocative of the surname; worked out when not given': 'oslovení příjmením (5. pád); není-li zadáno, odvodí se',
  'male or female; worked out when not given': 'male nebo female; není-li zadáno, odvodí se',
  'MM-DD; worked out when not given': 'MM-DD; není-li zadáno, odvodí se',
  'kept as it is; SK gives Slovak vocatives and name days': 'uloží se, jak je; SK dá slovenská oslovení a svátky',
  'title before the name': 'titul před jménem',
  'title after the name': 'titul za jménem',
  'where the contact came from': 'odkud kontakt přišel',
  'at most 2000 characters in all; they replace the tags that the contact has':
    'dohromady nejvýš 2 000 znaků; nahradí štítky, které kontakt má',
  'name → value, or name → {value, type} with type string, int, date, url or json; unknown fields are made; at most 5000 characters in all':
    'název → hodnota, nebo název → {value, type}, kde type je string, int, date, url nebo json; neznámá pole se založí; dohromady nejvýš 5 000 znaků',
  'let automations start': 'spustit automatizace',
  "tell the list's owner by e-mail": 'dát e-mailem vědět vlastníkovi seznamu',
  'write over the data of a contact that is known already': 'přepsat údaje kontaktu, který účet už zná',
  'subscribe at once, without double opt-in': 'přihlásit hned, bez double opt-in',
  'bring back a contact who has unsubscribed; an explicit status other than 1 wins':
    'vrátit kontakt, který se odhlásil; výslovně zadaný stav jiný než 1 má přednost',
  'of the contact, in the whole account': 'kontaktu, v celém účtu',
  'was in this list before': 'v tomto seznamu už byl',
  'Subscribe up to 3,000 contacts': 'Přihlášení až 3 000 kontaktů',
  'Rows beyond 3,000 are ignored. Never asks for confirmation. Tags change only where a row has them. A wrong row refuses the whole call and nothing is written.':
    'Řádky nad 3 000 se přeskočí. O potvrzení se nikdy nežádá. Štítky se mění jen tam, kde je řádek má. Špatný řádek odmítne celé volání a nezapíše se nic.',
  'write over the data of known contacts': 'přepsat údaje známých kontaktů',
  'new memberships': 'nová členství',
  'Change a subscriber': 'Změna kontaktu v seznamu',
  'What is not given stays. `subscriber_data.email` changes the address.':
    'Co v těle není, zůstane. `subscriber_data.email` mění adresu.',
  'spelt so in this answer only': 'takto se píše jen v této odpovědi',
  'Change up to 3,000 subscribers': 'Změna až 3 000 kontaktů',
  'Addresses that are not in the list are skipped, rows beyond 3,000 are ignored.':
    'Adresy, které v seznamu nejsou, a řádky nad 3 000 se přeskočí.',
  'let status 1 bring back those who have unsubscribed': 'stav 1 smí vrátit i odhlášené',
  'subscribers that are different now': 'kontakty, které se opravdu změnily',
  'Unsubscribe a contact from a list': 'Odhlášení kontaktu ze seznamu',
  'Sets status 2; the contact stays.': 'Nastaví stav 2; kontakt zůstane.',
  'the custom fields once more, as a JSON text': 'vlastní pole ještě jednou, jako text JSON',
  'One contact with all its lists': 'Jeden kontakt se všemi svými seznamy',
  'by list id; an object even when empty': 'podle id seznamu; objekt, i když je prázdný',
  'Delete a contact wholly': 'Úplné smazání kontaktu',
  'It leaves every list. GET on the same path answers `{"deleted":false}` and deletes nothing.':
    'Zmizí ze všech seznamů. GET na stejné cestě odpoví `{"deleted":false}` a nesmaže nic.',
}
