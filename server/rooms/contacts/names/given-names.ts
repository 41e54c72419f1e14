import { getNameDay } from 'namedays-cs'
import { fold } from './fold.ts'
import { czechForms } from './namedays-cz.ts'
import { slovakCalendar, slovakForms } from './namedays-sk.ts'

export type Sex = 'male' | 'female'

export interface GivenName {
  /** The spellings known for this key; usually one. */
  spellings: string[]
  /** 'MM-DD', null where the name is known but has no day; a sex without the name is absent. */
  days: Partial<Record<Sex, string | null>>
}

export type GivenNames = (word: string) => GivenName | undefined

const femaleByConsonant = new Set('Ester Estera Dagmar Miriam Ingrid Rút Karin'.split(' '))
const maleByVowel = new Set('Ilja Iľja Sáva René Gejza Atila Metoděj Nikita Jonáš Andreas Milota'.split(' '))
/** Calendar names that both sexes bear; a Nikola with no surname stays without a sex. */
const bothSexes = new Set(['Nikola'])

/** Holds for the two calendars only, where every name is Czech or Slovak. */
function sexOfCalendarName(name: string): Sex {
  if (maleByVowel.has(name)) return 'male'
  return femaleByConsonant.has(name) || /[aáeéi]$/.test(name) ? 'female' : 'male'
}

function build(calendar: Iterable<readonly [day: string, name: string]>, forms: readonly string[]): GivenNames {
  // Láďa and Lada fold to one key and are a man and a woman: the spelling is asked first.
  const names = new Map<string, GivenName>()
  const folded = new Map<string, GivenName>()
  const add = (name: string, sex: Sex, day: string | null) => {
    put(names, name.toLowerCase(), name, sex, day)
    put(folded, fold(name), name, sex, day)
  }
  const put = (index: Map<string, GivenName>, key: string, name: string, sex: Sex, day: string | null) => {
    const known = index.get(key)
    if (!known) index.set(key, { spellings: [name], days: { [sex]: day } })
    else {
      if (!known.spellings.includes(name)) known.spellings.push(name)
      known.days[sex] ??= day
    }
  }
  const dayOf = new Map<string, string>()
  for (const [day, name] of calendar) {
    dayOf.set(name, day)
    if (bothSexes.has(name)) add(name, 'male', day)
    add(name, bothSexes.has(name) ? 'female' : sexOfCalendarName(name), day)
  }
  for (const line of forms) {
    const [, canonical = '', letter, list = ''] = /^(\S+) ([mf]): (.+)$/.exec(line) ?? []
    if (canonical !== '-' && !dayOf.has(canonical)) throw new Error(`no such name in the calendar: ${line}`)
    for (const form of list.split(' '))
      add(form, letter === 'f' ? 'female' : 'male', canonical === '-' ? null : dayOf.get(canonical)!)
  }
  return word => names.get(word.toLowerCase()) ?? folded.get(fold(word))
}

const twoDigits = (n: number) => String(n).padStart(2, '0')

/** Every printed name with its 'MM-DD'. */
export function* czechDays(): Generator<[string, string]> {
  for (let day = 1; day <= 366; day++) {
    // The package reads the local month and day, so the date is built from local parts; noon stands clear of clock
    // changes, 2024 has a 29 February.
    const date = new Date(2024, 0, day, 12)
    const key = `${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`
    for (const printed of getNameDay(date)) {
      if (printed === 'Hromnice' || printed === 'Jidáš') continue // a feast, and a name nobody bears
      if (printed === 'Petr' && key === '02-22') continue // people celebrate Petr a Pavel, 29 June
      yield [key, printed === 'Magdeléna' ? 'Magdaléna' : printed] // misprint in namedays-cs 1.0.7
    }
  }
}

export function* slovakDays(): Generator<[string, string]> {
  for (const [month, line] of slovakCalendar.entries())
    for (const [day, names] of line.split(' ').entries())
      if (names !== '-')
        for (const name of names.split(',')) yield [`${twoDigits(month + 1)}-${twoDigits(day + 1)}`, name]
}

export const czechNames: GivenNames = build(czechDays(), czechForms)
export const slovakNames: GivenNames = build(slovakDays(), slovakForms)

/** The name's spelling with its diacritics, when the writer left all of them out and only one name fits. */
export function withDiacritics(word: string, known: GivenName): string {
  const typed = word.toLowerCase()
  if (typed !== fold(word) || known.spellings.length !== 1) return word
  return known.spellings[0]!
}
