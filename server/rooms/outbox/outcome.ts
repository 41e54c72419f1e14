import type { SmtpReply } from '../../platform/smtp.ts'
import type { OutcomeRow } from './queries-claim.ts'

const MINUTE = 60_000

/** Pauses after each 4xx; the running sum in comments. Grey-listing wants 5 to 15 minutes, a full box a day or two. */
const PAUSES_MS = [
  MINUTE, // 1 min
  5 * MINUTE, // 6 min
  15 * MINUTE, // 21 min
  30 * MINUTE, // 51 min
  60 * MINUTE, // 1 h 51
  120 * MINUTE, // 3 h 51
  240 * MINUTE, // 7 h 51
  480 * MINUTE, // 15 h 51
  480 * MINUTE, // 23 h 51
  720 * MINUTE, // 35 h 51
  720 * MINUTE, // 47 h 51
]

/** What a reply means for the message; `attempts` counts this one too, `random` spreads the retries by ±10 %. */
export function outcomeOf(
  message: { month: string; id: number; attempts: number },
  reply: SmtpReply,
  now: Date,
  random: number,
): OutcomeRow {
  const base = {
    month: message.month,
    id: message.id,
    reason: null,
    nextAttemptAt: null,
    replyCode: reply.code,
    replyStatus: reply.enhanced,
    replyText: reply.text.slice(0, 500),
    bounce: null,
  }
  if (reply.code < 400) return { ...base, state: 'accepted' }
  if (reply.code < 500) {
    const pause = PAUSES_MS[message.attempts - 1]
    if (pause === undefined) return { ...base, state: 'refused', bounce: 'soft', reason: 'retries_exhausted' }
    return { ...base, state: 'deferred', nextAttemptAt: new Date(now.getTime() + pause * (0.9 + 0.2 * random)) }
  }
  return { ...base, state: 'refused', bounce: bounceKind(reply) }
}

/**
 * A permanent refusal by its enhanced code first (RFC 3463), then its text: hard means that the address does not exist,
 * policy (5.7.x) is about us or the content, the rest (a full box, a size) may pass another day.
 */
export function bounceKind(reply: SmtpReply): 'soft' | 'hard' | 'policy' {
  const { enhanced, text, code } = reply
  if (enhanced) {
    if (/^5\.1\.(0|1|2|3|6|10)$/.test(enhanced) || enhanced === '5.2.1') return 'hard'
    if (enhanced.startsWith('5.7.')) return 'policy'
    if (/^5\.(2|3|4)\./.test(enhanced)) return 'soft'
  }
  if (/spam|blocked|blacklist|reputation|policy|dmarc|spf|dkim|relay/i.test(text)) return 'policy'
  if (/full|quota|size|too large/i.test(text)) return 'soft'
  return code === 550 || code === 551 || code === 553 ? 'hard' : 'policy'
}

/** Back into the queue as if nothing had been tried: the connection was lost before the message was handed over. */
export function released(message: { month: string; id: number }): OutcomeRow {
  return plain(message, 'queued', null)
}

/** The final dot may have gone out and no answer came: sent again with the same Message-ID. */
export function uncertain(message: { month: string; id: number }): OutcomeRow {
  return plain(message, 'uncertain', 'connection_lost')
}

export function skipped(message: { month: string; id: number }, reason: string): OutcomeRow {
  return plain(message, 'skipped', reason)
}

function plain(message: { month: string; id: number }, state: OutcomeRow['state'], reason: string | null): OutcomeRow {
  return {
    month: message.month,
    id: message.id,
    state,
    reason,
    nextAttemptAt: null,
    replyCode: null,
    replyStatus: null,
    replyText: null,
    bounce: null,
  }
}
