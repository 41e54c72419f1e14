import type { Tx } from '../../../platform/db.ts'
import { problem, RequestProblem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { accountById } from '../../accounts/index.ts'
import type { TaskRun } from '../../tasks/index.ts'
import { fetchFeed } from './fetch.ts'
import { type FeedLimits, MOST_DATA_SOURCE_BYTES } from './limits.ts'
import { jsonOf } from './parse-data.ts'
import {
  type FeedRow,
  feedById,
  lockFeed,
  replaceProblems,
  writeData,
  writeFailure,
  writeQuestion,
  writeRead,
} from './queries-feeds.ts'
import { countSold, mergeStage } from './queries-merge.ts'
import { type StageOutcome, stageFeed } from './stage.ts'

export interface RefreshParams {
  feedId: number
  /** For those who look at the tasks. */
  name: string
  /** A person has said that a feed of so few products is right. */
  accepts?: number
}

const RETRY_MS = 3_600_000
const LONGEST_RETRY_MS = 6 * 3_600_000

/** The work of the task: what came of it stands with the feed, too. A read that was cut off begins anew. */
export async function refresh(ground: Ground, run: TaskRun<RefreshParams>, limits: FeedLimits): Promise<object> {
  const { accountId, params } = run
  const feed = await feedById(ground.db, accountId, params.feedId)
  if (!feed) throw problem('thing.notFound')
  try {
    return feed.kind === 'data'
      ? await refreshData(ground, run, feed, limits)
      : await refreshProducts(ground, run, feed, limits)
  } catch (error) {
    if (error instanceof RequestProblem) await noteFailure(ground, accountId, feed.id, error)
    throw error
  }
}

async function refreshProducts(
  ground: Ground,
  run: TaskRun<RefreshParams>,
  feed: FeedRow,
  limits: FeedLimits,
): Promise<object> {
  const isConditional = feed.read_at !== null && feed.question === null && run.params.accepts === undefined
  const fetched = await fetchFeed(ground, feed, { isConditional, mostBytes: limits.mostBytes }, limits)
  if (!fetched.text) return await noteUnchanged(ground, run.accountId, feed)
  const account = await accountById(ground.db, run.accountId)
  const staged = await stageFeed(ground, run, feed, fetched.text, account!.currency, limits)
  return await ground.db.transaction(async tx => {
    await stillThere(tx, run.accountId, feed)
    // Felt here for the last time: whoever cancels now is too late, whoever was overtaken writes nothing.
    await run.advance(tx, { done: staged.items, phase: 'merging' })
    const now = ground.clock.now()
    const had = await countSold(tx, run.accountId, feed.id)
    await replaceProblems(tx, run.accountId, feed.id, staged.problems)
    if (isSuspicious(had, staged, run.params.accepts)) {
      const question = { had, has: staged.items }
      await writeQuestion(tx, run.accountId, feed.id, question, now)
      return { feedId: feed.id, question }
    }
    const merged = await mergeStage(tx, run.accountId, feed.id, now)
    const result = { isUnchanged: false, items: staged.items, ...merged, skipped: staged.skipped }
    const { etag, lastModified } = fetched
    await writeRead(tx, run.accountId, feed.id, { format: staged.format, etag, lastModified, result }, now)
    return { feedId: feed.id, ...result }
  })
}

/** A feed that has lost more than half is rather broken than right, and half of what a person agreed to is not what they did. */
function isSuspicious(had: number, { items }: StageOutcome, accepts = had): boolean {
  return had > 0 && items * 2 < accepts
}

async function refreshData(
  ground: Ground,
  run: TaskRun<RefreshParams>,
  feed: FeedRow,
  limits: FeedLimits,
): Promise<object> {
  const mostBytes = Math.min(limits.mostBytes, MOST_DATA_SOURCE_BYTES)
  const fetched = await fetchFeed(ground, feed, { isConditional: feed.read_at !== null, mostBytes }, limits)
  if (!fetched.text) return await noteUnchanged(ground, run.accountId, feed)
  let text = ''
  for await (const piece of fetched.text) text += piece
  const { format, json, items } = jsonOf(text)
  return await ground.db.transaction(async tx => {
    await stillThere(tx, run.accountId, feed)
    await run.advance(tx, { done: items })
    const now = ground.clock.now()
    await writeData(tx, run.accountId, feed.id, json, now)
    const result = { isUnchanged: false, items, added: 0, changed: 0, gone: 0, skipped: 0 }
    const { etag, lastModified } = fetched
    await writeRead(tx, run.accountId, feed.id, { format, etag, lastModified, result }, now)
    return { feedId: feed.id, ...result }
  })
}

/** Removed meanwhile, or given another address: what was read is not what is wanted. */
async function stillThere(tx: Tx, accountId: number, feed: FeedRow): Promise<void> {
  const now = await lockFeed(tx, accountId, feed.id)
  if (!now || now.url !== feed.url) throw problem('thing.notFound')
}

async function noteUnchanged(ground: Ground, accountId: number, feed: FeedRow): Promise<object> {
  const last = feed.result ?? { items: 0, skipped: 0 }
  const result = { isUnchanged: true, items: last.items, added: 0, changed: 0, gone: 0, skipped: last.skipped }
  const read = { format: null, etag: feed.etag, lastModified: feed.last_modified, result }
  await ground.db.transaction(tx => writeRead(tx, accountId, feed.id, read, ground.clock.now()))
  return { feedId: feed.id, ...result }
}

async function noteFailure(ground: Ground, accountId: number, feedId: number, error: RequestProblem): Promise<void> {
  const { code, message, details } = error
  const asked = Number((details as { retryAfterS?: number | null } | undefined)?.retryAfterS ?? 0) * 1_000
  const now = ground.clock.now()
  const retryAt = new Date(now.getTime() + Math.min(Math.max(RETRY_MS, asked), LONGEST_RETRY_MS))
  await ground.db.transaction(tx => writeFailure(tx, accountId, feedId, { code, message, details }, retryAt, now))
}
