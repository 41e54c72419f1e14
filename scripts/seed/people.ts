import { czechMen, czechSurnames, czechWomen, slovakMen, slovakSurnames, slovakWomen } from './people-names.ts'
import { czechStreets, czechTowns, slovakStreets, slovakTowns } from './people-places.ts'

export interface SeedPerson {
  name: string
  surname: string
  gender: 'male' | 'female'
  email: string
  city: string
  zip: string
  street: string
  phone: string
  country: 'CZ' | 'SK'
  /** YYYY-MM-DD */
  birthday: string
}

type Random = () => number

/** Draws in constant time from any weights (Walker's alias method). */
function weighted<T>(items: readonly T[], weights: readonly number[]): (random: Random) => T {
  const count = items.length
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / count
  const share = weights.map(weight => weight / mean)
  const other = items.map((_, n) => n)
  const small = other.filter(n => share[n]! < 1)
  const large = other.filter(n => share[n]! >= 1)
  while (small.length && large.length) {
    const poor = small.pop()!
    const rich = large.at(-1)!
    other[poor] = rich
    share[rich]! -= 1 - share[poor]!
    if (share[rich]! < 1) small.push(large.pop()!)
  }
  for (const n of [...small, ...large]) share[n] = 1
  return random => {
    const drawn = random() * count
    const n = Math.floor(drawn)
    return items[drawn - n < share[n]! ? n : other[n]!]!
  }
}

const rows = (table: string) => table.split(/[|\n]/)
const anyOf = (list: readonly string[]) => weighted(list, Array(list.length).fill(1))

/** First years of the generations of people-names.ts, and how many of a shop's customers belong to each. */
const generations = [1942, 1955, 1970, 1985, 2000] as const
const lastBirthYear = 2007
const drawGeneration = weighted([0, 1, 2, 3, 4], [6, 22, 36, 27, 9])

interface Written {
  text: string
  folded: string
}
const written = (text: string): Written => ({
  text,
  folded: text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
})

/** One drawing a generation. */
function firstNames(table: string): ((random: Random) => Written)[] {
  const parsed = rows(table).map(row => row.split(' '))
  const names = parsed.map(([name]) => written(name!))
  return generations.map((_, n) =>
    weighted(
      names,
      parsed.map(row => Number(row[n + 1])),
    ),
  )
}

export function feminineSurname(surname: string): string {
  if (surname.endsWith('ý')) return `${surname.slice(0, -1)}á`
  if (/[íů]$/.test(surname)) return surname
  if (surname.endsWith('něk')) return `${surname.slice(0, -3)}ňková`
  if (/[^cs]e[ckl]$/.test(surname) || /[cs]ek$/.test(surname)) return `${surname.slice(0, -2)}${surname.at(-1)}ová`
  return `${surname.replace(/[ao]$/, '')}ová`
}

function surnames(table: string): (random: Random) => { male: Written; female: Written } {
  const parsed = rows(table).map(row => {
    const [, male = '', female, weight] = /^([^ /]+)(?:\/(\S+))? (\d+)$/.exec(row) ?? []
    return { male: written(male), female: written(female ?? feminineSurname(male)), weight: Number(weight) }
  })
  return weighted(
    parsed,
    parsed.map(row => row.weight),
  )
}

function towns(table: string): (random: Random) => { city: string; zip: string } {
  const parsed = rows(table).map(row => {
    const [, city = '', zip = '', weight] = /^(.+) (\d{5}) (\d+)$/.exec(row) ?? []
    return { city, zip: `${zip.slice(0, 3)} ${zip.slice(3)}`, weight: Number(weight) }
  })
  return weighted(
    parsed,
    parsed.map(row => row.weight),
  )
}

