/** Of growth, what the chart says. */
export const firstGrowth = {
  title: 'Růst den po dni',
  what: 'Co ukázat',
  total: 'Celkem',
  changes: 'Přírůstky',
  subscribed: 'Přihlášených',
  came: 'Přišlo',
  left: 'Odhlásilo se',
  bouncedOrComplained: 'Nedoručitelní a spam',
  net: 'Změna',
  weekly: 'Každý sloupec je týden.',
  empty: 'Zatím tu není nikdo přihlášený. Až lidé začnou přicházet, uvidíte je tu den po dni.',
  about:
    'Graf přihlášených od {from} do {until}. Přišlo {came}, odhlásilo se {left}, na konci je přihlášených {total}. Všechna čísla jsou v tabulce.',
}
