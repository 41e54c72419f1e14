import type { SmtpReply } from './smtp-reply.ts'

export type SmtpPhase = 'connect' | 'tls' | 'auth' | 'envelope' | 'content'

/** The connection is lost or never came up. A refusal of one envelope is a reply, not a failure. */
export class SmtpFailure extends Error {
  override name = 'SmtpFailure'
  phase: SmtpPhase
  /** The reply that ended it (421, a refused greeting or log-in), null when there was none. */
  reply: SmtpReply | null
  /** True when the final dot may have reached the server and its reply did not reach us. */
  outcomeUnknown: boolean

  constructor(phase: SmtpPhase, message: string, reply: SmtpReply | null = null, outcomeUnknown = false) {
    super(message)
    this.phase = phase
    this.reply = reply
    this.outcomeUnknown = outcomeUnknown
  }
}

export interface SmtpTimeouts {
  connect: number
  greeting: number
  command: number
  /** From handing the content to the socket until the reply to the final dot. */
  dataEnd: number
}

/** Milliseconds. RFC 5321 4.5.3.2 asks for 5 min at the greeting and 10 after the dot: too long to hold one of few connections. */
export const defaultTimeoutsMs: SmtpTimeouts = {
  connect: 30_000,
  greeting: 60_000,
  command: 120_000,
  dataEnd: 300_000,
}
