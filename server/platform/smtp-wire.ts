import type { Socket } from 'node:net'
import { SmtpFailure, type SmtpPhase } from './smtp-failure.ts'
import { type SmtpReply, SmtpReplyReader } from './smtp-reply.ts'

interface FinalDot {
  mayHaveLeft: boolean
}

interface Expected {
  phase: SmtpPhase
  timeoutMs: number
  dot: FinalDot | null
  resolve: (reply: SmtpReply) => void
  reject: (failure: SmtpFailure) => void
}

const SERVICE_CLOSING = 421

/** A socket whose replies answer commands in order. Everything written in one tick leaves as one write. */
export class SmtpWire {
  readonly #socket: Socket
  readonly #reader = new SmtpReplyReader()
  readonly #expected: Expected[] = []
  #lost: { message: string; reply: SmtpReply | null } | null = null
  #isCorked = false
  #dot: FinalDot | null = null
  #deadlineAt = 0
  #timer: NodeJS.Timeout | null = null
  #timerAt = 0

  readonly #onData = (chunk: Buffer) => {
    try {
      this.#reader.read(chunk, this.#onReply)
    } catch (error) {
      this.lose((error as Error).message)
    }
  }
  readonly #onError = (error: Error) => this.lose(`the connection failed: ${error.message}`)
  readonly #onEnd = () => this.lose('the server closed the connection')

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', this.#onData).on('error', this.#onError).on('end', this.#onEnd).on('close', this.#onEnd)
  }

  get isOpen(): boolean {
    return this.#lost === null
  }

  get remoteAddress(): string {
    return this.#socket.remoteAddress ?? ''
  }

  /** Text that ends in CRLF. Nothing happens on a lost connection: the matching `expect` tells. */
  write(text: string): void {
    if (this.#lost) return
    // Bytes behind an unfinished dot: the kernel may have taken the dot and not these, so it may have left.
    if (this.#dot) this.#dot.mayHaveLeft = true
    this.#cork()
    this.#socket.write(text)
  }

  /** Content and its final dot; `pieces` are complete, dot included. */
  writeContent(pieces: Buffer[], timeoutMs: number): Promise<SmtpReply> {
    if (this.#lost) return this.expect('content', timeoutMs)
    const dot: FinalDot = { mayHaveLeft: false }
    this.#dot = dot
    this.#cork()
    const last = pieces.length - 1
    pieces.forEach((piece, index) => {
      if (index < last) this.#socket.write(piece)
      else this.#socket.write(piece, error => this.#onDotFlushed(dot, error))
    })
    return this.expect('content', timeoutMs, dot)
  }

  /** The next reply not yet claimed. Rejects with SmtpFailure when the connection is lost, 421 or too slow. */
  expect(phase: SmtpPhase, timeoutMs: number, dot: FinalDot | null = null): Promise<SmtpReply> {
    const lost = this.#lost
    if (lost) return Promise.reject(new SmtpFailure(phase, lost.message, lost.reply))
    return new Promise((resolve, reject) => {
      this.#expected.push({ phase, timeoutMs, dot, resolve, reject })
      if (this.#expected.length === 1) this.#watchHead()
    })
  }

  /** Ends the connection; every reply still expected is rejected. The first call gives the reason. */
  lose(message: string, reply: SmtpReply | null = null): void {
    if (this.#lost) return
    this.#lost = { message, reply }
    if (this.#timer) clearTimeout(this.#timer)
    this.#socket.destroy()
    for (const expected of this.#expected.splice(0)) {
      const outcomeUnknown = expected.dot?.mayHaveLeft ?? false
      expected.reject(new SmtpFailure(expected.phase, message, reply, outcomeUnknown))
    }
  }

  /** Gives the bare socket away for TLS. Throws SmtpFailure when plain bytes are left over. */
  release(): Socket {
    if (this.#lost) throw new SmtpFailure('tls', this.#lost.message, this.#lost.reply)
    if (!this.#reader.isEmpty) {
      this.lose('the server sent plain text after agreeing to TLS')
      throw new SmtpFailure('tls', 'the server sent plain text after agreeing to TLS')
    }
    const socket = this.#socket
    socket.off('data', this.#onData).off('error', this.#onError).off('end', this.#onEnd).off('close', this.#onEnd)
    if (this.#timer) clearTimeout(this.#timer)
    this.#lost = { message: 'the connection was handed over to TLS', reply: null }
    return socket
  }

  readonly #onReply = (reply: SmtpReply) => {
    if (this.#lost) return
    const head = this.#expected[0]
    const isClosing = reply.code === SERVICE_CLOSING
    if (head && !(isClosing && !head.dot)) {
      this.#expected.shift()
      if (head.dot) this.#dot = null
      head.resolve(reply)
      if (this.#expected.length > 0) this.#watchHead()
    }
    // To a final dot 421 is an answer (not taken); to everything behind it, and to any other command, the end.
    if (isClosing) this.lose(`the server is closing: ${reply.text}`, reply)
    else if (!head) this.lose(`the server sent a reply to no command: ${reply.code} ${reply.text}`, reply)
  }

  #onDotFlushed(dot: FinalDot, error: Error | null | undefined): void {
    if (!error) dot.mayHaveLeft = true
  }

  #cork(): void {
    if (this.#isCorked) return
    this.#isCorked = true
    this.#socket.cork()
    process.nextTick(() => {
      this.#isCorked = false
      this.#socket.uncork()
    })
  }

  /** One timer for the whole connection, moved only when it would ring too late: replies are far more than rings. */
  #watchHead(): void {
    this.#deadlineAt = Date.now() + this.#expected[0]!.timeoutMs
    if (this.#timer && this.#timerAt <= this.#deadlineAt) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timerAt = this.#deadlineAt
    this.#timer = setTimeout(this.#onTimer, this.#deadlineAt - Date.now()).unref()
  }

  readonly #onTimer = () => {
    this.#timer = null
    if (this.#lost || this.#expected.length === 0) return
    const leftMs = this.#deadlineAt - Date.now()
    if (leftMs <= 0) {
      this.lose(`the server did not answer in ${this.#expected[0]!.timeoutMs / 1_000} s`)
      return
    }
    this.#timerAt = this.#deadlineAt
    this.#timer = setTimeout(this.#onTimer, leftMs).unref()
  }
}
