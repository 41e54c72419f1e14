import fc from 'fast-check'
import { expect, test } from 'vitest'
import { envelopeAddress, SmtpAddressError } from './smtp-address.ts'

test('ordinary, quoted, sub-addressed, numeric and internationalised addresses pass', () => {
  for (const address of [
    'a@b.cz',
    'jana+shop@example.co.uk',
    '"a@b"@c.cz',
    "o'neil/x@c-d.cz",
    'a..b@docomo.ne.jp',
    'a@[192.0.2.1]',
  ]) {
    expect(envelopeAddress(address)).toEqual({ text: address, needsUtf8: false })
  }
  expect(envelopeAddress('a@háčky.cz')).toEqual({
    text: 'a@xn--hky-cla9l.cz'.replace(/@.*/, `@${new URL('http://háčky.cz').host}`),
    needsUtf8: false,
  })
  expect(envelopeAddress('jiří@example.cz').needsUtf8).toBe(true)
})

test('what could break out of an envelope is refused', () => {
  const hostile = [
    '',
    '@',
    'a',
    'a@',
    '@b.cz',
    'a@b..cz',
    'a@b.cz.',
    'a@b.cz>',
    '<a@b.cz',
    'a@b.cz\r\nDATA',
    'a\n@b.cz',
  ]
  hostile.push('a\tb@c.cz', 'a\u0085@b.cz', 'a\u2028@b.cz', 'a\u00a0b@c.cz', 'a@b.cz SIZE=1', 'a,b@c.cz', '@x:a@b.cz')
  hostile.push('"a@b.cz', 'a"@b.cz', 'a\ud800@b.cz', 'a@b%0d.cz', 'a@b/c', `${'a'.repeat(250)}@b.cz`, 'a@b(c).cz')
  for (const address of hostile) expect(() => envelopeAddress(address), address).toThrow(SmtpAddressError)
})

test('whatever passes stays on one line between its brackets', () => {
  const anything = fc.string({ unit: 'binary', maxLength: 12 })
  fc.assert(
    fc.property(anything, anything, (local, domain) => {
      let text = ''
      try {
        text = envelopeAddress(`${local}@${domain}`).text
      } catch (error) {
        expect(error).toBeInstanceOf(SmtpAddressError)
      }
      expect(text).not.toMatch(/[\s<>\p{Cc}]/u)
    }),
    { numRuns: 2_000 },
  )
})
