import type { FeedFormat, FeedKind, FeedProblem, FeedResult } from '../../../../contract/feed.ts'
import type { Db, Tx } from '../../../platform/db.ts'
import { sql } from '../../../platform/sql.ts'

export interface FeedSettings {
  name: string
  url: string
  currency: string | null
  every_hours: number | null
  at_hour: number | null
}

export interface FeedError {
  code: string
  message: string
  details?: unknown
}

export interface FeedRow extends FeedSettings {
  id: number
  kind: FeedKind
  format: FeedFormat | null
  next_at: Date | null
  etag: string | null
  last_modified: string | null
  task_id: number | null
  tried_at: Date | null
  read_at: Date | null
  result: FeedResult | null
  error: FeedError | null
  failures: number
  question: { had: number; has: number } | null
}

const FEED = sql`f.id, f.kind, f.name, f.url, f.format, f.currency, f.every_hours, f.at_hour, f.next_at, f.etag, f.last_modified, f.task_id,
  f.tried_at, f.read_at, f.result, f.error, f.failures, f.question`

export async function feedById(db: Db, accountId: number, id: number): Promise<FeedRow | undefined> {
  return await db.one<FeedRow>(sql`select ${FEED} from feed f where f.account_id = ${accountId} and f.id = ${id}`)
}

export async function lockFeed(tx: Tx, accountId: number, id: number): Promise<FeedRow | undefined> {
  return await tx.one<FeedRow>(
    sql`select ${FEED} from feed f where f.account_id = ${accountId} and f.id = ${id} for update`,
  )
}

export async function feedsOf(db: Db, accountId: number): Promise<FeedRow[]> {
  return await db.query<FeedRow>(
    sql`select ${FEED} from feed f where f.account_id = ${accountId} order by f.kind desc, f.id`,
  )
}

export async function insertFeed(
  tx: Tx,
  accountId: number,
  kind: FeedKind,
  { name, url, currency, every_hours, at_hour }: FeedSettings,
  now: Date,
): Promise<number> {
  const row = await tx.one<{ id: number }>(sql`
    insert into feed (account_id, kind, name, url, currency, every_hours, at_hour, created_at)
    values (${accountId}, ${kind}, ${name}, ${url}, ${currency}, ${every_hours}, ${at_hour}, ${now}) returning id`)
  return row!.id
}

/** `isFresh`: nothing that the server said of an earlier version counts any more. */
export async function writeFeed(
  tx: Tx,
  accountId: number,
  id: number,
  { name, url, currency, every_hours, at_hour }: FeedSettings,
  isFresh: boolean,
): Promise<void> {
  await tx.run(sql`
    update feed set name = ${name}, url = ${url}, currency = ${currency}, every_hours = ${every_hours}, at_hour = ${at_hour},
      etag = case when ${isFresh} then null else etag end, last_modified = case when ${isFresh} then null else last_modified end
    where account_id = ${accountId} and id = ${id}`)
}

export async function deleteFeed(tx: Tx, accountId: number, id: number): Promise<void> {
  await tx.run(sql`delete from product_stage where account_id = ${accountId} and feed_id = ${id}`)
  await tx.run(sql`delete from feed where account_id = ${accountId} and id = ${id}`)
}

export async function writeNext(tx: Tx, accountId: number, id: number, nextAt: Date | null): Promise<void> {
  await tx.run(sql`update feed set next_at = ${nextAt} where account_id = ${accountId} and id = ${id}`)
}

export async function writeTask(tx: Tx, accountId: number, id: number, taskId: number): Promise<void> {
  await tx.run(sql`update feed set task_id = ${taskId} where account_id = ${accountId} and id = ${id}`)
}

export async function clearQuestion(tx: Tx, accountId: number, id: number): Promise<void> {
  await tx.run(sql`update feed set question = null where account_id = ${accountId} and id = ${id}`)
}

/** False where it was asked after `before`: of two calls at once one succeeds. */
export async function askRefresh(tx: Tx, accountId: number, id: number, now: Date, before: Date): Promise<boolean> {
  const asked = await tx.run(sql`
    update feed set refresh_asked_at = ${now}
    where account_id = ${accountId} and id = ${id} and (refresh_asked_at is null or refresh_asked_at <= ${before})`)
  return asked > 0
}

export interface FeedRead {
  format: FeedFormat | null
  etag: string | null
  lastModified: string | null
  result: FeedResult
}

/** It was read whole, or is as it was. */
export async function writeRead(tx: Tx, accountId: number, id: number, read: FeedRead, now: Date): Promise<void> {
  await tx.run(sql`
    update feed set format = coalesce(${read.format}, format), etag = ${read.etag}, last_modified = ${read.lastModified},
      result = ${JSON.stringify(read.result)}::jsonb, tried_at = ${now}, read_at = ${now}, error = null, failures = 0, question = null
    where account_id = ${accountId} and id = ${id}`)
}

export async function writeQuestion(
  tx: Tx,
  accountId: number,
  id: number,
  question: { had: number; has: number },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update feed set question = ${JSON.stringify(question)}::jsonb, tried_at = ${now}, error = null, failures = 0
    where account_id = ${accountId} and id = ${id}`)
}

/** `retryAt`: sooner than the schedule says, where it has one. */
export async function writeFailure(
  tx: Tx,
  accountId: number,
  id: number,
  error: FeedError,
  retryAt: Date,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update feed set error = ${JSON.stringify(error)}::jsonb, tried_at = ${now}, failures = failures + 1, next_at = case when next_at is null then null else least(next_at, ${retryAt}) end
    where account_id = ${accountId} and id = ${id}`)
}

export async function replaceProblems(
  tx: Tx,
  accountId: number,
  feedId: number,
  problems: FeedProblem[],
): Promise<void> {
  await tx.run(sql`delete from feed_problem where account_id = ${accountId} and feed_id = ${feedId}`)
  if (problems.length === 0) return
  await tx.run(
    sql`
    insert into feed_problem (account_id, feed_id, no, line, code, title, reason)
    select ${accountId}, ${feedId}, no, (p->>'line')::int, p->>'code', p->>'title', p->>'reason'
    from jsonb_array_elements(${JSON.stringify(problems)}::jsonb) with ordinality as given (p, no)`.unprepared(),
  )
}

export async function problemRows(
  db: Db,
  accountId: number,
  feedId: number,
  after: number,
  limit: number,
): Promise<(FeedProblem & { no: number })[]> {
  return await db.query(sql`
    select no, line, code, title, reason from feed_problem
    where account_id = ${accountId} and feed_id = ${feedId} and no > ${after} order by no limit ${limit}`)
}

export async function writeData(tx: Tx, accountId: number, feedId: number, json: string, now: Date): Promise<void> {
  await tx.run(sql`
    insert into feed_data (account_id, feed_id, data, size_bytes, read_at)
    values (${accountId}, ${feedId}, ${json}::jsonb, ${Buffer.byteLength(json)}, ${now})
    on conflict (account_id, feed_id) do update set data = excluded.data, size_bytes = excluded.size_bytes, read_at = excluded.read_at`)
}

export interface FeedDataRow {
  id: number
  name: string
  data: unknown
  size_bytes: number
  read_at: Date
}

export async function dataOfFeed(db: Db, accountId: number, feedId: number): Promise<FeedDataRow | undefined> {
  return await db.one<FeedDataRow>(sql`
    select f.id, f.name, d.data, d.size_bytes, d.read_at from feed f
    join feed_data d on d.account_id = ${accountId} and d.feed_id = f.id
    where f.account_id = ${accountId} and f.id = ${feedId} and f.kind = 'data'`)
}
