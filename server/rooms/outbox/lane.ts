import type { Ground } from '../../platform/ground.ts'
import { SmtpFailure, type SmtpReply } from '../../platform/smtp.ts'
import type { CompiledEmails } from '../emails/index.ts'
import type { Carrier, Carriers } from './carrier.ts'
import { type ComposedMail, composeMessage } from './compose.ts'
import type { Ledger } from './ledger.ts'
import { outcomeOf, released, skipped, uncertain } from './outcome.ts'
import type { Claimed, OutcomeRow } from './queries-claim.ts'
import type { Transmissions } from './transmissions.ts'
import type { Trouble } from './trouble.ts'
import { Waiting } from './waiting.ts'
import { whyNot } from './why-not.ts'

interface LaneOptions {
  ground: Ground
  ledger: Ledger
  emails: CompiledEmails
  transmissions: Transmissions
  carriers: Carriers
  trouble: Trouble
  connections: number
  /** A connection has nothing left to do: perhaps a dispatch is done. */
  onIdle: () => void
}

/** A message whose final dot is out and whose outcome is not yet committed. */
interface Pending {
  message: Claimed
  reply: Promise<SmtpReply>
}

const IDLE_CLOSE_MS = 10_000

/** A queue of claimed messages and the connections that empty it. */
export class Lane {
  private readonly waiting = new Waiting()
  private stopping = false
  private workers: Promise<void>[] = []
  private readonly open = new Set<Carrier>()
  /** After a failed connect nobody tries before this moment; doubles up to a minute. */
  private blockedUntil = 0
  private backOffMs = 0

  constructor(private readonly options: LaneOptions) {}

  start(): void {
    this.workers = Array.from({ length: this.options.connections }, () => this.work())
  }

  push(messages: Claimed[]): void {
    this.waiting.push(messages)
  }

  /** Resolves when fewer than `n` messages wait: time to claim more. */
  room(n: number): Promise<void> {
    return this.waiting.room(n)
  }

  async stop(): Promise<void> {
    this.stopping = true
    this.waiting.close()
    await Promise.all(this.workers)
    await this.giveBack(this.waiting.drain())
  }

  destroy(): void {
    for (const carrier of this.open) carrier.destroy()
  }

  private async giveBack(messages: Claimed[]): Promise<void> {
    if (messages.length === 0) return
    const outcomes = messages.map(message => ({ row: released(message), message }))
    await this.options.ledger.write(null, outcomes).catch(() => {})
  }

  /** One connection's life, again and again. Nothing here may end the lane: what fails is logged and goes on. */
  private async work(): Promise<void> {
    while (!this.stopping) {
      const first = await this.waiting.next(60_000)
      if (!first) continue
      try {
        await this.serveConnection(first)
      } catch (error) {
        this.options.ground.log.error({ error: (error as Error).message }, 'a connection ended in an unexpected way')
        await new Promise(resolve => setTimeout(resolve, 500))
      }
    }
  }

  private async serveConnection(first: Claimed): Promise<void> {
    const carrier = await this.connect(first)
    if (!carrier) return
    this.open.add(carrier)
    try {
      let message: Claimed | null = first
      let pending: Pending | null = null
      while (message) {
        pending = await this.handOver(carrier, message, pending)
        if (!carrier.usable) break
        message = this.stopping ? null : this.waiting.take()
        if (message) continue
        // Nothing at once: the outcome is written before the connection waits.
        if (pending) await this.settle(pending)
        pending = null
        this.options.onIdle()
        message = await this.waiting.next(IDLE_CLOSE_MS)
      }
      if (pending) await this.settle(pending)
      await carrier.quit()
    } finally {
      carrier.destroy()
      this.open.delete(carrier)
    }
  }

  /** A connection, or null: then the message is back in the queue and the lane waits, longer each time. */
  private async connect(message: Claimed): Promise<Carrier | null> {
    const wait = this.blockedUntil - Date.now()
    if (wait > 0) await this.sleep(wait)
    if (this.stopping) {
      await this.giveBack([message])
      return null
    }
    try {
      return await this.options.carriers.open()
    } catch (error) {
      this.backOff(error)
      await this.giveBack([message])
      return null
    }
  }

