/**
 * Everything that is ever written into the notebook, and what a contact's story has it under. null: its story does not tell it,
 * since it is of no contact, or the ledger and the shop have it anyway.
 */
export const eventKinds = {
  subscribed: 'subscriptions',
  unsubscribed: 'subscriptions',
  unconfirmed: 'subscriptions',
  confirmed: 'subscriptions',
  'subscription.takenBack': 'subscriptions',
  /** Marked so in a list; `mail.complained` says of which mail, where that is known. */
  complained: 'subscriptions',
  'contact.created': 'profile',
  'contact.changed': 'profile',
  'contact.merged': 'profile',
  'contact.suppressed': 'profile',
  'contact.unsuppressed': 'profile',
  'tag.added': 'profile',
  'tag.removed': 'profile',
  'mail.requested': 'mails',
  'mail.accepted': 'mails',
  'mail.refused': 'mails',
  /** Given to the next server for the first time; refused by it for now. Written where somebody waits for them. */
  'mail.attempted': null,
  'mail.deferred': null,
  'mail.opened': 'activity',
  'mail.clicked': 'activity',
  'mail.complained': 'activity',
  'custom.event': 'activity',
  /** The first page of a visit: known people only, as everything of a browser here. */
  'shop.visited': 'activity',
  'product.viewed': 'activity',
  'basket.changed': 'activity',
  'basket.emptied': 'activity',
  /** Each page, and only where somebody waits for it; a story has visits. */
  'page.visited': null,
  'orders.written': null,
  /** One order each, as it was then; written where somebody waits for them. */
  'order.created': null,
  'order.updated': null,
  'order.deleted': null,
  'campaign.missed': null,
  /** Every message of a dispatch has had its attempt. */
  'dispatch.done': null,
  /** Names the contact in its data only: it is nobody's any more. */
  'contact.erased': null,
} as const satisfies Record<string, TimelineKind | null>
export type EventType = keyof typeof eventKinds

/** Left out of every story, whatever is asked for; accepted mails are in it by the ledger. */
export const untoldTypes: EventType[] = [
  ...(Object.keys(eventKinds) as EventType[]).filter(type => eventKinds[type] === null),
  'mail.accepted',
]

export const timelineKinds = ['mails', 'activity', 'orders', 'subscriptions', 'profile'] as const
export type TimelineKind = (typeof timelineKinds)[number]

export const eventTypesOf = (kind: TimelineKind): EventType[] =>
  (Object.keys(eventKinds) as EventType[]).filter(type => eventKinds[type] === kind)

/**
 * What a contact's story is made of. A mail that left and an order stand beside the events: the ledger and the shop have them,
 * so the notebook need not.
 */
export type TimelineType =
  | { [T in EventType]: (typeof eventKinds)[T] extends null ? never : T }[EventType]
  | 'mail.sent'
  | 'order.placed'
