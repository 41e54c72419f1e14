import { type Static, Type } from 'typebox'
import { ContactMessage } from './contact-record.ts'
import { endpoint } from './endpoint.ts'
import { MailKind, signals } from './message.ts'
import { Id, Instant, next, nullable, Page } from './shapes.ts'

/** What became of a mail, as the log is narrowed by it. */
export const logStates = ['waiting', 'accepted', 'opened', 'clicked', 'refused', 'notSent'] as const
export type LogState = (typeof logStates)[number]

const Text = nullable(Type.String())
const { campaignId: _, campaignTitle: __, lane: ___, ...ofMessage } = ContactMessage.properties

/** One mail to one address. */
export const LoggedMail = Type.Object({
  ...ofMessage,
  kind: MailKind,
  /** Null where the address is no contact's, and of a person who was erased. */
  contactId: nullable(Id),
  templateId: nullable(Id),
  /** Null of a template that was deleted. */
  templateName: Text,
  /** A copy says whose mail it is one of. */
  role: Type.Union([Type.Literal('to'), Type.Literal('cc'), Type.Literal('bcc')]),
})
export type LoggedMail = Static<typeof LoggedMail>

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const MessageParams = Type.Object({ messageId: Type.String({ maxLength: 40 }) })

/** Transactional mails to customers: what the API sent, and what lists send by themselves. */
export const transactional = {
  page: endpoint({
    method: 'GET',
    path: '/transactional',
    summary: 'Transactional mails, newest first',
    guard: 'viewer',
    query: Type.Object({
      ...Page,
      /** Part of the address or of the subject. */
      search: Type.Optional(Type.String({ maxLength: 200 })),
      state: Type.Optional(Type.Enum(logStates)),
      kind: Type.Optional(MailKind),
      templateId: Type.Optional(Id),
      /** Days of the account's calendar, both within. */
      from: Type.Optional(Day),
      until: Type.Optional(Day),
    }),
    reply: Type.Object({ messages: Type.Array(LoggedMail), next }),
  }),
  figures: endpoint({
    method: 'GET',
    path: '/transactional/figures',
    summary: 'What came of the transactional mails of the last 30 days',
    guard: 'viewer',
    reply: Type.Object({
      injected: Type.Integer(),
      accepted: Type.Integer(),
      refused: Type.Integer(),
      rejected: Type.Integer(),
      humanOpened: Type.Integer(),
      humanClicked: Type.Integer(),
      /** Whether there ever was one. */
      any: Type.Boolean(),
      /** Templates that mails of the log were made from. */
      templates: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/transactional/:messageId',
    summary: 'One mail as it was sent, and what happened to it; looking at it counts as nothing',
    guard: 'viewer',
    params: MessageParams,
    reply: Type.Object({
      message: LoggedMail,
      /** False when what it said is no longer kept. */
      isKept: Type.Boolean(),
      html: Text,
      text: Text,
      headers: Type.Array(Type.Object({ name: Type.String(), value: Type.String() })),
      attachments: Type.Array(Type.Object({ name: Type.String(), bytes: Type.Integer() })),
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
  sendAgain: endpoint({
    method: 'POST',
    path: '/transactional/:messageId/again',
    summary: 'Send the same mail to the same address once more',
    guard: 'marketer',
    params: MessageParams,
    reply: Type.Object({ messageId: Type.String() }),
  }),
}
