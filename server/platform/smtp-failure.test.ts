import { afterEach, expect, test } from 'vitest'
import { parseSmtpUrl, SmtpConnection, SmtpFailure, type SmtpTimeouts } from './smtp.ts'
import { type Script, type ScriptedServer, scriptedServer } from './smtp-test-server.ts'

const envelope = { from: 'shop@example.com', to: 'jana@example.org' }
const content = Buffer.from('Subject: x\r\n\r\nhello\r\n')

let server: ScriptedServer | null = null
let connection: SmtpConnection | null = null

afterEach(async () => {
  connection?.destroy()
  await server?.close()
})

async function connected(script?: Script, timeoutsMs?: Partial<SmtpTimeouts>) {
  server = await scriptedServer(script)
  connection = await SmtpConnection.open(target(), { timeoutsMs })
  return connection
}

const target = () => parseSmtpUrl(`smtp://127.0.0.1:${server!.port}?name=client.test`)
const answering = (pattern: RegExp, reply: string | null) => (command: string) =>
  pattern.test(command) ? reply : undefined
const failureOf = (promise: Promise<unknown>): Promise<SmtpFailure> =>
  promise.then(
    () => expect.fail('the call should have failed'),
    failure => {
      expect(failure).toBeInstanceOf(SmtpFailure)
      return failure
    },
  )

for (const command of ['GREETING', 'EHLO', 'MAIL', 'RCPT', 'DATA']) {
  test(`421 at ${command} ends the connection with a known outcome`, async () => {
    const script = answering(new RegExp(`^${command}`), '421 4.3.2 shutting down')
    const failure = await failureOf(connected(script).then(smtp => smtp.begin(envelope)))
    expect(failure).toMatchObject({ outcomeUnknown: false, reply: { code: 421, enhanced: '4.3.2' } })
    expect(failure.phase).toBe(/GREETING|EHLO/.test(command) ? 'connect' : 'envelope')
  })
}

test('421 after the final dot is its answer; the pipelined envelope behind it fails', async () => {
  const smtp = await connected(answering(/^\.$/, '421 4.3.2 shutting down'))
  await smtp.begin(envelope)
  const finished = smtp.finish(content)
  const begun = smtp.begin(envelope)
  expect((await finished).code).toBe(421)
  expect(await failureOf(begun)).toMatchObject({ phase: 'envelope', outcomeUnknown: false, reply: { code: 421 } })
  expect(smtp.usable).toBe(false)
  expect((await failureOf(smtp.begin(envelope))).reply?.code).toBe(421)
})

test('421 between two messages is told to the next call', async () => {
  const smtp = await connected(answering(/^RSET|^\.$/, '250 ok\r\n421 4.4.2 idle too long'))
  await smtp.begin(envelope)
  expect((await smtp.finish(content)).code).toBe(250)
  await expect.poll(() => smtp.usable).toBe(false)
  expect((await failureOf(smtp.begin(envelope))).reply?.enhanced).toBe('4.4.2')
})

test('a connection lost before the content has a known outcome', async () => {
  const smtp = await connected(answering(/^RCPT/, null))
  expect(await failureOf(smtp.begin(envelope))).toMatchObject({ phase: 'envelope', outcomeUnknown: false, reply: null })
})

test('a connection lost between 354 and the content has a known outcome', async () => {
  const smtp = await connected()
  await smtp.begin(envelope)
  await server!.close()
  await expect.poll(() => smtp.usable).toBe(false)
  expect(await failureOf(smtp.finish(content))).toMatchObject({ phase: 'content', outcomeUnknown: false })
})

test('a connection lost in the middle of a large content, the dot still with us, has a known outcome', async () => {
  const smtp = await connected(answering(/^CONTENT/, null))
  await smtp.begin(envelope)
  const failure = await failureOf(smtp.finish(Buffer.alloc(50_000_000, 'line\r\n')))
  expect(failure).toMatchObject({ phase: 'content', outcomeUnknown: false })
})

test('a connection lost after the final dot has an unknown outcome', async () => {
  const smtp = await connected(answering(/^\.$/, null))
  await smtp.begin(envelope)
  const finished = smtp.finish(content)
  const begun = smtp.begin(envelope)
  expect(await failureOf(finished)).toMatchObject({ phase: 'content', outcomeUnknown: true, reply: null })
  expect(await failureOf(begun)).toMatchObject({ phase: 'envelope', outcomeUnknown: false })
})

test('a connection that we destroy after the final dot has an unknown outcome', async () => {
  const smtp = await connected(answering(/^\.$/, ''))
  await smtp.begin(envelope)
  const finished = smtp.finish(content)
  await expect.poll(() => server!.contents.length).toBe(1)
  smtp.destroy()
  expect((await failureOf(finished)).outcomeUnknown).toBe(true)
})

for (const [command, phase, outcomeUnknown] of [
  ['GREETING', 'connect', false],
  ['EHLO', 'connect', false],
  ['RCPT', 'envelope', false],
  ['\\.$', 'content', true],
] as const) {
  test(`a server silent at ${command} is given up after its time`, async () => {
    const timeouts = { greeting: 60, command: 80, dataEnd: 100 }
    const send = async () => {
      const smtp = await connected(answering(new RegExp(`^${command}`), ''), timeouts)
      await smtp.begin(envelope)
      await smtp.finish(content)
    }
    const failure = await failureOf(send())
    expect(failure).toMatchObject({ phase, outcomeUnknown, reply: null })
    expect(failure.message).toMatch(/did not answer in 0\.(06|08|1) s/)
  })
}

test('a port where nobody listens is a failure to connect', async () => {
  server = await scriptedServer()
  await server.close()
  expect(await failureOf(SmtpConnection.open(target()))).toMatchObject({ phase: 'connect', reply: null })
})

test('a refused greeting carries its reply', async () => {
  const failure = await failureOf(connected(answering(/^GREETING/, '554 5.7.1 your address is on a list')))
  expect(failure).toMatchObject({ phase: 'connect', reply: { code: 554, enhanced: '5.7.1' } })
})

for (const [what, reply] of [
  ['words', 'hello there'],
  ['half a code', '25 ok'],
  ['mixed codes', '250-one\r\n251 two'],
  ['an endless line', `250 ${'x'.repeat(5_000)}`],
  ['endless lines', `${'250-x\r\n'.repeat(20_000)}250 x`],
  ['a success where 354 belongs', '250 fine'],
]) {
  test(`${what} in place of a reply end the connection`, async () => {
    const smtp = await connected(answering(/^DATA/, reply!))
    expect(await failureOf(smtp.begin(envelope))).toMatchObject({ phase: 'envelope', outcomeUnknown: false })
    expect(smtp.usable).toBe(false)
  })
}

test('nonsense after the final dot leaves the outcome unknown', async () => {
  for (const nonsense of ['what?', '354 more']) {
    const smtp = await connected(answering(/^\.$/, nonsense))
    await smtp.begin(envelope)
    expect(await failureOf(smtp.finish(content))).toMatchObject({ phase: 'content', outcomeUnknown: true })
    await server!.close()
  }
})
