import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { HappenedEvent } from '../events/index.ts'
import type { Origin } from './changes.ts'
import type { ListRow } from './queries-lists.ts'
import type { NewNotice } from './queries-notices.ts'

export interface Move {
  contactId: number
  from: SubscriptionStatus | null
  to: SubscriptionStatus
  channel: Origin['channel']
  at: Date
  /** By the API: whether the call wants what starts on subscribing, and whether it wants the owner told. */
  trigger: boolean
  notifyOwner: boolean
}

export interface Aftermath {
  events: HappenedEvent[]
  /** For the next digest. */
  notices: NewNotice[]
}

const ENTERED_FROM: (SubscriptionStatus | null)[] = [null, 'unconfirmed', 'unsubscribed']
const LEFT_FROM: (SubscriptionStatus | null)[] = ['subscribed', 'soft_bounced']

/**
 * What a person's own coming or going sets off by the list's settings: the thank-you mail, and word to the list's owner. What
 * an import or somebody in the admin does sets off nothing; a goodbye is said in goodbye.ts, once for all lists left together.
 */
export function aftermath(list: ListRow, move: Move): Aftermath {
  const { contactId, from, to, at } = move
  const listId = list.id
  const ask = (kind: string): HappenedEvent => ({ type: 'mail.requested', at, contactId, data: { kind, listId } })
  if (to === 'subscribed' && ENTERED_FROM.includes(from)) {
    const told = toldOfJoining(list, move)
    return {
      events: [
        ...(list.thanks_send && isThanked(move) ? [ask('thanks')] : []),
        ...(told === 'at once' ? [ask('subscribedNotice')] : []),
      ],
      notices: told === 'in the digest' ? [{ listId, what: 'joined', contactId, at }] : [],
    }
  }
  const isLeft = to === 'unsubscribed' && LEFT_FROM.includes(from) && isOwnAct(move) && Boolean(list.unsub_notify)
  if (!isLeft) return { events: [], notices: [] }
  return list.digest_notify
    ? { events: [], notices: [{ listId, what: 'left', contactId, at }] }
    : { events: [ask('unsubscribedNotice')], notices: [] }
}

const isOwnAct = ({ channel }: Move) => channel === 'form' || channel === 'link' || channel === 'one-click'

/** "Subscribe me again" on the page of somebody who has just left is no new subscription. */
function isThanked({ channel, from, trigger }: Move): boolean {
  if (channel === 'form') return true
  return channel === 'link' ? from !== 'unsubscribed' : channel === 'api' && trigger
}

function toldOfJoining(list: ListRow, move: Move): 'at once' | 'in the digest' | null {
  if (!list.sub_notify) return null
  if (list.digest_notify) return isOwnAct(move) || move.channel === 'api' ? 'in the digest' : null
  return isOwnAct(move) || move.notifyOwner ? 'at once' : null
}
