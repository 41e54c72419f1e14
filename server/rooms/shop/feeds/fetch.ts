import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { Refused } from '../../../platform/outgoing.ts'
import { textOf } from './decode.ts'
import type { FeedLimits } from './limits.ts'
import type { FeedRow } from './queries-feeds.ts'

export interface Fetched {
  /** Null: the server says that it is as it was. */
  text: AsyncGenerator<string, void, undefined> | null
  etag: string | null
  lastModified: string | null
}

/**
 * Asks for the feed as it is now, or whether it changed. Throws feed.answered, feed.unreachable, feed.timeout; reading the text
 * throws the last two as well, and what textOf throws.
 */
export async function fetchFeed(
  ground: Ground,
  feed: FeedRow,
  { isConditional, mostBytes }: { isConditional: boolean; mostBytes: number },
  limits: FeedLimits,
): Promise<Fetched> {
  const headers: Record<string, string> = {
    'user-agent': 'Postolka',
    accept: 'application/xml, text/xml, application/json, */*;q=0.5',
    'accept-encoding': 'gzip',
  }
  if (isConditional && feed.etag) headers['if-none-match'] = feed.etag
  if (isConditional && feed.last_modified) headers['if-modified-since'] = feed.last_modified
  const { timeoutMs, idleMs } = limits
  const answer = await ground.outgoing.stream({ method: 'GET', url: feed.url, headers, timeoutMs, idleMs })
  if (!answer.isAnswered) throw unreachable(answer.why, answer.detail)
  const { status, headers: said } = answer
  const versions = { etag: said.etag ?? null, lastModified: said['last-modified'] ?? null }
  if (status !== 200) answer.close()
  if (status === 304 && isConditional) return { text: null, etag: feed.etag, lastModified: feed.last_modified }
  if (status !== 200) throw problem('feed.answered', { status, retryAfterS: seconds(said['retry-after']) })
  const charset = /charset=["']?([\w.:-]{1,40})/i.exec(said['content-type'] ?? '')?.[1] ?? null
  return { text: told(textOf(answer.body, { charset, mostBytes })), ...versions }
}

async function* told(text: AsyncGenerator<string, void, undefined>): AsyncGenerator<string, void, undefined> {
  try {
    yield* text
  } catch (error) {
    throw error instanceof Refused ? unreachable(error.why, error.message) : error
  }
}

function unreachable(why: string, detail: string): Error {
  return why === 'timeout' ? problem('feed.timeout') : problem('feed.unreachable', { why, detail })
}

/** In seconds only: a date would need the clocks to agree. */
const seconds = (header: string | undefined) => (header && /^\d{1,6}$/.test(header) ? Number(header) : null)
