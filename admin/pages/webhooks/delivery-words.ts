import type { WebhookDelivery } from '../../../contract/webhook.ts'
import { TEST_EVENT, webhookEvents } from '../../../contract/webhook-event.ts'
import type { Tone } from '../../parts/dot.tsx'
import type { Say } from '../../words/say.ts'

export const toneOf = ({ state }: WebhookDelivery): Tone =>
  state === 'delivered' ? 'good' : state === 'failed' ? 'bad' : 'wait'

/** What was told, in words; an event that this page does not know yet is shown by its name. */
export function whatOf(type: string, { words, language }: Say): string {
  const { webhooks } = words
  if (type === TEST_EVENT) return webhooks.testEvent
  if (type === 'batch' || type === 'list' || type === 'step') return webhooks[type]
  return webhookEvents[type as keyof typeof webhookEvents]?.about[language] ?? type
}

/** What came of the last attempt, and when the next one is. */
export function answerOf({ state, status, error, attempts, nextAttemptAt, tookMs }: WebhookDelivery, say: Say): string {
  const { webhooks } = say.words
  const known = error && (webhooks.errors as Record<string, string>)[error]
  const parts = [
    status !== null ? `HTTP ${status}` : (known ?? error),
    status !== null && tookMs !== null && say.fill(webhooks.took, { n: say.number(tookMs) }),
    attempts > 1 && say.plural(attempts, webhooks.attempts),
    state === 'waiting' &&
      attempts > 0 &&
      nextAttemptAt &&
      say.fill(webhooks.nextAt, { moment: say.clock(nextAttemptAt) }),
  ]
  return parts.filter(Boolean).join(' · ')
}
