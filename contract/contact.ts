import { Type } from 'typebox'
import { ContactDetail, ContactInput } from './contact-detail.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './shapes.ts'

export const contacts = {
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
