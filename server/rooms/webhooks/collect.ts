import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { type EventRow, takeMany } from '../events/index.ts'
import { contactOf, type Facts, factsOf } from './facts.ts'
import { BATCH_READER, READER } from './interest.ts'
import { batchItem } from './payload-batch.ts'
import { listPayload, listStatusOf } from './payload-list.ts'
import { ownNameOf, ownPayload } from './payload-own.ts'
import { accountEndpoint, type EndpointRow, endpointsOf } from './queries-endpoints.ts'
import { store, type Told } from './store.ts'

/** Events taken by one transaction, and items of a batch at most. */
const AT_ONCE = 500

/** Makes deliveries of what has gathered for one's own endpoints and those of lists: with the end of the inbox rows, so once. */
export async function collect(ground: Ground, accountId: number): Promise<void> {
  for (let taken = AT_ONCE; taken === AT_ONCE; ) {
    taken = await ground.db.transaction(async tx => {
      const events = await takeMany(tx, accountId, READER, AT_ONCE)
      if (events.length === 0) return 0
      const on = (await endpointsOf(tx, accountId)).filter(endpoint => endpoint.is_on)
      const facts = await factsOf(tx, accountId, events)
      const told = events.flatMap(event => [...toOwn(event, facts, on), ...toLists(event, facts, on)])
      await store(tx, accountId, told, ground.clock.now())
      return events.length
    })
  }
}

function toOwn(event: EventRow, facts: Facts, endpoints: EndpointRow[]): Told[] {
  const name = ownNameOf(event.type)
  const wanting = endpoints.filter(({ kind, types }) => kind === 'own' && name && types.includes(name))
  const body = wanting.length > 0 ? ownPayload(name!, event, facts) : null
  if (body === null) return []
  return wanting.map(endpoint => ({ endpoint, type: name!, body, contactIds: [event.contact_id] }))
}

function toLists(event: EventRow, facts: Facts, endpoints: EndpointRow[]): Told[] {
  const status = listStatusOf(event)
  const listId = Number(event.data.listId)
  const endpoint = status && endpoints.find(({ kind, list_id }) => kind === 'list' && list_id === listId)
  const contact = contactOf(event, facts)
  if (!endpoint || !contact) return []
  const campaign = facts.campaignsByDispatch.get(Number(event.data.dispatchId))
  const body = listPayload(contact.email, status, listId, campaign?.id ?? null)
  return [{ endpoint, type: 'list', body, contactIds: [contact.id] }]
}

/** The same for the account's webhook in Ecomail's shape: one delivery tells of up to 500 events. */
export async function collectBatches(ground: Ground, accountId: number): Promise<void> {
  for (let taken = AT_ONCE; taken === AT_ONCE; ) {
    taken = await ground.db.transaction(async tx => {
      const events = await takeMany(tx, accountId, BATCH_READER, AT_ONCE)
      const endpoint = events.length > 0 ? await accountEndpoint(tx, accountId) : undefined
      if (!endpoint?.is_on) return events.length
      const account = await accountById(tx, accountId)
      const facts = await factsOf(tx, accountId, events)
      const items = events.flatMap(event => {
        const item = batchItem(event, facts, account!.app_id)
        return item ? [{ item, contactId: event.contact_id }] : []
      })
      const body = JSON.stringify(items.map(({ item }) => item))
      const contactIds = items.map(({ contactId }) => contactId)
      if (items.length > 0)
        await store(tx, accountId, [{ endpoint, type: 'batch', body, contactIds }], ground.clock.now())
      return events.length
    })
  }
}
