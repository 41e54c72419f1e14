import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { id, localTime, paging } from './shapes.ts'

const Template = Type.Object({
  id: id('of the template'),
  folder: Type.Integer({ description: 'always 0' }),
  name: Type.String(),
  html: Type.String({ description: 'tags as written; of one made in MJML what it was compiled into' }),
  created_at: localTime(),
  updated_at: localTime(),
})

const example = {
  id: 1234,
  folder: 0,
  name: 'Newsletter',
  html: '<p>Hello *|NAME|*</p><p><a href="*|UNSUB|*">Unsubscribe</a></p>',
  created_at: '2026-02-12 15:13:16',
  updated_at: '2026-02-12 15:13:26',
}

export const templates = endpoints({
  page: {
    method: 'GET',
    path: '/templates',
    summary: 'Templates, the oldest first',
    description: 'A bare array of one page.',
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 100 })),
    }),
    reply: Type.Array(Template),
    example: { query: '?per_page=1', reply: [example] },
  },
  create: {
    method: 'POST',
    path: '/template',
    aliases: [{ method: 'POST', path: '/templates' }],
    summary: 'Create a template',
    body: Type.Object({
      name: Type.String({ maxLength: 200 }),
      html: Type.String({ maxLength: 1_500_000, description: 'with merge tags' }),
      inline_css: Type.Optional(Type.Boolean({ description: 'taken and without effect: the HTML is kept as it is' })),
    }),
    reply: Type.Object({ id: id('of the template'), name: Type.String(), html: Type.String() }),
    failures: [failures.malformed, failures.tooLarge, failures.invalidTemplate],
    example: {
      body: { name: example.name, html: example.html },
      reply: { id: 1234, name: example.name, html: example.html },
    },
  },
  read: {
    method: 'GET',
    path: '/template/:id',
    aliases: [{ method: 'GET', path: '/templates/:id' }],
    summary: 'One template',
    params: Type.Object({ id: id('the template') }),
    reply: Template,
    failures: [failures.notFound, failures.invalidId],
    example: { params: { id: 1234 }, reply: example },
  },
})
