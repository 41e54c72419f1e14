import type { ImportFault, ImportProblem } from '../../../contract/import-report.ts'

type Words = Record<ImportFault, string>

/** What is wrong, for the file of rows in error; the admin says it with the words of its own. */
const cs: Words = {
  quoteUnclosed: 'Uvozovka na tomto řádku nemá druhou do páru.',
  tooLong: 'Řádek je příliš dlouhý.',
  fewerCells: 'Řádek má méně sloupců než hlavička ({expected}).',
  moreCells: 'Řádek má více sloupců než hlavička ({expected}).',
  unreadable: 'Znaky nejdou v tomto kódování přečíst.',
  binary: 'Hodnota obsahuje znaky, které nejsou text.',
  emailMissing: 'Chybí e-mail.',
  emailInvalid: 'Tohle není e-mailová adresa.',
  valueTooLong: 'Hodnota je delší než {expected} znaků.',
  notDate: 'Tohle není datum (třeba 24. 6. 1988 nebo 1988-06-24).',
  notDay: 'Tohle není den v roce (třeba 24. 6.).',
  notGender: 'Tohle není pohlaví (muž, žena).',
  notInteger: 'Tohle není celé číslo.',
  notUrl: 'Tohle není webová adresa.',
  notJson: 'Tohle není JSON.',
  notStatus: 'Tohle není stav odběru (přihlášený, odhlášený…).',
  notConsent: 'Tohle není souhlas (ano, ne, nebo datum).',
  notCategory: 'Taková možnost ve skupině není ({expected}).',
  tooManyChoices: 'Na jednu skupinu je tu moc různých hodnot (nejvýš {expected}).',
  tagTooLong: 'Štítky jsou delší než {expected} znaků.',
  fieldsTooLong: 'Vlastní pole mají dohromady víc než {expected} znaků.',
  excelError: 'V buňce je chyba vzorce.',
  repeated: 'Stejná adresa je už na řádku {expected} s jinými údaji; platí tyto pozdější, štítky se sečtou.',
}

const en: Words = {
  quoteUnclosed: 'A quotation mark on this line is never closed.',
  tooLong: 'The row is too long.',
  fewerCells: 'The row has fewer columns than the header ({expected}).',
  moreCells: 'The row has more columns than the header ({expected}).',
  unreadable: 'The characters cannot be read in this encoding.',
  binary: 'The value holds characters that are no text.',
  emailMissing: 'The e-mail is missing.',
  emailInvalid: 'This is not an e-mail address.',
  valueTooLong: 'The value is longer than {expected} characters.',
  notDate: 'This is not a date (such as 24. 6. 1988 or 1988-06-24).',
  notDay: 'This is not a day of the year (such as 24. 6.).',
  notGender: 'This is not a gender (male, female).',
  notInteger: 'This is not a whole number.',
  notUrl: 'This is not a web address.',
  notJson: 'This is not JSON.',
  notStatus: 'This is not a state (subscribed, unsubscribed…).',
  notConsent: 'This is not a consent (yes, no, or a date).',
  notCategory: 'The group has no such choice ({expected}).',
  tooManyChoices: 'Too many different values for one group (at most {expected}).',
  tagTooLong: 'The tags are longer than {expected} characters.',
  fieldsTooLong: 'The custom fields are longer than {expected} characters together.',
  excelError: 'The cell holds an error of a formula.',
  repeated: 'The same address stands on line {expected} with other data; these later ones count, tags add up.',
}

const sentences = { cs, en }

export const fileWords = {
  cs: { line: 'Řádek', reason: 'Důvod', problems: 'chybné řádky', kept: 'nevrácené', email: 'E-mail' },
  en: { line: 'Line', reason: 'Reason', problems: 'rows in error', kept: 'not undone', email: 'E-mail' },
} as const

export const obstacleSentences = {
  cs: {
    changedSince: 'Údaje od importu někdo změnil; ty pozdější zůstaly.',
    usedSince: 'Kontakt od importu něco dostal nebo udělal, proto zůstal.',
  },
  en: {
    changedSince: 'Somebody has changed the data since the import; the later ones stay.',
    usedSince: 'The contact got or did something since, so it stays.',
  },
} as const

export function faultSentence(fault: ImportProblem['faults'][number], language: 'cs' | 'en'): string {
  const sentence = sentences[language][fault.fault].replace('{expected}', fault.expected ?? '')
  const value = fault.value === null ? '' : ` „${fault.value}“`
  return fault.column === null ? sentence : `${fault.column}${value}: ${sentence}`
}
