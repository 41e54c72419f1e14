import type { Ground } from '../../server/platform/ground.ts'
import { addJob } from '../../server/platform/jobs.ts'
import { importOrders } from '../../server/rooms/shop/index.ts'
import { copySeedArrivals, seedCustomers } from './queries.ts'
import { shopOrders } from './shop-orders.ts'
import { shopVisits } from './shop-visits.ts'

const CHUNK = 1_000

/** What the demo's contacts bought, by the verb of the API's bulk call, and what they did in the shop, as browsers tell it. */
export async function seedOrders(ground: Ground, accountId: number, random: () => number): Promise<void> {
  const now = ground.clock.now()
  const customers = await seedCustomers(ground.db, accountId)
  const orders = shopOrders(customers, random, now)
  for (let from = 0; from < orders.length; from += CHUNK)
    await importOrders(ground, accountId, orders.slice(from, from + CHUNK))
  const visits = shopVisits(customers, orders, random, now)
  // Four seconds' work for one who makes sense of what browsers told: the worker does it once all is up, as it always does.
  await ground.db.transaction(async tx => {
    await copySeedArrivals(tx, accountId, visits)
    await addJob(tx, 'shop.understand', { accountId })
  })
}
