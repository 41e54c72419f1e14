import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problems } from '../../contract/problem.ts'
import { cs } from './cs.ts'
import { first } from './cs-first.ts'
import { en } from './en.ts'
import { first as firstEnglish } from './en-first.ts'
import { makeSay, type Plural } from './say.ts'

type Leaf = string | Plural
const isPlural = (value: object): value is Plural => 'one' in value && 'other' in value

function leaves(words: object, path = ''): Map<string, Leaf> {
  const found = new Map<string, Leaf>()
  for (const [key, value] of Object.entries(words) as [string, Leaf | object][]) {
    const here = path ? `${path}.${key}` : key
    if (typeof value === 'string' || isPlural(value)) found.set(here, value)
    else for (const [inner, leaf] of leaves(value, here)) found.set(inner, leaf)
  }
  return found
}

const languages = { cs: leaves(cs), en: leaves(en) }
const formsOf = (leaf: Leaf) => (typeof leaf === 'string' ? [leaf] : Object.values<string>({ ...leaf }))
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join()

describe('the words', () => {
  it('have the same keys in both languages', () => {
    expect([...languages.en.keys()].sort()).toEqual([...languages.cs.keys()].sort())
  })

  it.each(Object.entries(languages))('have no empty text in %s', (_, words) => {
    const empty = [...words].filter(([, leaf]) => formsOf(leaf).some(form => form.trim() === '')).map(([key]) => key)
    expect(empty).toEqual([])
  })

  it.each(Object.entries(languages))('have every plural form that %s needs', (language, words) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()
    const incomplete = [...words]
      .filter(([, leaf]) => typeof leaf !== 'string' && Object.keys(leaf).sort().join() !== needed.join())
      .map(([key]) => key)
    expect(incomplete).toEqual([])
  })

  it('fill the same blanks in both languages', () => {
    const different = [...languages.cs].filter(([key, leaf]) => {
      const other = languages.en.get(key)!
      return new Set([...formsOf(leaf), ...formsOf(other)].map(placeholders)).size !== 1
    })
    expect(different.map(([key]) => key).filter(key => key !== 'editor.starter')).toEqual([])
  })

  it('name every problem of the contract', () => {
    expect(Object.keys(cs.problems)).toEqual(expect.arrayContaining(Object.keys(problems)))
  })
})

describe('saying', () => {
  const say = makeSay(cs, 'cs', 'Europe/Prague')
  const plain = (text: string) => text.replace(/\s/g, ' ')

  it('counts in Czech: 1 kontakt, 2 kontakty, 5 kontaktů', () => {
    const spoken = [1, 2, 4, 5, 0, 12480].map(n => plain(say.plural(n, cs.general.contacts)))
    expect(spoken).toEqual(['1 kontakt', '2 kontakty', '4 kontakty', '5 kontaktů', '0 kontaktů', '12 480 kontaktů'])
  })

  it('says to how many people something goes', () => {
    const spoken = [1, 3, 12480].map(n =>
      plain(say.fill(cs.sending.to, { people: say.plural(n, cs.general.toPeople) })),
    )
    expect(spoken).toEqual(['Odešle se 1 člověku', 'Odešle se 3 lidem', 'Odešle se 12 480 lidem'])
  })

  it('writes less with a minus, not with a hyphen', () => {
    for (const one of [say, makeSay(en, 'en', 'UTC')])
      expect([one.signed(-8), one.points(-0.021), one.change(-0.5)].map(text => text[0])).toEqual(['−', '−', '−'])
  })

  it("writes instants in the account's time zone and plain dates in none", () => {
    expect(plain(say.moment('2026-11-23T23:30:00Z'))).toBe('24. 11. 2026 00:30')
    expect(plain(say.date('1988-04-17'))).toBe('17. dubna 1988')
    expect(plain(say.monthDay('05-24'))).toBe('24. května')
    expect(makeSay(en, 'en', 'UTC').moment('2026-11-23T23:30:00Z')).toBe('23 Nov 2026 23:30')
  })

  it('says how long ago, and nothing precise of the last minute', () => {
    const now = Date.parse('2026-11-23T12:00:00Z')
    expect(say.ago('2026-11-23T11:59:40Z', now)).toBe('před chvílí')
    expect(plain(say.ago('2026-11-23T10:00:00Z', now))).toBe('před 2 h')
  })

  it('never rounds somebody down to nobody', () => {
    expect(plain(say.percent(2, 12288))).toBe('< 0,1 %')
    expect(plain(say.percent(0, 12288))).toBe('0 %')
    expect(plain(say.percent(4940, 12141))).toBe('40,7 %')
    expect(say.percent(0, 0)).toBe('–')
  })
})

