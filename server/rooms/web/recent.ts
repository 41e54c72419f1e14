import type { WebKind } from '../../../contract/tracking.ts'
import type { Ground } from '../../platform/ground.ts'
import { type RecentRow, recentEvents } from './queries-recent.ts'

/** Enough to find a kind that is rare; each question reads so many rows. */
const LOOKED_AT = 1_000
const SHOWN = 8
const DAYS_BACK_MS = 28 * 86_400_000

export interface RecentlySeen {
  /** The newest first. */
  latest: RecentRow[]
  /** When the newest of each kind was, among the last thousand events. */
  last: Partial<Record<WebKind | 'known', Date>>
}

/** What a shop's pages told last, for whoever has just put the code into them. */
export async function recentlySeen(ground: Ground, accountId: number): Promise<RecentlySeen> {
  const since = new Date(ground.clock.now().getTime() - DAYS_BACK_MS)
  const rows = await recentEvents(ground.db, accountId, since, LOOKED_AT)
  const last: RecentlySeen['last'] = {}
  for (const row of rows) {
    last[row.kind] ??= row.at
    if (row.is_known) last.known ??= row.at
  }
  return { latest: rows.slice(0, SHOWN), last }
}
