import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ListForm } from './list-form.ts'
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

export const groupTypes = ['select', 'checkbox'] as const
export type GroupType = (typeof groupTypes)[number]

/** Whether a person at an address agreed to be told of new and left contacts. */
export const noticeStates = ['asked', 'confirmed', 'declined'] as const
export type NoticeState = (typeof noticeStates)[number]

export const StatusCounts = Type.Object({
  subscribed: Type.Integer(),
  unsubscribed: Type.Integer(),
  soft_bounced: Type.Integer(),
  hard_bounced: Type.Integer(),
  complained: Type.Integer(),
  unconfirmed: Type.Integer(),
})

export const ListField = Type.Object({ key: Type.String(), name: Type.String(), type: Type.Enum(fieldTypes) })
export type ListField = Static<typeof ListField>

export const ListGroup = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.Enum(groupTypes),
  categories: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
})
export type ListGroup = Static<typeof ListGroup>

/** A list as other screens need it; without its texts, which are large. */
export const List = Type.Object({
  id: Id,
  name: Type.String(),
  fromName: nullable(Type.String()),
  fromEmail: nullable(Type.String()),
  replyTo: nullable(Type.String()),
  doubleOptin: Type.Boolean(),
  language: Language,
  createdAt: Instant,
  counts: StatusCounts,
  fields: Type.Array(ListField),
  groups: Type.Array(ListGroup),
})
export type List = Static<typeof List>

const text = nullable(Type.String({ maxLength: 2000 }))
const html = nullable(Type.String({ maxLength: 500_000 }))
/** Merge tags may stand in it, so it is no URL yet; it must lead to the web, though. */
const page = nullable(Type.String({ maxLength: 2000, pattern: '^\\s*(https?://\\S[\\s\\S]*)?$' }))

const settings = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  fromName: text,
  fromEmail: text,
  replyTo: text,
  language: Language,
  doubleOptin: Type.Boolean(),
  confirmationSubject: text,
  confirmationHtml: html,
  /** Goes before `confirmationHtml`. */
  confirmationTemplateId: nullable(Id),
  thanksSend: Type.Boolean(),
  thanksSubject: text,
  thanksHtml: html,
  /** Leaving by a link is to be confirmed by a mail; the mail program's own button never is. */
  doubleOptout: Type.Boolean(),
  leavesEverywhere: Type.Boolean({ description: 'who unsubscribes leaves every list' }),
  goodbyeSend: Type.Boolean(),
  goodbyeSubject: text,
  goodbyeHtml: html,
  successPage: page,
  confirmedPage: page,
  unsubscribedPage: page,
  successText: text,
  confirmedText: text,
  leaveText: nullable(Type.String({ maxLength: 2000, description: 'on the page that asks whether to unsubscribe' })),
  unsubscribedText: text,
  joinedNotify: nullable(Type.String({ maxLength: 2000, description: 'addresses that are told of new contacts' })),
  leftNotify: nullable(Type.String({ maxLength: 2000, description: 'addresses that are told who left' })),
  dailyDigest: Type.Boolean({ description: 'one mail a day in place of one for each contact' }),
  form: ListForm,
  legacyPath: nullable(
    Type.String({ maxLength: 300, description: 'where a form made for Ecomail posts to: its address, or number/hash' }),
  ),
}

export const ListInput = Type.Object({ ...Type.Partial(Type.Object(settings)).properties, name: settings.name })
export type ListInput = Static<typeof ListInput>

export const ListDetail = Type.Object({
  ...List.properties,
  ...settings,
  /** Our own page, and what a form on another site posts to. */
  formUrl: Type.String(),
  /** The form as HTML for another site. */
  formCode: Type.String(),
  /** How far the addresses of the notices have come. */
  notices: Type.Array(
    Type.Object({ email: Type.String(), state: nullable(Type.Enum(noticeStates)), askedAt: nullable(Instant) }),
  ),
})
export type ListDetail = Static<typeof ListDetail>

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
    reply: ListDetail,
  }),
  read: endpoint({
    method: 'GET',
    path: '/lists/:id',
    summary: 'One list with all its settings',
    guard: 'viewer',
    params: IdParams,
    reply: ListDetail,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/lists/:id',
    summary: 'Change a list; what is not given stays',
    guard: 'marketer',
    params: IdParams,
    body: Type.Partial(ListInput),
    reply: ListDetail,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/lists/:id',
    summary: 'Delete a list and its subscriptions; the contacts stay',
    guard: 'administrator',
    params: IdParams,
    reply: Empty,
  }),
  askNotice: endpoint({
    method: 'POST',
    path: '/lists/:id/notices',
    summary: 'Ask an address once more whether it wants to be told',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ email: Type.String({ maxLength: 320 }) }),
    reply: ListDetail,
  }),
}
