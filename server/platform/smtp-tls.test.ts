import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { parseSmtpUrl, SmtpConnection, SmtpFailure } from './smtp.ts'
import { type ScriptedServer, scriptedServer } from './smtp-test-server.ts'

// For localhost and 127.0.0.1, until 2126; made for this file and used nowhere else.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFwwNg1vL5y/5dgwP
c8r7WUqTUzDiHCUoDglqMw7hwpahRANCAAR4ZajqcVS8Ml+PcPUvxcIsQe/SHhBr
Pd+pEPiWAdaDg/9+8ea2M90i2Sb5tE/D9U1CwEI/HW8QZoD7wuikYPJS
-----END PRIVATE KEY-----
`
const cert = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUH13cdvRx2f7auOVmAzlzTGEsLJswCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzIwMDcxOVoYDzIxMjYxMDMw
MjAwNzE5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAR4ZajqcVS8Ml+PcPUvxcIsQe/SHhBrPd+pEPiWAdaDg/9+8ea2M90i
2Sb5tE/D9U1CwEI/HW8QZoD7wuikYPJSo28wbTAdBgNVHQ4EFgQU2/y87PUSs2b5
n2motIt5V7VdeNswHwYDVR0jBBgwFoAU2/y87PUSs2b5n2motIt5V7VdeNswDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhALdw2NuS2IT8eZqaa4lHsyDbvgxmH8SDi0EbjGOxmG0hAiEA
simpqCuXSsG0WCacmZePjuoN83KsBf1ATOrDckz7/fY=
-----END CERTIFICATE-----
`

let servers: SMTPServer[] = []
let scripted: ScriptedServer | null = null
const received: { content: string; isSecure: boolean; user: unknown }[] = []

afterEach(async () => {
  await Promise.all(servers.map(server => new Promise<void>(resolve => server.close(() => resolve()))))
  await scripted?.close()
  servers = []
  scripted = null
  received.length = 0
})

