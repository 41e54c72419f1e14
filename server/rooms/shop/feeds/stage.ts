import { type FeedProblem, MOST_FEED_PROBLEMS } from '../../../../contract/feed.ts'
import { copyArray, copyLine } from '../../../platform/copy.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { cleanText } from '../../../platform/text.ts'
import type { TaskRun } from '../../tasks/index.ts'
import type { FeedLimits } from './limits.ts'
import { productOfItem, type StagedProduct } from './product-of-item.ts'
import type { FeedRow } from './queries-feeds.ts'
import { clearStage, fillStage } from './queries-merge.ts'
import { type FeedItem, ItemReader, type ProductFormat } from './read-items.ts'

const CHUNK = 2_000
/** So long at most nobody hears how far it is, nor that it was cancelled. */
const ADVANCE_MS = 1_000

export interface StageOutcome {
  format: ProductFormat
  items: number
  skipped: number
  problems: FeedProblem[]
}

/** Reads a feed into the stage, where it touches nothing that stands. Throws feed.empty, feed.tooMany and what reading throws. */
export async function stageFeed(
  ground: Ground,
  run: TaskRun<{ feedId: number }>,
  feed: Pick<FeedRow, 'id' | 'currency'>,
  text: AsyncIterable<string>,
  currency: string,
  limits: Pick<FeedLimits, 'mostItems'>,
): Promise<StageOutcome> {
  const { accountId } = run
  await clearStage(ground.db, accountId, feed.id)
  const reader = new ItemReader()
  const seen = new Set<string>()
  const outcome = { items: 0, skipped: 0, problems: [] as FeedProblem[] }
  let waiting: string[] = []
  let told = performance.now()
  const flush = async () => {
    const lines = waiting
    waiting = []
    told = performance.now()
    await ground.db.transaction(async tx => {
      if (lines.length > 0) await fillStage(tx, [lines.join('')])
      await run.advance(tx, { done: outcome.items, phase: 'reading' })
    })
  }
  const take = (items: FeedItem[]) => {
    const said = { format: reader.format!, currency: feed.currency ?? currency, now: ground.clock.now() }
    for (const item of items) {
      const product = productOfItem(item, said)
      const reason = typeof product === 'string' ? product : seen.has(product.code) ? 'repeated' : null
      if (reason !== null) {
        outcome.skipped++
        if (outcome.problems.length < MOST_FEED_PROBLEMS) outcome.problems.push({ ...named(item), reason })
        continue
      }
      seen.add((product as StagedProduct).code)
      waiting.push(stageLine(accountId, feed.id, product as StagedProduct))
      outcome.items++
    }
    if (outcome.items > limits.mostItems) throw problem('feed.tooMany', { most: limits.mostItems })
  }
  for await (const piece of text) {
    take(reader.read(piece))
    if (waiting.length >= CHUNK || performance.now() - told > ADVANCE_MS) await flush()
  }
  take(reader.end())
  if (outcome.items + outcome.skipped === 0) throw problem('feed.empty')
  await flush()
  return { format: reader.format!, ...outcome }
}

/** By what a person finds an item that was left out. */
function named({ line, values }: FeedItem): Omit<FeedProblem, 'reason'> {
  const first = (...names: string[]) => {
    const found = names.map(name => values.get(name)?.[0]).find(Boolean)
    return found ? cleanText(found.slice(0, 200)) : null
  }
  return { line, code: first('item_id', 'id'), title: first('productname', 'title', 'product', 'name') }
}

function stageLine(accountId: number, feedId: number, product: StagedProduct): string {
  const { code, title, url, image, price, priceBefore, currency, category, brand, ean, availability } = product
  return copyLine([
    ...[accountId, feedId, code, title, url, image, price, priceBefore, currency, category],
    ...[copyArray(product.categories), brand, ean, availability, product.description],
    ...[JSON.stringify(product.params), product.fingerprint],
  ])
}
