import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { composeMime, type MimeParts } from './mime.ts'
import { cleanText } from './mime-header.ts'

const base: MimeParts = {
  from: { name: 'Obchod U Pštrosa', email: 'info@example.com' },
  to: { name: 'Nováková, Jana', email: 'jana@example.org' },
  replyTo: 'pomoc@example.com',
  subject: 'Příliš žluťoučký kůň: slevy až 50 % jen do neděle, a na všechno ostatní doprava zdarma',
  messageId: 'm1.abc@example.com',
  date: new Date('2026-11-23T10:20:30Z'),
  headers: [
    ['List-Unsubscribe', '<https://example.com/u/x>'],
    ['X-Note', 'žlutá'],
  ],
  html: '<p style="color: red">Dobrý den</p>\n.\n',
  text: 'Dobrý den\n.\n',
}

/** What every message must be, read as bytes. */
function expectGoodBytes(message: Buffer): void {
  const text = message.toString('latin1')
  expect(text.endsWith('\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) {
    expect(line).toMatch(/^(?!\.)[\x20-\x7e\t]*$/)
    expect(line.length).toBeLessThanOrEqual(76)
  }
}

const file = (name: string, size: number) => ({ name, type: 'application/pdf', content: Buffer.alloc(size, 'ab=_\n') })

test('a message with text and HTML reads back as it was written', async () => {
  const message = composeMime(base)
  expectGoodBytes(message)
  const mail = await simpleParser(message)
  expect(mail.from?.value).toEqual([{ name: 'Obchod U Pštrosa', address: 'info@example.com' }])
  expect(mail.to).toMatchObject({ value: [{ name: 'Nováková, Jana', address: 'jana@example.org' }] })
  expect(mail.replyTo?.value[0]?.address).toBe('pomoc@example.com')
  expect(mail.subject).toBe(base.subject)
  expect(mail.messageId).toBe('<m1.abc@example.com>')
  expect(mail.date).toEqual(base.date)
  // mailparser leaves headers that it does not know encoded.
  expect(mail.headers.get('x-note')).toBe('=?UTF-8?B?xb5sdXTDoQ==?=')
  expect(mail.html).toBe(base.html)
  expect(mail.text).toBe(base.text)
})

test('the same parts give the same bytes, text comes before HTML', () => {
  const message = composeMime(base).toString()
  expect(composeMime(base).toString()).toBe(message)
  expect(message).toContain('Date: Mon, 23 Nov 2026 10:20:30 +0000\r\n')
  expect(message.indexOf('text/plain')).toBeLessThan(message.indexOf('text/html'))
})

test('text alone, HTML alone and nothing at all are single parts', async () => {
  for (const [html, text] of [
    [null, 'a'],
    ['<b>a</b>', null],
    [null, null],
    ['', ''],
  ] as const) {
    const message = composeMime({ ...base, html, text })
    expectGoodBytes(message)
    const mail = await simpleParser(message)
    expect(mail.html || '').toBe(html === '' || html === null ? '' : `${html}\n`)
    if (html === null) expect(mail.text?.trim() ?? '').toBe(text ?? '')
    expect(message.includes('multipart')).toBe(html === '')
  }
})

test('files and inline images nest in mixed, alternative and related', async () => {
  const logo = { name: 'logo.png', type: 'image/png', content: Buffer.from([1, 2, 3]), cid: 'logo' }
  const files = [file('a.pdf', 100), file(`${'příloha '.repeat(12)}.pdf`, 10_000), file('', 0)]
  const hostile = { name: 'x"\r\nX-Evil: 1.txt', type: 'text/plain\r\nX-Evil: 1', content: Buffer.from('x') }
  const message = composeMime({ ...base, html: '<img src="cid:logo">', attachments: [logo, ...files, hostile] })
  expectGoodBytes(message)
  const mail = await simpleParser(message, { keepCidLinks: true })
  expect(mail.html).toContain('cid:logo')
  expect(mail.text).toBe(base.text)
  const [image, ...rest] = mail.attachments
  expect(image).toMatchObject({ related: true, cid: 'logo', contentType: 'image/png', content: logo.content })
  expect(rest.map(attachment => attachment.content)).toEqual([...files.map(({ content }) => content), hostile.content])
  expect(rest[1]?.filename).toBe(files[1]!.name)
  expect(rest[3]).toMatchObject({ filename: 'x" X-Evil: 1.txt' })
  expect(message.toString()).toContain('Content-Type: application/octet-stream\r\n')
  expect(message.toString()).not.toMatch(/^X-Evil/m)
})

test("headers of the composer's own and names that are no token are refused", () => {
  for (const name of ['From', 'bcc', 'Content-Type', 'MIME-Version', 'Message-Id', 'A B', 'X\r\nBcc']) {
    expect(() => composeMime({ ...base, headers: [[name, 'x']] })).toThrow('header')
  }
})

test('no value injects a header, whatever line breaks it holds', async () => {
  const evil = 'x\r\nX-Evil: 1\n\nX-Evil: 2\r\u2028X-Evil: 3'
  const mail = await simpleParser(
    composeMime({
      ...base,
      from: { name: evil, email: `a${evil}@example.com` },
      to: { name: evil, email: `b@example.com${evil}` },
      replyTo: evil,
      subject: evil,
      messageId: evil,
      headers: [['X-Own', evil]],
    }),
  )
  expect(mail.headers.has('x-evil')).toBe(false)
  expect(mail.text).toBe(base.text)
})

test('random subjects, names and bodies come back', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(text, text, fc.array(text, { maxLength: 8 }), async (subject, name, lines) => {
      const body = `x${lines.join('\n')}x`
      const parts = { ...base, subject, from: { name, email: 'a@example.com' }, html: `<p>${body}`, text: body }
      const message = composeMime(parts)
      expectGoodBytes(message)
      const mail = await simpleParser(message)
      expect(mail.subject ?? '').toBe(cleanText(subject))
      expect(mail.from?.value[0]?.name).toBe(cleanText(name).trim())
      expect(mail.text).toBe(body)
      expect(mail.html).toBe(`<p>${body}`)
    }),
    { numRuns: 300 },
  )
})