describe('the first words', () => {
  const admin = join(import.meta.dirname, '..')
  const read = (file: string) => readFileSync(file, 'utf8')
  /** Files that a page needs before it shows anything: what is imported by a call comes later. */
  const neededBy = (file: string, seen = new Set<string>()): Set<string> => {
    if (seen.has(file)) return seen
    seen.add(file)
    for (const [, path] of read(file).matchAll(/(?:import|from) '(\.[^']+\.tsx?)'/g))
      if (!/\/words\/|\/contract\//.test(path!)) neededBy(join(dirname(file), path!), seen)
    return seen
  }
  const topicsIn = (text: string) => [
    ...[...text.matchAll(/\bwords\.(\w+)/g)].map(match => match[1]!),
    ...[...text.matchAll(/\{([^{}]*)\} = (?:(?:say|useSay\(\))\.)?words\b(?!\.)/g)].flatMap(
      match => match[1]!.match(/\w+/g)!,
    ),
  ]
  /** Asked only where all words are there: the tray waits for them, and only an editor's refusal has missing parts. */
  const later: Record<string, string[]> = {
    'parts/tasks/task-line.ts': ['imports'],
    'parts/tasks/told-contacts.ts': ['contactTable'],
    'parts/notify.ts': ['editor'],
  }
  const topics = Object.keys(cs)

  /** Of a topic in use, the keys asked for by name: `topic.key`, `words.topic.key`, or `words.key` where that is the topic. */
  const keysIn = (text: string, topic: string) => {
    const alias = text.match(new RegExp(`(\\w+) = (?:say|useSay\\(\\))\\.words\\.${topic}\\b(?!\\.)`))?.[1]
    return [topic, alias].flatMap(name =>
      name ? [...text.matchAll(new RegExp(`(?<![\\w'/])${name}\\.(\\w+)`, 'g'))].map(match => match[1]!) : [],
    )
  }
  const split = Object.keys(first).filter(
    topic => Object.keys(first[topic as keyof typeof first]).length < Object.keys(cs[topic as keyof typeof cs]).length,
  )

  it.each(['parts/shell.tsx', 'pages/home/home-page.tsx', 'pages/entry/sign-in-page.tsx', 'main.tsx'])(
    'are all that %s asks for',
    root => {
      const missing = [...neededBy(join(admin, root))].flatMap(file => {
        const name = file.slice(admin.length + 1)
        return topicsIn(read(file))
          .filter(topic => topics.includes(topic) && !(topic in first) && !later[name]?.includes(topic))
          .map(topic => `${name}: ${topic}`)
      })
      expect(missing).toEqual([])
    },
  )

  it.each(['parts/shell.tsx', 'pages/home/home-page.tsx', 'pages/entry/sign-in-page.tsx', 'main.tsx'])(
    'have of a topic that comes in two parts what %s asks for',
    root => {
      const missing = [...neededBy(join(admin, root))].flatMap(file => {
        const text = read(file)
        const used = topicsIn(text).filter(topic => split.includes(topic))
        return [...new Set(used)].flatMap(topic => {
          const [early, whole] = [first[topic as keyof typeof first], cs[topic as keyof typeof cs]]
          return keysIn(text, topic)
            .filter(key => key in whole && !(key in early))
            .map(key => `${file.slice(admin.length + 1)}: ${topic}.${key}`)
        })
      })
      expect(missing).toEqual([])
    },
  )

  it('come in two parts of these topics', () =>
    expect(split.sort()).toEqual(['campaigns', 'growth', 'palette', 'problems', 'reports']))

  it('are the same topics in both languages', () => {
    expect(Object.keys(firstEnglish).sort()).toEqual(Object.keys(first).sort())
  })
})
