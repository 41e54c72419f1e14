import { beforeAll, describe, expect, it } from 'vitest'
import type { ContactFilter } from '../../../contract/contact-filter.ts'
import { contactOrders } from '../../../contract/contact-table.ts'
import { aContact, aHouse, aList, anotherAccount, type TestHouse } from '../../../tests/kit/house.ts'
import { sql } from '../../platform/sql.ts'
import { countContacts } from './count.ts'
import { createContact } from './create.ts'
import { compileFilter } from './queries-filter.ts'
import type { ListRow } from './queries-lists.ts'
import { pageOfAll, pageWithin } from './queries-table.ts'
import { subscribe } from './subscribe.ts'
import { readContactTable } from './table.ts'

let house: TestHouse
let news: ListRow
let club: ListRow
let frame: { now: Date; timeZone: string }
const DAY_MS = 86_400_000

/** Each with what a condition may find; named by the part of the address before @. */
beforeAll(async () => {
  house = await aHouse()
  news = await aList(house, { name: 'News' })
  club = await aList(house, { name: 'Club' })
  frame = { now: house.clock.now(), timeZone: 'Europe/Prague' }
  await aContact(house, news.id, {
    email: 'jana.novakova@seznam.cz',
    profile: {
      name: 'Jana',
      surname: 'Nováková',
      city: 'Brno',
      gender: 'female',
      source: 'eshop',
      tags: ['káva', 'VIP'],
      birthday: '1988-04-17',
    },
    fields: { size: 'Žluté tričko', points: { value: 120, type: 'int' }, since: { value: '2024-05-01', type: 'date' } },
  })
  await aContact(house, news.id, {
    email: 'novak@firma-brno.cz',
    profile: { name: 'Jan', surname: 'Novák', city: 'brno', company: 'Novák s.r.o.', tags: ['káva'] },
    fields: { size: '100 % bavlna', points: { value: 5, type: 'int' }, since: { value: '2026-01-31', type: 'date' } },
  })
  await aContact(house, news.id, {
    email: 'cizek@gmail.com',
    profile: { name: 'Čeněk', surname: 'Čížek', city: 'Plzeň', tags: ['čaj'], phone: '+420 777 123 456' },
    fields: { size: '100x', points: '' },
  })
  await aContact(house, club.id, { email: 'a_b+tag@mail.example', profile: { tags: ['50%'] } })
  const loner = { email: 'ondrej@nikde.cz', profile: { name: 'Ondřej', surname: "O'Hara-Dvořák", source: 'import' } }
  await createContact(house.ground, house.accountId, { ...loner, origin: { channel: 'admin' }, triggerChanges: false })
  await subscribe(house.ground, house.accountId, news.id, {
    rows: [{ email: 'gone@seznam.cz', profile: { surname: 'Chytrý' }, status: 'unsubscribed' }],
    origin: { channel: 'api' },
    updateExisting: true,
    resubscribe: false,
    skipConfirmation: true,
    triggerAutomations: false,
    triggerChanges: false,
    notifyOwner: false,
  })
  const set = (email: string, what: object) =>
    house.ground.db.run(sql`
      update contact c set last_open_at = r.opened, last_click_at = r.clicked, suppressed = r.suppressed, inserted_at = coalesce(r.inserted, inserted_at)
      from json_to_record(${JSON.stringify(what)}::json) r(opened timestamptz, clicked timestamptz, suppressed text, inserted timestamptz)
      where account_id = ${house.accountId} and email_key = ${email}`)
  const ago = (days: number) => new Date(frame.now.getTime() - days * DAY_MS)
  await set('jana.novakova@seznam.cz', { opened: ago(3), clicked: ago(40) })
  await set('novak@firma-brno.cz', { opened: ago(100) })
  await set('gone@seznam.cz', { suppressed: 'manual' })
  // 23:30 of the 31st in Prague, and half an hour later.
  await set('cizek@gmail.com', { inserted: '2026-01-31T22:30:00Z' })
  await set('a_b+tag@mail.example', { inserted: '2026-01-31T23:00:00Z' })
  const { accountId } = await anotherAccount(house)
  const theirs = { email: 'jana.novakova@seznam.cz', profile: { name: 'Jana', surname: 'Nováková', tags: ['káva'] } }
  await createContact(house.ground, accountId, { ...theirs, origin: { channel: 'admin' }, triggerChanges: false })
})

