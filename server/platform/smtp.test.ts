import { afterEach, expect, test } from 'vitest'
import { parseSmtpUrl, SmtpConnection } from './smtp.ts'
import { type Script, type ScriptedServer, scriptedServer } from './smtp-test-server.ts'

const envelope = { from: 'shop@example.com', to: 'jana@example.org' }
const content = Buffer.from('Subject: x\r\n\r\nhello\r\n')
const WITHOUT_PIPELINING: Script = command => (command.startsWith('EHLO') ? '250-test\r\n250 SIZE' : undefined)

let server: ScriptedServer | null = null
let connection: SmtpConnection | null = null

afterEach(async () => {
  connection?.destroy()
  await server?.close()
})

async function connected(script?: Script) {
  server = await scriptedServer(script)
  connection = await SmtpConnection.open(parseSmtpUrl(`smtp://127.0.0.1:${server.port}?name=client.test`))
  return connection
}

const answering = (pattern: RegExp, reply: string | null) => (command: string) =>
  pattern.test(command) ? reply : undefined
test('MAIL, RCPT and DATA leave in one write, and content with the next envelope in another', async () => {
  const smtp = await connected()
  expect(await smtp.begin(envelope)).toEqual({ code: 354, enhanced: null, text: 'go on' })
  const finished = smtp.finish(content)
  const begun = smtp.begin({ ...envelope, to: 'petr@example.org' })
  expect(await finished).toEqual({ code: 250, enhanced: '2.0.0', text: '2.0.0 queued' })
  expect((await begun).code).toBe(354)
  await smtp.finish(content)
  await smtp.quit()
  const mail = 'MAIL FROM:<shop@example.com>\r\n'
  expect(server!.packets).toEqual([
    'EHLO client.test\r\n',
    `${mail}RCPT TO:<jana@example.org>\r\nDATA\r\n`,
    `${content}.\r\n${mail}RCPT TO:<petr@example.org>\r\nDATA\r\n`,
    `${content}.\r\n`,
    'QUIT\r\n',
  ])
  expect(smtp.sent).toBe(2)
  expect(smtp.usable).toBe(false)
})

test('a server without PIPELINING gets its commands one by one, a begin() without awaiting too', async () => {
  const smtp = await connected(WITHOUT_PIPELINING)
  expect((await smtp.begin(envelope)).code).toBe(354)
  const finished = smtp.finish(content)
  const begun = smtp.begin(envelope)
  expect((await finished).code).toBe(250)
  expect((await begun).code).toBe(354)
  expect((await smtp.finish(content)).code).toBe(250)
  const mail = ['MAIL FROM:<shop@example.com>\r\n', 'RCPT TO:<jana@example.org>\r\n', 'DATA\r\n', `${content}.\r\n`]
  expect(server!.packets.slice(1)).toEqual([...mail, ...mail])
})

test('a server that knows only HELO is greeted again', async () => {
  const smtp = await connected(answering(/^EHLO/, '500 what?'))
  expect(smtp.extensions.pipelining).toBe(false)
  expect((await smtp.begin(envelope)).code).toBe(354)
  expect((await smtp.finish(content)).code).toBe(250)
})

test('size, 8-bit content and an address that needs it are declared when offered', async () => {
  const smtp = await connected()
  expect(smtp.extensions).toMatchObject({ size: 10_000_000, eightBitMime: true, smtpUtf8: true })
  await smtp.begin({ from: '', to: 'žluťoučký@kůň.example', sizeBytes: 1234 })
  expect(server!.commands.slice(1, 3)).toEqual([
    'MAIL FROM:<> SIZE=1234 BODY=8BITMIME SMTPUTF8',
    'RCPT TO:<žluťoučký@xn--k-oua3z.example>'.replace('xn--k-oua3z', new URL('http://kůň.example').host.split('.')[0]!),
  ])
})

test('an address that needs SMTPUTF8 is refused without writing where it is not offered', async () => {
  const smtp = await connected(WITHOUT_PIPELINING)
  expect(await smtp.begin({ from: '', to: 'žluť@example.org' })).toMatchObject({ code: 553, enhanced: '5.6.7' })
  expect(server!.commands).toHaveLength(1)
  expect((await smtp.begin({ from: '', to: 'a@example.org', eightBit: true, sizeBytes: 5 })).code).toBe(354)
  expect(server!.commands[1]).toBe('MAIL FROM:<> SIZE=5')
})

for (const pipelining of [true, false]) {
  const how = pipelining ? 'pipelined' : 'one by one'
  for (const [command, code] of [
    ['MAIL', 451],
    ['MAIL', 550],
    ['RCPT', 450],
    ['RCPT', 550],
    ['DATA', 451],
    ['DATA', 554],
  ] as const) {
    test(`${command} refused with ${code} (${how}) is a value, and the next message goes`, async () => {
      let isFirst = true
      const smtp = await connected(line => {
        if (!pipelining && line.startsWith('EHLO')) return '250 plain'
        if (line === 'DATA' && isFirst && command !== 'DATA') {
          isFirst = false
          return '503 5.5.1 no valid recipients'
        }
        const isRefused = isFirst && line.startsWith(command)
        if (isRefused && (command === 'DATA' || !pipelining)) isFirst = false
        return isRefused ? `${code} 5.1.1 no\r\n`.trim() : undefined
      })
      expect(await smtp.begin(envelope)).toMatchObject({ code, enhanced: '5.1.1' })
      isFirst = false
      expect((await smtp.begin(envelope)).code).toBe(354)
      expect((await smtp.finish(content)).code).toBe(250)
      expect(smtp.sent).toBe(1)
      expect(server!.commands.includes('RSET')).toBe(command !== 'MAIL')
    })
  }
}

