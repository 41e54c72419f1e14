import type { FeedProblem } from '../../../../contract/feed.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { dataOfFeed, type FeedRow, feedById, feedsOf, problemRows } from './queries-feeds.ts'
import { countByFeed } from './queries-merge.ts'
import { runningTask } from './schedule.ts'

export interface WholeFeed {
  feed: FeedRow
  /** Products that it has, or items of data. */
  items: number | null
  running: { taskId: number; done: number } | null
}

export async function readFeeds(ground: Ground, accountId: number): Promise<WholeFeed[]> {
  const [feeds, counts] = await Promise.all([feedsOf(ground.db, accountId), countByFeed(ground.db, accountId)])
  const sold = new Map(counts.map(({ feed_id, n }) => [feed_id, n]))
  return await Promise.all(
    feeds.map(async feed => {
      const task = await runningTask(ground, accountId, feed)
      const items = feed.kind === 'data' ? (feed.result?.items ?? null) : feed.read_at ? (sold.get(feed.id) ?? 0) : null
      return { feed, items, running: task && { taskId: task.id, done: task.done } }
    }),
  )
}

/** Throws thing.notFound. */
export async function readFeed(ground: Ground, accountId: number, id: number): Promise<WholeFeed> {
  const found = (await readFeeds(ground, accountId)).find(({ feed }) => feed.id === id)
  if (!found) throw problem('thing.notFound')
  return found
}

/** What the last read left out. Throws thing.notFound. */
export async function readFeedProblems(
  ground: Ground,
  accountId: number,
  id: number,
  { after, limit }: { after?: string; limit: number },
): Promise<{ name: string; problems: FeedProblem[]; next: string | null }> {
  const feed = await feedById(ground.db, accountId, id)
  if (!feed) throw problem('thing.notFound')
  const from = after && /^\d{1,9}$/.test(after) ? Number(after) : 0
  const rows = await problemRows(ground.db, accountId, id, from, limit + 1)
  const problems = rows.slice(0, limit)
  const next = rows.length > limit ? String(problems.at(-1)!.no) : null
  return { name: feed.name, problems: problems.map(({ no: _, ...row }) => row), next }
}

export interface FeedData {
  id: number
  name: string
  /** As JSON has it; of XML the tags as keys, what repeats as lists. */
  data: unknown
  sizeBytes: number
  readAt: Date
}

/** What a data feed holds, at most a megabyte; undefined where it was never read, or is none. */
export async function dataFeed(ground: Ground, accountId: number, id: number): Promise<FeedData | undefined> {
  const row = await dataOfFeed(ground.db, accountId, id)
  return row && { id: row.id, name: row.name, data: row.data, sizeBytes: row.size_bytes, readAt: row.read_at }
}
