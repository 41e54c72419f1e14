import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { timelineKinds } from './event.ts'
import { MessageState, signals } from './message.ts'
import { Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

const Text = nullable(Type.String())

export const ContactMessage = Type.Object({
  /** 'YYYY-MM:id' */
  id: Type.String(),
  lane: Type.Union([Type.Literal('bulk'), Type.Literal('transactional')]),
  subject: Type.String(),
  /** Where it went: an old address, or somebody told about the contact, may differ from the contact's. */
  address: Type.String(),
  state: MessageState,
  reason: Text,
  /** The other server's code and words. */
  reply: Text,
  bounce: Text,
  attempts: Type.Integer(),
  resent: Type.Boolean(),
  createdAt: Instant,
  sentAt: nullable(Instant),
  acceptedAt: nullable(Instant),
  opens: Type.Integer(),
  humanOpens: Type.Integer(),
  clicks: Type.Integer(),
  humanClicks: Type.Integer(),
  openedAt: nullable(Instant),
  clickedAt: nullable(Instant),
  unsubscribedAt: nullable(Instant),
  campaignId: nullable(Id),
  campaignTitle: Text,
})
export type ContactMessage = Static<typeof ContactMessage>

export const TimelineEntry = Type.Object({
  at: Instant,
  type: Type.String(),
  data: Type.Record(Type.String(), Type.Unknown()),
  /** The mail that it is about. */
  message: nullable(
    Type.Object({ id: Type.String(), subject: Type.String(), campaignId: nullable(Id), campaignTitle: Text }),
  ),
})
export type TimelineEntry = Static<typeof TimelineEntry>

export const Consent = Type.Object({
  id: Id,
  at: Instant,
  action: Type.String(),
  listId: nullable(Id),
  /** Null of all lists, and of a list that was deleted. */
  listName: Text,
  channel: Type.String(),
  basis: Text,
  source: Text,
  wording: Text,
  ip: Text,
  userAgent: Text,
  /** The day of it, where another is said than that of its record. */
  obtainedOn: Text,
  /** Who recorded it, where a person did. */
  person: Text,
  /** The address of a merged contact, where it was given under that one. */
  mergedFrom: Text,
})
export type Consent = Static<typeof Consent>

export const Change = Type.Object({
  id: Id,
  at: Instant,
  channel: Type.String(),
  person: Text,
  listName: Text,
  mergedFrom: Text,
  changes: Type.Array(
    Type.Object({
      field: Type.String(),
      /** Of a list's own field or group: its name. */
      label: Text,
      before: Type.Unknown(),
      after: Type.Unknown(),
    }),
  ),
})
export type Change = Static<typeof Change>

/** What is kept of one contact. */
export const contactRecord = {
  timeline: endpoint({
    method: 'GET',
    path: '/contacts/:id/timeline',
    summary: 'Everything that happened to the contact, newest first',
    guard: 'viewer',
    params: IdParams,
    query: Type.Object({ ...Page, kind: Type.Optional(Type.Enum(timelineKinds)) }),
    reply: Type.Object({ entries: Type.Array(TimelineEntry), next }),
  }),
  consents: endpoint({
    method: 'GET',
    path: '/contacts/:id/consents',
    summary: 'What the contact agreed to and withdrew, with the proof, newest first',
    guard: 'viewer',
    params: IdParams,
    query: Type.Object(Page),
    reply: Type.Object({ consents: Type.Array(Consent), next }),
  }),
  changes: endpoint({
    method: 'GET',
    path: '/contacts/:id/changes',
    summary: 'Who changed which field from what to what, newest first',
    guard: 'viewer',
    params: IdParams,
    query: Type.Object(Page),
    reply: Type.Object({ changes: Type.Array(Change), next }),
  }),
  messages: endpoint({
    method: 'GET',
    path: '/contacts/:id/messages',
    summary: 'Every mail of the contact and what became of it, newest first',
    guard: 'viewer',
    params: IdParams,
    query: Type.Object(Page),
    reply: Type.Object({ messages: Type.Array(ContactMessage), next }),
  }),
  message: endpoint({
    method: 'GET',
    path: '/contacts/:id/messages/:messageId',
    summary: 'One mail as it was composed for the contact; looking at it counts as nothing',
    guard: 'viewer',
    params: Type.Object({ id: Id, messageId: Type.String({ maxLength: 40 }) }),
    reply: Type.Object({
      message: ContactMessage,
      html: Text,
      text: Text,
      headers: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
      /** Opens and clicks as they came. */
      hits: Type.Array(
        Type.Object({
          at: Instant,
          kind: Type.Union([Type.Literal('open'), Type.Literal('click')]),
          signal: Type.Enum(signals),
          url: Text,
        }),
      ),
    }),
  }),
}