test('354 after a refused recipient is ended with a lone dot, and no content goes out', async () => {
  let refusals = 1
  const smtp = await connected(line => {
    if (line.startsWith('RCPT') && refusals-- > 0) return '550 5.1.1 no such user'
    return line === '.' && server!.contents.at(-1) === '' ? '554 5.5.1 no valid recipients' : undefined
  })
  expect(await smtp.begin(envelope)).toMatchObject({ code: 550, enhanced: '5.1.1' })
  expect(server!.contents).toEqual([''])
  expect((await smtp.begin(envelope)).code).toBe(354)
  expect((await smtp.finish(content)).code).toBe(250)
  expect(server!.contents).toEqual(['', content.toString()])
})

test('354 after a refused sender and a taken recipient ends the connection rather than send an empty mail', async () => {
  const smtp = await connected(answering(/^MAIL/, '550 5.7.1 not you'))
  expect((await smtp.begin(envelope)).code).toBe(550)
  expect(smtp.usable).toBe(false)
  expect(server!.contents).toEqual([])
})

test('a refusal already heard counts even when the server hangs up after it', async () => {
  const smtp = await connected(line => {
    if (line.startsWith('RCPT')) return '550 5.1.1 no such user'
    return line === 'DATA' ? null : undefined
  })
  expect((await smtp.begin(envelope)).code).toBe(550)
  expect(smtp.usable).toBe(false)
})

for (const reply of ['452 4.3.1 full', '552 5.3.4 too big', '550 5.7.1 spam']) {
  test(`"${reply}" after the final dot is a value, and the next message goes`, async () => {
    let isFirst = true
    const smtp = await connected(line => {
      if (line !== '.' || !isFirst) return undefined
      isFirst = false
      return reply
    })
    await smtp.begin(envelope)
    const finished = smtp.finish(content)
    const begun = smtp.begin(envelope)
    expect((await finished).text).toBe(reply.slice(4))
    expect((await begun).code).toBe(354)
    expect(smtp.sent).toBe(0)
    expect((await smtp.finish(content)).code).toBe(250)
  })
}

test('a line that starts with a dot arrives as it was', async () => {
  const smtp = await connected()
  await smtp.begin(envelope)
  await smtp.finish(Buffer.from('.a\r\n..b\r\n.\r\nc.\r\n.'))
  expect(server!.contents).toEqual(['..a\r\n...b\r\n..\r\nc.\r\n..\r\n'])
})

test('a hostile address is refused before anything is written, and the connection stays in order', async () => {
  const smtp = await connected()
  for (const to of ['a@b.cz>\r\nRCPT TO:<c@d.cz', 'a@b.cz\r\n', 'a b@c.cz', '<a@b.cz>', 'a\0@b.cz', 'a@b.cz SIZE=1']) {
    await expect(smtp.begin({ from: '', to })).rejects.toThrow('e-mail address')
    await expect(smtp.begin({ from: to, to: 'a@b.cz' })).rejects.toThrow('e-mail address')
  }
  expect(server!.commands).toHaveLength(1)
  expect((await smtp.begin(envelope)).code).toBe(354)
})

test('calls out of order are refused', async () => {
  const smtp = await connected()
  await expect(smtp.finish(content)).rejects.toThrow('without a begin()')
  await smtp.begin(envelope)
  await expect(smtp.begin(envelope)).rejects.toThrow('before the last message was finished')
  await smtp.finish(content)
})

test('quit() waits a second at most and never throws', async () => {
  const smtp = await connected(answering(/^QUIT/, ''))
  const startedAt = Date.now()
  await smtp.quit()
  await smtp.quit()
  expect(Date.now() - startedAt).toBeGreaterThan(900)
  expect(Date.now() - startedAt).toBeLessThan(2_000)
})

test('10,000 mails go over one connection, every one answered in order', async () => {
  let dots = 0
  const smtp = await connected(line => (line === '.' ? `250 2.0.0 queued as ${++dots}` : undefined))
  await smtp.begin(envelope)
  for (let number = 1; number <= 10_000; number++) {
    const finished = smtp.finish(content)
    const begun = number < 10_000 ? smtp.begin({ from: 'a@b.cz', to: `n${number}@example.org` }) : null
    const reply = await finished
    if (reply.text !== `2.0.0 queued as ${number}`) expect.fail(`mail ${number} was answered ${reply.text}`)
    await begun
  }
  expect(smtp.sent).toBe(10_000)
  expect(server!.contents.every(received => received === content.toString())).toBe(true)
})