const country = (men: string, women: string, family: string, places: string, streets: string, domains: string[]) => ({
  male: firstNames(men),
  female: firstNames(women),
  surname: surnames(family),
  town: towns(places),
  street: anyOf(rows(streets)),
  domain: weighted(domains, [44, 33, 12, 7, 4].slice(0, domains.length)),
})
// RFC 2606: nobody can ever be reached under .example, so a demo connected to a real SMTP server mails no stranger.
const countries = {
  CZ: country(czechMen, czechWomen, czechSurnames, czechTowns, czechStreets, [
    ...['seznam.example', 'gmail.example', 'email.example', 'centrum.example', 'firma.example'],
  ]),
  SK: country(slovakMen, slovakWomen, slovakSurnames, slovakTowns, slovakStreets, ['gmail.example', 'azet.example']),
}
const slovakShare = 0.04
const womenShare = 0.58

/** Up to here addresses are remembered to keep them apart; later ones carry the person's number and need no memory. */
const rememberedAddresses = 50_000

const below = (random: Random, limit: number) => Math.floor(random() * limit)
const twoDigits = (n: number) => (n < 10 ? `0${n}` : `${n}`)

/** `count` people, the same ones for the same `random` (0 ≤ x < 1). Addresses differ within one call. */
export function* people(random: Random, count: number): Generator<SeedPerson> {
  const taken = new Set<string>()
  for (let number = 0; number < count; number++) {
    const code = random() < slovakShare ? 'SK' : 'CZ'
    const from = countries[code]
    const gender = random() < womenShare ? 'female' : 'male'
    const generation = drawGeneration(random)
    const first = from[gender][generation]!(random)
    const last = from.surname(random)[gender]
    const end = generations[generation + 1] ?? lastBirthYear + 1
    const year = generations[generation]! + below(random, end - generations[generation]!)
    const month = 1 + below(random, 12)
    const day =
      1 + below(random, month === 2 ? 28 : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
    const town = from.town(random)
    yield {
      name: first.text,
      surname: last.text,
      gender,
      email: address(random, first.folded, last.folded, year, from.domain(random), number, taken),
      city: town.city,
      zip: town.zip,
      street: `${from.street(random)} ${houseNumber(random)}`,
      phone: phone(random, code),
      country: code,
      birthday: `${year}-${twoDigits(month)}-${twoDigits(day)}`,
    }
  }
}

function address(
  random: Random,
  first: string,
  last: string,
  year: number,
  domain: string,
  number: number,
  taken: Set<string>,
) {
  const style = random()
  const plain =
    domain === 'firma.example' || style < 0.4
      ? `${first}.${last}`
      : style < 0.55
        ? first + last
        : style < 0.68
          ? `${last}.${first}`
          : style < 0.8
            ? `${first[0]}.${last}`
            : style < 0.9
              ? `${last}${first[0]}`
              : `${first}_${last}`
  if (number >= rememberedAddresses) return `${plain}${number}@${domain}`
  const digits = random()
  const local =
    digits < 0.22 ? plain + (year % 100 < 10 ? `0${year % 100}` : year % 100) : digits < 0.28 ? plain + year : plain
  let email = `${local}@${domain}`
  for (let again = 1; taken.has(email); again++) email = `${plain}${again}@${domain}`
  taken.add(email)
  return email
}

function houseNumber(random: Random): string {
  const number = 1 + Math.floor(random() ** 2 * 1400)
  return random() < 0.35 ? `${number}/${1 + below(random, 60)}` : `${number}`
}

const czechPrefixes = anyOf(
  rows(
    '601|602|603|604|605|606|607|608|720|721|723|724|725|728|730|731|732|733|734|736|737|739|770|773|774|775|776|777',
  ),
)
const slovakPrefixes = anyOf(rows('901|902|903|904|905|907|908|910|911|915|917|918|944|948|949'))

function phone(random: Random, code: 'CZ' | 'SK'): string {
  const line = String(below(random, 1_000_000)).padStart(6, '0')
  return code === 'CZ' ? `+420${czechPrefixes(random)}${line}` : `+421${slovakPrefixes(random)}${line}`
}
