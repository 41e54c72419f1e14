import { envelopeAddress } from './smtp-address.ts'
import { wireContent } from './smtp-content.ts'
import { defaultTimeoutsMs, SmtpFailure, type SmtpTimeouts } from './smtp-failure.ts'
import { type OpenWire, type SmtpExtensions, shakeHands } from './smtp-handshake.ts'
import { isNegative, isPositive, type SmtpReply } from './smtp-reply.ts'
import type { SmtpTarget } from './smtp-target.ts'
import type { SmtpWire } from './smtp-wire.ts'

export { envelopeAddress, SmtpAddressError } from './smtp-address.ts'
export { SmtpFailure, type SmtpPhase, type SmtpTimeouts } from './smtp-failure.ts'
export type { SmtpExtensions } from './smtp-handshake.ts'
export type { SmtpReply } from './smtp-reply.ts'
export { parseSmtpUrl, type SmtpTarget } from './smtp-target.ts'

export interface SmtpEnvelope {
  /** Empty: the null sender. */
  from: string
  to: string
  /** Of the content, before dot-stuffing. */
  sizeBytes?: number
  /** The content has bytes over 127. */
  eightBit?: boolean
  /** The content has raw UTF-8 in its headers. Set by itself for an address that needs it. */
  smtpUtf8?: boolean
}

const QUIT_WAIT_MS = 1_000
const ignore = () => {}

/**
 * One connection, one message at a time, in as few round trips as the server allows (RFC 2920):
 * `begin(a)` → 354, then for each message `finish(content)` and at once `begin(next)` in the same write.
 */
export class SmtpConnection {
  readonly extensions: SmtpExtensions
  readonly isEncrypted: boolean
  readonly #wire: SmtpWire
  readonly #timeouts: SmtpTimeouts
  #stage: 'idle' | 'envelope' | 'content' = 'idle'
  #finishing: Promise<unknown> | null = null
  #isQuitting = false
  #sent = 0

  private constructor(open: OpenWire, timeouts: SmtpTimeouts) {
    this.#wire = open.wire
    this.extensions = open.extensions
    this.isEncrypted = open.isEncrypted
    this.#timeouts = timeouts
  }

  /** Rejects with SmtpFailure of phase connect, tls or auth. */
  static async open(target: SmtpTarget, options: { timeoutsMs?: Partial<SmtpTimeouts> } = {}): Promise<SmtpConnection> {
    const timeouts = { ...defaultTimeoutsMs, ...options.timeoutsMs }
    try {
      return new SmtpConnection(await shakeHands(target, timeouts, false), timeouts)
    } catch (error) {
      // A broken STARTTLS must not stop opportunistic mail (RFC 7435); credentials still stay home then.
      const mayGoPlain = target.tls === 'opportunistic' && error instanceof SmtpFailure && error.phase === 'tls'
      if (!mayGoPlain) throw error
      return new SmtpConnection(await shakeHands(target, timeouts, true), timeouts)
    }
  }

  /** Messages that the server took (2xx after the final dot). */
  get sent(): number {
    return this.#sent
  }

  get usable(): boolean {
    return this.#wire.isOpen && !this.#isQuitting
  }

