import { type Static, Type } from 'typebox'
import { ContactDetail, ContactInput } from './contact-detail.ts'
import { endpoint } from './endpoint.ts'
import { SubscriptionStatus } from './list.ts'
import { Id, Instant, next, nullable, Page } from './shapes.ts'

export const ContactRow = Type.Object({
  id: Id,
  email: Type.String(),
  name: nullable(Type.String()),
  surname: nullable(Type.String()),
  city: nullable(Type.String()),
  tags: Type.Array(Type.String()),
  /** In the list that was asked for; null where no list was. */
  status: nullable(SubscriptionStatus),
  insertedAt: Instant,
})
export type ContactRow = Static<typeof ContactRow>

export const contacts = {
  page: endpoint({
    method: 'GET',
    path: '/contacts',
    summary: 'Contacts of the account or of a list, newest first',
    guard: 'viewer',
    query: Type.Object({
      ...Page,
      listId: Type.Optional(Id),
      status: Type.Optional(SubscriptionStatus),
      search: Type.Optional(
        Type.String({ maxLength: 200, description: 'a beginning of the address, or of the name or surname' }),
      ),
    }),
    reply: Type.Object({
      contacts: Type.Array(ContactRow),
      next,
      total: nullable(Type.Integer({ description: 'exact; null while a search is on' })),
    }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/contacts',
    summary: 'Add a contact, and subscribe it to a list',
    guard: 'marketer',
    body: Type.Object({
      email: Type.String({ maxLength: 320 }),
      profile: ContactInput,
      listId: Type.Optional(Id),
      /** Ask the person by e-mail first, where the list says so. */
      confirm: Type.Optional(Type.Boolean()),
    }),
    reply: ContactDetail,
  }),
  tags: endpoint({
    method: 'GET',
    path: '/tags',
    summary: "The account's tags with how many contacts have each, the most used first; at most 200",
    guard: 'viewer',
    query: Type.Object({
      search: Type.Optional(Type.String({ maxLength: 50, description: 'a part of a tag; accents and case aside' })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    reply: Type.Object({ tags: Type.Array(Type.Object({ tag: Type.String(), contacts: Type.Integer() })) }),
  }),
}
