import { describe, expect, test } from 'vitest'
import { compileEmail } from './compile.ts'
import type { SystemLinks } from './merge-types.ts'

const system: SystemLinks = {
  unsubscribe: 'https://mail.example/u/1?a=1&b=2',
  confirm: 'https://mail.example/s/1',
  preferences: 'https://mail.example/p/1',
  webVersion: 'https://mail.example/w/1',
  pixel: 'https://mail.example/t/o/1?a&b',
  click: (no, url, personal) => `https://t.example/${no}${personal ? `?to=${encodeURIComponent(url)}` : ''}&x`,
}

const untracked = { ...system, pixel: null, click: (_no: number, url: string) => url }
const pixel =
  '<img src="https://mail.example/t/o/1?a&amp;b" width="1" height="1" alt="" style="display:block;border:0">'

describe('a link', () => {
  test('gets a number and passes through click, twice the same too', () => {
    const html = '<a href="https://s.cz?a=1&amp;b=2">Jedna <b>*|X|*</b></a><map><area href=https://s.cz/></map>'
    const email = compileEmail({ subject: '', html })
    expect(email.links).toEqual([
      { no: 1, url: 'https://s.cz?a=1&b=2', personal: false, label: 'Jedna *|X|*' },
      { no: 2, url: 'https://s.cz/', personal: false, label: '' },
    ])
    const filled = email.fill({ X: 'x' }, { ...system, pixel: null })
    expect(filled.html).toBe(
      '<a href="https://t.example/1&amp;x">Jedna <b>x</b></a><map><area href="https://t.example/2&amp;x"></map>',
    )
  })

  test('with tags is personal: filled, then tracked', () => {
    const email = compileEmail({ subject: '', html: '<a href="https://s.cz/?e=*|X|*"><img alt="Logo &amp; co"></a>' })
    expect(email.links).toEqual([{ no: 1, url: 'https://s.cz/?e=*|X|*', personal: true, label: 'Logo & co' }])
    expect(email.fill({ X: 'á' }, { ...system, pixel: null }).html).toContain(
      'href="https://t.example/1?to=https%3A%2F%2Fs.cz%2F%3Fe%3D%25C3%25A1&amp;x"',
    )
  })

  test.each([
    '<a href="mailto:a@b.cz">',
    '<a href="tel:+420">',
    '<a href="#top">',
    '<a href="/relative">',
    '<a name="x">',
    '<link href="https://s.cz/a.css">',
    '<!-- <a href="https://s.cz"> -->',
  ])('%s is left alone', html => {
    const email = compileEmail({ subject: '', html })
    expect(email.links).toEqual([])
    expect(email.fill({}, { ...system, pixel: null }).html).toBe(html)
  })

  test.each(['*|UNSUB|*', ' *|unsub|* ', '*%7CUNSUB%7C*', '*%7cUNSUB%7c*', 'http://*|UNSUB|*', '*|%20UNSUB|*'])(
    'to our own %s is never tracked',
    href => {
      const email = compileEmail({ subject: '', html: `<a href="${href}">x</a>` })
      expect(email.links).toEqual([])
      expect(email.hasUnsubscribe).toBe(true)
      const filled = email.fill({}, { ...system, pixel: null })
      expect(filled.html).toBe('<a href="https://mail.example/u/1?a=1&amp;b=2">x</a>')
    },
  )

  test('chosen by a condition is not tracked where it is one of ours', () => {
    const href = '*|IF:X|*https://s.cz*|ELSE:|**|UNSUB|**|END:IF|*'
    const email = compileEmail({ subject: '', html: `<a href="${href}">x</a>` })
    expect(email.fill({}, system).html).toContain('href="https://mail.example/u/1')
    expect(email.fill({ X: 1 }, system).html).toContain('href="https://t.example/1?to=')
  })

  test('written with an encoded condition in its address is understood', () => {
    const href = 'https://s.cz/*%7CIF:X%20&gt;%205%7C*a*%7CEND:IF%7C*'
    const email = compileEmail({ subject: '', html: `<a href="${href}">x</a>` })
    expect(email.problems).toEqual([])
    expect(email.fill({ X: 6 }, untracked).html).toBe('<a href="https://s.cz/a">x</a>')
  })

  test('is asked for once per fill though it stands in HTML and text', () => {
    let asked = 0
    const email = compileEmail({ subject: '', html: '<a href="https://s.cz">x</a>' })
    email.fill({}, { ...system, click: () => `https://t.example/${++asked}` })
    expect(asked).toBe(1)
  })
})

describe('the pixel', () => {
  test.each([
    ['<body>a</body></html>', `<body>a${pixel}</body></html>`],
    ['<body></body>a</BODY>', `<body></body>a${pixel}</BODY>`],
    ['a', `a${pixel}`],
    ['', ''],
  ])('%s', (html, expected) => {
    expect(compileEmail({ subject: '', html }).fill({}, system).html).toBe(expected)
  })
})
