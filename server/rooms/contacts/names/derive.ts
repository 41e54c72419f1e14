import { isWoman } from 'czech-vocative'
import { type Cleaned, cleanName, isInitial, isParticle, joinWords } from './clean.ts'
import { fold } from './fold.ts'
import { czechNames, type GivenName, type GivenNames, type Sex, slovakNames } from './given-names.ts'
import { type Vocative, vocativeOfGivenName, vocativeOfSurname } from './vocative.ts'

export interface DerivedNames {
  vocative: string | null
  vocativeSurname: string | null
  gender: 'male' | 'female' | null
  /** 'MM-DD' */
  nameday: string | null
  /** A person should look at it: the nominative was kept, or two signs disagreed. */
  doubtful: boolean
}

export interface NamedPerson {
  name?: string | null
  surname?: string | null
  /** ISO code or a usual spelling of it; unset means Czechia. */
  country?: string | null
  /** Given, so it wins over what the names say. */
  gender?: Sex | null
}

const remembered = new Map<string, DerivedNames>()
const memoryLimit = 20_000

/**
 * What the platform adds to a contact who came with names only. Czech rules for Czechia and for no country, Slovak
 * ones (nominative, Slovak calendar) for Slovakia, elsewhere the names as they are. The result is shared: do not write
 * into it.
 */
export function deriveNames(person: NamedPerson): DerivedNames {
  const country = countryOf(person.country)
  const key = `${person.name ?? ''}\0${person.surname ?? ''}\0${country}\0${person.gender ?? ''}`
  const known = remembered.get(key)
  if (known) return known
  const derived = Object.freeze(derive(person, country))
  if (remembered.size >= memoryLimit) remembered.clear()
  remembered.set(key, derived)
  return derived
}

type Country = 'CZ' | 'SK' | 'other'

function countryOf(country: string | null | undefined): Country {
  const folded = fold((country ?? '').trim())
  if (!folded || /^(?:cz|cze|cr|cesko|czechia|ceska republika|czech republic)$/.test(folded)) return 'CZ'
  return /^(?:sk|svk|sr|slovensko|slovakia|slovenska republika|slovak republic)$/.test(folded) ? 'SK' : 'other'
}

function derive(person: NamedPerson, country: Country): DerivedNames {
  let given = cleanName(person.name)
  let family = cleanName(person.surname)
  const names = country === 'SK' ? slovakNames : czechNames
  let doubtful = given.unusable || family.unusable
  if (!doubtful && country !== 'other') {
    const parted = partFullName(given, family, names)
    given = parted.given
    family = parted.family
    doubtful = parted.doubtful
  }
  if (doubtful && (given.unusable || family.unusable)) {
    const gender = person.gender ?? given.addressedAs ?? (family.unusable ? null : sexOfSurname(family))
    return { vocative: given.text || null, vocativeSurname: family.text || null, gender, nameday: null, doubtful }
  }
  if (country === 'other') {
    const gender = person.gender ?? given.addressedAs ?? family.addressedAs ?? sexOfFeminineSurname(family)
    return { vocative: given.text || null, vocativeSurname: family.text || null, gender, nameday: null, doubtful }
  }
  const sex = sexOf(person, given, family, names)
  doubtful ||= sex.doubtful
  const nameday = namedayOf(given, sex.gender, names)
  if (country === 'SK' || sex.disagree) {
    const plain = { vocative: given.text || null, vocativeSurname: family.text || null }
    return { ...plain, gender: sex.gender, nameday: sex.disagree ? null : nameday, doubtful }
  }
  const vocative = eachWord(given, word => vocativeOfGivenName(word, sex.gender))
  const vocativeSurname = eachWord(family, word => vocativeOfSurname(word, sex.gender))
  doubtful ||= vocative.doubtful || vocativeSurname.doubtful
  return {
    vocative: vocative.text || null,
    vocativeSurname: vocativeSurname.text || null,
    gender: sex.gender,
    nameday,
    doubtful,
  }
}

