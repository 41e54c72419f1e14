import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { SubscriptionStatus } from './list.ts'
import { Empty, Id, IdParams, Instant, nullable } from './shapes.ts'

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

export const TimelineEvent = Type.Object({
  at: Instant,
  type: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** Of an event about a mail: its subject as written, tags and all. */
  subject: nullable(Type.String()),
  /** The campaign that the mail belongs to; null for other mail. */
  campaignId: nullable(Id),
  campaignTitle: nullable(Type.String()),
})

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
  subscriptions: Type.Array(
    Type.Object({
      listId: Id,
      listName: Type.String(),
      status: SubscriptionStatus,
      subscribedAt: Instant,
      unsubscribedAt: nullable(Instant),
      source: Type.String(),
      fields: Type.Record(Type.String(), Type.Unknown()),
      groups: nullable(Type.Record(Type.String(), Type.Array(Type.String()))),
    }),
  ),
  consents: Type.Array(
    Type.Object({
      at: Instant,
      listId: nullable(Id),
      action: Type.String(),
      channel: Type.String(),
      source: nullable(Type.String()),
      ip: nullable(Type.String()),
    }),
  ),
  timeline: Type.Array(TimelineEvent),
})
export type ContactDetail = Static<typeof ContactDetail>

/** What is done with one contact. */
export const oneContact = {
  read: endpoint({
    method: 'GET',
    path: '/contacts/:id',
    summary: 'One contact with its lists, consents and latest events',
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
  setStatus: endpoint({
    method: 'PUT',
    path: '/contacts/:id/lists/:listId',
    summary: 'Subscribe to a list or unsubscribe from it by hand',
    guard: 'marketer',
    params: Type.Object({ id: Id, listId: Id }),
    body: Type.Object({ status: Type.Union([Type.Literal('subscribed'), Type.Literal('unsubscribed')]) }),
    reply: ContactDetail,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/contacts/:id',
    summary: 'Delete a contact wholly',
    guard: 'marketer',
    params: IdParams,
    reply: Empty,
  }),
}
