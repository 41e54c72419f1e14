import type { SubscriptionStatus } from '../../../contract/list.ts'
import type { ProfileColumn, SubscriptionRow } from '../contacts/index.ts'

/** [before, after] */
export type Pair<T> = [T, T]

/** What an import did to a contact: enough to bring it back, and to see what somebody changed since. */
export interface ContactChange {
  columns?: Partial<Record<ProfileColumn, Pair<string | null>>>
  /** Which columns were worked out, before. */
  derived?: string[]
  addedTags?: string[]
  subscription?: {
    /** null: was not in the list. */
    status: Pair<SubscriptionStatus | null>
    /** An absent value is null. */
    fields?: Record<string, Pair<unknown>>
    groups?: Record<string, Pair<string[] | null>>
    /** Dates and history as they were, to go back to. */
    was?: Pick<SubscriptionRow, 'subscribed_at' | 'unsubscribed_at' | 'unsub_reason' | 'status_history'>
  }
}

/** Two changes of one contact by the same import, as one: what was before the first, what is after the second. */
export function joined(first: ContactChange | null, second: ContactChange): ContactChange {
  if (!first) return second
  const change: ContactChange = { ...first, ...second }
  if (first.columns || second.columns) change.columns = joinPairs(first.columns, second.columns)
  if (first.derived) change.derived = first.derived
  if (first.addedTags || second.addedTags)
    change.addedTags = [...new Set([...(first.addedTags ?? []), ...(second.addedTags ?? [])])]
  if (first.subscription && second.subscription) {
    const { status, fields, groups, was } = first.subscription
    change.subscription = {
      status: [status[0], second.subscription.status[1]],
      fields: joinPairs(fields, second.subscription.fields),
      groups: joinPairs(groups, second.subscription.groups),
      was: was ?? second.subscription.was,
    }
  }
  return change
}

function joinPairs<T>(
  first: Record<string, Pair<T>> = {},
  second: Record<string, Pair<T>> = {},
): Record<string, Pair<T>> {
  const pairs = { ...first }
  for (const [name, [before, after]] of Object.entries(second))
    pairs[name] = [first[name] ? first[name][0] : before, after]
  return pairs
}
