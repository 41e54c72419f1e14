import { Type } from 'typebox'

/** accepted: the next server took it. Never call that delivered. */
export const messageStates = [
  'queued',
  'claimed',
  'handed_over',
  'accepted',
  'deferred',
  'refused',
  'uncertain',
  'skipped',
  'cancelled',
] as const
export type MessageState = (typeof messageStates)[number]
export const MessageState = Type.Enum(messageStates)

/** What a transactional mail to a customer is: sent by the API, or by a list. Mails to our own people are none of these. */
export const mailKinds = ['api', 'confirmation', 'thanks', 'goodbye', 'alreadySubscribed', 'leaveConfirmation'] as const
export type MailKind = (typeof mailKinds)[number]
export const MailKind = Type.Enum(mailKinds)

export const dispatchStates = ['freezing', 'running', 'paused', 'done', 'cancelled'] as const
export type DispatchState = (typeof dispatchStates)[number]

export const signals = ['human', 'proxy', 'machine', 'unknown'] as const
export type Signal = (typeof signals)[number]

/** Why a contact in the audience was not written to. */
export const skipReasons = [
  'suppressed',
  'duplicate_address',
  'unsubscribed_meanwhile',
  'erased',
  'render_failed',
  /** A coupon folder had no code left: can be sent once there are more. */
  'no_coupon',
] as const
