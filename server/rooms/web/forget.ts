import type { Ground } from '../../platform/ground.ts'
import { dropMonths } from '../../platform/migrate.ts'
import { keptDays } from './across-accounts.ts'
import { forgetSeen } from './queries-arrivals.ts'
import { deleteOldEvents, deleteOldVisitors } from './queries-forget.ts'

const DAY_MS = 86_400_000
/** Of visitors whom nobody ever knew. */
const ANONYMOUS_DAYS = 90
const SEEN_DAYS = 3
const AT_ONCE = 10_000

/** Deletes what is older than each account wants it, some at a time; months that nobody wants any more go whole. */
export async function forgetVisits(ground: Ground): Promise<void> {
  const now = ground.clock.now().getTime()
  const accounts = await keptDays(ground.db)
  for (const { account_id, days } of accounts) {
    const known = new Date(now - days * DAY_MS)
    const bounds = { known, anonymous: new Date(now - Math.min(days, ANONYMOUS_DAYS) * DAY_MS) }
    while ((await deleteOldEvents(ground.db, account_id, bounds, AT_ONCE)) === AT_ONCE);
    while ((await deleteOldVisitors(ground.db, account_id, bounds, AT_ONCE)) === AT_ONCE);
  }
  const longest = Math.max(ANONYMOUS_DAYS, ...accounts.map(account => account.days))
  await ground.db.transaction(tx => dropMonths(tx.client, 'web_event', new Date(now - longest * DAY_MS)))
}

/** Ids of events, which are known again for three days. */
export async function forgetIds(ground: Ground): Promise<void> {
  const before = new Date(ground.clock.now().getTime() - SEEN_DAYS * DAY_MS)
  for (const { account_id } of await keptDays(ground.db))
    while (await forgetSeen(ground.db, account_id, before, AT_ONCE * 5));
}
