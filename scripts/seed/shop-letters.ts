import * as m from './shop-mail.ts'

export const name = 'Kavárna U Poštolky'
export const domain = 'kavarna.example'
export const home = `https://${domain}`
export const sender = `${name} s.r.o., Pod Hnízdem 12, 397 99 Horní Dravčice<br>Smyšlený obchod pro ukázku, nic tu nelze koupit. IČO 000 00 000`

export const footer = m.footer(
  'Obchodní sdělení. Píšeme vám, protože jste se přihlásili k novinkám v našem obchodě.',
  sender,
  [
    ['Zobrazit v prohlížeči', '*|WEBVERSION|*'],
    ['Nastavit, co mi chodí', '*|PREFERENCES|*'],
    ['Odhlásit se', '*|UNSUB|*'],
  ],
)
export const header = m.header(
  home,
  name,
  'Pražírna výběrové kávy a čajovna',
  '<a href="*|WEBVERSION|*" style="color:#6f6259;text-decoration:underline">Zobrazit v&nbsp;prohlížeči</a>',
)
const product = (path: string) => `${home}/${path}/`

const guji: m.Product = {
  ...{
    name: 'Etiopie Guji Uraga',
    note: 'jasmín, meruňka, bergamot · praná',
    price: '329 Kč',
    href: product('etiopie-guji'),
  },
  ...{ tint: '#f3e4d4', drawing: m.bag('ETIOPIE', 'Guji', '#c8673f', '#8a3b20') },
}
const huila: m.Product = {
  ...{
    name: 'Kolumbie Huila',
    note: 'karamel, červené jablko · praná',
    price: '289 Kč',
    href: product('kolumbie-huila'),
  },
  ...{ tint: '#e3eae2', drawing: m.bag('KOLUMBIE', 'Huila', '#4f7560', '#2f4a3c') },
}
const blend: m.Product = {
  ...{
    name: 'Espresso Let nad mlýnem',
    note: 'hořká čokoláda, oříšek, sušená švestka',
    price: '259 Kč',
    href: product('espresso-let'),
  },
  ...{ tint: '#e9e1da', drawing: m.bag('ESPRESSO', 'Let', '#6b4a38', '#3b271c') },
}
const oolong: m.Product = {
  ...{
    name: 'Čaj Mlžný oolong',
    note: 'orchidej, smetana, dlouhý sladký dozvuk',
    price: '219 Kč',
    href: product('mlzny-oolong'),
  },
  ...{ tint: '#dfe8ea', drawing: m.tin('OOLONG', 'Mlžný', '#6f98a3', '#3d646f') },
}
const rooibos: m.Product = {
  ...{
    name: 'Rooibos Pod kamny',
    note: 'pomeranč, skořice, kousek vanilky',
    price: '169 Kč',
    href: product('rooibos-pod-kamny'),
  },
  ...{ tint: '#f6e2cf', drawing: m.tin('ROOIBOS', 'Pod kamny', '#d08a4c', '#95541f') },
}
const tasting: m.Product = {
  ...{
    name: 'Degustační balíček',
    note: '4 × 80 g kávy a kartičky s recepty',
    price: '449 Kč',
    href: product('degustacni-balicek'),
  },
  ...{ tint: '#efe0e0', drawing: m.present('#a8482a', '#e0b878') },
}

export const newsletter = m.mail({
  title: 'Dorazila letošní Etiopie',
  preheader: 'Pražíme ji od úterka. Chutná po jasmínu a meruňkách a hodí se do překapávače.',
  rows: [
    header,
    m.hero(
      'Novinky z pražírny',
      'Dorazila letošní Etiopie',
      'Dvacet pytlů z okolí Uragy a v každém zahrada v plném květu.',
      m.forest,
    ),
    m.text([
      m.greeting,
      'po třech měsících na moři je konečně tady. Z prvních pražení jsme vybrali světlejší stupeň, ve kterém zůstal jasmín a sladká meruňka. A protože k ní něco patří, přidali jsme ještě dvě kávy, které teď pijeme nejčastěji.',
    ]),
    m.heading('Tři, které teď stojí za ochutnání'),
    m.products([guji, huila, blend]),
    m.button('Prohlédnout čerstvě pražené', product('cerstve-prazene')),
    m.aside(
      'Recept na překapávanou Guji',
      '15 g kávy, 250 g vody o teplotě 94 °C. Nejdřív 45 g a půl minuty počkat, potom po 70 g. Hotovo máte do tří minut.',
    ),
  ],
  footer,
})

