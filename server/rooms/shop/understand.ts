import { isConnectionLost, type Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { addJob } from '../../platform/jobs.ts'
import { type HappenedEvent, record } from '../events/index.ts'
import { dropArrival, type KnownEvent, takeWebEvents } from '../web/index.ts'
import { readBasket } from './basket-input.ts'
import { changeBasket } from './baskets.ts'
import { type CustomEvent, customData } from './custom-events.ts'
import { countViews, type View } from './views.ts'

const MOST_AT_ONCE = 500
const AGAIN_MS = 1_000
/** As the API has it. */
const MOST_VALUE = 20_000

/** Makes sense of what browsers told of an account, until nothing waits. */
export async function understand(ground: Ground, accountId: number): Promise<void> {
  let count: number | null
  do {
    count = await takeSome(ground, accountId, MOST_AT_ONCE).catch(error => oneByOne(ground, accountId, error))
    // Another process has them; whatever came after its last look is ours.
    if (count === null) {
      const runAt = new Date(ground.clock.now().getTime() + AGAIN_MS)
      await ground.db.transaction(tx => addJob(tx, 'shop.understand', { accountId }, { runAt }))
    }
  } while (count === MOST_AT_ONCE)
}

async function takeSome(ground: Ground, accountId: number, limit: number): Promise<number | null> {
  return await ground.db.transaction(async tx => {
    const taken = await takeWebEvents(ground, tx, accountId, limit)
    if (taken) await mean(tx, accountId, taken.known)
    return taken?.count ?? null
  })
}

/** One that cannot be understood must not hold up the others: it is dropped, and the log says so. */
async function oneByOne(ground: Ground, accountId: number, error: unknown): Promise<number> {
  if (isConnectionLost(error)) throw error
  for (let n = 0; n < MOST_AT_ONCE; n++) {
    try {
      if (!(await takeSome(ground, accountId, 1))) return n
    } catch (failure) {
      if (isConnectionLost(failure)) throw failure
      ground.log.error({ err: failure, accountId }, 'a web event could not be understood')
      await dropArrival(ground.db, accountId)
    }
  }
  return MOST_AT_ONCE
}

async function mean(tx: Tx, accountId: number, known: KnownEvent[]): Promise<void> {
  const [views, happened]: [View[], HappenedEvent[]] = [[], []]
  for (const event of known) {
    const { kind, at, contactId } = event
    const said = saidOf(event)
    if (kind === 'view') {
      const code = event.action!.slice(0, 255)
      views.push({ contactId, code, at })
      happened.push({ type: 'product.viewed', at, contactId, data: said })
    } else if (kind === 'basket') {
      const basket = readBasket(event.data!)
      const changed = basket && (await changeBasket(tx, accountId, { contactId, at, basket, said, onlyChanges: true }))
      if (changed) happened.push(changed)
    } else if (kind === 'custom') {
      happened.push({ type: 'custom.event', at, contactId, data: customData(said, event.data) })
    }
  }
  await countViews(tx, accountId, views)
  await record(tx, accountId, happened)
}

/** The event in the words of the API, which is how a shop's own programs read it. */
function saidOf({ category, action, label, property, data }: KnownEvent): CustomEvent {
  const inside = category === 'ue' && data ? JSON.stringify({ data: { data } }) : null
  const value = inside ?? (data?.value === undefined ? null : String(data.value))
  return { category, action, label, property, value: value !== null && value.length > MOST_VALUE ? null : value }
}
