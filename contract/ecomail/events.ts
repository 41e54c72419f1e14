import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { EmailParams, id, paginated, paging, text } from './shapes.ts'

/** Letters in the value of an event. */
export const MOST_VALUE = 20_000

const said = { category: text(), action: text(), label: text(), property: text() }
const exampleSaid = {
  email: 'jan@novak.cz',
  category: 'ue',
  action: 'Basket',
  label: 'Basket',
  property: null,
}
const exampleValue = { data: { data: { action: 'Basket', products: [{ productId: '17', name: 'Etiopie 250 g' }] } } }

export const events = endpoints({
  create: {
    method: 'POST',
    path: '/tracker/events',
    summary: 'Tell what a contact did',
    description: 'Kept as it comes and shown in the story of the contact, which must exist.',
    body: Type.Object({
      event: Type.Object({
        email: Type.String({ maxLength: 254 }),
        category: Type.Optional(said.category),
        action: Type.Optional(said.action),
        label: Type.Optional(said.label),
        property: Type.Optional(said.property),
        value: Type.Optional(
          Type.Unknown({ description: 'a text, or an object or a list; at most 20,000 characters' }),
        ),
      }),
    }),
    reply: Type.Object({
      id: id('of the event'),
      email: Type.String(),
      ...said,
      value: text('what came as an object or a list is JSON here'),
    }),
    failures: [failures.malformed, failures.noContact, failures.tooLarge, failures.invalidEvent],
    example: {
      body: { event: { ...exampleSaid, value: exampleValue } },
      reply: { id: 1234, ...exampleSaid, value: JSON.stringify(exampleValue) },
    },
  },
  page: {
    method: 'GET',
    path: '/subscribers/:email/events',
    summary: 'Events of a contact, the newest first',
    params: EmailParams,
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
    }),
    reply: paginated(
      Type.Object({
        id: id('of the event'),
        email: Type.String(),
        ...said,
        value: text('what came as an object or a list is JSON here'),
        timestamp: Type.String({ description: 'ISO 8601 with microseconds, UTC' }),
      }),
    ),
    failures: [failures.noContact, failures.noEvents],
    example: {
      params: { email: 'jan@novak.cz' },
      reply: {
        current_page: 1,
        data: [
          { id: 1234, ...exampleSaid, value: JSON.stringify(exampleValue), timestamp: '2026-06-01T10:00:00.000000Z' },
        ],
        from: 1,
        last_page: 1,
        next_page_url: null,
        per_page: 20,
        to: 1,
        total: 1,
      },
    },
  },
})
