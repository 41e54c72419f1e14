import { firstGrowth } from './first-growth.ts'

/** Who came and who left. */
export const growth = {
  ...firstGrowth,
  ofList: 'Růst za 30 dní',
  longer: 'Delší období',
  in30Days: 'Za 30 dní',
  list: 'Seznam',
  allLists: 'Všechny seznamy',
  confirmed: 'Potvrdilo',
  bounced: 'Nedoručitelní',
  complained: 'Označili spam',
  newContacts: 'Nových kontaktů',
  confirmedOf: 'z toho {n} potvrdilo e-mailem',
  deletedOf: '{n} smazaných',
  change: '{n} za období',
  byList: 'Po seznamech',
  ofAllWhy: 'Počítají se odběry: kdo je ve dvou seznamech, počítá se dvakrát. Do změny patří i smazané kontakty.',
  netWhy: 'Do změny patří i smazané kontakty.',
}
