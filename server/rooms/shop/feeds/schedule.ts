import { instantOf, wallTime } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/db.ts'
import type { Ground } from '../../../platform/ground.ts'
import { accountById } from '../../accounts/index.ts'
import { readTask, startTask, type TaskRow } from '../../tasks/index.ts'
import { dueFeeds } from '../across-accounts.ts'
import { type FeedRow, lockFeed, writeNext, writeTask } from './queries-feeds.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** When its schedule has it fetched next; null: only when somebody asks. */
export function nextOf(feed: Pick<FeedRow, 'every_hours' | 'at_hour'>, now: Date, timeZone: string): Date | null {
  if (feed.every_hours !== null) return new Date(now.getTime() + feed.every_hours * HOUR_MS)
  if (feed.at_hour === null) return null
  const hour = `${String(feed.at_hour).padStart(2, '0')}:00:00`
  const on = (ms: number) => instantOf(`${wallTime(new Date(ms), timeZone).slice(0, 10)} ${hour}`, timeZone)
  const today = on(now.getTime())
  return today > now ? today : on(now.getTime() + DAY_MS)
}

/** The task that fetches it, where one does. */
export async function runningTask(ground: Ground, accountId: number, feed: FeedRow): Promise<TaskRow | null> {
  if (feed.task_id === null) return null
  // Finished tasks are forgotten after a while.
  const task = await readTask(ground, accountId, feed.task_id).catch(() => null)
  return task && task.finished_at === null ? task : null
}

/** Has it fetched, and the next time set. One that is being fetched goes on. The caller holds the feed's lock. */
export async function startRefresh(
  ground: Ground,
  tx: Tx,
  accountId: number,
  feed: FeedRow,
  { userId, accepts }: { userId: number | null; accepts?: number },
): Promise<void> {
  const account = (await accountById(tx, accountId))!
  await writeNext(tx, accountId, feed.id, nextOf(feed, ground.clock.now(), account.time_zone))
  if (await runningTask(ground, accountId, feed)) return
  const params = { feedId: feed.id, name: feed.name, accepts }
  const taskId = await startTask(ground, tx, accountId, { kind: 'shop.refreshFeed', params, userId })
  await writeTask(tx, accountId, feed.id, taskId)
}

export async function refreshDue(ground: Ground): Promise<void> {
  const now = ground.clock.now()
  for (const { account_id, id } of await dueFeeds(ground.db, now))
    await ground.db.transaction(async tx => {
      const feed = await lockFeed(tx, account_id, id)
      if (feed?.next_at && feed.next_at <= now) await startRefresh(ground, tx, account_id, feed, { userId: null })
    })
}
