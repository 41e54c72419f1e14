import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Instant, nullable } from './shapes.ts'

export const webKinds = ['page', 'view', 'basket', 'order', 'item', 'custom'] as const
export type WebKind = (typeof webKinds)[number]

const SeenEvent = Type.Object({
  at: Instant,
  kind: Type.Enum(webKinds),
  isKnown: Type.Boolean({ description: 'whose it is was known when it came, or became known since' }),
  isBot: Type.Boolean(),
  url: nullable(Type.String()),
  title: nullable(Type.String()),
  /** Of a view the product's code. */
  action: nullable(Type.String()),
})
export type SeenEvent = Static<typeof SeenEvent>

/** When the newest came; null: none of the last thousand events, nor of the last four weeks, was one. */
const Last = Type.Object({
  page: nullable(Instant),
  view: nullable(Instant),
  basket: nullable(Instant),
  known: nullable(Instant),
})

export const tracking = {
  setUp: endpoint({
    method: 'GET',
    path: '/tracking',
    summary: "What a shop's pages need to be tracked, and whether links of e-mails say who clicked",
    guard: 'viewer',
    reply: Type.Object({ origin: Type.String(), appId: Type.String(), linksTagged: Type.Boolean() }),
  }),
  seen: endpoint({
    method: 'GET',
    path: '/tracking/seen',
    summary: "What the shop's pages told last, and what they have not told yet",
    guard: 'viewer',
    reply: Type.Object({ latest: Type.Array(SeenEvent), last: Last }),
  }),
  tagLinks: endpoint({
    method: 'PUT',
    path: '/tracking/links',
    summary: 'Whether links of e-mails bring ecmid to the shop',
    guard: 'administrator',
    body: Type.Object({ linksTagged: Type.Boolean() }),
    reply: Type.Object({ linksTagged: Type.Boolean() }),
  }),
}
