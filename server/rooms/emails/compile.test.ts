import { describe, expect, test } from 'vitest'
import { compileEmail, fillText } from './compile.ts'
import type { CompileOptions, MergeValues, SystemLinks } from './merge-types.ts'

const system: SystemLinks = {
  unsubscribe: 'https://mail.example/u/1?a=1&b=2',
  confirm: 'https://mail.example/s/1',
  preferences: 'https://mail.example/u/1/preferences',
  webVersion: 'https://mail.example/w/1',
  pixel: null,
  click: (_no, url) => url,
}

const values: MergeValues = {
  EMAIL: 'jana@example.cz',
  NAME: 'Jana',
  SURNAME: 'nováková',
  GENDER: 'female',
  CITY: '',
  SCORE: '10',
  LIMIT: 9,
  ZERO: '0',
  BIRTHDAY: '0000-00-00',
  VIP: true,
  NOTHING: null,
  EMPTY: [],
  ECM_BASKET: [
    { name: 'Kolo', price: '199', tags: ['a', 'b'] },
    { name: 'Zvonek & spol', price: 49, tags: [] },
  ],
  ECM_BOUGHT: { '123': 2, '7': 0, '8': false },
  IDS: ['5', 6],
  JSON: '[{"name":"A"},{"name":"B"}]',
  MARKUP: '<b>tučně</b>',
  'ADDRESS.NAME': 'Jana N.',
}

const now = { date: new Date('2026-03-05T23:30:00Z'), timeZone: 'Europe/Prague' }

function fill(html: string, options: CompileOptions = {}) {
  const email = compileEmail({ subject: 's', html, plainText: 'p' }, options)
  return email.problems.length > 0 ? email.problems.map(p => p.code).join() : email.fill(values, system, now).html
}

describe('a tag', () => {
  test.each([
    ['*|NAME|*', 'Jana'],
    ['*|name|*', 'Jana'],
    ['*| Name |*', 'Jana'],
    ['[*|MISSING|*]', '[]'],
    ['[*|BIRTHDAY|*]', '[]'],
    ['[*|NOTHING|*]', '[]'],
    ['*|LIMIT|*', '9'],
    ['*|ECM_BASKET[1].name|*', 'Kolo'],
    ['*|ecm_basket[2].name|*', 'Zvonek &amp; spol'],
    ['[*|ECM_BASKET[1].Name|*]', '[]'],
    ['[*|ECM_BASKET[0].name|*]', '[]'],
    ['*|ECM_BASKET[1].tags[2]|*', 'b'],
    ['[*|ECM_BASKET[1].constructor|*]', '[]'],
    ['[*|ECM_BASKET[1].__proto__|*]', '[]'],
    ['*|ECM_BOUGHT["123"]|*', '2'],
    ['*|IDS|*', '5, 6'],
    ['*|JSON[2].name|*', 'B'],
    ['*|address.name|*', 'Jana N.'],
    ['*|UPPER:SURNAME|*', 'NOVÁKOVÁ'],
    ['*|LOWER:NAME|*', 'jana'],
    ['*|TITLE:SURNAME|*', 'Nováková'],
    ['*|MARKUP|*', '&lt;b&gt;tučně&lt;/b&gt;'],
    ['*|HTML:MARKUP|*', '<b>tučně</b>'],
    ['*|html:upper:MARKUP|*', '<B>TUČNĚ</B>'],
    ['{*|NAME|*}', '{Jana}'],
    ['*|DATE:j. n. Y|*', '6. 3. 2026'],
    ['*|DATE:H:i|*', '00:30'],
    ['*|UNSUB|*', 'https://mail.example/u/1?a=1&amp;b=2'],
    ['5 * | 3 *| 2', '5 * | 3 *| 2'],
  ])('%s gives %s', (template, expected) => expect(fill(template)).toBe(expected))

  test('in braces is raw HTML in transactional mail only', () => {
    expect(fill('{*|MARKUP|*} {*|IF:VIP|*}x{*|END:IF|*}', { rawBraces: true })).toBe('<b>tučně</b> {}x{}')
  })

  test('of ours is never overridden by a value', () => {
    const email = compileEmail({ subject: '', html: '*|UNSUB|* *|IF:UNSUB|*yes*|END:IF|*' })
    expect(email.fill({ UNSUB: 'https://evil.example' }, system).html).not.toContain('evil')
  })
})

