import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Empty, Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'

const MailRow = Type.Object({
  id: Id,
  at: Instant,
  from: Type.String(),
  fromName: nullable(Type.String()),
  to: Type.String(),
  subject: Type.String(),
  sizeBytes: Type.Integer(),
})

export const mailbox = {
  page: endpoint({
    method: 'GET',
    path: '/mailbox',
    summary: 'Mails caught by the built-in mailbox, newest first',
    guard: 'viewer',
    query: Type.Object({
      ...Page,
      search: Type.Optional(Type.String({ maxLength: 200, description: 'part of an address or of the subject' })),
    }),
    reply: Type.Object({ mails: Type.Array(MailRow), next, total: Type.Integer() }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/mailbox/:id',
    summary: 'One mail as a mail program would show it',
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({
      ...MailRow.properties,
      html: nullable(Type.String()),
      text: nullable(Type.String()),
      headers: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
      links: Type.Array(Type.String()),
    }),
  }),
  empty: endpoint({
    method: 'DELETE',
    path: '/mailbox',
    summary: 'Throw away all caught mails',
    guard: 'marketer',
    reply: Empty,
  }),
}