const named = (rows: { email: string }[]) => rows.map(row => row.email.split('@')[0]!)

/** Whom a filter finds: by the page, by both ways a page is found, and by the count, which all have to agree. */
async function found(filter: ContactFilter): Promise<string[]> {
  const { ground, accountId } = house
  const page = await readContactTable(ground, accountId, { filter, order: 'address', limit: 50 }, frame)
  const question = {
    filter: compileFilter(accountId, filter, frame),
    order: 'address' as const,
    after: null,
    limit: 50,
  }
  const names = named(page.contacts)
  expect(named(await pageWithin(ground.db, accountId, question, 1_000))).toEqual(names)
  expect(named(await pageOfAll(ground.db, accountId, question))).toEqual(names)
  expect(named(await pageWithin(ground.db, accountId, { ...question, order: '-added' }, 1_000)).sort()).toEqual(
    [...names].sort(),
  )
  expect(await countContacts(ground, accountId, filter, frame)).toEqual({ contacts: names.length, precision: 'exact' })
  return names
}

const everybody = ['a_b+tag', 'cizek', 'gone', 'jana.novakova', 'novak', 'ondrej']

describe('searching', () => {
  it.each([
    ['novak', ['jana.novakova', 'novak']],
    ['NOVÁKOVÁ', ['jana.novakova']],
    ['cizek', ['cizek']],
    ['Čí', ['cizek']],
    ['jan nov', ['jana.novakova', 'novak']],
    ['nov jana', ['jana.novakova']],
    ['  nov   jan  ', ['jana.novakova', 'novak']],
    ['jana.nov', ['jana.novakova']],
    ['jana.novakova@seznam.cz', ['jana.novakova']],
    ['@seznam', ['gone', 'jana.novakova']],
    ['seznam.cz', ['gone', 'jana.novakova']],
    ['brno', ['novak']],
    ['firma-brno', ['novak']],
    ['a_b+tag', ['a_b+tag']],
    ["o'hara", ['ondrej']],
    ['dvorak ondrej', ['ondrej']],
    ['ovakova', []],
    ['%', []],
    ['_', []],
    ['n%k', []],
    ['n_vak', []],
    ['\\', []],
    ['\\%', []],
    ["' or 1=1 --", []],
    ['@', everybody],
    ['...', []],
    ['777 123 456', ['cizek']],
    ['+420777123456', ['cizek']],
    ['00420 777-123-456', ['cizek']],
    ['123 456', []],
    ['777 123 457', []],
    ['777 123 456 jan', []],
  ])('%j finds %j', async (search, expected) => {
    expect(await found({ search })).toEqual(expected)
  })
})

