import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileEmail, fillText } from './compile.ts'
import type { MergeValue, SystemLinks } from './merge-types.ts'

const system: SystemLinks = {
  unsubscribe: 'https://u.example',
  confirm: 'https://c.example',
  preferences: 'https://p.example',
  webVersion: 'https://w.example',
  pixel: null,
  click: (_no, url) => url,
}

const nasty = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  'javascript:alert(1)',
  'JaVaScRiPt&#58;alert(1)',
  'data:text/html,<b>',
  '--><script>',
  ']]>',
  '\r\nBcc: x@y.z',
  '\ud800',
  '\u0000',
  '*|NAME|*',
  '*|END:IF|*',
  '`',
  '&lt;',
)
const text = fc.oneof(
  nasty,
  fc.string({ unit: 'binary' }),
  fc.array(nasty).map(parts => parts.join('')),
)

const piece = fc.constantFrom(
  '*|X|*', '*|HTML:X|*', '{*|X|*}', '*|IF:X|*', '*|IF:X > 1|*', '*|ELSE:|*', '*|ELSEIF:Y|*', '*|END:IF|*', '*|END|*',
  '*|EACH:L|*', '*|loop_var.a|*', '*|loop_var|*', '*|DATE:Y|*', '*%7CX%7C*', '*|', '|*', '<', '</', '>', '"', "'", '=',
  ' ', '\n', 'a', '<p>', '</p>', '<p title="', "<p title='", '<p title=', '<a href="', '<a href=', '<img src="',
  'https://s.cz/', 'javascript:', '</a>', '<script>', '</script>', '<style>', '</style>', '<title>', '</title>', '<!--',
  '-->', '<!--[if mso]>', '<![endif]-->', '<!', '<body>', '</body>', ' onclick="', ' style="', ' on', '&amp;', '&#x0;',
) // biome-ignore format: a table of fragments
const template = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece, { maxLength: 40 }).map(parts => parts.join('')),
)

const value: fc.Arbitrary<MergeValue> = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constantFrom(null, undefined, Number.NaN),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor'), tie('value')),
  ),
})).value as fc.Arbitrary<MergeValue>

test('compiling and filling never throw, whatever is written', () => {
  const merge = fc.record({ X: value, Y: value, L: value })
  fc.assert(
    fc.property(
      template,
      template,
      fc.option(template),
      merge,
      fc.boolean(),
      (html, subject, plainText, values, rawBraces) => {
        const filled = compileEmail({ subject, html, plainText, preheader: subject }, { rawBraces }).fill(
          values,
          system,
        )
        expect(filled.subject).not.toMatch(/[\r\n\0]/)
        for (const context of ['text', 'html', 'url'] as const) fillText(html, values, context)
      },
    ),
    { numRuns: 2000 },
  )
})

test('a template without tags comes back as it was', () => {
  const html = template.map(written => written.replace(/\*|%7c/gi, '')).filter(written => written.trim() !== '')
  fc.assert(
    fc.property(html, untouched => {
      expect(compileEmail({ subject: '', html: untouched }).fill({}, system).html).toBe(untouched)
    }),
    { numRuns: 1000 },
  )
})

/** Element and attribute structure as a browser would see it in these well-formed templates. */
function structure(html: string): string[] {
  return [...html.matchAll(/<(\/?[a-z]+)((?:\s+[a-z]+=(?:"[^"]*"|'[^']*'))*)\s*>|[<>]/gi)].map(
    ([whole, name, attributes]) =>
      name ? name + [...attributes!.matchAll(/([a-z]+)=(["'])/gi)].map(found => ` ${found[1]}`).join('') : whole,
  )
}

const frame = `<body><p title="*|X|*" class='a *|UPPER:X|* b'>*|X|* & *|TITLE:X|*</p><a href="*|X|*">*|LOWER:X|*</a>
<a href=https://s.cz/*|X|*>a</a><a href='http://*|X|*'>b</a><img src="*|X|*" alt="*|HTML:X|*"><p style="color:*|X|*"
onclick="*|X|*" id=*|X|*>*|IF:X = *||*a*|END|**|EACH:X|**|loop_var|**|END|*</p><script>*|HTML:X|*</script></body>`

test('no value changes the structure of the HTML', () => {
  const email = compileEmail({ subject: '', html: frame })
  const fill = (X: string) => email.fill({ X }, system).html
  const expected = structure(fill('a'))
  fc.assert(
    fc.property(text, X => {
      const html = fill(X)
      expect(structure(html)).toEqual(expected)
      expect(html).not.toMatch(/(?:href|src)=["']?\s*(?:javascript|data|vbscript):/i)
      expect(html.match(/<script/gi)).toHaveLength(1)
      expect(html).toContain('<script></script>')
    }),
    { numRuns: 2000 },
  )
})

test('a template of openers, quotes or conditions alone compiles in linear time', { timeout: 120_000 }, () => {
  const repeated = [
    '*|',
    '*|A|*',
    '<a href="*|A|*',
    '*|IF:A|*',
    '<',
    '<!--*|A|*',
    '<script>*|A|*',
    '<p title=*|A|*',
    '*|END|*',
    '{*|A ',
  ]
  // Of our own processor time, not of the clock: quadratic would be minutes, whatever else the machine does.
  const before = process.cpuUsage()
  for (const part of repeated) compileEmail({ subject: '', html: part.repeat(20_000) })
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(15_000)
})
