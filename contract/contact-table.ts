import { type Static, Type } from 'typebox'
import { ContactFilter } from './contact-filter.ts'
import { ContactQuery } from './contact-filter-address.ts'
import { endpoint } from './endpoint.ts'
import { SubscriptionStatus } from './list.ts'
import { Id, Instant, next, nullable } from './shapes.ts'

/** What the table is ordered by; with `-` the other way round. Surnames in Czech order, who has none at the end. */
export const contactOrders = [
  '-added',
  'added',
  'address',
  '-address',
  'surname',
  '-surname',
  '-active',
  'active',
] as const
export type ContactOrder = (typeof contactOrders)[number]

/** The address is always there; custom fields of the filter's list come as `field:KEY`. */
export const contactColumns = [
  'name',
  'status',
  'lists',
  'tags',
  'city',
  'company',
  'phone',
  'gender',
  'birthday',
  'street',
  'zip',
  'country',
  'source',
  'added',
  'active',
  'clicked',
  'suppressed',
] as const
export type ContactColumn = (typeof contactColumns)[number]

const text = nullable(Type.String())

export const ContactRow = Type.Object({
  id: Id,
  email: Type.String(),
  name: text,
  surname: text,
  gender: text,
  birthday: text,
  company: text,
  street: text,
  city: text,
  zip: text,
  country: text,
  phone: text,
  source: text,
  tags: Type.Array(Type.String()),
  suppressed: text,
  /** In the filter's list, with the values of its fields; null where the filter has none. */
  status: nullable(SubscriptionStatus),
  fields: nullable(Type.Record(Type.String(), Type.Unknown())),
  lists: Type.Array(Type.Object({ listId: Id, status: SubscriptionStatus })),
  insertedAt: Instant,
  lastOpenAt: nullable(Instant),
  lastClickAt: nullable(Instant),
})
export type ContactRow = Static<typeof ContactRow>

/** `about`: the planner's guess, where counting would have taken too long. */
export const ContactCount = Type.Object({
  contacts: Type.Integer(),
  precision: Type.Union([Type.Literal('exact'), Type.Literal('about')]),
})
export type ContactCount = Static<typeof ContactCount>

export const contactTable = {
  page: endpoint({
    method: 'GET',
    path: '/contacts',
    summary: 'The contacts that a filter means, a page at a time',
    guard: 'viewer',
    query: Type.Object({
      ...ContactQuery.properties,
      order: Type.Optional(Type.Enum(contactOrders)),
      after: Type.Optional(Type.String({ maxLength: 1_000 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: Type.Object({ contacts: Type.Array(ContactRow), next }),
  }),
  count: endpoint({
    method: 'GET',
    path: '/contacts/count',
    summary: 'How many a filter means; a guess where counting takes over 0.3 s, unless it has to be exact',
    guard: 'viewer',
    query: Type.Object({ ...ContactQuery.properties, exact: Type.Optional(Type.Boolean()) }),
    reply: ContactCount,
  }),
  columns: endpoint({
    method: 'GET',
    path: '/contacts/columns',
    summary: 'Which columns of the table the signed-in person wants to see; null: never said',
    guard: 'viewer',
    reply: Type.Object({ columns: nullable(Type.Array(Type.String())) }),
  }),
  saveColumns: endpoint({
    method: 'PUT',
    path: '/contacts/columns',
    summary: 'Remember which columns the signed-in person wants to see',
    guard: 'viewer',
    body: Type.Object({ columns: Type.Array(Type.String({ maxLength: 110 }), { maxItems: 60 }) }),
    reply: Type.Object({ columns: nullable(Type.Array(Type.String())) }),
  }),
  select: endpoint({
    method: 'POST',
    path: '/contacts/selections',
    summary: 'Freeze a set of contacts, by a filter or by ids, for an action; says how many they are',
    guard: 'marketer',
    body: Type.Union([
      Type.Object({ filter: ContactFilter }),
      Type.Object({ contactIds: Type.Array(Id, { minItems: 1, maxItems: 10_000 }) }),
    ]),
    reply: Type.Object({ selectionId: Id, contacts: Type.Integer() }),
  }),
}