  private backOff(error: unknown): void {
    // Ten connections that fail together are one failure.
    if (this.blockedUntil > Date.now()) return
    this.backOffMs = Math.min(60_000, Math.max(500, this.backOffMs * 2))
    this.blockedUntil = Date.now() + this.backOffMs
    this.options.trouble.failed(error)
    this.options.ground.log.warn(
      { error: (error as Error).message, againInMs: this.backOffMs },
      'the mail server is out of reach',
    )
  }

  private async sleep(ms: number): Promise<void> {
    const until = Date.now() + ms
    while (!this.stopping && Date.now() < until)
      await new Promise(resolve => setTimeout(resolve, Math.min(200, until - Date.now())))
  }

  /**
   * One message: envelope (in one flight with the dot of the message before), the commit that says "handed over" and
   * carries the outcome of the one before, then content and dot. Gives back what is pending now.
   */
  private async handOver(carrier: Carrier, message: Claimed, pending: Pending | null): Promise<Pending | null> {
    const composed = await this.compose(message)
    if ('skip' in composed) {
      await this.write(null, pending, [{ row: composed.skip, message }])
      return null
    }
    const { from, fromName, to, subject, content } = composed
    let reply: SmtpReply
    try {
      const isConfidential = message.sealed_vars !== null
      const envelope = { from, fromName, to, subject, sizeBytes: content.length, isConfidential }
      reply = await carrier.begin({ ...envelope, accountId: message.account_id })
      this.backOffMs = 0
      this.options.trouble.works()
    } catch (error) {
      if (error instanceof SmtpFailure) this.backOff(error)
      await this.write(null, pending, [{ row: this.refusedBeforeContent(message, error), message }])
      return null
    }
    if (reply.code !== 354) {
      await this.write(null, pending, [{ row: this.outcome(message, reply), message }])
      return null
    }
    const isOurs = await this.write(message, pending, [])
    if (!isOurs) {
      // Paused, cancelled or taken over meanwhile. In the middle of DATA only hanging up leaves nothing behind.
      carrier.destroy()
      return null
    }
    const finished = carrier.finish(content)
    finished.catch(() => {})
    return { message, reply: finished }
  }

  private async compose(message: Claimed): Promise<ComposedMail | { skip: OutcomeRow }> {
    const reason = whyNot(message)
    if (reason) return { skip: skipped(message, reason) }
    if (message.lacks_coupon) return { skip: skipped(message, 'no_coupon') }
    const email = await this.options.emails.get(message.account_id, message.email_id)
    const transmission = await this.options.transmissions.of(message)
    if (!email || transmission === undefined) return { skip: skipped(message, 'email_gone') }
    try {
      return composeMessage(this.options.ground, message, email, transmission)
    } catch (error) {
      this.options.ground.log.error(
        { error: (error as Error).message, messageId: message.id },
        'a message could not be composed',
      )
      return { skip: skipped(message, 'render_failed') }
    }
  }

  /** A lost connection is nobody's fault; an address that no envelope can carry is a refusal of ours. */
  private refusedBeforeContent(message: Claimed, error: unknown): OutcomeRow {
    if (error instanceof SmtpFailure) return released(message)
    return { ...skipped(message, 'address_unusable'), replyText: (error as Error).message.slice(0, 200) }
  }

  private async settle(pending: Pending): Promise<void> {
    await this.write(null, pending, [])
  }

  private async write(
    message: Claimed | null,
    pending: Pending | null,
    outcomes: { row: OutcomeRow; message: Claimed }[],
  ): Promise<boolean> {
    const all = pending ? [{ row: await this.resultOf(pending), message: pending.message }, ...outcomes] : outcomes
    return await this.options.ledger.write(message, all)
  }

  private async resultOf(pending: Pending): Promise<OutcomeRow> {
    try {
      return this.outcome(pending.message, await pending.reply)
    } catch (error) {
      const unknown = !(error instanceof SmtpFailure) || error.outcomeUnknown
      return unknown ? uncertain(pending.message) : released(pending.message)
    }
  }

  private outcome(message: Claimed, reply: SmtpReply): OutcomeRow {
    return outcomeOf(message, reply, this.options.ground.clock.now(), this.options.ground.random())
  }
}
