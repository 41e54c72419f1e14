import type { Ground } from '../../server/platform/ground.ts'
import { record } from '../../server/rooms/events/index.ts'
import { importOrders } from '../../server/rooms/shop/index.ts'
import { seedCustomers } from './queries.ts'
import { shopOrders, shopVisits } from './shop-orders.ts'

const CHUNK = 1_000

/** What the demo's contacts bought and looked at, by the same verbs as the API's bulk call. */
export async function seedOrders(ground: Ground, accountId: number, random: () => number): Promise<void> {
  const now = ground.clock.now()
  const customers = await seedCustomers(ground.db, accountId)
  const orders = shopOrders(customers, random, now)
  for (let from = 0; from < orders.length; from += CHUNK)
    await importOrders(ground, accountId, orders.slice(from, from + CHUNK))
  const idOf = new Map(customers.map(customer => [customer.email, customer.id]))
  const visits = shopVisits(customers, random, now).filter(visit => visit.at < now)
  await ground.db.transaction(tx =>
    record(
      tx,
      accountId,
      visits.map(({ email, at, ...said }) => ({
        ...{ type: 'custom.event', at, contactId: idOf.get(email)! },
        data: { ...said, property: null },
      })),
    ),
  )
}
