import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Empty, Id, IdParams, Instant, next, nullable, Page } from './shapes.ts'
import { webhookEventNames } from './webhook-event.ts'

/** `own` is signed and chooses its events; `account`, `list` and `step` are Ecomail's three. */
export const webhookKinds = ['own', 'account', 'list', 'step'] as const
export type WebhookKind = (typeof webhookKinds)[number]

/** Why an endpoint was switched off by itself. */
export const webhookOffReasons = ['failing', 'gone'] as const
export type WebhookOffReason = (typeof webhookOffReasons)[number]

export const deliveryStates = ['waiting', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

const url = Type.String({ minLength: 1, maxLength: 2000 })
const name = Type.String({ maxLength: 100 })
const types = Type.Array(Type.Enum(webhookEventNames), { minItems: 1, maxItems: 100, uniqueItems: true })

export const WebhookEndpoint = Type.Object({
  id: Id,
  kind: Type.Enum(webhookKinds),
  url: Type.String(),
  name: Type.String(),
  types: Type.Array(Type.String()),
  list: nullable(Type.Object({ id: Id, name: Type.String() })),
  isOn: Type.Boolean(),
  offWhy: nullable(Type.Enum(webhookOffReasons)),
  /** Every attempt since has failed. */
  failingSince: nullable(Instant),
  pausedUntil: nullable(Instant),
  lastOkAt: nullable(Instant),
  /** Until then two secrets sign. */
  oldSecretUntil: nullable(Instant),
  waiting: Type.Integer(),
  /** Within the last day. */
  failed: Type.Integer(),
  createdAt: Instant,
})
export type WebhookEndpoint = Static<typeof WebhookEndpoint>

const WithSecret = Type.Object({
  endpoint: WebhookEndpoint,
  secret: Type.String({ description: 'whsec_…, shown this once' }),
})

const delivery = {
  id: Id,
  endpointId: Id,
  url: Type.String(),
  messageId: Type.String(),
  type: Type.String({ description: 'the event; batch, list or step for those of Ecomail' }),
  state: Type.Enum(deliveryStates),
  attempts: Type.Integer(),
  nextAttemptAt: nullable(Instant),
  attemptedAt: nullable(Instant),
  status: nullable(Type.Integer()),
  error: nullable(Type.String()),
  tookMs: nullable(Type.Integer()),
  createdAt: Instant,
}
export const WebhookDelivery = Type.Object(delivery)
export type WebhookDelivery = Static<typeof WebhookDelivery>

export const WholeWebhookDelivery = Type.Object({
  ...delivery,
  body: Type.String(),
  answer: nullable(Type.String({ description: 'the beginning of it' })),
})
export type WholeWebhookDelivery = Static<typeof WholeWebhookDelivery>

const Again = Type.Object({ again: Type.Integer() })

export const webhooks = {
  all: endpoint({
    method: 'GET',
    path: '/webhooks',
    summary: 'Every endpoint of the account and how it fares',
    guard: 'administrator',
    reply: Type.Object({ endpoints: Type.Array(WebhookEndpoint) }),
  }),
  add: endpoint({
    method: 'POST',
    path: '/webhooks',
    summary: 'Add an endpoint; the answer shows its secret once',
    guard: 'administrator',
    body: Type.Object({ url, name: Type.Optional(name), types }),
    reply: WithSecret,
  }),
  setAccount: endpoint({
    method: 'PUT',
    path: '/webhooks/account',
    summary: 'Set or take away the webhook of mail events in the shape of Ecomail; a sample is sent at once',
    guard: 'administrator',
    body: Type.Object({ url: nullable(url) }),
    reply: Empty,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/webhooks/:id',
    summary: 'Change an endpoint, switch it on or off; what is not given stays',
    guard: 'administrator',
    params: IdParams,
    body: Type.Object({
      url: Type.Optional(url),
      name: Type.Optional(name),
      types: Type.Optional(types),
      isOn: Type.Optional(Type.Boolean()),
    }),
    reply: WebhookEndpoint,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/webhooks/:id',
    summary: 'Take an endpoint away with everything that waits for it',
    guard: 'administrator',
    params: IdParams,
    reply: Empty,
  }),
  rotate: endpoint({
    method: 'POST',
    path: '/webhooks/:id/secret',
    summary: 'A new secret; for a day the old one signs as well',
    guard: 'administrator',
    params: IdParams,
    reply: WithSecret,
  }),
  test: endpoint({
    method: 'POST',
    path: '/webhooks/:id/test',
    summary: 'Send a test to an endpoint',
    guard: 'administrator',
    params: IdParams,
    reply: Type.Object({ deliveryId: Id }),
  }),
  replay: endpoint({
    method: 'POST',
    path: '/webhooks/:id/replay',
    summary: 'Send once more what has failed since a time',
    guard: 'administrator',
    params: IdParams,
    body: Type.Object({ since: Instant }),
    reply: Again,
  }),
}

export const webhookDeliveries = {
  page: endpoint({
    method: 'GET',
    path: '/webhooks/deliveries',
    summary: 'What was sent to endpoints, newest first',
    guard: 'administrator',
    query: Type.Object({
      ...Page,
      endpointId: Type.Optional(Id),
      state: Type.Optional(Type.Enum(deliveryStates)),
      type: Type.Optional(Type.String({ maxLength: 100 })),
    }),
    reply: Type.Object({ deliveries: Type.Array(WebhookDelivery), next }),
  }),
  read: endpoint({
    method: 'GET',
    path: '/webhooks/deliveries/:id',
    summary: 'One delivery with what was sent and what was answered',
    guard: 'administrator',
    params: IdParams,
    reply: WholeWebhookDelivery,
  }),
  replay: endpoint({
    method: 'POST',
    path: '/webhooks/deliveries/:id/replay',
    summary: 'Send one delivery once more, under the same id',
    guard: 'administrator',
    params: IdParams,
    reply: Again,
  }),
}

/** Ecomail's webhook of a list: who subscribed and who left. */
export const listWebhook = {
  read: endpoint({
    method: 'GET',
    path: '/lists/:id/webhook',
    summary: 'The address that is told who subscribed to a list and who left',
    guard: 'viewer',
    params: IdParams,
    reply: Type.Object({ url: nullable(Type.String()), isOn: Type.Boolean(), failingSince: nullable(Instant) }),
  }),
  set: endpoint({
    method: 'PUT',
    path: '/lists/:id/webhook',
    summary: 'Set or take away that address',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ url: nullable(url) }),
    reply: Empty,
  }),
}
