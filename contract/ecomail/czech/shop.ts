export const shop: Record<string, string> = {
  'Tell an order': 'Předání objednávky',
  'An order is known by `shop` and `order_id`. It belongs to the contact with this address; where there is none, one is made, in no list: an order subscribes nobody. At most 1000 items.':
    'Objednávku určuje `shop` a `order_id`. Patří kontaktu s touto adresou; když žádný není, vznikne, a to mimo všechny seznamy: objednávka nikoho nepřihlásí. Nejvýš 1000 položek.',
  'This shop has an order with this number already': 'Objednávku s tímto číslem už tento e-shop má',
  'case matters': 'záleží na velikosti písmen',
  'with tax and shipping': 's daní a dopravou',
  "three letters; the account's own when not given": 'tři písmena; bez udání měna účtu',
  'when it was made; now when not given, Unix seconds; fractions are taken':
    'kdy vznikla; bez udání teď; sekundy Unixu, i s desetinami',
  'at most 20,000 characters': 'nejvýš 20 000 znaků',
  'a cancelled order counts in no sum': 'zrušená objednávka se do žádného součtu nepočítá',
  'of the product': 'produktu',
  'older than `categories`': 'starší podoba `categories`',
  'of one': 'za kus',
  'how many': 'kolik kusů',
  'when it was bought, Unix seconds; fractions are taken': 'kdy byla koupena; sekundy Unixu, i s desetinami',
  'of the order, here': 'objednávky u nás',
  'Orders, in the order in which they came': 'Objednávky v pořadí, v jakém přišly',
  'A date is none': 'Datum není platné',
  'made on this day or later, YYYY-MM-DD (UTC)': 'vzniklé tento den nebo později, YYYY-MM-DD (UTC)',
  'made on this day or before, YYYY-MM-DD (UTC)': 'vzniklé tento den nebo dříve, YYYY-MM-DD (UTC)',
  'Write an order anew': 'Přepsání objednávky',
  'Overwrites all of it, items too; `order_id` and `shop` say which one is meant and stay. Without `shop` it is the only order of that number, or the one that has no shop.':
    'Přepíše ji celou i s položkami; `order_id` a `shop` určují, která to je, a zůstanou. Bez `shop` je to jediná objednávka toho čísla, nebo ta, která žádný e-shop nemá.',
  'any text, percent-encoded; / too': 'libovolný text v procentovém kódování, i s /',
  'Delete an order': 'Smazání objednávky',
  'GET on the same path answers `{"deleted":false}` and deletes nothing.':
    'GET na stejnou cestu odpoví `{"deleted":false}` a nic nesmaže.',
  'Several shops have an order with this number': 'Objednávku s tímto číslem má víc e-shopů',
  'Tell up to 1000 orders': 'Předání až 1000 objednávek',
  'No automation starts. Orders that are known already stay as they are, and of two with one identity the first is taken, so a call can be repeated. A wrong one refuses the whole call and nothing is written.':
    'Žádná automatizace se nespustí. Objednávky už známé zůstanou, jak jsou, a ze dvou se stejným určením se vezme první, takže volání jde zopakovat. Jediná chybná odmítne celé volání a nic se nezapíše.',
  'Too many orders, or a field has a wrong value; nothing of the call was written':
    'Objednávek je moc, nebo má některé pole chybnou hodnotu; z volání se nezapsalo nic',
  'new orders': 'nové objednávky',
  'Delete up to 1000 orders': 'Smazání až 1000 objednávek',
  'Unknown ones are passed over.': 'Neznámé se přeskočí.',
  'Orders of a contact, the newest first': 'Objednávky kontaktu od nejnovější',
}
