export const transactional: Record<string, string> = {
  'Send a mail to named addresses, now': 'Okamžité odeslání e-mailu na uvedené adresy',
  'Every recipient is in the ledger before the answer. Addresses that bounced for good or complained are rejected and counted; whoever has unsubscribed gets the mail all the same. A copy is the same mail in another envelope: same headers, same Message-ID, a row of its own in the log.':
    'Než přijde odpověď, je každý příjemce zapsaný v knize zpráv. Adresy, které se trvale vrací nebo si stěžovaly, se odmítnou a započítají; odhlášený e-mail dostane. Kopie je týž e-mail v jiné obálce: stejné hlavičky, stejné Message-ID, vlastní řádek v přehledu.',
  'A field is missing or has a wrong value; nothing was sent': 'Pole chybí nebo má špatnou hodnotu; nic se neodeslalo',
  'The server sends from verified domains only (POSTOLKA_REQUIRE_VERIFIED_DOMAINS), and the sender’s is none':
    'Server posílá jen z ověřených domén (POSTOLKA_REQUIRE_VERIFIED_DOMAINS) a doména odesílatele k nim nepatří',
  'The Idempotency-Key was used for a different request': 'Stejný Idempotency-Key už měl jiný požadavek',
  'at most 255 characters; the same key within 24 hours gives the first answer and sends nothing':
    'nejvýš 255 znaků; stejný klíč během 24 hodin vrátí první odpověď a nic neodešle',
  'at most 1,000 addresses, copies included': 'nejvýš 1 000 adres včetně kopií',
  'in the To header, and as `*|address.name|*`': 'v hlavičce To a jako `*|address.name|*`',
  'gets a copy; for several, separate them by commas or repeat the recipient':
    'dostane kopii; více adres oddělte čárkami, nebo zopakujte příjemce',
  'gets a copy that the others do not see; for several, separate them by commas or repeat the recipient':
    'dostane kopii, o které ostatní nevědí; více adres oddělte čárkami, nebo zopakujte příjemce',
  'html or text, or both': 'html nebo text, nebo obojí',
  'made from html where it is not given': 'není-li zadán, vznikne z html',
  'at most 100,000 bytes; `*|name|*` escaped, `{*|name|*}` as HTML, `*|EACH:name|*` in a loop':
    'nejvýš 100 000 bajtů; `*|name|*` se vloží jako text, `{*|name|*}` jako HTML, `*|EACH:name|*` v cyklu',
  'a text, a number, or an array or object for loops': 'text, číslo, nebo pole či objekt pro cykly',
  'the whole message has at most 4 MB': 'celá zpráva má nejvýš 4 MB',
  'What came of the transactional mails of the last six months':
    'Výsledky transakčních e-mailů za posledních šest měsíců',
  'Live and exact, of the mails made since this day six months ago (UTC), whenever they were opened: those sent by the API, and what lists send by themselves. Opens and clicks by machines are counted in, as Ecomail does.':
    'Přesně a průběžně, z e-mailů vzniklých od stejného dne před šesti měsíci (UTC), ať se otevřely kdykoli: odeslaných přes API i těch, které posílají samy seznamy. Otevření a prokliky strojů se počítají také, stejně jako v Ecomailu.',
  'The same of double opt-in mails alone': 'Totéž jen z e-mailů pro dvojité potvrzení (double opt-in)',
  'Whoever has not agreed yet is not looked at: these mails tell neither opens nor clicks.':
    'Kdo ještě nesouhlasil, toho nesledujeme: u těchto e-mailů otevření ani prokliky neměříme.',
  'unique opens per hundred delivered': 'unikátní otevření na sto doručených',
  'unique clicks per hundred delivered': 'unikátní prokliky na sto doručených',
  'unique clicks per hundred unique opens': 'unikátní prokliky na sto unikátních otevření',
  'bounces per hundred sent': 'nedoručené na sto odeslaných',
  'mails to be sent': 'e-maily k odeslání',
  'taken by the next server': 'přijaté dalším serverem',
  'taken, and not bounced later': 'přijaté a později nevrácené',
  'opened, each mail once': 'otevřené, každý e-mail jednou',
  'all opens': 'všechna otevření',
  'all clicks': 'všechny prokliky',
  'clicked, each mail once': 'prokliknuté, každý e-mail jednou',
  'hard and soft bounces': 'trvale i dočasně nedoručené',
  'there is no such address': 'taková adresa neexistuje',
  'refused for another reason': 'odmítnuté z jiného důvodu',
  'not sent: nothing is sent to this address any more': 'neodeslané: na tuto adresu se už nic neposílá',
  'marked as spam': 'označené za spam',
  base64: 'base64',
  'look for clicks': 'sledovat prokliky',
  'look for opens': 'sledovat otevření',
  'X-…, References, In-Reply-To, Importance and Feedback-ID are sent; others are ignored':
    'odešlou se X-…, References, In-Reply-To, Importance a Feedback-ID; ostatní se přeskočí',
  'addresses to which nothing is sent any more': 'adresy, na které se už nic neposílá',
  'addresses that it goes to, copies included': 'adresy, na které e-mail jde, včetně kopií',
  'of this sending': 'tohoto odeslání',
  'Send a template to named addresses, now': 'Okamžité odeslání šablony na uvedené adresy',
  'As send-message; what it says stands in the template, whose subject counts where the call gives none.':
    'Jako send-message; obsah je v šabloně a platí i její předmět, pokud ho volání nemá.',
}