/** Forms often have one field for both names, and e-shops repeat the surname in the first one. */
function partFullName(given: Cleaned, family: Cleaned, names: GivenNames) {
  const isGiven = (word: string | undefined) => word !== undefined && names(word) !== undefined
  const count = given.words.length
  if (count > 1 && family.words.length > 0) {
    const surname = family.words.map(fold).join(' ')
    const kept = given.words.findIndex((_, n) => n > 0 && given.words.slice(n).map(fold).join(' ') === surname)
    if (kept > 0) return { given: slice(given, 0, kept), family, doubtful: false }
  }
  if (count > 1 && family.words.length === 0) {
    const lastGiven = given.words.findIndex(word => !isGiven(word))
    if (lastGiven > 0 && given.joints[lastGiven] === ' ')
      return { given: slice(given, 0, lastGiven), family: slice(given, lastGiven, count), doubtful: false }
    if (lastGiven === 0 && isGiven(given.words[count - 1]))
      return { given: slice(given, count - 1, count), family: slice(given, 0, count - 1), doubtful: true }
  }
  if (count === 0 && family.words.length > 1 && isGiven(family.words[0]) && family.joints[1] === ' ')
    return { given: slice(family, 0, 1), family: slice(family, 1, family.words.length), doubtful: false }
  return { given, family, doubtful: false }
}

function slice(from: Cleaned, start: number, end: number): Cleaned {
  const words = from.words.slice(start, end)
  const joints = from.joints.slice(start, end)
  return { ...from, words, joints, text: joinWords(words, joints) }
}

function eachWord(from: Cleaned, put: (word: string) => Vocative): Vocative {
  let doubtful = false
  const words = from.words.map(word => {
    if (isInitial(word)) doubtful = true
    // Particles (van, von, de, z) and names inside them keep their case and form.
    if (isInitial(word) || isParticle(word)) return word
    const done = put(word)
    doubtful ||= done.doubtful
    return done.text
  })
  return { text: joinWords(words, from.joints), doubtful }
}

interface SexFound {
  gender: Sex | null
  doubtful: boolean
  /** Two given names of different sexes: nothing is derived. */
  disagree: boolean
}

function sexOf(person: NamedPerson, given: Cleaned, family: Cleaned, names: GivenNames): SexFound {
  const known = given.words.map(names).filter(name => name !== undefined)
  const fixed = known.map(onlySex).filter(sex => sex !== null)
  const byName = fixed[0] ?? null
  const disagree = fixed.some(sex => sex !== byName)
  const told = person.gender ?? given.addressedAs ?? family.addressedAs
  if (told) return { gender: told, doubtful: disagree || (byName !== null && byName !== told), disagree }
  if (disagree) return { gender: null, doubtful: true, disagree }
  const feminine = sexOfFeminineSurname(family) === 'female'
  if (byName) return { gender: byName, doubtful: byName === 'male' && feminine, disagree }
  if (feminine) return { gender: 'female', doubtful: false, disagree }
  const bySurname = sexOfSurname(family)
  // A unisex name with a man's surname is a man's; an unknown name only perhaps.
  if (known.length > 0) return { gender: bySurname, doubtful: bySurname === null, disagree }
  if (given.words.length === 0) return { gender: bySurname, doubtful: family.words.length > 0 && !bySurname, disagree }
  return { gender: isWoman(given.words[0]!) ? 'female' : 'male', doubtful: true, disagree }
}

function onlySex({ days }: GivenName): Sex | null {
  if (days.male !== undefined && days.female !== undefined) return null
  return days.male !== undefined ? 'male' : 'female'
}

function sexOfFeminineSurname(family: Cleaned): Sex | null {
  return family.words.some(word => /(?:ová|ova|[^aeiou]á)$/i.test(word)) ? 'female' : null
}

/** Krejčí and Petrů are borne by both; a surname ending in another vowel than -a, -o says nothing. */
function sexOfSurname(family: Cleaned): Sex | null {
  if (family.words.length === 0) return null
  if (sexOfFeminineSurname(family)) return 'female'
  const last = fold(family.words.at(-1)!)
  if (/[ýy]$/.test(family.words.at(-1)!) || !/[aeiouy]$/.test(last)) return 'male'
  return /[ao]$/.test(last) ? 'male' : null
}

function namedayOf(given: Cleaned, gender: Sex | null, names: GivenNames): string | null {
  for (const word of given.words) {
    const days = names(word)?.days
    if (!days) continue
    // A Míša whose sex nobody knows has no day; a Jan marked as a woman keeps Jan's.
    if (!gender && days.male !== undefined && days.female !== undefined)
      return days.male === days.female ? days.male : null
    return (gender && days[gender]) ?? days.male ?? days.female ?? null
  }
  return null
}
