/** Zkušební e-mail. */
export const testMail = {
  title: 'Testovací e-mail',
  to: 'Komu',
  toHint: 'Nejvýš pět adres, každou potvrďte Enterem.',
  missing: 'Zadejte aspoň jednu adresu.',
  as: 'Čí údaje se vyplní',
  why: 'V předmětu bude [Test]. Odkazy fungují, ale nic se nezapočítá a nikoho neodhlásí.',
  send: 'Poslat test',
  outcome: 'Co se stalo',
  states: {
    waiting: 'na cestě',
    accepted: 'server přijal',
    deferred: 'server odložil, zkusí se znovu',
    refused: 'server odmítl',
    skipped: 'neposláno',
  },
  mailbox: 'Najdete ho ve schránce.',
  done: 'Hotovo',
}
