import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Empty, Id, IdParams, Instant, Language, nullable } from './shapes.ts'

export const subscriptionStatuses = [
  'subscribed',
  'unsubscribed',
  'soft_bounced',
  'hard_bounced',
  'complained',
  'unconfirmed',
] as const
export type SubscriptionStatus = (typeof subscriptionStatuses)[number]
export const SubscriptionStatus = Type.Enum(subscriptionStatuses)

export const fieldTypes = ['string', 'int', 'date', 'url', 'json'] as const
export type FieldType = (typeof fieldTypes)[number]

export const StatusCounts = Type.Object({
  subscribed: Type.Integer(),
  unsubscribed: Type.Integer(),
  soft_bounced: Type.Integer(),
  hard_bounced: Type.Integer(),
  complained: Type.Integer(),
  unconfirmed: Type.Integer(),
})

const text = nullable(Type.String({ maxLength: 2000 }))

export const List = Type.Object({
  id: Id,
  name: Type.String(),
  fromName: nullable(Type.String()),
  fromEmail: nullable(Type.String()),
  replyTo: nullable(Type.String()),
  doubleOptin: Type.Boolean(),
  confirmationSubject: nullable(Type.String()),
  confirmationHtml: nullable(Type.String()),
  confirmedPage: nullable(Type.String()),
  unsubscribedPage: nullable(Type.String()),
  language: Language,
  createdAt: Instant,
  counts: StatusCounts,
  fields: Type.Array(Type.Object({ key: Type.String(), name: Type.String(), type: Type.Enum(fieldTypes) })),
})
export type List = Static<typeof List>

export const ListInput = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200 }),
  fromName: Type.Optional(text),
  fromEmail: Type.Optional(text),
  replyTo: Type.Optional(text),
  doubleOptin: Type.Optional(Type.Boolean()),
  confirmationSubject: Type.Optional(text),
  confirmationHtml: Type.Optional(nullable(Type.String({ maxLength: 500_000 }))),
  confirmedPage: Type.Optional(text),
  unsubscribedPage: Type.Optional(text),
  language: Type.Optional(Language),
})
export type ListInput = Static<typeof ListInput>

export const lists = {
  all: endpoint({
    method: 'GET',
    path: '/lists',
    summary: 'All lists with live counts',
    guard: 'viewer',
    reply: Type.Object({ lists: Type.Array(List) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/lists',
    summary: 'Create a list; double opt-in unless said otherwise',
    guard: 'marketer',
    body: ListInput,
    reply: List,
  }),
  read: endpoint({
    method: 'GET',
    path: '/lists/:id',
    summary: 'One list',
    guard: 'viewer',
    params: IdParams,
    reply: List,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/lists/:id',
    summary: 'Change a list; what is not given stays',
    guard: 'marketer',
    params: IdParams,
    body: Type.Partial(ListInput),
    reply: List,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/lists/:id',
    summary: 'Delete a list and its subscriptions; the contacts stay',
    guard: 'administrator',
    params: IdParams,
    reply: Empty,
  }),
}
