import { vocative as byEnding } from 'czech-vocative'
import { isCzechLetters } from './clean.ts'
import { fold } from './fold.ts'
import { czechNames, type Sex, withDiacritics } from './given-names.ts'
import { remembered } from './remembered.ts'

export interface Vocative {
  text: string
  /** The nominative was kept because no ending could be trusted. */
  doubtful: boolean
}

const sure = (text: string): Vocative => ({ text, doubtful: false })
const unsure = (text: string): Vocative => ({ text, doubtful: true })

/** Where czech-vocative 2.1 is wrong, or right but a woman's name ('Marie' for a Marius). */
const givenExceptions = new Map([
  ['marius', 'Mariusi'],
  ['louis', 'Louisi'],
  ['andriy', 'Andriy'],
])
/** Silent or foreign endings: Jean is spoken 'žán'. */
const keptAsWritten = new Set(
  'jean jacques luc yves charles giles george mike pete dave steve jesse joe luke jake'.split(' '),
)
const slavicMaleEnding = /(?:slav|mír|mil|ek|ík|oš|uš|áš|eš|ej|oň)$/

/** A single given name, already capitalised. The sex matters only to names ending in a consonant. */
export function vocativeOfGivenName(word: string, sex: Sex | null): Vocative {
  const key = fold(word)
  const known = czechNames(word)
  if (known) {
    if (keptAsWritten.has(key)) return unsure(word)
    const asMale = sex ? sex === 'male' : known.days.male !== undefined
    if (asMale && known.days.male === undefined && !/[ao]$/.test(word)) return unsure(word)
    const exception = asMale ? givenExceptions.get(key) : undefined
    return sure(exception ?? byEnding(withDiacritics(word, known), !asMale, false))
  }
  if (!isCzechLetters(word)) return unsure(word)
  if (/ová$/i.test(word)) return unsure(word)
  if (word.endsWith('a')) return sure(`${word.slice(0, -1)}o`)
  // Women's names ending otherwise, and all names ending in another vowel, have no vocative form of their own.
  if (sex === 'female' || /[eéěiíouůyý]$/.test(word)) return sure(word)
  return slavicMaleEnding.test(word) ? sure(byEnding(word, false, false)) : unsure(word)
}

/** Spoken otherwise than written, or never declined in Czech. */
const foreignSurname =
  /(?:eau|oux|aux|ault|ieu|ois|ais|ourt|[uioa]ang|[io]ong|uong|inh|anh)$|q|^(?:nguyen|tran|pham|phan|dang|doan|duong|huynh|lam|vuong|trieu|quach|chen|zhang|wang|kim|park|singh|khan|smith|luu|tong|ngo)$/
/** Naturalised surnames with letters that are not Czech. */
const naturalised = new Set('müller krüger böhm schön köhler möller schröder schäfer löffler günther kröner'.split(' '))
/** Without its háček the last letter hides which ending is right: Kolar is a Kolář. */
const softR = new Set(
  'kolar kovar bednar pekar mlynar tesar rybar kuchar sklenar kominar stolar sedlar hrncir truhlar'.split(' '),
)
const surnameExceptions = new Map([
  ['kysel', 'Kyseli'],
  ['tkadlec', 'Tkadleci'],
])

export function vocativeOfSurname(word: string, sex: Sex | null): Vocative {
  return sex === 'female' || /(?:á|ova)$/i.test(word) ? sure(word) : masculineSurname(word)
}

// czech-vocative takes 4 µs for a surname, more than all the rest of a derivation.
const masculineSurname = remembered(20_000, (word): Vocative => {
  const key = fold(word)
  const naturalisedName = naturalised.has(word.toLowerCase())
  if (!isCzechLetters(word) && !naturalisedName) return unsure(word)
  if (foreignSurname.test(key)) return unsure(word)
  if (softR.has(key) && word.endsWith('r')) return sure(`${word}i`)
  const exception = surnameExceptions.get(key)
  return sure(exception ?? byEnding(word, false, true))
})
