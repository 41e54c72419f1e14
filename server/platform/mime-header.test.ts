import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText, encodeAddress, encodeHeaderText, fileNameParameter, headerLine } from './mime-header.ts'

function decodeWords(encoded: string): string {
  if (!encoded.includes('=?')) return encoded
  const bytes = encoded.split(' ').map(word => {
    const [, form, payload] = /^=\?UTF-8\?([QB])\?([^? ]*)\?=$/.exec(word)!
    expect(word.length).toBeLessThanOrEqual(75)
    if (form === 'B') return Buffer.from(payload!, 'base64')
    const q = payload!.replaceAll('_', ' ').replace(/=(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    return Buffer.from(q, 'latin1')
  })
  // Each word on its own: a character cut in two would show as U+FFFD.
  return bytes.map(word => word.toString('utf8')).join('')
}

test('plain text stays, other text becomes Q or B, whichever is shorter', () => {
  expect(encodeHeaderText('Sale: 20 % off (today)')).toBe('Sale: 20 % off (today)')
  expect(encodeHeaderText('Velké slevy')).toBe('=?UTF-8?Q?Velk=C3=A9_slevy?=')
  expect(encodeHeaderText('скидки 😀')).toMatch(/^=\?UTF-8\?B\?/)
})

test('text that looks encoded, has spaces at its ends or cannot be folded is encoded', () => {
  for (const text of ['=?UTF-8?Q?x?=', ' a', 'a ', 'x'.repeat(200)]) {
    expect(encodeHeaderText(text)).toMatch(/^=\?UTF-8\?/)
    expect(decodeWords(encodeHeaderText(text))).toBe(text)
  }
})

test('every subject comes back, in lines of at most 76 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      const encoded = encodeHeaderText(text)
      expect(decodeWords(encoded)).toBe(cleanText(text))
      for (const line of headerLine('Reply-To', encoded).split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
    }),
    { numRuns: 1_000 },
  )
})

test('names are bare, quoted or encoded as they need', () => {
  expect(encodeAddress(null, 'a@b.cz')).toBe('a@b.cz')
  expect(encodeAddress('  ', 'a@b.cz')).toBe('a@b.cz')
  expect(encodeAddress('My Shop', 'a@b.cz')).toBe('My Shop <a@b.cz>')
  expect(encodeAddress('Shop, s.r.o. "X" \\', 'a@b.cz')).toBe('"Shop, s.r.o. \\"X\\" \\\\" <a@b.cz>')
  expect(encodeAddress('Jiří', 'a@b.cz')).toBe('=?UTF-8?B?SmnFmcOt?= <a@b.cz>')
})

test('addresses get A-labels and stay one address', () => {
  expect(encodeAddress(null, 'a@kůň.cz')).toBe(`a@${new URL('http://kůň.cz').host}`)
  expect(encodeAddress(null, 'a@b.cz>, <c@d.cz\r\nBcc: e@f.cz')).toBe('"a@b.cz,c@d.czBcc:e"@f.cz')
  expect(encodeAddress('x', 'a@b.cz, c')).toBe('x <a@b.czc>')
})

test('a header cannot be injected by any value', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, email) => {
      const hostile = `${name}\r\nBcc: x@y.cz\n\r${email}`
      const lines =
        headerLine('From', encodeAddress(hostile, hostile)) + headerLine('Subject', encodeHeaderText(hostile))
      const starts = lines.split(/\r|\n/).filter(line => line !== '' && !line.startsWith(' '))
      expect(starts.map(line => line.slice(0, line.indexOf(':')))).toEqual(['From', 'Subject'])
    }),
  )
})

test('long headers are folded at spaces; a wrong name and an endless word are refused', () => {
  const value = `<https://example.com/${'u'.repeat(80)}>, <mailto:${'m'.repeat(60)}@example.com>`
  const line = headerLine('List-Unsubscribe', value)
  expect(line).toBe(`List-Unsubscribe: ${value.replace(', ', ',\r\n ')}\r\n`)
  for (const name of ['', 'a b', 'a:', 'a\r\nb', 'ž']) expect(() => headerLine(name, 'x')).toThrow('header name')
  expect(() => headerLine('X', 'y'.repeat(2_000))).toThrow('longer than')
})

test('file names are quoted, or RFC 2231 with pieces when long', () => {
  expect(fileNameParameter('invoice 1.pdf')).toBe(';\r\n filename="invoice 1.pdf"')
  expect(fileNameParameter("účet('1').pdf")).toBe(";\r\n filename*=UTF-8''%C3%BA%C4%8Det%28%271%27%29.pdf")
  const long = fileNameParameter(`${'ž'.repeat(40)}.pdf`)
  expect(long).toMatch(/^;\r\n filename\*0\*=UTF-8''(%..)+;\r\n filename\*1\*=/)
  for (const line of long.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
})
