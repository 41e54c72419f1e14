import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wireContent } from './smtp-content.ts'

/** What a server makes of the bytes: RFC 5321 4.5.2. */
function received(pieces: Buffer[]): string {
  const wire = Buffer.concat(pieces).toString('latin1')
  expect(wire === '.\r\n' || wire.indexOf('\r\n.\r\n') === wire.length - 5).toBe(true)
  return wire.slice(0, -3).replace(/(^|\n)\./g, '$1')
}

test('content without a dot at a line start is not copied', () => {
  const content = Buffer.from('a.b\r\nc.\r\n')
  expect(wireContent(content)[0]).toBe(content)
})

test('whatever the content, the server gets it back, ended by CRLF', () => {
  const bits = fc.array(fc.constantFrom('.', '..', '\r\n', '\r\n.', 'a', '\n.', '\r\n.\r\n'), { maxLength: 30 })
  fc.assert(
    fc.property(bits, parts => {
      const content = parts.join('')
      const ended = content === '' || content.endsWith('\r\n') ? content : `${content}\r\n`
      expect(received(wireContent(Buffer.from(content)))).toBe(ended)
    }),
  )
})
