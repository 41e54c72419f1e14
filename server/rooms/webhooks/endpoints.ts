import { TEST_EVENT, type WebhookEventName } from '../../../contract/webhook-event.ts'
import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, accountById, insertAudit, lockAccount } from '../accounts/index.ts'
import { checkedUrl } from './address.ts'
import { reviseInterest } from './interest.ts'
import { BOTH_SECRETS_MS } from './patience.ts'
import { sampleBatch } from './payload-batch.ts'
import { listPayload } from './payload-list.ts'
import { deliveryPage } from './queries-deliveries.ts'
import {
  deleteEndpoint,
  type EndpointRow,
  endpointsOf,
  insertEndpoint,
  lockEndpoint,
  writeEndpoint,
} from './queries-endpoints.ts'
import { newSecret } from './sign.ts'
import { switchEndpoint } from './state.ts'
import { store } from './store.ts'

const MOST_OWN = 20

export interface OwnEndpoint {
  url: string
  name: string
  types: WebhookEventName[]
}

/** The secret is told this once. Throws webhook.urlInvalid, webhook.urlInside, webhook.tooMany. */
export async function addEndpoint(
  ground: Ground,
  accountId: number,
  given: OwnEndpoint,
  by: Actor,
): Promise<{ id: number; secret: string }> {
  const url = checkedUrl(ground, given.url)
  return await ground.db.transaction(async tx => {
    await lockAccount(tx, accountId)
    const own = (await endpointsOf(tx, accountId)).filter(endpoint => endpoint.kind === 'own')
    if (own.length >= MOST_OWN) throw problem('webhook.tooMany', { most: MOST_OWN })
    const { shown, sealed } = newSecret(ground)
    const now = ground.clock.now()
    const kept = {
      kind: 'own',
      url,
      name: given.name.trim(),
      types: given.types,
      list_id: null,
      secret: sealed,
    } as const
    const { id } = await insertEndpoint(tx, accountId, { ...kept, types: [...given.types] }, now)
    await reviseInterest(tx, accountId)
    await audit(ground, tx, accountId, by, 'webhook.added', { url, types: given.types })
    return { id, secret: shown }
  })
}

export interface EndpointPatch extends Partial<OwnEndpoint> {
  isOn?: boolean
}

/** Name and events are one's own endpoints' only. Throws thing.notFound, webhook.urlInvalid, webhook.urlInside. */
export async function changeEndpoint(
  ground: Ground,
  accountId: number,
  id: number,
  patch: EndpointPatch,
  by: Actor,
): Promise<void> {
  await ground.db.transaction(async tx => {
    const before = await locked(tx, accountId, id)
    const now = ground.clock.now()
    let row = { ...before }
    // The address of an automation's step is the step's.
    if (patch.url !== undefined && row.kind !== 'step') row.url = checkedUrl(ground, patch.url)
    if (row.kind === 'own') {
      row.name = patch.name?.trim() ?? row.name
      row.types = patch.types ?? row.types
    }
    if (patch.isOn !== undefined && patch.isOn !== row.is_on)
      row = await switchEndpoint(tx, accountId, row, patch.isOn, now)
    await writeEndpoint(tx, accountId, row, now)
    await reviseInterest(tx, accountId)
    const changed = (['url', 'name', 'types', 'is_on'] as const).filter(
      key => JSON.stringify(row[key]) !== JSON.stringify(before[key]),
    )
    if (changed.length > 0) await audit(ground, tx, accountId, by, 'webhook.changed', { url: row.url, changed })
  })
}

/** With everything that was sent to it. Throws thing.notFound. */
export async function removeEndpoint(ground: Ground, accountId: number, id: number, by: Actor): Promise<void> {
  await ground.db.transaction(async tx => {
    const row = await locked(tx, accountId, id)
    await deleteEndpoint(tx, accountId, id)
    await reviseInterest(tx, accountId)
    await audit(ground, tx, accountId, by, 'webhook.removed', { url: row.url })
  })
}

/** For a day both secrets sign, so that the receiver can change at leisure. Throws thing.notFound. */
export async function renewSecret(ground: Ground, accountId: number, id: number, by: Actor): Promise<string> {
  return await ground.db.transaction(async tx => {
    const row = await locked(tx, accountId, id)
    if (row.kind !== 'own') throw problem('thing.notFound')
    const { shown, sealed } = newSecret(ground)
    const now = ground.clock.now()
    const until = new Date(now.getTime() + BOTH_SECRETS_MS)
    await writeEndpoint(tx, accountId, { ...row, secret: sealed, old_secret: row.secret, old_secret_until: until }, now)
    await audit(ground, tx, accountId, by, 'webhook.secretRenewed', { url: row.url })
    return shown
  })
}

/** A delivery that says nothing, in the shape of the endpoint. Its id. Throws thing.notFound, webhook.off. */
export async function testEndpoint(ground: Ground, accountId: number, id: number): Promise<number> {
  return await ground.db.transaction(async tx => {
    const endpoint = await locked(tx, accountId, id)
    if (!endpoint.is_on) throw problem('webhook.off')
    const now = ground.clock.now()
    // Whoever tests does not want to wait until the endpoint has rested.
    await writeEndpoint(tx, accountId, { ...endpoint, failures: 0, paused_until: null }, endpoint.updated_at)
    const body = await testBody(tx, accountId, endpoint, now)
    await store(tx, accountId, [{ endpoint, type: TEST_EVENT, body, contactIds: [] }], now)
    const [delivery] = await deliveryPage(tx, accountId, { endpointId: id }, null, 1)
    return delivery!.id
  })
}

export async function testBody(tx: Tx, accountId: number, endpoint: EndpointRow, now: Date): Promise<string> {
  if (endpoint.kind === 'list') return listPayload('recipient@example.com', 'SUBSCRIBED', endpoint.list_id!, null)
  const account = (await accountById(tx, accountId))!
  if (endpoint.kind === 'account') return JSON.stringify(sampleBatch(account.app_id, now))
  return JSON.stringify({ type: TEST_EVENT, timestamp: now.toISOString(), data: { account: account.app_id } })
}

async function locked(tx: Tx, accountId: number, id: number): Promise<EndpointRow> {
  await lockAccount(tx, accountId)
  const row = await lockEndpoint(tx, accountId, id)
  if (!row) throw problem('thing.notFound')
  return row
}

type Action = 'webhook.added' | 'webhook.changed' | 'webhook.removed' | 'webhook.secretRenewed' | 'webhook.replayed'

export async function audit(
  ground: Ground,
  tx: Tx,
  accountId: number,
  by: Actor,
  action: Action,
  data: { url: string; [what: string]: unknown },
): Promise<void> {
  await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), action, subject: data.url, data })
}