describe('a condition', () => {
  const cases: [string, (ids: { news: number; club: number }) => ContactFilter, string[]][] = [
    ['nothing', () => ({}), everybody],
    ['a list', ({ news }) => ({ listId: news }), ['cizek', 'gone', 'jana.novakova', 'novak']],
    ['a list and a state', ({ news }) => ({ listId: news, states: ['unsubscribed'] }), ['gone']],
    [
      'several states',
      ({ news }) => ({ listId: news, states: ['unsubscribed', 'subscribed'] }),
      ['cizek', 'gone', 'jana.novakova', 'novak'],
    ],
    ['a state in any list', () => ({ states: ['unsubscribed', 'complained'] }), ['gone']],
    ['in no list', () => ({ noList: true }), ['ondrej']],
    ['any of tags', () => ({ anyTag: ['čaj', 'VIP'] }), ['cizek', 'jana.novakova']],
    ['all of tags', () => ({ allTags: ['káva', 'VIP'] }), ['jana.novakova']],
    ['none of tags', () => ({ noTag: ['káva', '50%'] }), ['cizek', 'gone', 'ondrej']],
    ['a tag with a wildcard is that tag', () => ({ anyTag: ['50%', 'k%'] }), ['a_b+tag']],
    [
      'a city, whatever its case',
      () => ({ profile: { city: { is: 'equal', value: 'BRNO' } } }),
      ['jana.novakova', 'novak'],
    ],
    ['a beginning', () => ({ profile: { city: { is: 'beginning', value: 'plz' } } }), ['cizek']],
    ['a wildcard is no beginning', () => ({ profile: { city: { is: 'beginning', value: '%' } } }), []],
    ['an empty field', () => ({ profile: { city: { is: 'empty' } } }), ['a_b+tag', 'gone', 'ondrej']],
    ['a filled field', () => ({ profile: { company: { is: 'filled' } } }), ['novak']],
    ['a gender', () => ({ profile: { gender: { is: 'equal', value: 'female' } } }), ['jana.novakova']],
    ['a phone, however it is written', () => ({ profile: { phone: { is: 'equal', value: '777123456' } } }), ['cizek']],
    ['a source', () => ({ profile: { source: { is: 'equal', value: 'import' } } }), ['ondrej']],
    ['a birthday', () => ({ profile: { birthday: { is: 'beginning', value: '1988' } } }), ['jana.novakova']],
    [
      'two fields at once',
      () => ({ profile: { city: { is: 'equal', value: 'brno' }, company: { is: 'empty' } } }),
      ['jana.novakova'],
    ],
    [
      'a custom field',
      ({ news }) => ({ listId: news, fields: [{ key: 'size', condition: { is: 'equal', value: '100X' } }] }),
      ['cizek'],
    ],
    [
      'a part of it, without accents',
      ({ news }) => ({ listId: news, fields: [{ key: 'size', condition: { is: 'containing', value: 'zlute TRIC' } }] }),
      ['jana.novakova'],
    ],
    [
      'a wildcard as such',
      ({ news }) => ({ listId: news, fields: [{ key: 'size', condition: { is: 'containing', value: '100 %' } }] }),
      ['novak'],
    ],
    [
      'a number over',
      ({ news }) => ({ listId: news, fields: [{ key: 'points', condition: { is: 'over', value: 5 } }] }),
      ['jana.novakova'],
    ],
    [
      'a number under',
      ({ news }) => ({ listId: news, fields: [{ key: 'points', condition: { is: 'under', value: 5.5 } }] }),
      ['novak'],
    ],
    [
      'a text is no number',
      ({ news }) => ({ listId: news, fields: [{ key: 'size', condition: { is: 'over', value: 1 } }] }),
      [],
    ],
    [
      'a day before',
      ({ news }) => ({ listId: news, fields: [{ key: 'since', condition: { is: 'before', value: '2026-01-31' } }] }),
      ['jana.novakova'],
    ],
    [
      'a day after',
      ({ news }) => ({ listId: news, fields: [{ key: 'since', condition: { is: 'after', value: '2024-05-01' } }] }),
      ['novak'],
    ],
    [
      'an empty custom field',
      ({ news }) => ({ listId: news, fields: [{ key: 'points', condition: { is: 'empty' } }] }),
      ['cizek', 'gone'],
    ],
    [
      'a filled custom field',
      ({ news }) => ({ listId: news, fields: [{ key: 'since', condition: { is: 'filled' } }] }),
      ['jana.novakova', 'novak'],
    ],
    [
      'a field that no list has',
      ({ news }) => ({ listId: news, fields: [{ key: `x') or true --`, condition: { is: 'filled' } }] }),
      [],
    ],
    ['opened within', () => ({ opened: { is: 'within', days: 30 } }), ['jana.novakova']],
    [
      'not opened within',
      () => ({ opened: { is: 'notWithin', days: 30 } }),
      everybody.filter(name => name !== 'jana.novakova'),
    ],
    ['never opened', () => ({ opened: { is: 'never' } }), ['a_b+tag', 'cizek', 'gone', 'ondrej']],
    ['clicked within', () => ({ clicked: { is: 'within', days: 41 } }), ['jana.novakova']],
    ['not clicked within', () => ({ clicked: { is: 'notWithin', days: 39 } }), everybody],
    ['never clicked', () => ({ clicked: { is: 'never' } }), everybody.filter(name => name !== 'jana.novakova')],
    ["added by a day of the account's", () => ({ added: { from: '2026-01-31', to: '2026-01-31' } }), ['cizek']],
    ['added from a day on', () => ({ added: { from: '2026-02-01' } }), everybody.filter(name => name !== 'cizek')],
    ['suppressed', () => ({ suppressed: true }), ['gone']],
    ['not suppressed', () => ({ suppressed: false }), everybody.filter(name => name !== 'gone')],
    [
      'many at once',
      ({ news }) => ({
        search: 'nov',
        listId: news,
        states: ['subscribed'],
        anyTag: ['káva'],
        opened: { is: 'notWithin', days: 7 },
        suppressed: false,
      }),
      ['novak'],
    ],
  ]
  it.each(cases)('%s', async (_, filter, expected) => {
    expect(await found(filter({ news: news.id, club: club.id }))).toEqual(expected)
  })
})

