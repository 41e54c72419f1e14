import type { Claimed } from './queries-claim.ts'

/** Why a message that was frozen into the audience must not go out now; null when it may. */
export function whyNot(message: Claimed): string | null {
  if (message.lane === 'transactional') return null
  if (!message.contact_exists) return 'erased'
  if (message.suppressed) return 'suppressed'
  return message.subscription_status === 'subscribed' ? null : 'unsubscribed_meanwhile'
}
