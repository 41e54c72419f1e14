import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

/** A shop's products, or data for e-mails. */
export const feedKinds = ['product', 'data'] as const
export type FeedKind = (typeof feedKinds)[number]

/** Recognised by what a feed holds: the first three are of products. */
export const feedFormats = ['heureka', 'zbozi', 'google', 'json', 'xml'] as const
export type FeedFormat = (typeof feedFormats)[number]

/** Why an item of a feed was left out. */
export const feedProblemReasons = ['no_id', 'no_title', 'no_price', 'too_long', 'repeated', 'unreadable'] as const
export type FeedProblemReason = (typeof feedProblemReasons)[number]

/** So many of them are kept of a read. */
export const MOST_FEED_PROBLEMS = 1_000
/** Of each kind in an account. */
export const MOST_FEEDS = 20

const FeedResult = Type.Object({
  /** The server said that nothing has changed since. */
  isUnchanged: Type.Boolean(),
  items: Type.Integer(),
  added: Type.Integer(),
  changed: Type.Integer(),
  gone: Type.Integer(),
  skipped: Type.Integer(),
})
export type FeedResult = Static<typeof FeedResult>

export const Feed = Type.Object({
  id: Id,
  kind: Type.Enum(feedKinds),
  name: Type.String(),
  url: Type.String(),
  format: nullable(Type.Enum(feedFormats)),
  currency: nullable(Type.String()),
  everyHours: nullable(Type.Integer()),
  atHour: nullable(Type.Integer()),
  nextAt: nullable(Instant),
  triedAt: nullable(Instant),
  /** When it was last read whole. */
  readAt: nullable(Instant),
  /** Products that it has, or items of data. */
  items: nullable(Type.Integer()),
  result: nullable(FeedResult),
  /** Why the last try failed. */
  error: nullable(Type.Object({ code: Type.String(), message: Type.String(), details: Type.Optional(Type.Unknown()) })),
  /** It has less than half of the products that stand: shall they go? */
  question: nullable(Type.Object({ had: Type.Integer(), has: Type.Integer() })),
  /** The task that fetches it now, and how many items it has read. */
  running: nullable(Type.Object({ taskId: Id, done: Type.Integer() })),
})
export type Feed = Static<typeof Feed>

export const FeedProblem = Type.Object({
  line: Type.Integer(),
  code: nullable(Type.String()),
  title: nullable(Type.String()),
  reason: Type.Enum(feedProblemReasons),
})
export type FeedProblem = Static<typeof FeedProblem>

const settings = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  url: Type.String({ minLength: 1, maxLength: 2_000 }),
  currency: Type.Optional(nullable(Type.String({ pattern: '^[A-Z]{3}$' }))),
  /** One of the two, or neither: by hand only. */
  everyHours: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 168 }))),
  atHour: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 23 }))),
}

export const feeds = {
  all: endpoint({
    method: 'GET',
    path: '/feeds',
    summary: 'Feeds of products and of data',
    guard: 'viewer',
    reply: Type.Object({ feeds: Type.Array(Feed) }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/feeds',
    summary: 'Add a feed; it is fetched at once',
    guard: 'marketer',
    body: Type.Object({ kind: Type.Enum(feedKinds), ...settings }),
    reply: Feed,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/feeds/:id',
    summary: 'Change a feed; with another address it is fetched at once',
    guard: 'marketer',
    params: IdParams,
    body: Type.Partial(Type.Object(settings)),
    reply: Feed,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/feeds/:id',
    summary: 'Remove a feed with its products or data',
    guard: 'marketer',
    params: IdParams,
    reply: Type.Object({}),
  }),
  refresh: endpoint({
    method: 'POST',
    path: '/feeds/:id/refresh',
    summary: 'Fetch it now; one that is being fetched goes on',
    guard: 'marketer',
    params: IdParams,
    reply: Feed,
  }),
  answer: endpoint({
    method: 'POST',
    path: '/feeds/:id/answer',
    summary: 'Whether a feed that shrank to less than half is right: it is fetched anew and taken, or stays as it was',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ isRight: Type.Boolean() }),
    reply: Feed,
  }),
  problems: endpoint({
    method: 'GET',
    path: '/feeds/:id/problems',
    summary: 'Items that the last read left out, and why; `/feeds/:id/problems.csv` is the same as a file',
    guard: 'viewer',
    params: IdParams,
    query: Type.Object(Page),
    reply: Type.Object({ problems: Type.Array(FeedProblem), next }),
  }),
  data: endpoint({
    method: 'GET',
    path: '/feeds/:id/data',
    summary: 'What a data feed holds',
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({ data: Type.Unknown(), sizeBytes: Type.Integer(), readAt: Instant }),
  }),
}
