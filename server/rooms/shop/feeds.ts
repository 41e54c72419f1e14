import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { askRefresh, type FeedKind, feedById } from './queries-feeds.ts'

const REFRESH_PAUSE_MS = 3_600_000

/** Marks a feed as to be read again. Throws thing.notFound, feed.refreshedLately. */
export async function refreshFeed(ground: Ground, accountId: number, kind: FeedKind, feedId: number): Promise<void> {
  if (!(await feedById(ground.db, accountId, kind, feedId))) throw problem('thing.notFound')
  const now = ground.clock.now()
  const before = new Date(now.getTime() - REFRESH_PAUSE_MS)
  if (!(await askRefresh(ground.db, accountId, kind, feedId, now, before))) throw problem('feed.refreshedLately')
}
