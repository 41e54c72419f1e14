import type { EventRow } from '../events/index.ts'

/**
 * Who changed a list's status and how, in Ecomail's rules for the webhook of a list: told are joining by a form, by the API and
 * by hand, once for double opt-in (at the sign-up, not at the confirmation), coming back, leaving by a link or a mail program's
 * button, and what somebody does by hand, one contact or many. Not told: what the API itself unsubscribes, imports and merges.
 */
export function listStatusOf({ type, data }: Pick<EventRow, 'type' | 'data'>): 'SUBSCRIBED' | 'UNSUBSCRIBED' | null {
  const channel = String(data.channel)
  if (channel === 'import' || channel === 'merge') return null
  if (type === 'subscribed') return channel === 'link' && data.from === 'unconfirmed' ? null : 'SUBSCRIBED'
  if (type === 'unconfirmed') return 'SUBSCRIBED'
  if (type === 'unsubscribed') return channel === 'api' ? null : 'UNSUBSCRIBED'
  // Somebody put a contact into the list by hand and took that back.
  if (type === 'subscription.takenBack') return 'UNSUBSCRIBED'
  return null
}

export function listPayload(email: string, status: string, listId: number, campaignId: number | null): string {
  return JSON.stringify({ payload: { email, status, listId, campaignId } })
}
