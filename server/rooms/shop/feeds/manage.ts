import { type FeedKind, MOST_FEEDS } from '../../../../contract/feed.ts'
import type { Tx } from '../../../platform/db.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { type Actor, insertAudit, lockAccount } from '../../accounts/index.ts'
import {
  clearQuestion,
  deleteFeed,
  type FeedRow,
  type FeedSettings,
  feedsOf,
  insertFeed,
  lockFeed,
  writeFeed,
} from './queries-feeds.ts'
import { startRefresh } from './schedule.ts'

/** Adds a feed and has it fetched. Its id. Throws feed.nameMissing, feed.urlInvalid, feed.urlInside, feed.schedule, feed.tooManyFeeds. */
export async function addFeed(
  ground: Ground,
  accountId: number,
  kind: FeedKind,
  given: FeedSettings,
  by: Actor,
): Promise<number> {
  const settings = checked(ground, given)
  return await ground.db.transaction(async tx => {
    await lockAccount(tx, accountId)
    const same = (await feedsOf(tx, accountId)).filter(feed => feed.kind === kind)
    if (same.length >= MOST_FEEDS) throw problem('feed.tooManyFeeds', { most: MOST_FEEDS })
    const id = await insertFeed(tx, accountId, kind, settings, ground.clock.now())
    await audit(ground, tx, accountId, by, 'feed.added', { name: settings.name, url: settings.url })
    await startRefresh(ground, tx, accountId, (await lockFeed(tx, accountId, id))!, { userId: by.userId })
    return id
  })
}

/** With another address or currency it is fetched at once. Throws as addFeed, and thing.notFound. */
export async function changeFeed(
  ground: Ground,
  accountId: number,
  id: number,
  patch: Partial<FeedSettings>,
  by: Actor,
): Promise<void> {
  await ground.db.transaction(async tx => {
    const feed = await locked(tx, accountId, id)
    const settings = checked(ground, { ...feed, ...patch })
    const isFresh = settings.url !== feed.url || settings.currency !== feed.currency
    await writeFeed(tx, accountId, id, settings, isFresh)
    await audit(ground, tx, accountId, by, 'feed.changed', { name: settings.name, url: settings.url })
    const now = (await lockFeed(tx, accountId, id))!
    const isRescheduled = settings.every_hours !== feed.every_hours || settings.at_hour !== feed.at_hour
    if (isFresh || isRescheduled) await startRefresh(ground, tx, accountId, now, { userId: by.userId })
  })
}

/** Its products or data go with it. Throws thing.notFound. */
export async function removeFeed(ground: Ground, accountId: number, id: number, by: Actor): Promise<void> {
  await ground.db.transaction(async tx => {
    const { name, url } = await locked(tx, accountId, id)
    await deleteFeed(tx, accountId, id)
    await audit(ground, tx, accountId, by, 'feed.removed', { name, url })
  })
}

/** As often as a person wants it. Throws thing.notFound. */
export async function refreshNow(ground: Ground, accountId: number, id: number, by: Actor): Promise<void> {
  await ground.db.transaction(async tx => {
    await startRefresh(ground, tx, accountId, await locked(tx, accountId, id), { userId: by.userId })
  })
}

/** Whether a feed that shrank is right. If it is, it is fetched anew and taken. Throws thing.notFound, feed.noQuestion. */
export async function answerFeed(
  ground: Ground,
  accountId: number,
  id: number,
  isRight: boolean,
  by: Actor,
): Promise<void> {
  await ground.db.transaction(async tx => {
    const feed = await locked(tx, accountId, id)
    if (!feed.question) throw problem('feed.noQuestion')
    await clearQuestion(tx, accountId, id)
    await audit(ground, tx, accountId, by, 'feed.answered', { name: feed.name, ...feed.question, isRight })
    const asked = { userId: by.userId, accepts: feed.question.has }
    if (isRight) await startRefresh(ground, tx, accountId, feed, asked)
  })
}

function checked(ground: Ground, given: FeedSettings): FeedSettings {
  const { currency, every_hours, at_hour } = given
  const name = given.name.trim()
  const url = given.url.trim()
  if (!name) throw problem('feed.nameMissing')
  const refusal = ground.outgoing.refusal(url)
  if (refusal) throw problem(refusal === 'badUrl' ? 'feed.urlInvalid' : 'feed.urlInside')
  if (every_hours !== null && at_hour !== null) throw problem('feed.schedule')
  return { name, url, currency, every_hours, at_hour }
}

async function locked(tx: Tx, accountId: number, id: number): Promise<FeedRow> {
  const feed = await lockFeed(tx, accountId, id)
  if (!feed) throw problem('thing.notFound')
  return feed
}

type Action = 'feed.added' | 'feed.changed' | 'feed.removed' | 'feed.answered'

async function audit(
  ground: Ground,
  tx: Tx,
  accountId: number,
  by: Actor,
  action: Action,
  data: { name: string; [what: string]: unknown },
): Promise<void> {
  await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), action, subject: data.name, data })
}