async function listen(options: SMTPServerOptions = {}, host = '127.0.0.1'): Promise<number> {
  const server = new SMTPServer({
    key,
    cert,
    authOptional: true,
    onAuth: (auth, _session, done) => {
      const isRight = auth.username === 'jana' && auth.password === 'žluté heslo'
      done(isRight ? null : new Error(`Wrong password ${auth.password}`), isRight ? { user: 'jana' } : undefined)
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', () => {
        received.push({ content: Buffer.concat(chunks).toString(), isSecure: session.secure, user: session.user })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, host, resolve))
  return (server.server.address() as AddressInfo).port
}

async function sendTwo(url: string): Promise<SmtpConnection> {
  const smtp = await SmtpConnection.open(parseSmtpUrl(url))
  const envelope = { from: 'a@example.com', to: 'b@example.com' }
  await smtp.begin(envelope)
  const finished = smtp.finish(Buffer.from('Subject: one\r\n\r\n.dot\r\n'))
  const begun = smtp.begin(envelope)
  expect((await finished).code).toBe(250)
  expect((await begun).code).toBe(354)
  expect((await smtp.finish(Buffer.from('Subject: two\r\n\r\nx\r\n'))).code).toBe(250)
  await smtp.quit()
  expect(received.map(mail => mail.content)).toEqual(['Subject: one\r\n\r\n.dot\r\n', 'Subject: two\r\n\r\nx\r\n'])
  return smtp
}

async function failureOf(url: string): Promise<SmtpFailure> {
  const opened = await SmtpConnection.open(parseSmtpUrl(url), { timeoutsMs: { connect: 2_000 } }).catch(error => error)
  expect(opened).toBeInstanceOf(SmtpFailure)
  return opened
}

test('STARTTLS is used when offered, without trusting anyone for its certificate', async () => {
  const smtp = await sendTwo(`smtp://127.0.0.1:${await listen()}`)
  expect(smtp.isEncrypted).toBe(true)
  expect(received.every(mail => mail.isSecure)).toBe(true)
})

test('implicit TLS works with a name and with an address', async () => {
  const port = await listen({ secure: true })
  await sendTwo(`smtps://127.0.0.1:${port}?verify=0`)
  received.length = 0
  await sendTwo(`smtps://localhost:${port}?verify=0`)
})

test('a self-signed certificate is refused where it is verified', async () => {
  const implicit = await failureOf(`smtps://127.0.0.1:${await listen({ secure: true })}`)
  expect(implicit).toMatchObject({ phase: 'tls', reply: null, outcomeUnknown: false })
  expect(implicit.message).toMatch(/self.signed/)
  expect((await failureOf(`smtp://127.0.0.1:${await listen()}?tls=required`)).phase).toBe('tls')
})

test('required TLS fails where STARTTLS is not offered or refused; opportunistic and never go on', async () => {
  const port = await listen({ hideSTARTTLS: true, disabledCommands: ['AUTH', 'STARTTLS'] })
  expect((await failureOf(`smtp://127.0.0.1:${port}?tls=required&verify=0`)).message).toMatch(/does not offer/)
  expect((await sendTwo(`smtp://127.0.0.1:${port}`)).isEncrypted).toBe(false)
  received.length = 0
  expect((await sendTwo(`smtp://127.0.0.1:${await listen()}?tls=never`)).isEncrypted).toBe(false)
})

test('an opportunistic connection whose TLS breaks is opened again without it', async () => {
  const script = (line: string) => {
    if (line.startsWith('EHLO')) return '250-test\r\n250 STARTTLS'
    return line === 'STARTTLS' ? '220 go\r\nthis is no TLS' : undefined
  }
  scripted = await scriptedServer(script)
  const smtp = await SmtpConnection.open(parseSmtpUrl(`smtp://127.0.0.1:${scripted.port}`))
  expect((await smtp.begin({ from: '', to: 'a@b.cz' })).code).toBe(354)
  expect(smtp.isEncrypted).toBe(false)
  smtp.destroy()
  expect((await failureOf(`smtp://127.0.0.1:${scripted.port}?tls=required`)).phase).toBe('tls')
})

test('plain bytes sent ahead of TLS are never taken for replies', async () => {
  scripted = await scriptedServer(line => {
    if (line.startsWith('EHLO')) return '250-test\r\n250 STARTTLS'
    return line === 'STARTTLS' ? '220 go\r\n250-evil\r\n250' : undefined
  })
  const failure = await failureOf(`smtp://127.0.0.1:${scripted.port}?tls=required&verify=0`)
  expect(failure.message).toMatch(/plain text after|no command/)
})

for (const method of ['PLAIN', 'LOGIN']) {
  test(`AUTH ${method} logs in with the right password, and hides a wrong one that is echoed`, async () => {
    const port = await listen({ authMethods: [method] })
    await sendTwo(`smtp://jana:${encodeURIComponent('žluté heslo')}@127.0.0.1:${port}`)
    expect(received.every(mail => mail.user === 'jana' && mail.isSecure)).toBe(true)
    const failure = await failureOf(`smtp://jana:wrong-secret@127.0.0.1:${port}`)
    expect(failure).toMatchObject({ phase: 'auth', reply: { code: 535 } })
    const secrets = ['wrong-secret', Buffer.from('wrong-secret').toString('base64')]
    secrets.push(Buffer.from('\0jana\0wrong-secret').toString('base64'))
    for (const secret of secrets)
      expect(JSON.stringify([failure, failure.message, failure.stack])).not.toContain(secret)
  })
}

test('a server that asks for PLAIN in two steps gets it in two', async () => {
  scripted = await scriptedServer(line => {
    if (line.startsWith('EHLO')) return '250-test\r\n250 AUTH=PLAIN'
    if (line.startsWith('AUTH PLAIN')) return '334 '
    return line === Buffer.from('\0u\0p').toString('base64') ? '235 2.7.0 in' : undefined
  })
  const smtp = await SmtpConnection.open(parseSmtpUrl(`smtp://u:p@127.0.0.1:${scripted.port}`))
  expect(smtp.usable).toBe(true)
  smtp.destroy()
})

test('a server without a log-in that we speak is a failure of auth', async () => {
  const port = await listen({ authMethods: ['CRAM-MD5'] })
  expect(await failureOf(`smtp://u:p@127.0.0.1:${port}`)).toMatchObject({ phase: 'auth', reply: null })
})

const elsewhere = Object.values(networkInterfaces())
  .flatMap(list => list ?? [])
  .find(address => address.family === 'IPv4' && !address.internal)?.address

test.skipIf(!elsewhere)('credentials leave this machine without TLS only when tls=never was said', async () => {
  const port = await listen({ hideSTARTTLS: true, allowInsecureAuth: true }, elsewhere)
  const url = `smtp://jana:${encodeURIComponent('žluté heslo')}@${elsewhere}:${port}`
  expect((await failureOf(url)).message).toMatch(/not sent over a connection without TLS/)
  expect((await sendTwo(`${url}?tls=never`)).isEncrypted).toBe(false)
})
