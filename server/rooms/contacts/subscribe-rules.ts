import type { SubscriptionStatus } from '../../../contract/list.ts'

export interface SubscribeOptions {
  /** Write the given data over those of a contact that is known already. */
  updateExisting: boolean
  /** Bring an unsubscribed person back. */
  resubscribe: boolean
  /** Subscribe at once even where the list asks for confirmation. */
  skipConfirmation: boolean
  /** Whoever has unsubscribed confirms a return by mail, whatever the list says: anybody can type an address into a form. */
  confirmReturn?: boolean
}

export interface StatusDecision {
  status: SubscriptionStatus
  sendConfirmation: boolean
}

/**
 * The state after a subscribe call, as Ecomail decides it: `wanted` is an explicit status, `current` the state in this
 * list (null: not there yet).
 */
export function decideStatus(
  current: SubscriptionStatus | null,
  wanted: SubscriptionStatus | undefined,
  doubleOptin: boolean,
  options: SubscribeOptions,
): StatusDecision {
  const mustConfirm = doubleOptin && !options.skipConfirmation
  const stay = (): StatusDecision => ({ status: current!, sendConfirmation: false })
  const enter = (asks = mustConfirm): StatusDecision => {
    if (wanted === 'unconfirmed') return { status: 'unconfirmed', sendConfirmation: asks }
    return asks ? { status: 'unconfirmed', sendConfirmation: true } : { status: 'subscribed', sendConfirmation: false }
  }
  const wantsIn = wanted === undefined || wanted === 'subscribed' || wanted === 'unconfirmed'
  if (current === null) return wantsIn ? enter() : { status: wanted, sendConfirmation: false }
  if (!wantsIn) return options.updateExisting ? { status: wanted, sendConfirmation: false } : stay()
  switch (current) {
    case 'unconfirmed':
      return enter()
    case 'unsubscribed':
      return options.resubscribe && wanted !== 'unconfirmed' ? enter(mustConfirm || options.confirmReturn) : stay()
    default:
      // Subscribed already; or bounced or complained, which no subscribe call undoes.
      return stay()
  }
}
