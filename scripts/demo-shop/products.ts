import type { Drawing } from './drawings.ts'

export interface ShopProduct {
  /** As in the feed, in views, baskets and orders. */
  code: string
  slug: string
  name: string
  category: string
  priceCzk: number
  /** Crossed out beside the price. */
  beforeCzk?: number
  note: string
  about: string
  drawing: Drawing
}

const beans = 'Zrnková káva'
const tea = 'Čaj'
const tools = 'Příslušenství'
const gifts = 'Dárky'
export const categories = [beans, tea, tools, gifts]

/** What the demo's e-shop shows: the codes are those of the orders in the seed. */
export const products: ShopProduct[] = [
  {
    code: 'ETH-250',
    slug: 'etiopie-yirgacheffe',
    name: 'Etiopie Yirgacheffe 250 g',
    category: beans,
    priceCzk: 289,
    note: 'jasmín, bergamot, citronová kůra',
    about:
      'Praná káva ze 2 000 metrů. Lehká jako čaj, voní po celé kuchyni. Nejlepší na filtr, do dvou týdnů od pražení.',
    drawing: { shape: 'bag', label: 'Yirgacheffe', color: '#c8673f', dark: '#8a3b20', ground: '#f3e4d4' },
  },
  {
    code: 'KOL-250',
    slug: 'kolumbie-huila',
    name: 'Kolumbie Huila 250 g',
    category: beans,
    priceCzk: 259,
    note: 'karamel, červené jablko, mandle',
    about: 'Sladká a vyrovnaná. Kdo neví, kterou začít, začne touhle: chutná z moka konvičky i z filtru.',
    drawing: { shape: 'bag', label: 'Huila', color: '#4f7560', dark: '#2f4a3c', ground: '#e3eae2' },
  },
  {
    code: 'BRA-1000',
    slug: 'brazilie-santos',
    name: 'Brazílie Santos 1 kg',
    category: beans,
    priceCzk: 749,
    beforeCzk: 849,
    note: 'čokoláda, lískový ořech, nízká kyselost',
    about: 'Kilo do kanceláře i do espresovače. Hustá crema, plné tělo a žádné překvapení.',
    drawing: { shape: 'bag', label: 'Santos', color: '#6b4a38', dark: '#3b271c', ground: '#e9e1da' },
  },
  {
    code: 'DEC-250',
    slug: 'kolumbie-bez-kofeinu',
    name: 'Kolumbie bez kofeinu 250 g',
    category: beans,
    priceCzk: 279,
    note: 'švestka, kakao, vanilka',
    about: 'Kofein odešel s cukrovou třtinou, chuť zůstala. Na večer, nebo když už dnes byly tři.',
    drawing: { shape: 'bag', label: 'Bez kofeinu', color: '#7a6a8d', dark: '#4b3f5e', ground: '#e8e4ee' },
  },
  {
    code: 'CAJ-DAR',
    slug: 'darjeeling-prvni-sklizen',
    name: 'Darjeeling první sklizeň 80 g',
    category: tea,
    priceCzk: 219,
    note: 'luční kvítí, muškátové víno',
    about: 'Jarní trháni ze zahrady Singbulli. Zalévejte vodou 85 °C, stačí dvě minuty.',
    drawing: { shape: 'tin', label: 'Darjeeling', color: '#8aa35a', dark: '#566b2f', ground: '#eaefdd' },
  },
  {
    code: 'CAJ-BYL',
    slug: 'bylinny-caj-z-krkonos',
    name: 'Bylinný čaj z Krkonoš 50 g',
    category: tea,
    priceCzk: 119,
    note: 'máta, mateřídouška, lipový květ',
    about: 'Sbíraný ručně, sušený ve stínu. Bez kofeinu a bez aromat.',
    drawing: { shape: 'tin', label: 'Krkonoše', color: '#6f98a3', dark: '#3d646f', ground: '#dfe8ea' },
  },
  {
    code: 'FIL-100',
    slug: 'papirove-filtry-v60',
    name: 'Papírové filtry V60, 100 ks',
    category: tools,
    priceCzk: 149,
    note: 'bělené kyslíkem, velikost 02',
    about: 'Propláchněte je horkou vodou a káva nebude chutnat po papíru.',
    drawing: { shape: 'box', label: 'V60 · 100', color: '#d9c7a6', dark: '#a98f60', ground: '#f5efe2' },
  },
  {
    code: 'V60-BI',
    slug: 'keramicky-dripper-v60',
    name: 'Keramický dripper V60',
    category: tools,
    priceCzk: 590,
    note: 'bílá keramika, na 1 až 4 šálky',
    about: 'Drží teplo lépe než plast a vydrží déle než móda. Spirála uvnitř pouští vodu rovnoměrně.',
    drawing: { shape: 'dripper', label: 'V60', color: '#fbf8f3', dark: '#b9aa97', ground: '#e4ddd2' },
  },
  {
    code: 'MLY-RU',
    slug: 'rucni-mlynek',
    name: 'Ruční mlýnek',
    category: tools,
    priceCzk: 1890,
    beforeCzk: 2190,
    note: 'ocelové kameny, 25 g za 45 vteřin',
    about: 'Ložiska místo plastových pouzder, takže mele rovnoměrně od espressa po french press. Vejde se do batohu.',
    drawing: { shape: 'grinder', label: '', color: '#4a4f55', dark: '#23272b', ground: '#dfe2e4' },
  },
  {
    code: 'HRN-PO',
    slug: 'hrnek-s-postolkou',
    name: 'Hrnek s poštolkou',
    category: gifts,
    priceCzk: 349,
    note: 'kamenina, 300 ml, myčka nevadí',
    about: 'Točený v Horních Dravčicích. Každý je trochu jiný a poštolka kouká pokaždé jinam.',
    drawing: { shape: 'mug', label: '', color: '#a8482a', dark: '#7c3119', ground: '#f4e2da' },
  },
  {
    code: 'POU-500',
    slug: 'darkovy-poukaz',
    name: 'Dárkový poukaz 500 Kč',
    category: gifts,
    priceCzk: 500,
    note: 'přijde e-mailem, platí rok',
    about: 'Když nevíte, jestli pije espresso, nebo filtr.',
    drawing: { shape: 'voucher', label: '500 Kč', color: '#2f4a3c', dark: '#c9a24b', ground: '#e3eae2' },
  },
  {
    code: 'PRE-3M',
    slug: 'predplatne-kavy',
    name: 'Předplatné kávy na 3 měsíce',
    category: gifts,
    priceCzk: 1490,
    note: 'každý měsíc 2 × 250 g čerstvě pražené',
    about: 'Vybíráme za vás, pokaždé jiný kraj. Dá se pozastavit, když odjedete.',
    drawing: { shape: 'bag', label: '3 měsíce', color: '#c9a24b', dark: '#8a6a24', ground: '#f6edd6' },
  },
]

const byCode = new Map(products.map(product => [product.code, product]))
const bySlug = new Map(products.map(product => [product.slug, product]))
export const productOf = (code: string) => byCode.get(code)
export const productAt = (slug: string) => bySlug.get(slug)
