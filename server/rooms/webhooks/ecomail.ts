import type { Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type Actor, lockAccount, NOBODY } from '../accounts/index.ts'
import { listById } from '../contacts/index.ts'
import { checkedUrl } from './address.ts'
import { audit, testBody } from './endpoints.ts'
import { reviseInterest } from './interest.ts'
import {
  accountEndpoint,
  deleteEndpoint,
  type EndpointRow,
  insertEndpoint,
  listEndpoint,
  writeEndpoint,
} from './queries-endpoints.ts'
import { switchEndpoint } from './state.ts'
import { store } from './store.ts'

/** Ecomail's webhooks that are set by one address: of the account and of a list. */

export async function readAccountWebhook(ground: Ground, accountId: number): Promise<EndpointRow | null> {
  return (await accountEndpoint(ground.db, accountId)) ?? null
}

export async function readListWebhook(ground: Ground, accountId: number, listId: number): Promise<EndpointRow | null> {
  if (!(await listById(ground.db, accountId, listId))) throw problem('thing.notFound')
  return (await listEndpoint(ground.db, accountId, listId)) ?? null
}

/** null takes it away. A sample batch is sent at once. Throws webhook.urlInvalid, webhook.urlInside. */
export async function setAccountWebhook(
  ground: Ground,
  accountId: number,
  url: string | null,
  by: Actor = NOBODY,
): Promise<void> {
  await ground.db.transaction(async tx => {
    await lockAccount(tx, accountId)
    const kept = await accountEndpoint(tx, accountId)
    const endpoint = await put(ground, tx, accountId, { kind: 'account', list_id: null }, kept, url, by)
    if (!endpoint) return
    const now = ground.clock.now()
    const body = await testBody(tx, accountId, endpoint, now)
    await store(tx, accountId, [{ endpoint, type: 'batch', body, contactIds: [null] }], now)
  })
}

/** null takes it away. Throws thing.notFound, webhook.urlInvalid, webhook.urlInside. */
export async function setListWebhook(
  ground: Ground,
  accountId: number,
  listId: number,
  url: string | null,
  by: Actor = NOBODY,
): Promise<void> {
  await ground.db.transaction(async tx => {
    await lockAccount(tx, accountId)
    if (!(await listById(tx, accountId, listId))) throw problem('thing.notFound')
    const kept = await listEndpoint(tx, accountId, listId)
    if (kept?.url === url && kept?.is_on) return
    await put(ground, tx, accountId, { kind: 'list', list_id: listId }, kept, url, by)
  })
}

/** Saved again it is switched on again, with what it had to tell before. */
async function put(
  ground: Ground,
  tx: Tx,
  accountId: number,
  of: { kind: 'account' | 'list'; list_id: number | null },
  kept: EndpointRow | undefined,
  given: string | null,
  by: Actor,
): Promise<EndpointRow | null> {
  const url = given?.trim() ? checkedUrl(ground, given) : null
  const now = ground.clock.now()
  let endpoint: EndpointRow | null = null
  if (url === null) {
    if (!kept) return null
    await deleteEndpoint(tx, accountId, kept.id)
  } else if (kept) {
    endpoint = { ...(await switchEndpoint(tx, accountId, kept, true, now)), url }
    await writeEndpoint(tx, accountId, endpoint, now)
  } else endpoint = await insertEndpoint(tx, accountId, { ...of, url, name: '', types: [], secret: null }, now)
  await reviseInterest(tx, accountId)
  const action = url === null ? 'webhook.removed' : kept ? 'webhook.changed' : 'webhook.added'
  await audit(ground, tx, accountId, by, action, { url: url ?? kept!.url, kind: of.kind })
  return endpoint
}
