import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ListField, ListGroup, SubscriptionStatus } from './list.ts'
import { Empty, Id, IdParams, Instant, legalBases, nullable } from './shapes.ts'

export const genders = ['male', 'female'] as const
const text = nullable(Type.String({ maxLength: 1000 }))

/** The profile fields that can be written. */
export const ContactInput = Type.Object({
  name: Type.Optional(text),
  surname: Type.Optional(text),
  vocative: Type.Optional(text),
  vocativeSurname: Type.Optional(text),
  gender: Type.Optional(nullable(Type.Enum(genders))),
  nameday: Type.Optional(nullable(Type.String({ pattern: '^(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' }))),
  birthday: Type.Optional(nullable(Type.String({ format: 'date' }))),
  company: Type.Optional(text),
  street: Type.Optional(text),
  city: Type.Optional(text),
  zip: Type.Optional(text),
  country: Type.Optional(text),
  phone: Type.Optional(text),
  pretitle: Type.Optional(text),
  surtitle: Type.Optional(text),
  notes: Type.Optional(nullable(Type.String({ maxLength: 20_000 }))),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 50 }), { maxItems: 200 })),
})
export type ContactInput = Static<typeof ContactInput>

/** Values by the key of a field. */
const Values = Type.Record(Type.String(), Type.Unknown())
/** Names of the chosen categories by the id of a group. */
const Choices = Type.Record(Type.String(), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 200 }))

export const Subscription = Type.Object({
  listId: Id,
  listName: Type.String(),
  status: SubscriptionStatus,
  subscribedAt: Instant,
  unsubscribedAt: nullable(Instant),
  confirmedAt: nullable(Instant),
  unsubReason: nullable(Type.String()),
  source: Type.String(),
  fields: Values,
  groups: Choices,
  /** Every change of its state, newest first; `from` is null where nobody knows what was before. */
  history: Type.Array(
    Type.Object({
      at: Instant,
      status: SubscriptionStatus,
      from: nullable(SubscriptionStatus),
      channel: Type.String(),
    }),
  ),
  /** What the list asks for. */
  asks: Type.Object({ fields: Type.Array(ListField), groups: Type.Array(ListGroup) }),
})
export type Subscription = Static<typeof Subscription>

export const ratingReasons = ['bounced', 'suppressed', 'clicked', 'opened', 'new', 'silent'] as const
export const Rating = Type.Object({
  /** 0 to 5 in half steps. */
  points: Type.Number(),
  why: Type.Enum(ratingReasons),
})
export type Rating = Static<typeof Rating>

export const ContactDetail = Type.Object({
  id: Id,
  email: Type.String(),
  name: nullable(Type.String()),
  surname: nullable(Type.String()),
  vocative: nullable(Type.String()),
  vocativeSurname: nullable(Type.String()),
  gender: nullable(Type.Enum(genders)),
  nameday: nullable(Type.String()),
  /** Which of vocative, vocative_surname, gender, nameday were worked out from the name. */
  derived: Type.Array(Type.String()),
  birthday: nullable(Type.String()),
  company: nullable(Type.String()),
  street: nullable(Type.String()),
  city: nullable(Type.String()),
  zip: nullable(Type.String()),
  country: nullable(Type.String()),
  phone: nullable(Type.String()),
  pretitle: nullable(Type.String()),
  surtitle: nullable(Type.String()),
  notes: nullable(Type.String()),
  source: nullable(Type.String()),
  tags: Type.Array(Type.String()),
  suppressed: nullable(Type.String()),
  insertedAt: Instant,
  updatedAt: Instant,
  softBounces: Type.Integer(),
  /** What the other server said last. */
  bounceMessage: nullable(Type.String()),
  lastOpenAt: nullable(Instant),
  lastClickAt: nullable(Instant),
  rating: Rating,
  /** Contacts that were merged into this one. */
  merged: Type.Array(Type.Object({ id: Id, email: Type.String(), at: Instant })),
  subscriptions: Type.Array(Subscription),
})
export type ContactDetail = Static<typeof ContactDetail>

/** What is done with one contact. */
export const oneContact = {
  read: endpoint({
    method: 'GET',
    path: '/contacts/:id',
    summary: 'One contact with its lists; an old id of a merged contact gives the one that stayed',
    guard: 'viewer',
    params: IdParams,
    reply: ContactDetail,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/contacts/:id',
    summary: 'Change the profile; what is not given stays',
    guard: 'marketer',
    params: IdParams,
    body: ContactInput,
    reply: ContactDetail,
  }),
  changeAddress: endpoint({
    method: 'PUT',
    path: '/contacts/:id/address',
    summary: 'Give the contact another address; the old one stays in its history',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({
      email: Type.String({ maxLength: 320 }),
      /** The old address bounced; the new one is written to again. A complaint stays whatever is said here. */
      leaveBounce: Type.Optional(Type.Boolean()),
    }),
    reply: ContactDetail,
  }),
  setStatus: endpoint({
    method: 'PUT',
    path: '/contacts/:id/lists/:listId',
    summary: 'Subscribe to a list or unsubscribe from it by hand, with the reason; kept as a consent',
    guard: 'marketer',
    params: Type.Object({ id: Id, listId: Id }),
    body: Type.Object({
      status: Type.Union([Type.Literal('subscribed'), Type.Literal('unsubscribed')]),
      /** Where the person's wish is known from, in words. */
      reason: Type.String({ minLength: 1, maxLength: 500 }),
      basis: Type.Optional(Type.Enum(legalBases)),
      /** What the person agreed to, word for word. */
      wording: Type.Optional(Type.String({ maxLength: 5000 })),
    }),
    reply: ContactDetail,
  }),
  changeInList: endpoint({
    method: 'PATCH',
    path: '/contacts/:id/lists/:listId',
    summary: "Change the values of the list's own fields and groups; what is not given stays",
    guard: 'marketer',
    params: Type.Object({ id: Id, listId: Id }),
    body: Type.Object({ fields: Type.Optional(Values), groups: Type.Optional(Choices) }),
    reply: ContactDetail,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/contacts/:id',
    summary: 'Delete the contact; what was sent and agreed stays as proof',
    guard: 'marketer',
    params: IdParams,
    reply: Empty,
  }),
  erasure: endpoint({
    method: 'GET',
    path: '/contacts/:id/erasure',
    summary: 'How much of the person an erasure would take',
    guard: 'administrator',
    params: IdParams,
    reply: Type.Object({
      lists: Type.Integer(),
      consents: Type.Integer(),
      changes: Type.Integer(),
      events: Type.Integer(),
      messages: Type.Integer(),
      orders: Type.Integer(),
    }),
  }),
  erase: endpoint({
    method: 'POST',
    path: '/contacts/:id/erasure',
    summary: 'Erase the person (GDPR art. 17). Cannot be undone',
    guard: 'administrator',
    params: IdParams,
    /** `neverAgain`: a keyed hash of the address stays, so that nothing is ever sent there again. */
    body: Type.Object({ neverAgain: Type.Boolean() }),
    reply: Empty,
  }),
}