describe('a condition', () => {
  const holds = (condition: string) => fill(`*|IF:${condition}|*yes*|ELSE:|*no*|END:IF|*`)

  test.each([
    'NAME',
    'name',
    'VIP',
    'SCORE > LIMIT',
    'SCORE>=10.0',
    'SCORE &gt; 9',
    'SCORE&amp;gt;9',
    'SCORE&nbsp;&lt;=&nbsp;10',
    'GENDER=female',
    "GENDER = 'female'",
    'GENDER = “female”',
    'GENDER != male',
    'NAME = Jana',
    'CITY = ',
    'BIRTHDAY =',
    'MISSING != 0',
    'VIP = true',
    'VIP = 1',
    '#ECM_BASKET>1',
    '#ECM_BASKET = 2',
    'ECM_BASKET > 1',
    'ECM_BASKET',
    'ECM_BASKET[2]',
    'ECM_BASKET[2].name',
    "ECM_BOUGHT['123']",
    'ECM_BOUGHT[‘123’]',
    'ECM_BOUGHT[&#39;7&#39;]',
    "IDS['5']",
    "IDS['6']",
    'JSON > 1',
    'NAME < Petr',
    'ECM_BASKET[1].price > ECM_BASKET[2].price',
  ])('%s holds', condition => expect(holds(condition)).toBe('yes'))

  test.each([
    'MISSING',
    'CITY',
    'ZERO',
    'BIRTHDAY',
    'EMPTY',
    'EMPTY > 0',
    'SCORE < LIMIT',
    'SCORE = 100',
    'GENDER = male',
    'ECM_BASKET[3]',
    "ECM_BOUGHT['9']",
    "ECM_BOUGHT['8']",
    "IDS['7']",
    'MISSING > 0',
    '#MISSING > 0',
    'VIP = false',
  ])('%s does not hold', condition => expect(holds(condition)).toBe('no'))

  test.each([
    ['*|IFNOT:CITY|*a*|END:IF|*', 'a'],
    ['*|IFNOT:NAME = Jana|*a*|ELSE|*b*|END|*', 'b'],
    ['*|IF:CITY|*a*|ELSEIF:SCORE = 10|*b*|ELSEIF:NAME|*c*|ELSE:|*d*|END:IF|*', 'b'],
    ['*|IF:CITY|*a*|ELSEIF:ZERO|*b*|END IF|*', ''],
    ['*|IF:NAME|*[*|IF:CITY|*a*|ELSE:|*b*|END:IF|*]*|END:|*', '[b]'],
    ['<!-- *|IF:NAME|* --><p>a</p><!-- *|END:IF|* -->', '<!--  --><p>a</p><!--  -->'],
    ['<p *|IF:NAME|*class="a"*|ELSE:|*class="b"*|END:IF|*>', '<p class="a">'],
  ])('%s gives %s', (template, expected) => expect(fill(template)).toBe(expected))
})

describe('a loop', () => {
  test.each([
    ['*|EACH:ECM_BASKET|**|loop_var.name|*;*|END|*', 'Kolo;Zvonek &amp; spol;'],
    ['*|EACH:IDS|**|loop_var|*;*|END:EACH|*', '5;6;'],
    ['*|EACH:JSON|**|loop_var.name|**|END|*', 'AB'],
    ['*|EACH:MISSING|*x*|END|*', ''],
    ['*|EACH:ECM_BASKET|**|IF:loop_var.price > 100|**|loop_var.name|**|END:IF|**|END|*', 'Kolo'],
    ['*|EACH:ECM_BASKET|**|EACH:loop_var.tags|**|loop_var|*,*|END|**|loop_var.price|*;*|END|*', 'a,b,199;49;'],
  ])('%s gives %s', (template, expected) => expect(fill(template)).toBe(expected))

  test('may be forbidden', () => {
    expect(fill('*|EACH:IDS|*x*|END|*', { loops: false })).toBe('loopsNotAllowed')
  })

  test('ends after 1,000 elements, and nested ones after 20,000 rounds', () => {
    const one = compileEmail({ subject: '', html: '*|EACH:A|*x*|END|*' })
    const wide = Array.from({ length: 1500 }, (_, index) => index)
    expect(one.fill({ A: wide }, system).html).toHaveLength(1000)
    const two = compileEmail({ subject: '', html: '*|EACH:A|**|EACH:A|*x*|END|**|END|*' })
    const filled = two.fill({ A: wide }, system)
    expect(filled.truncated).toBe(true)
    expect(filled.html.length).toBeLessThan(20_000)
  })

  test('writes at most 2 MB, and says that it was cut', () => {
    const email = compileEmail({ subject: '', html: '*|EACH:A|**|TEXT|**|END|*' })
    const filled = email.fill({ A: Array(500).fill(1), TEXT: 'x'.repeat(10_000) }, system)
    expect(filled.truncated).toBe(true)
    expect(filled.html.length).toBeLessThan(2_100_000)
  })
})

