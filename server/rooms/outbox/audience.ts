import { read } from '../../platform/counters.ts'
import type { Ground } from '../../platform/ground.ts'
import {
  type AudienceChoice,
  countExcluded,
  countSubscribers,
  countSuppressed,
  countUnopened,
} from './queries-audience.ts'

/** Who would get it now, and who would not. */
export interface AudienceCount {
  recipients: number
  leftOut: {
    /** These four are subscriptions to the chosen lists, from the counters; the rest is people. */
    unconfirmed: number
    unsubscribed: number
    bounced: number
    complained: number
    suppressed: number
    /** Subscribed to an excluded list. */
    excluded: number
    /** Of a campaign sent again: subscribed, but the first one was not accepted, or was opened. */
    opened: number
    /** Subscribed to several of the lists, counted once. */
    duplicates: number
  }
}

/** What `freezeAudience` would freeze if it ran now; exact, and within half a second at a million contacts. */
export async function countAudience(ground: Ground, accountId: number, choice: AudienceChoice): Promise<AudienceCount> {
  const states = await subscriptionStates(ground, accountId, choice.listIds)
  const [people, excluded, suppressed, unopened] = await Promise.all([
    choice.listIds.length > 1 ? countSubscribers(ground.db, accountId, choice.listIds) : states.subscribed,
    isNarrowed(choice) ? countExcluded(ground.db, accountId, choice) : 0,
    choice.listIds.length > 0 ? countSuppressed(ground.db, accountId, choice) : 0,
    choice.unopened && countUnopened(ground.db, accountId, choice),
  ])
  const wanted = unopened ?? people - excluded
  return {
    recipients: Math.max(0, wanted - suppressed),
    leftOut: {
      unconfirmed: states.unconfirmed,
      unsubscribed: states.unsubscribed,
      bounced: states.softBounced + states.hardBounced,
      complained: states.complained,
      suppressed,
      excluded,
      opened: Math.max(0, people - excluded - wanted),
      duplicates: Math.max(0, states.subscribed - people),
    },
  }
}

const isNarrowed = ({ listIds, excludedListIds }: AudienceChoice) => listIds.length > 0 && excludedListIds.length > 0

async function subscriptionStates(ground: Ground, accountId: number, listIds: number[]) {
  const counts = await read(
    ground.db,
    accountId,
    listIds.map(id => `list:${id}`),
  )
  const sum = (status: string) => listIds.reduce((n, id) => n + (counts.get(`list:${id}`)?.[status] ?? 0), 0)
  return {
    subscribed: sum('subscribed'),
    unconfirmed: sum('unconfirmed'),
    unsubscribed: sum('unsubscribed'),
    softBounced: sum('soft_bounced'),
    hardBounced: sum('hard_bounced'),
    complained: sum('complained'),
  }
}
