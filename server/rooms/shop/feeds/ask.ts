import type { FeedKind } from '../../../../contract/feed.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { askRefresh, lockFeed } from './queries-feeds.ts'
import { startRefresh } from './schedule.ts'

const REFRESH_PAUSE_MS = 3_600_000

/** Has a feed read again, as a program asks: once an hour. Throws thing.notFound, feed.refreshedLately. */
export async function refreshFeed(ground: Ground, accountId: number, kind: FeedKind, feedId: number): Promise<void> {
  await ground.db.transaction(async tx => {
    const feed = await lockFeed(tx, accountId, feedId)
    if (feed?.kind !== kind) throw problem('thing.notFound')
    const now = ground.clock.now()
    const before = new Date(now.getTime() - REFRESH_PAUSE_MS)
    if (!(await askRefresh(tx, accountId, feedId, now, before))) throw problem('feed.refreshedLately')
    await startRefresh(ground, tx, accountId, feed, { userId: null })
  })
}
