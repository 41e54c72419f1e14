import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeQuotedPrintable, quotedPrintableCapacity } from './mime-quoted-printable.ts'

function encode(text: string): string {
  const source = Buffer.from(text)
  const target = Buffer.alloc(quotedPrintableCapacity(source.length) + 3, 0x7f)
  const end = encodeQuotedPrintable(source, source.length, target, 3)
  expect(end).toBeLessThanOrEqual(target.length)
  return target.toString('latin1', 3, end)
}

/** RFC 2045 6.7, written as plainly as can be. */
function decode(encoded: string): string {
  const joined = encoded.replace(/=\r\n/g, '')
  const bytes = joined.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

function expectGoodLines(encoded: string): void {
  for (const line of encoded.split('\r\n')) {
    expect(line.length).toBeLessThanOrEqual(76)
    expect(line).toMatch(/^(?!\.|From )[\x20-\x7e\t]*$/)
    expect(line).not.toMatch(/[ \t]$|=_/)
  }
}

test('plain text stays as it is, Czech and equal signs are escaped', () => {
  expect(encode('Hello, a < b\ttab')).toBe('Hello, a < b\ttab')
  expect(encode('ž=1')).toBe('=C5=BE=3D1')
})

test('any line break becomes CRLF', () => {
  expect(encode('a\nb\r\nc\rd\n\n\r\r\n')).toBe('a\r\nb\r\nc\r\nd\r\n\r\n\r\n\r\n')
})

test('white space at a line end, a leading dot and a leading "From " are escaped', () => {
  expect(encode('a \nb\t')).toBe('a=20\r\nb=09')
  expect(encode('.a\n..\nFrom me\nFromage')).toBe('=2Ea\r\n=2E.\r\n=46rom me\r\nFromage')
  expect(encode(`${'x'.repeat(75)}.From `)).toBe(`${'x'.repeat(75)}=\r\n=2EFrom=20`)
})

test('white space in the last column goes to a line of its own', () => {
  expect(encode(`${'x'.repeat(74)} \ny`)).toBe(`${'x'.repeat(74)}=\r\n=20\r\ny`)
  expect(encode(`${'x'.repeat(73)} \ny`)).toBe(`${'x'.repeat(73)}=20\r\ny`)
})

test('every text comes back, in good lines', () => {
  const piece = fc.oneof(
    fc.constantFrom(' ', '\t', '\n', '\r\n', '.', '=', 'From ', 'ž', '😀', 'x'.repeat(73), 'y'.repeat(75)),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      const encoded = encode(text)
      expect(decode(encoded)).toBe(Buffer.from(text.replace(/\r\n|\r|\n/g, '\r\n')).toString())
      expectGoodLines(encoded)
    }),
    { numRuns: 1_000 },
  )
})
