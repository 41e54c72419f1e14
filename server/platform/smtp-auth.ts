import { SmtpFailure, type SmtpTimeouts } from './smtp-failure.ts'
import type { OpenWire } from './smtp-handshake.ts'
import type { SmtpReply } from './smtp-reply.ts'
import type { SmtpTarget } from './smtp-target.ts'

const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/

/** RFC 4954, PLAIN before LOGIN. Rejects with SmtpFailure('auth'); its text never holds a secret, even if echoed. */
export async function logIn(open: OpenWire, target: SmtpTarget, timeouts: SmtpTimeouts): Promise<void> {
  const isSafe = open.isEncrypted || target.tls === 'never' || LOOPBACK.test(open.wire.remoteAddress)
  if (!isSafe) throw new SmtpFailure('auth', 'credentials are not sent over a connection without TLS')
  const user = target.user ?? ''
  const password = target.password ?? ''
  const plain = base64(`\0${user}\0${password}`)
  const steps = stepsOf(open.extensions.auth, plain, base64(user), base64(password))
  if (!steps) throw new SmtpFailure('auth', 'the server offers neither AUTH PLAIN nor AUTH LOGIN')
  let reply: SmtpReply | null = null
  for (const step of steps) {
    if (reply && reply.code !== 334) break
    open.wire.write(`${step}\r\n`)
    reply = await open.wire.expect('auth', timeouts.command).catch((failure: SmtpFailure) => {
      throw new SmtpFailure('auth', hide(failure.message), failure.reply && clean(failure.reply))
    })
    if (reply.code === 235) return
  }
  const last = clean(reply!)
  throw new SmtpFailure('auth', `the server refused the log-in: ${last.code} ${last.text}`, last)

  function hide(text: string): string {
    const secrets = [plain, base64(password), password].filter(secret => secret.length > 0)
    return secrets.reduce((hidden, secret) => hidden.replaceAll(secret, '[hidden]'), text)
  }

  function clean(answer: SmtpReply): SmtpReply {
    return { ...answer, text: hide(answer.text) }
  }
}

/** Each step is sent when the one before was answered 334; PLAIN repeats itself for servers that ignore its first. */
function stepsOf(offered: string[], plain: string, user: string, password: string): string[] | null {
  if (offered.includes('PLAIN')) return [`AUTH PLAIN ${plain}`, plain]
  if (offered.includes('LOGIN')) return ['AUTH LOGIN', user, password]
  return null
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64')
}
