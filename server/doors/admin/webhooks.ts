import {
  listWebhook,
  type WebhookDelivery,
  type WebhookEndpoint,
  webhookDeliveries,
  webhooks,
} from '../../../contract/webhook.ts'
import { mount } from '../../platform/mount.ts'
import {
  addEndpoint,
  changeEndpoint,
  type EndpointRecord,
  readDeliveries,
  readDelivery,
  readEndpoint,
  readEndpoints,
  readListWebhook,
  removeEndpoint,
  renewSecret,
  replayDelivery,
  replayFailed,
  setAccountWebhook,
  setListWebhook,
  testEndpoint,
} from '../../rooms/webhooks/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const PAGE = 50

export function serveWebhooks({ house: { ground }, app, guard }: Door): void {
  mount(app, webhooks.all, guard, async ({ request }) => ({
    endpoints: (await readEndpoints(ground, holderOf(request).account_id)).map(shownEndpoint),
  }))
  mount(app, webhooks.add, guard, async ({ input: { body }, request }) => {
    const { account_id } = holderOf(request)
    const given = { url: body.url, name: body.name ?? '', types: body.types }
    const { id, secret } = await addEndpoint(ground, account_id, given, actorOf(request))
    return { endpoint: shownEndpoint(await readEndpoint(ground, account_id, id)), secret }
  })
  mount(app, webhooks.setAccount, guard, async ({ input, request }) => {
    await setAccountWebhook(ground, holderOf(request).account_id, input.body.url, actorOf(request))
    return {}
  })
  mount(app, webhooks.change, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    await changeEndpoint(ground, account_id, params.id, body, actorOf(request))
    return shownEndpoint(await readEndpoint(ground, account_id, params.id))
  })
  mount(app, webhooks.remove, guard, async ({ input, request }) => {
    await removeEndpoint(ground, holderOf(request).account_id, input.params.id, actorOf(request))
    return {}
  })
  mount(app, webhooks.rotate, guard, async ({ input: { params }, request }) => {
    const { account_id } = holderOf(request)
    const secret = await renewSecret(ground, account_id, params.id, actorOf(request))
    return { endpoint: shownEndpoint(await readEndpoint(ground, account_id, params.id)), secret }
  })
  mount(app, webhooks.test, guard, async ({ input, request }) => ({
    deliveryId: await testEndpoint(ground, holderOf(request).account_id, input.params.id),
  }))
  mount(app, webhooks.replay, guard, async ({ input: { params, body }, request }) => {
    const since = new Date(body.since)
    return { again: await replayFailed(ground, holderOf(request).account_id, params.id, since, actorOf(request)) }
  })
}

export function serveWebhookDeliveries({ house: { ground }, app, guard }: Door): void {
  mount(app, webhookDeliveries.page, guard, async ({ input: { query }, request }) => {
    const wish = { ...query, limit: query.limit ?? PAGE }
    const { deliveries, next } = await readDeliveries(ground, holderOf(request).account_id, wish)
    return { deliveries: deliveries.map(shownDelivery), next }
  })
  mount(app, webhookDeliveries.read, guard, async ({ input, request }) => {
    const row = await readDelivery(ground, holderOf(request).account_id, input.params.id)
    return { ...shownDelivery(row), body: row.body, answer: row.answer }
  })
  mount(app, webhookDeliveries.replay, guard, async ({ input, request }) => ({
    again: await replayDelivery(ground, holderOf(request).account_id, input.params.id, actorOf(request)),
  }))
}

export function serveListWebhook({ house: { ground }, app, guard }: Door): void {
  mount(app, listWebhook.read, guard, async ({ input, request }) => {
    const row = await readListWebhook(ground, holderOf(request).account_id, input.params.id)
    return { url: row?.url ?? null, isOn: row?.is_on ?? true, failingSince: instant(row?.failing_since ?? null) }
  })
  mount(app, listWebhook.set, guard, async ({ input: { params, body }, request }) => {
    await setListWebhook(ground, holderOf(request).account_id, params.id, body.url, actorOf(request))
    return {}
  })
}

/** The secrets stay where they are. */
function shownEndpoint(row: EndpointRecord): WebhookEndpoint {
  return {
    id: row.id,
    kind: row.kind,
    url: row.url,
    name: row.name,
    types: row.types,
    list: row.list,
    isOn: row.is_on,
    offWhy: row.off_why,
    failingSince: instant(row.failing_since),
    pausedUntil: instant(row.paused_until),
    lastOkAt: instant(row.last_ok_at),
    oldSecretUntil: instant(row.old_secret_until),
    waiting: row.waiting,
    failed: row.failed,
    createdAt: row.created_at.toISOString(),
  }
}

function shownDelivery(row: Awaited<ReturnType<typeof readDelivery>> | DeliveryLine): WebhookDelivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    url: row.url,
    messageId: row.message_id,
    type: row.type,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAt: row.state === 'waiting' ? row.next_attempt_at.toISOString() : null,
    attemptedAt: instant(row.attempted_at),
    status: row.status,
    error: row.error,
    tookMs: row.took_ms,
    createdAt: row.created_at.toISOString(),
  }
}

type DeliveryLine = Awaited<ReturnType<typeof readDeliveries>>['deliveries'][number]
