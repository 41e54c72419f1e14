import type { SubscriptionStatus } from '../../../contract/list.ts'
import { statusBeforeBounce } from './changes.ts'
import { applyProfile, emptyProfile, PROFILE_COLUMNS, type Profile, type ProfileColumn } from './profile.ts'
import type { ContactRow, MovedAddress, StatusChange, SubscriptionRow } from './queries.ts'

export interface Side {
  contact: ContactRow
  subscriptions: SubscriptionRow[]
}

/** What shall come from the loser although the winner has a value too. A field of a list's own, or a group, has its list. */
export interface Take {
  field: string
  listId: number | null
}

export interface PlannedSubscription {
  listId: number
  winner: SubscriptionRow | null
  loser: SubscriptionRow | null
  status: SubscriptionStatus
  /** Whose subscription decided: its dates and reason go along. */
  decided: SubscriptionRow
  fields: Record<string, unknown>
  groups: Record<string, string[]> | null
}

export interface MergePlan {
  profile: Profile
  address: MovedAddress
  subscriptions: PlannedSubscription[]
}

/** Worked out from the name, unless somebody gave them. */
const DERIVED: readonly string[] = ['vocative', 'vocative_surname', 'gender', 'nameday'] satisfies ProfileColumn[]

/** What two contacts come to. The winner's values stay, the loser's fill its gaps, and `takes` turns that round. */
export function planMerge(winner: Side, loser: Side, takes: Take[]): MergePlan {
  const taken = (field: string, listId: number | null = null) =>
    takes.some(take => take.field === field && take.listId === listId)
  const [kept, dropped] = taken('email') ? [loser, winner] : [winner, loser]
  return {
    profile: uniteProfiles(winner.contact, loser.contact, taken),
    address: { ...addressOf(kept.contact), suppressed: uniteSuppression(kept.contact, dropped.contact) },
    subscriptions: listsOf(winner, loser).map(listId => {
      const of = (side: Side) => side.subscriptions.find(row => row.list_id === listId) ?? null
      const rows = { winner: of(winner), loser: of(loser) }
      const values = (column: 'fields' | 'groups') =>
        uniteValues(rows.winner?.[column] ?? {}, rows.loser?.[column] ?? {}, name => taken(name, listId))
      const groups = values('groups') as Record<string, string[]>
      return {
        listId,
        ...rows,
        ...uniteStatus(of(kept), of(dropped)),
        fields: values('fields'),
        groups: Object.keys(groups).length > 0 ? groups : null,
      }
    }),
  }
}

function listsOf(winner: Side, loser: Side): number[] {
  const ids = [...winner.subscriptions, ...loser.subscriptions].map(row => row.list_id)
  return [...new Set(ids)].sort((a, b) => a - b)
}

/**
 * The stricter wins: who complained or unsubscribed under either address is out. A bounce and a missing confirmation are
 * about an address, so they go with the address that stays or that is left behind. Where only the address left behind was
 * in the list, its bounce is forgotten; if nobody knows what was before, the person has to confirm.
 */
export function uniteStatus(
  kept: SubscriptionRow | null,
  dropped: SubscriptionRow | null,
): { status: SubscriptionStatus; decided: SubscriptionRow } {
  const both = [kept, dropped].filter(row => row !== null)
  for (const status of ['complained', 'unsubscribed'] as const) {
    const decided = both.find(row => row.status === status)
    if (decided) return { status, decided }
  }
  if (kept) return { status: kept.status, decided: kept }
  const decided = dropped!
  const isBounce = decided.status === 'hard_bounced' || decided.status === 'soft_bounced'
  return { status: isBounce ? (statusBeforeBounce(decided) ?? 'unconfirmed') : decided.status, decided }
}

function addressOf(contact: ContactRow): Omit<MovedAddress, 'suppressed'> {
  const { email, email_key, soft_bounces, hard_bounced, bounce_message } = contact
  return { email, email_key, soft_bounces, hard_bounced, bounce_message }
}

/** A complaint and an exclusion by hand are about the person; a hard bounce only about its address. */
function uniteSuppression(kept: ContactRow, dropped: ContactRow): string | null {
  const reasons = [kept.suppressed, dropped.suppressed]
  return ['complaint', 'manual', 'erased'].find(reason => reasons.includes(reason)) ?? kept.suppressed
}

function uniteProfiles(winner: ContactRow, loser: ContactRow, taken: (field: string) => boolean): Profile {
  const patch: Partial<Record<ProfileColumn, string | null>> = {}
  for (const column of PROFILE_COLUMNS) {
    // What was worked out is no value of its own: it is worked out anew from the name that stays.
    const given = (contact: ContactRow) => (contact.derived.includes(column) ? null : contact[column])
    const value = taken(column) ? loser[column] : (given(winner) ?? given(loser))
    if (value !== null || !DERIVED.includes(column)) patch[column] = value
  }
  const tags = [...new Set([...winner.tags, ...loser.tags])]
  return { ...applyProfile(emptyProfile(), patch).profile, tags }
}

function uniteValues(
  winner: Record<string, unknown>,
  loser: Record<string, unknown>,
  taken: (name: string) => boolean,
): Record<string, unknown> {
  const isEmpty = (value: unknown) =>
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  const filled = Object.entries(loser).filter(([name]) => taken(name) || isEmpty(winner[name]))
  return { ...winner, ...Object.fromEntries(filled) }
}

/** Both histories in the order of time. */
export function uniteHistories(planned: PlannedSubscription, last: StatusChange | null): StatusChange[] {
  const all = [...(planned.winner?.status_history ?? []), ...(planned.loser?.status_history ?? [])]
  const ordered = all.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return [...ordered, ...(last ? [last] : [])].slice(-100)
}
