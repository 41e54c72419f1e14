import { type WebhookEvent, type WebhookEventName, webhookEvents } from '../../../contract/webhook-event.ts'

/** What endpoints of one's own are told, as OpenAPI 3.1 has it beside the paths. */
export function webhookOperations(): Record<string, object> {
  return Object.fromEntries(
    (Object.entries(webhookEvents) as [WebhookEventName, WebhookEvent][]).map(([name, event]) => [
      name,
      { post: operation(name, event) },
    ]),
  )
}

function operation(name: WebhookEventName, { about, example }: WebhookEvent): object {
  const schema = {
    type: 'object',
    required: ['type', 'timestamp', 'data'],
    properties: {
      type: { const: name },
      timestamp: { type: 'string', format: 'date-time', description: 'When it happened.' },
      data: dataSchema(name, example),
    },
  }
  const value = { type: name, timestamp: '2026-11-24T11:45:33.109Z', data: example }
  return {
    operationId: `told${name.replace(/(^|\.)(\w)/g, (_, __, letter: string) => letter.toUpperCase())}`,
    tags: ['webhooks'],
    summary: about.en,
    description:
      'Signed by Standard Webhooks and told at least once: see docs/webhooks.md. Any 2xx within 10 seconds is taken.',
    security: [],
    parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map(header => ({
      name: header,
      in: 'header',
      required: true,
      schema: { type: 'string' },
    })),
    requestBody: { required: true, content: { 'application/json': { schema, example: value } } },
    responses: {
      '2XX': { description: 'Taken' },
      410: { description: 'Never call again: the endpoint is switched off' },
    },
  }
}

/** A mail or an order may be of nobody who is kept. */
function dataSchema(name: WebhookEventName, example: Record<string, unknown>): object {
  const schema = schemaOf(example) as { properties: Record<string, { type: string | string[] }> }
  const { contact } = schema.properties
  if (contact && !name.startsWith('contact.')) contact.type = ['object', 'null']
  return schema
}

/** The types of an example; where it has null, anything may stand. */
function schemaOf(value: unknown): object {
  if (value === null) return {}
  if (Array.isArray(value)) return { type: 'array', items: schemaOf(value[0] ?? null) }
  if (typeof value !== 'object') return { type: typeof value }
  const properties = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, schemaOf(part)]))
  return { type: 'object', properties }
}
