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
