import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SmtpReply, SmtpReplyReader } from './smtp-reply.ts'

function read(...chunks: (string | Buffer)[]): SmtpReply[] {
  const reader = new SmtpReplyReader()
  const replies: SmtpReply[] = []
  for (const chunk of chunks) reader.read(Buffer.from(chunk), reply => replies.push(reply))
  return replies
}

test('a reply of several lines is one reply', () => {
  expect(read('550-5.1.1 no such user\r\n550-see\r\n550 5.1.1 bye\r\n')).toEqual([
    { code: 550, enhanced: '5.1.1', text: '5.1.1 no such user\nsee\n5.1.1 bye' },
  ])
})

test('bare codes, bare line feeds and codes without an enhanced one are understood', () => {
  expect(read('250\r\n250 ok\n354 5.go\r\n')).toEqual([
    { code: 250, enhanced: null, text: '' },
    { code: 250, enhanced: null, text: 'ok' },
    { code: 354, enhanced: null, text: '5.go' },
  ])
})

test('replies cut anywhere into packets read the same', () => {
  const whole = Buffer.from('220 žluťoučký\r\n250-a\r\n250 2.1.0 b\r\n421 4.3.2 c\r\n')
  const expected = read(whole)
  expect(expected).toHaveLength(3)
  expect(expected[0]!.text).toBe('žluťoučký')
  fc.assert(
    fc.property(fc.array(fc.nat(whole.length), { maxLength: 12 }), cuts => {
      const edges = [0, ...cuts.sort((a, b) => a - b), whole.length]
      const chunks = edges.slice(1).map((edge, index) => whole.subarray(edges[index], edge))
      expect(read(...chunks)).toEqual(expected)
    }),
  )
})

test('texts lose control characters and stop at 1,000 characters', () => {
  expect(read('250 a\0b\u001b[31m\r\n')[0]!.text).toBe('a b [31m')
  expect(read(`550-${'x'.repeat(900)}\r\n550 ${'y'.repeat(900)}\r\n`)[0]!.text).toHaveLength(1_000)
})

test('what is no reply throws', () => {
  for (const garbage of [
    'hello\r\n',
    '2e2 ok\r\n',
    '199 x\r\n',
    '600 x\r\n',
    '250x\r\n',
    '\r\n',
    '250-a\r\n550 b\r\n',
  ]) {
    expect(() => read(garbage)).toThrow('the server')
  }
  expect(() => read('x'.repeat(5_000))).toThrow('oversized')
})