describe('problems', () => {
  test.each([
    ['a *|IF:NAME|* b', 'unclosedIf'],
    ['*|EACH:IDS|*', 'unclosedEach'],
    ['*|END:IF|*', 'unexpectedEnd'],
    ['*|EACH:IDS|**|END:IF|**|END|*', 'unexpectedEnd'],
    ['*|ELSE:|*', 'unexpectedElse'],
    ['*|IF:A|**|ELSE:|**|ELSE:|**|END|*', 'unexpectedElse'],
    ['*|IF:|**|END|*', 'badCondition'],
    ['*|IF:A ~ 1|**|END|*', 'badCondition'],
    ['*|IF:A=1 && B=2|**|END|*', 'badCondition'],
    ['*|FOO:BAR|*', 'badTag'],
    ['*|<b>NAME</b>|*', 'badTag'],
    ['*|NAME* and *|EMAIL|*', 'unclosedTag'],
    ['*|IF:A|*'.repeat(33) + '*|END|*'.repeat(33), 'tooDeep'],
    ['*|IF:A|*<p *|END|*class="x">', 'splitMarkup'],
    ['<a href="*|IF:A|*x">*|END:IF|*', 'unclosedIf,unexpectedEnd'],
    ['<*|NAME|*>', 'splitMarkup'],
    ['<scr*|NAME|*ipt>', 'splitMarkup'],
  ])('%s is %s', (template, code) => {
    const { problems } = compileEmail({ subject: '', html: template })
    expect([...new Set(problems.map(problem => problem.code))].join()).toContain(code)
  })

  test('tell where: part, offset, line, column and tag', () => {
    const { problems } = compileEmail({ subject: '*|END|*', html: '<p>\n  *|IF:X|*</p>' })
    expect(problems).toEqual([
      { where: 'subject', offset: 0, line: 1, column: 1, code: 'unexpectedEnd', tag: '*|END|*' },
      { where: 'html', offset: 6, line: 2, column: 3, code: 'unclosedIf', tag: '*|IF:X|*' },
    ])
  })

  test('names used are told, those of loops and right sides are not', () => {
    const html = '*|name|**|IF:Vip = CZ|**|END|**|EACH:Items|**|loop_var.x|**|END|*<a href="*%7CUNSUB%7C*">x</a>'
    const email = compileEmail({ subject: '*|SHOP|*', html })
    expect(email.tags.toSorted()).toEqual(['ITEMS', 'NAME', 'SHOP', 'UNSUB', 'VIP'])
    expect(email.hasUnsubscribe).toBe(true)
    expect(email.hasConfirm).toBe(false)
  })
})

describe('a single field', () => {
  test.each([
    ['*|NAME|* z obchodu', 'text', 'Jana z obchodu'],
    ['https://shop.cz/?e=*|EMAIL|*', 'url', 'https://shop.cz/?e=jana%40example.cz'],
    ['https://shop.cz/?e=*%7CEMAIL%7C*', 'url', 'https://shop.cz/?e=jana%40example.cz'],
    ['*|MARKUP|*', 'url', ''],
    ['<i>*|MARKUP|*</i>', 'html', '<i>&lt;b&gt;tučně&lt;/b&gt;</i>'],
  ] as const)('%s as %s gives %s', (template, context, expected) => {
    expect(fillText(template, values, context)).toBe(expected)
  })
})