describe('the order', () => {
  const page = (order: (typeof contactOrders)[number], limit = 50, after?: string, filter: ContactFilter = {}) =>
    readContactTable(house.ground, house.accountId, { filter, order, limit, after }, frame)

  it('of surnames is Czech, and who has none comes last', async () => {
    const surnames = [
      'Hájek',
      'Ježek',
      'Cibulka',
      'Czech',
      'Čáp',
      'chrt',
      'Zeman',
      'Žák',
      'Řezáč',
      'Rys',
      'Šíp',
      'Svoboda',
      'Ďas',
      'Dub',
      '',
      'Ún',
    ]
    const czech = await aHouse()
    for (const surname of surnames) {
      const profile = { surname, ...(surname === 'Dub' && { name: 'Ada' }) }
      await createContact(czech.ground, czech.accountId, {
        email: `${surname || 'x'}@a.cz`,
        profile,
        origin: { channel: 'admin' },
        triggerChanges: false,
      })
    }
    const { contacts } = await readContactTable(
      czech.ground,
      czech.accountId,
      { filter: {}, order: 'surname', limit: 50 },
      frame,
    )
    const sorted = surnames.filter(Boolean).sort(new Intl.Collator('cs').compare)
    expect(contacts.map(contact => contact.surname)).toEqual([...sorted, null])
  })

  it('of activity has the latest first and those who never opened at the end', async () => {
    expect(named((await page('-active')).contacts).slice(0, 2)).toEqual(['jana.novakova', 'novak'])
    expect(named((await page('active')).contacts).slice(-2)).toEqual(['novak', 'jana.novakova'])
  })

  it.each(contactOrders)('by %s goes on where a page ended, with a filter and without', async order => {
    for (const filter of [
      {},
      { listId: news.id },
      { listId: news.id, states: ['subscribed', 'unsubscribed'] },
      { search: '@' },
    ] as ContactFilter[]) {
      const whole = await page(order, 50, undefined, filter)
      const paged: string[] = []
      let after: string | undefined
      do {
        const next = await page(order, 1, after, filter)
        paged.push(...named(next.contacts))
        after = next.next ?? undefined
      } while (after)
      expect(paged).toEqual(named(whole.contacts))
      const compiled = compileFilter(house.accountId, filter, frame)
      const [first] = whole.contacts
      const question = { filter: compiled, order, after: { id: first!.id, key: first!.order_key }, limit: 50 }
      expect(named(await pageOfAll(house.ground.db, house.accountId, question))).toEqual(named(whole.contacts).slice(1))
      const reversed = order.startsWith('-') ? order.slice(1) : `-${order}`
      expect(named((await page(reversed as typeof order, 50, undefined, filter)).contacts)).toEqual(
        named(whole.contacts).reverse(),
      )
    }
  })

  it.each(['x', '!!', Buffer.from('[1]').toString('base64url'), Buffer.from(`[1,"' or 1"]`).toString('base64url')])(
    'begins at the beginning after a made-up place: %s',
    async after => {
      const first = (await page('-active')).contacts[0]!.id
      expect((await page('-active', 50, after)).contacts[0]!.id).toBe(first)
    },
  )
})

describe('the count', () => {
  it('of a list comes from its counters, whatever else they count', async () => {
    await house.ground.db.run(sql`
      insert into counter_delta (account_id, subject, name, n) values (${house.accountId}, ${`list:${news.id}`}, 'confirmed', 100)`)
    expect(await countContacts(house.ground, house.accountId, { listId: news.id }, frame)).toEqual({
      contacts: 4,
      precision: 'exact',
    })
  })

  it('is a guess, and says so, where counting takes too long', async () => {
    const { ground, accountId } = house
    let counted: ReturnType<typeof countContacts> | undefined
    await ground.db.transaction(async tx => {
      await tx.run(sql`lock table contact in access exclusive mode`)
      counted = countContacts(ground, accountId, { noTag: ['x'] }, frame)
      await new Promise(resolve => setTimeout(resolve, 450))
    })
    expect(await counted).toEqual({ contacts: expect.any(Number), precision: 'about' })
    expect(await countContacts(ground, accountId, { noTag: ['x'] }, frame, true)).toEqual({
      contacts: 6,
      precision: 'exact',
    })
  })
})
