import { type Static, Type } from 'typebox'
import { ContactDetail } from './contact-detail.ts'
import { endpoint } from './endpoint.ts'
import { SubscriptionStatus } from './list.ts'
import { Id, IdParams, Instant, nullable } from './shapes.ts'

/** person: name, surname and phone; mailbox: the address but for dots and what follows a plus. */
export const duplicateReasons = ['person', 'phone', 'mailbox'] as const

const Person = {
  id: Id,
  email: Type.String(),
  name: nullable(Type.String()),
  surname: nullable(Type.String()),
  phone: nullable(Type.String()),
  insertedAt: Instant,
}

/** A value that shall come from the other contact although this one has its own. */
const Take = Type.Object({
  field: Type.String({
    maxLength: 100,
    description: 'a field of the profile; of a list: the key of a field or the id of a group',
  }),
  listId: nullable(Id),
})
const MergeBody = Type.Object({ otherId: Id, takes: Type.Array(Take, { maxItems: 500 }) })

export const MergePreview = Type.Object({
  stays: Type.Object(Person),
  goes: Type.Object(Person),
  /** Every field that either of them has filled; `from` says whose value stays, null where it is worked out anew. */
  fields: Type.Array(
    Type.Object({
      field: Type.String(),
      listId: nullable(Id),
      /** Of a list's field or group: its name. */
      label: nullable(Type.String()),
      stays: Type.Unknown(),
      goes: Type.Unknown(),
      result: Type.Unknown(),
      from: nullable(Type.Union([Type.Literal('stays'), Type.Literal('goes')])),
    }),
  ),
  lists: Type.Array(
    Type.Object({
      listId: Id,
      listName: Type.String(),
      stays: nullable(SubscriptionStatus),
      goes: nullable(SubscriptionStatus),
      status: SubscriptionStatus,
    }),
  ),
  tags: Type.Array(Type.String()),
  suppressed: nullable(Type.String()),
})
export type MergePreview = Static<typeof MergePreview>

export const merging = {
  duplicates: endpoint({
    method: 'GET',
    path: '/contacts/:id/duplicates',
    summary: 'Contacts that are probably the same person',
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({
      duplicates: Type.Array(Type.Object({ ...Person, reasons: Type.Array(Type.Enum(duplicateReasons)) })),
    }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/contacts/:id/merge/preview',
    summary: 'What a merge would come to; changes nothing',
    guard: 'marketer',
    params: IdParams,
    body: MergeBody,
    reply: MergePreview,
  }),
  merge: endpoint({
    method: 'POST',
    path: '/contacts/:id/merge',
    summary: 'Make one contact of two: the other one goes, its ids and links lead here. Cannot be undone',
    guard: 'marketer',
    params: IdParams,
    body: MergeBody,
    reply: ContactDetail,
  }),
}
