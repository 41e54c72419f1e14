import fc from 'fast-check'
import { Compile } from 'typebox/compile'
import { describe, expect, it } from 'vitest'
import { type ContactFilter, filterFields, ContactFilter as Schema } from './contact-filter.ts'
import { filterFromQuery, filterToQuery } from './contact-filter-address.ts'
import { subscriptionStatuses } from './list.ts'

const schema = Compile(Schema)
/** What a value may be: no blank edges, since an address is read without them. */
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map(s => s.trim())
  .filter(s => s !== '' && s.length <= 50)
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map(d => d.toISOString().slice(0, 10))
const tags = fc.uniqueArray(words, { minLength: 1, maxLength: 4 })
const profileCondition = fc.oneof(
  fc.constantFrom({ is: 'empty' as const }, { is: 'filled' as const }),
  fc.record({ is: fc.constantFrom('equal' as const, 'beginning' as const), value: words }),
)
const fieldCondition = fc.oneof(
  fc.constantFrom({ is: 'empty' as const }, { is: 'filled' as const }),
  fc.record({ is: fc.constantFrom('equal' as const, 'containing' as const), value: words }),
  fc.record({ is: fc.constantFrom('over' as const, 'under' as const), value: fc.integer() }),
  fc.record({ is: fc.constantFrom('before' as const, 'after' as const), value: day }),
)
const activity = fc.oneof(
  fc.constant({ is: 'never' as const }),
  fc.record({ is: fc.constantFrom('within' as const, 'notWithin' as const), days: fc.integer({ min: 1, max: 3650 }) }),
)
const rest = fc.record(
  {
    search: words,
    states: fc.uniqueArray(fc.constantFrom(...subscriptionStatuses), { minLength: 1 }),
    anyTag: tags,
    allTags: tags,
    noTag: tags,
    profile: fc.dictionary(fc.constantFrom(...filterFields), profileCondition, {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
    opened: activity,
    clicked: activity,
    added: fc.oneof(fc.record({ from: day }), fc.record({ to: day }), fc.record({ from: day, to: day })),
    suppressed: fc.boolean(),
  },
  { requiredKeys: [], noNullPrototype: true },
)
const lists = fc.oneof(
  fc.constant({}),
  fc.constant({ noList: true }),
  fc.record(
    {
      listId: fc.integer({ min: 1 }),
      fields: fc.array(fc.record({ key: words, condition: fieldCondition }), { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ['listId'], noNullPrototype: true },
  ),
)

describe('the address of a filter', () => {
  it('gives the same filter back, whatever is in it', () => {
    fc.assert(
      fc.property(rest, lists, (some, list) => {
        const filter = { ...some, ...list } as ContactFilter
        expect(schema.Check(filter)).toBe(true)
        const address = new URLSearchParams(filterToQuery(filter) as Record<string, string>).toString()
        const query = Object.fromEntries(new URLSearchParams(address))
        expect(filterFromQuery(query)).toEqual(filter)
      }),
      { numRuns: 300 },
    )
  })

  it('reads like a sentence', () => {
    const filter: ContactFilter = {
      listId: 3,
      states: ['subscribed', 'unconfirmed'],
      anyTag: ['káva', 'čaj, zelený'],
      profile: { city: { is: 'equal', value: 'Brno' }, phone: { is: 'empty' } },
      fields: [{ key: 'velikost', condition: { is: 'equal', value: 'M' } }],
      opened: { is: 'notWithin', days: 90 },
      added: { from: '2026-01-01' },
    }
    expect(filterToQuery(filter)).toEqual({
      list: '3',
      state: 'subscribed,unconfirmed',
      tag: 'káva,čaj\\, zelený',
      city: 'is:Brno',
      phone: 'empty',
      fields: 'velikost:is:M',
      opened: 'not:90',
      added: '2026-01-01..',
    })
  })

  it.each([
    { list: 'abc', state: 'happy,', tag: ',,', city: 'Brno', opened: 'within:0', clicked: 'often', added: 'yesterday' },
    { fields: 'size:is:M', list: '' },
    { list: '7e3', added: '2026-02-31..', gender: 'is:', suppressed: 'perhaps', search: '  ' },
    { added: '..', list: '99999999999999999999' },
  ])('leaves out what it cannot read: %j', query => {
    expect(filterFromQuery(query)).toEqual({})
  })

  it('never makes a filter that the schema refuses', () => {
    const keys = Object.keys(filterToQuery({ search: 'x' })).concat([
      'list',
      'state',
      'tag',
      'fields',
      'opened',
      'added',
      'city',
    ])
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom('1', 'a:is:b', 'a:over:1e999', 'is:x', 'within:3', '..2026-01-01', 'x'.repeat(1_999)),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), query => {
        expect(schema.Check(filterFromQuery({ list: '1', ...query }))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})