export const sale = m.mail({
  title: 'Tři dny se slevou 20 %',
  preheader: 'Do neděle na všechnu kávu a čaj v košíku, kód uvnitř. Doprava nad 900 Kč je od nás.',
  rows: [
    header,
    m.bigNumber('−20&nbsp;%', 'Jen do neděle do půlnoci', 'Na všechnu zrnkovou kávu i sypané čaje.'),
    m.text([
      m.greeting,
      'uklízíme regály před novou sklizní. Káva je čerstvá, pražili jsme ji tento týden, jen jí máme víc, než stihneme vypít sami. Kód stačí opsat v košíku.',
    ]),
    m.coupon('HNIZDO20', 'Váš slevový kód'),
    m.products([
      { ...huila, price: '231 Kč', before: '289 Kč' },
      { ...oolong, price: '175 Kč', before: '219 Kč' },
    ]),
    m.products([
      { ...blend, price: '207 Kč', before: '259 Kč' },
      { ...rooibos, price: '135 Kč', before: '169 Kč' },
    ]),
    m.button('Nakoupit se slevou', product('vyprodej')),
  ],
  footer,
})

export const christmas = m.mail({
  title: 'Dárky, které voní',
  preheader: 'Balíčky ručně převážeme a přidáme lístek s vaším vzkazem.',
  rows: [
    header,
    m.hero(
      'Vánoce u Poštolky',
      'Dárky, které voní už přes papír',
      'Složili jsme je tak, aby udělaly radost i tomu, kdo má doma všechno.',
      '#5a2a22',
    ),
    m.text([
      m.greeting,
      'letos balíme do recyklovaného papíru a mašli vážeme ručně. Ke každému balíčku přidáme lístek, na který napíšeme, co si budete přát. Objednávky do 18. prosince doručíme do Štědrého dne.',
    ]),
    m.products([
      tasting,
      { ...rooibos, name: 'Čajový večer', note: 'rooibos, oolong a bylinky od nás ze stráně', price: '389 Kč' },
    ]),
    m.button('Vybrat dárek', product('darky'), m.forest),
    m.aside('Nevíte, co pije?', 'Pošlete dárkový poukaz. Přijde e-mailem hned po zaplacení a platí celý rok.'),
  ],
  footer,
})

export const autumn = m.mail({
  title: 'Podzim v šálku',
  preheader: 'Tři čaje na dlouhé večery, jeden recept a otevřená pražírna v sobotu.',
  rows: [
    header,
    m.hero(
      'Z čajovny',
      'Podzim v šálku',
      'Večery se prodlužují a voda v konvici zpívá častěji. Vybrali jsme, co teď pijeme sami.',
      '#6b4a2a',
    ),
    m.text([
      m.greeting,
      'začátkem října se u nás mění sortiment: ledové čaje odcházejí spát a na pulty se vrací oolong a koření. V sobotu navíc otevíráme pražírnu, takže se můžete přijít podívat, jak to všechno vzniká.',
    ]),
    m.heading('Tři na dlouhé večery'),
    m.products([oolong, rooibos, { ...huila, note: 'do mléka i bez něj · praná' }]),
    m.button('Vybrat čaj', product('caje')),
    m.aside(
      'Skořicové mléko k rooibosu',
      'Dvě lžičky rooibosu na 200 ml vody, deset minut louhovat. Přilít 100 ml teplého mléka se špetkou skořice.',
    ),
  ],
  footer,
})

/** What the next newsletter begins from: its form, with words to be written over. */
export const monthly = m.mail({
  title: 'Novinky z pražírny',
  preheader: 'Jedna věta o tom, co je uvnitř.',
  rows: [
    header,
    m.hero('Novinky z pražírny', 'Nadpis tohoto měsíce', 'Jedna věta, která naladí.', m.forest),
    m.text([m.greeting, 'krátký úvod: co je nového a proč píšeme právě teď.']),
    m.heading('Co teď pražíme'),
    m.products([guji, huila, blend]),
    m.button('Prohlédnout čerstvě pražené', product('cerstve-prazene')),
    m.aside('Tip z pražírny', 'Recept, návod nebo malá rada, kterou si lidé schovají.'),
  ],
  footer,
})

export const confirmation = m.mail({
  title: 'Potvrďte prosím svůj e-mail',
  preheader: 'Ještě jedno kliknutí a novinky vám začnou chodit.',
  rows: [
    m.header(home, name, 'Pražírna výběrové kávy a čajovna', ''),
    m.heading('Ještě jedno kliknutí'),
    m.text(
      [
        m.greeting,
        'někdo, nejspíš vy, zadal tuto adresu k odběru novinek v našem obchodě. Potvrďte to prosím tlačítkem, ať víme, že opravdu patří vám.',
      ],
      '0 40px 6px',
    ),
    m.button('Ano, chci dostávat novinky', '*|SUBCONFIRM|*', m.forest, '10px 40px 30px'),
    m.text(['Pokud jste to nebyli vy, nemusíte nic dělat. Bez potvrzení vám nic dalšího nepošleme.'], '0 40px 26px'),
  ],
  footer: m.footer('Tuto zprávu dostáváte jednou, kvůli ověření adresy.', sender, []),
})
