/** Orders, wherever they stand. */
export const orders = {
  statuses: { processing: 'zpracovává se', canceled: 'zrušená', pending: 'čeká na platbu', completed: 'dokončená' },
  items: { one: '{n} položka', few: '{n} položky', many: '{n} položky', other: '{n} položek' },
  empty: 'Tento kontakt zatím nic neobjednal.',
  bought: 'Nakoupeno',
  count: 'Objednávek',
  average: 'Průměrná objednávka',
  first: 'První',
  last: 'Poslední',
  noAmount: 'bez částky',
  nameless: 'bez názvu',
}
