import type { MessageState } from '../../../contract/message.ts'
import type { Recipient } from '../../../contract/report.ts'
import type { Tone } from '../../parts/dot.tsx'
import type { Say } from '../../words/say.ts'

type Fated = Pick<
  Recipient,
  | 'state'
  | 'reason'
  | 'reply'
  | 'attempts'
  | 'resent'
  | 'acceptedAt'
  | 'unsubscribedAt'
  | 'opens'
  | 'humanOpens'
  | 'clicks'
  | 'humanClicks'
>

/** What became of one message: the last thing that matters, and the rest in small print. */
export function fateOf(one: Fated, say: Say): { tone: Tone; main: string; more: string[] } {
  const { fates } = say.words.report
  const happened = [
    one.unsubscribedAt && say.fill(fates.unsubscribed, { ago: say.ago(one.unsubscribedAt) }),
    one.humanClicks > 0 && say.plural(one.humanClicks, fates.clicked),
    one.humanClicks === 0 && one.clicks > 0 && fates.clickedByMachine,
    one.humanOpens > 0 && say.plural(one.humanOpens, fates.opened),
    one.humanOpens === 0 && one.opens > 0 && fates.openedByMachine,
    stateOf(one, say),
  ].filter(text => typeof text === 'string')
  const reasons = say.words.report.skipReasons as Record<string, string>
  const rest = [
    one.resent && fates.resent,
    one.attempts > 1 && say.plural(one.attempts, fates.attempts),
    one.state === 'refused' && one.reason && (reasons[one.reason] ?? one.reason),
    one.state !== 'accepted' && one.reply,
  ].filter(text => typeof text === 'string')
  return { tone: toneOf(one), main: happened[0] ?? one.state, more: [...happened.slice(1), ...rest] }
}

function stateOf(one: Fated, { words, fill, ago }: Say): string {
  const { fates, skipReasons } = words.report
  const reasons = skipReasons as Record<string, string>
  const sentences: Record<MessageState, string> = {
    queued: fates.waiting,
    claimed: fates.sending,
    handed_over: fates.sending,
    accepted: fill(fates.accepted, { ago: one.acceptedAt ? ago(one.acceptedAt) : '' }),
    deferred: fates.deferred,
    refused: fates.refused,
    uncertain: fates.uncertain,
    skipped: fill(fates.skipped, { reason: one.reason ? (reasons[one.reason] ?? one.reason) : '' }),
    cancelled: fates.cancelled,
  }
  return sentences[one.state]
}

function toneOf(one: Fated): Tone {
  if (one.state === 'refused') return 'bad'
  if (one.state === 'skipped' || one.state === 'cancelled') return 'still'
  if (one.state !== 'accepted') return 'wait'
  if (one.unsubscribedAt) return 'still'
  return one.humanClicks > 0 || one.humanOpens > 0 ? 'accent' : 'good'
}
