import { describe, expect, it } from 'vitest'
import type { ColumnTarget } from '../../../../contract/import-settings.ts'
import { guessColumns, hasHeader } from './guess.ts'

const none = { fields: [], groups: [] }

/** As one line: 'email', 'name', 'field size'. */
function short(target: ColumnTarget): string {
  if (target.to === 'profile') return target.column
  if (target.to === 'field') return `field ${target.key}`
  if (target.to === 'newField') return `new ${target.name} ${target.type}`
  return target.to === 'group' ? `group ${target.groupId}` : target.to
}

const guessed = (headers: string, rows: string[], known = none as Parameters<typeof guessColumns>[2]) =>
  guessColumns(
    headers.split(';'),
    rows.map(row => row.split(';')),
    known,
  ).map(column => short(column.target))

describe('where columns go', () => {
  it('by Czech headers', () => {
    expect(
      guessed('E-mail;Jméno;Příjmení;Telefon;PSČ;Datum narození;Oslovení;Pohlaví;Štítky;Souhlas', [
        'a@x.cz;Jana;Nová;+420777;11000;1.2.1980;Jano;žena;vip,brno;ano',
      ]),
    ).toEqual('email name surname phone zip birthday vocative gender tags consent'.split(' '))
  })

  it('by the headers of Mailchimp, without its technical columns', () => {
    expect(
      guessed('Email Address;First Name;Last Name;MEMBER_RATING;OPTIN_TIME;LEID;TAGS', [
        'a@x.cz;J;N;2;2020-01-01;5;"vip"',
      ]),
    ).toEqual(['email', 'name', 'surname', 'ignore', 'consent', 'ignore', 'tags'])
  })

  it('by the headers of Ecomail and Shoptet', () => {
    expect(guessed('email;name;surname;vokativ;status;company;source', ['a@x.cz;J;N;Jano;1;;api'])).toEqual(
      'email name surname vocative status company source'.split(' '),
    )
    expect(guessed('email;billFullName;billCity;billZip;phone', ['a@x.cz;Jan Novák;Brno;60200;777'])).toEqual(
      'email fullName city zip phone'.split(' '),
    )
  })

  it('by what stands in them, where there is no header', () => {
    const rows = [
      'Jana;žena;a@x.cz;+420 777 123 456',
      'Petr;muž;b@x.cz;+420 777 123 457',
      'Eva;žena;c@x.cz;+420602111222',
    ]
    expect(guessed(';;;', rows)).toEqual(['ignore', 'gender', 'email', 'phone'])
  })

  it('a name that is a whole name is taken apart, unless the surname has a column', () => {
    expect(guessed('email;Jméno', ['a@x.cz;Jana Nováková', 'b@x.cz;Petr Malý'])).toEqual(['email', 'fullName'])
    expect(guessed('email;Jméno;Příjmení', ['a@x.cz;Jana Marie;Nová'])).toEqual(['email', 'name', 'surname'])
  })

  it('to fields and groups of the list, else to new fields by the type of their values', () => {
    const known = {
      fields: [{ key: 'velikost_bot', name: 'Velikost bot', type: 'int' as const }],
      groups: [{ id: 'grp_1', name: 'Zájmy' }],
    }
    const rows = [
      'a@x.cz;42;káva;7;1.1.2024;https://a.cz;tmavá;007',
      'b@x.cz;43;čaj;12;2.1.2024;https://b.cz;světlá;008',
    ]
    expect(guessed('e-mail;velikost bot;zájmy;Body;Poslední nákup;Web;Chuť;Kód', rows, known)).toEqual([
      'email',
      'field velikost_bot',
      'group grp_1',
      'new Body int',
      'new Poslední nákup date',
      'new Web url',
      'new Chuť string',
      'new Kód string',
    ])
  })

  it('no place is given twice', () => {
    expect(guessed('e-mail;mail;jméno;name', ['a@x.cz;;Jana;Jana'])).toEqual(['email', 'ignore', 'name', 'ignore'])
  })
})

describe('a header', () => {
  it.each([
    [['e-mail', 'jméno'], ['a@x.cz', 'Jana'], true],
    [['sloupec1', 'sloupec2'], ['a@x.cz', 'Jana'], true],
    [['a@x.cz', 'Jana'], ['b@x.cz', 'Petr'], false],
  ])('%s over %s: %s', (first, second, expected) => {
    expect(hasHeader([first, second])).toBe(expected)
  })
})
