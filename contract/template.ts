import { type Static, Type } from 'typebox'
import { Html, Mjml, Preview, Subject } from './email.ts'
import { endpoint } from './endpoint.ts'
import { Empty, Id, IdParams, Instant, Language, next, nullable, Page } from './shapes.ts'

/** What the library begins with; their documents are code, in server/rooms/emails/starters. */
export const campaignStarters = [
  'newsletter',
  'launch',
  'sale',
  'welcome',
  'season',
  'letter',
  'basket',
  'viewed',
] as const
/** For send-template: their tags are values that the call gives. */
export const transactionalStarters = ['order', 'payment', 'shipped', 'password'] as const
export const starterKeys = [...campaignStarters, ...transactionalStarters] as const
export type StarterKey = (typeof starterKeys)[number]

export const templateKinds = ['html', 'mjml'] as const
export type TemplateKind = (typeof templateKinds)[number]

export const TemplateRow = Type.Object({
  id: Id,
  name: Type.String(),
  language: Language,
  subject: Type.String(),
  kind: Type.Enum(templateKinds),
  createdAt: Instant,
  updatedAt: Instant,
  /** Give it back on a change; 409 template.changedElsewhere when it is no longer the newest. */
  version: Type.Integer(),
})
export type TemplateRow = Static<typeof TemplateRow>

export const Template = Type.Object({
  ...TemplateRow.properties,
  html: Type.String(),
  mjml: nullable(Type.String({ description: 'what html was compiled from; null where it was written by hand' })),
})
export type Template = Static<typeof Template>

export const TemplateInput = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  language: Type.Optional(Language),
  subject: Type.Optional(Subject),
  html: Type.Optional(Html),
  /** Compiled into html on the server, whatever html says; null ends it, and so does html alone. */
  mjml: Type.Optional(nullable(Mjml)),
})
export type TemplateInput = Static<typeof TemplateInput>

export const Starter = Type.Object({
  key: Type.Enum(starterKeys),
  language: Language,
  subject: Type.String(),
  mjml: Type.String(),
  /** Filled with an invented person. */
  sample: Type.String(),
})
export type Starter = Static<typeof Starter>

const one = { params: IdParams, reply: Template }

export const templates = {
  page: endpoint({
    method: 'GET',
    path: '/templates',
    summary: 'Templates, the one changed last first',
    guard: 'viewer',
    query: Type.Object({
      ...Page,
      search: Type.Optional(Type.String({ maxLength: 200, description: 'a part of the name or the subject' })),
    }),
    reply: Type.Object({ templates: Type.Array(TemplateRow), next }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/templates',
    summary: 'A new template',
    guard: 'marketer',
    body: TemplateInput,
    reply: Template,
  }),
  read: endpoint({ method: 'GET', path: '/templates/:id', summary: 'One template', guard: 'viewer', ...one }),
  change: endpoint({
    method: 'PATCH',
    path: '/templates/:id',
    summary: 'Change a template; what is not given stays. No campaign made from it changes',
    guard: 'marketer',
    body: Type.Object({ ...TemplateInput.properties, version: Type.Integer() }),
    ...one,
  }),
  copy: endpoint({
    method: 'POST',
    path: '/templates/:id/copy',
    summary: 'The same once more, under another name',
    guard: 'marketer',
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) }),
    ...one,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/templates/:id',
    summary: 'Delete a template; for 30 days it can be given back',
    guard: 'marketer',
    params: IdParams,
    reply: Empty,
  }),
  restore: endpoint({
    method: 'POST',
    path: '/templates/:id/restore',
    summary: 'Give back a deleted template',
    guard: 'marketer',
    ...one,
  }),
  sample: endpoint({
    method: 'GET',
    path: '/templates/:id/sample',
    summary: 'Its HTML filled with an invented person, for a picture of it',
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({ html: Type.String() }),
  }),
  preview: endpoint({
    method: 'POST',
    path: '/templates/preview',
    summary: 'An e-mail as a contact would get it; without a contact, as an invented person would. Nothing is saved',
    guard: 'viewer',
    body: Type.Object({
      contactId: Type.Optional(Id),
      language: Type.Optional(Language),
      subject: Type.Optional(Subject),
      html: Type.Optional(Html),
      mjml: Type.Optional(nullable(Mjml)),
    }),
    reply: Preview,
  }),
  compile: endpoint({
    method: 'POST',
    path: '/templates/compile',
    summary: 'The HTML of an MJML source, its tags as written; empty where the source is broken',
    guard: 'viewer',
    body: Type.Object({ mjml: Mjml }),
    reply: Type.Object({ html: Type.String() }),
  }),
  starter: endpoint({
    method: 'GET',
    path: '/templates/starters/:key',
    summary: 'One of the templates that come with Poštolka, with the name of the account in it',
    guard: 'viewer',
    params: Type.Object({ key: Type.String({ maxLength: 40 }) }),
    query: Type.Object({ language: Type.Optional(Language) }),
    reply: Starter,
  }),
}
