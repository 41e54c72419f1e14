import { describe, expect, it } from 'vitest'
import { feminineSurname, people } from './people.ts'

/** mulberry32 */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe('people', () => {
  const crowd = [...people(seeded(1), 60_000)]

  it('are the same for the same random numbers', () => {
    expect([...people(seeded(7), 500)]).toEqual([...people(seeded(7), 500)])
    expect([...people(seeded(7), 5)]).not.toEqual([...people(seeded(8), 5)])
  })

  it('have each an address of their own, under .example, in plain letters', () => {
    expect(new Set(crowd.map(person => person.email)).size).toBe(crowd.length)
    expect(crowd.filter(person => !/^[a-z][a-z0-9._]+@[a-z]+\.example$/.test(person.email))).toEqual([])
  })

  it('are well formed', () => {
    for (const { zip, phone, birthday, country, city, street, name, surname } of crowd) {
      if (!/^\d{3} \d{2}$/.test(zip)) throw new Error(zip)
      if (!(country === 'CZ' ? /^\+420[67]\d{8}$/ : /^\+4219\d{8}$/).test(phone)) throw new Error(phone)
      if (new Date(birthday).toISOString().slice(0, 10) !== birthday) throw new Error(birthday)
      if (!(city && street && name && surname)) throw new Error(`${city} ${street} ${name} ${surname}`)
    }
  })

  it('are about 4 % Slovak, mostly women, and bear the names of their generation', () => {
    const share = (of: typeof crowd, test: (person: (typeof crowd)[number]) => boolean) =>
      of.filter(test).length / of.length
    expect(share(crowd, person => person.country === 'SK')).toBeCloseTo(0.04, 2)
    expect(share(crowd, person => person.gender === 'female')).toBeCloseTo(0.58, 1)
    const men = crowd.filter(person => person.gender === 'male' && person.country === 'CZ')
    const young = men.filter(person => person.birthday >= '2000')
    const old = men.filter(person => person.birthday < '1970')
    expect(share(young, person => person.name === 'Jakub')).toBeGreaterThan(
      share(young, person => person.name === 'Jiří') * 4,
    )
    expect(share(old, person => person.name === 'Jiří')).toBeGreaterThan(
      share(old, person => person.name === 'Jakub') * 20,
    )
  })

  it('bear feminine surnames when they are women', () => {
    const women =
      'Novotná Krejčí Vaňková Němcová Jelínková Procházková Havlová Králová Petrů Vacková Doležalová Moravcová Staňková'
    const men = 'Novotný Krejčí Vaněk Němec Jelínek Procházka Havel Král Petrů Vacek Doležal Moravec Staněk'
    expect(men.split(' ').map(feminineSurname)).toEqual(women.split(' '))
    const odd = crowd.filter(p => p.gender === 'female' && !/(?:á|í|ů|Nguyen)$/.test(p.surname))
    expect(odd).toEqual([])
  })
})