  /**
   * MAIL, RCPT and DATA in one write. Resolves with 354 when content may follow, else with the refusing reply, the
   * connection in order again (or no longer `usable`). Rejects with SmtpFailure when the connection is lost or 421,
   * with SmtpAddressError before anything is written for an address that could break the envelope.
   */
  begin(envelope: SmtpEnvelope): Promise<SmtpReply> {
    return quietly(this.#begin(envelope))
  }

  /**
   * Content with CRLF lines; dots are stuffed here. Resolves with the server's reply, 421 included; rejects with
   * SmtpFailure, `outcomeUnknown` when the final dot may have gone out. `begin` may follow without awaiting.
   */
  finish(content: Buffer): Promise<SmtpReply> {
    const finished = quietly(this.#finish(content))
    this.#finishing = finished
    return finished
  }

  /** QUIT, waits at most 1 s, then closes; never throws. Await your replies first. */
  async quit(): Promise<void> {
    if (this.usable && this.#stage === 'idle') {
      this.#isQuitting = true
      this.#wire.write('QUIT\r\n')
      const timer = setTimeout(() => this.destroy(), QUIT_WAIT_MS)
      await this.#wire.expect('envelope', QUIT_WAIT_MS).catch(ignore)
      clearTimeout(timer)
    }
    this.destroy()
  }

  destroy(): void {
    this.#wire.lose('the connection was closed on our side')
  }

  async #begin(envelope: SmtpEnvelope): Promise<SmtpReply> {
    const commands = envelopeCommands(envelope, this.extensions)
    if ('refusal' in commands) return commands.refusal
    if (this.#stage !== 'idle') throw new Error('begin() was called before the last message was finished')
    this.#stage = 'envelope'
    let mayContentFollow = false
    try {
      const { mail, rcpt } = commands
      const reply = await (this.extensions.pipelining
        ? this.#beginTogether(mail, rcpt)
        : this.#beginOneByOne(mail, rcpt))
      mayContentFollow = reply.code === 354
      return reply
    } finally {
      this.#stage = mayContentFollow ? 'content' : 'idle'
    }
  }

  async #finish(content: Buffer): Promise<SmtpReply> {
    if (this.#stage !== 'content') throw new Error('finish() was called without a begin() that was answered 354')
    this.#stage = 'idle'
    const reply = await this.#wire.writeContent(wireContent(content), this.#timeouts.dataEnd)
    if (isPositive(reply)) this.#sent++
    else if (!isNegative(reply)) throw this.#confused('content', reply, true)
    return reply
  }

  async #beginTogether(mailCommand: string, rcptCommand: string): Promise<SmtpReply> {
    this.#wire.write(`${mailCommand}${rcptCommand}DATA\r\n`)
    // Settled, not all: a refusal already heard counts, even when the server hangs up right after it.
    const [mail, rcpt, data] = await Promise.allSettled([this.#expect(), this.#expect(), this.#expect()])
    const mailReply = settledReply(mail)
    if (isNegative(mailReply)) {
      // Content after 354 here would go to a recipient from no sender: only hanging up is safe.
      if (is354(data) && rcpt.status === 'fulfilled' && isPositive(rcpt.value)) this.destroy()
      else if (is354(data)) await this.#tidy('.\r\nRSET\r\n', 2)
      return mailReply
    }
    const rcptReply = settledReply(rcpt)
    if (isNegative(rcptReply)) {
      // RFC 2920 3.1: DATA may be answered 354 with no recipient left; a lone dot ends it.
      await (is354(data) ? this.#tidy('.\r\nRSET\r\n', 2) : this.#tidy('RSET\r\n', 1))
      return rcptReply
    }
    const dataReply = settledReply(data)
    if (isNegative(dataReply)) await this.#tidy('RSET\r\n', 1)
    return this.#checked(mailReply, rcptReply, dataReply)
  }

  async #beginOneByOne(mailCommand: string, rcptCommand: string): Promise<SmtpReply> {
    await this.#finishing?.catch(ignore)
    const mail = await this.#ask(mailCommand)
    if (isNegative(mail)) return mail
    const rcpt = await this.#ask(rcptCommand)
    const last = isNegative(rcpt) ? rcpt : await this.#ask('DATA\r\n')
    if (isNegative(last)) await this.#tidy('RSET\r\n', 1)
    return isNegative(rcpt) ? rcpt : this.#checked(mail, rcpt, last)
  }

  #ask(command: string): Promise<SmtpReply> {
    this.#wire.write(command)
    return this.#expect()
  }

  #expect(): Promise<SmtpReply> {
    return this.#wire.expect('envelope', this.#timeouts.command)
  }

  /** The refusal is known by now, so a connection lost here is only marked unusable. */
  async #tidy(commands: string, replies: number): Promise<void> {
    this.#wire.write(commands)
    const answers = await Promise.allSettled(Array.from({ length: replies }, () => this.#expect()))
    const last = answers.at(-1)
    if (last?.status === 'fulfilled' && !isPositive(last.value)) this.destroy()
  }

  #checked(mail: SmtpReply, rcpt: SmtpReply, data: SmtpReply): SmtpReply {
    if (!isPositive(mail)) throw this.#confused('envelope', mail, false)
    if (!isPositive(rcpt)) throw this.#confused('envelope', rcpt, false)
    if (data.code !== 354 && !isNegative(data)) throw this.#confused('envelope', data, false)
    return data
  }

  #confused(phase: 'envelope' | 'content', reply: SmtpReply, outcomeUnknown: boolean): SmtpFailure {
    const message = `the server gave a reply out of order: ${reply.code} ${reply.text}`
    this.#wire.lose(message, reply)
    return new SmtpFailure(phase, message, reply, outcomeUnknown)
  }
}

type Settled = PromiseSettledResult<SmtpReply>

function settledReply(settled: Settled): SmtpReply {
  if (settled.status === 'rejected') throw settled.reason
  return settled.value
}

function is354(settled: Settled): boolean {
  return settled.status === 'fulfilled' && settled.value.code === 354
}

/** With two calls in flight one rejection is awaited first; the other must not end the process meanwhile. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(ignore)
  return promise
}

type Commands = { mail: string; rcpt: string } | { refusal: SmtpReply }

function envelopeCommands(envelope: SmtpEnvelope, extensions: SmtpExtensions): Commands {
  const from = envelope.from === '' ? { text: '', needsUtf8: false } : envelopeAddress(envelope.from)
  const to = envelopeAddress(envelope.to)
  const isUtf8 = envelope.smtpUtf8 || from.needsUtf8 || to.needsUtf8
  if (isUtf8 && !extensions.smtpUtf8) {
    // RFC 6531 3.5 names this code for the case.
    return { refusal: { code: 553, enhanced: '5.6.7', text: '5.6.7 the next server does not offer SMTPUTF8' } }
  }
  let mail = `MAIL FROM:<${from.text}>`
  if (extensions.size !== null && envelope.sizeBytes) mail += ` SIZE=${Math.ceil(envelope.sizeBytes)}`
  if (extensions.eightBitMime && (envelope.eightBit || isUtf8)) mail += ' BODY=8BITMIME'
  if (isUtf8) mail += ' SMTPUTF8'
  return { mail: `${mail}\r\n`, rcpt: `RCPT TO:<${to.text}>\r\n` }
}
