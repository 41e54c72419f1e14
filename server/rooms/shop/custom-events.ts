import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { contactsMeant, identitiesOf } from '../contacts/index.ts'
import { type HappenedEvent, record } from '../events/index.ts'
import { isBasketAction, unwrap, VIEW_CATEGORY } from '../web/index.ts'
import { EMPTY_BASKET, readBasket } from './basket-input.ts'
import { changeBasket } from './baskets.ts'
import { type CustomEventRow, countCustomEvents, customEventsOf } from './queries-events.ts'
import { typedProps } from './typed-props.ts'
import { countViews } from './views.ts'

/** What a shop says that a contact did, in its own words. */
export interface CustomEvent {
  category: string | null
  action: string | null
  label: string | null
  property: string | null
  /** A text, or what it sent as an object, as JSON. */
  value: string | null
}

/**
 * What a shop's server tells, with its key: a product that was looked at, a basket, or something of its own. Its id; null when the
 * contact has gone meanwhile.
 */
export async function recordCustomEvent(
  ground: Ground,
  accountId: number,
  contactId: number,
  event: CustomEvent,
): Promise<number | null> {
  const at = ground.clock.now()
  return await ground.db.transaction(async tx => {
    const { byId } = await contactsMeant(ground, tx, accountId, [], [contactId])
    const known = byId.get(contactId)
    if (known === undefined) return null
    const [id] = await record(tx, accountId, [await meaningOf(tx, accountId, known, at, event)])
    return id!
  })
}

async function meaningOf(
  tx: Tx,
  accountId: number,
  contactId: number,
  at: Date,
  said: CustomEvent,
): Promise<HappenedEvent> {
  if (said.category === VIEW_CATEGORY && said.action) {
    await countViews(tx, accountId, [{ contactId, code: said.action, at }])
    return { type: 'product.viewed', at, contactId, data: said }
  }
  const basket = basketSaid(said)
  const changed = basket && (await changeBasket(tx, accountId, { contactId, at, basket, said, onlyChanges: false }))
  return changed ?? { type: 'custom.event', at, contactId, data: customData(said, unwrap(said.value)) }
}

/** Null: it is none. No value at all says that it was emptied. */
function basketSaid({ category, action, value }: CustomEvent) {
  if (category !== 'ue' || !isBasketAction(action)) return null
  if (value === null || value.trim() === '') return EMPTY_BASKET
  const data = unwrap(value)
  return data && readBasket(data)
}

/** With its properties typed, where it has any, so that they can be compared. */
export function customData(said: CustomEvent, inside: Record<string, unknown> | null): object {
  const props = typedProps(inside ?? { value: said.value })
  return Object.keys(props).length > 0 ? { ...said, props } : said
}

/** The newest first. */
export async function readCustomEvents(
  ground: Ground,
  accountId: number,
  contactId: number,
  page: number,
  perPage: number,
): Promise<{ events: CustomEventRow[]; total: number }> {
  const ids = await identitiesOf(ground.db, accountId, contactId)
  const [events, total] = await Promise.all([
    customEventsOf(ground.db, accountId, ids, (page - 1) * perPage, perPage),
    countCustomEvents(ground.db, accountId, ids),
  ])
  return { events, total }
}
