import type { Ground } from '../../platform/ground.ts'
import { take } from '../events/index.ts'
import { accountsWithEndpoints } from './across-accounts.ts'
import { KEPT_MS } from './patience.ts'
import { deleteDeliveries, deliveriesAbout, forgetDeliveries, rewriteDelivery } from './queries-deliveries.ts'

const AT_ONCE = 5_000

/** Delivered ones are kept for a week, failed ones for a month. */
export async function forgetOld(ground: Ground): Promise<void> {
  const now = ground.clock.now().getTime()
  const before = { delivered: new Date(now - KEPT_MS.delivered), failed: new Date(now - KEPT_MS.failed) }
  for (const accountId of await accountsWithEndpoints(ground.db))
    while ((await forgetDeliveries(ground.db, accountId, before, AT_ONCE)) === AT_ONCE);
}

/** A person was erased: what tells of them goes, sent or not; out of a batch their items go. */
export async function forgetPerson(ground: Ground, accountId: number, inboxId: number): Promise<void> {
  await ground.db.transaction(async tx => {
    const event = await take(tx, accountId, 'webhooks.erased', inboxId)
    if (!event) return
    const gone = new Set(event.data.contactIds as number[])
    const isGone = (id: number | null) => id !== null && gone.has(id)
    const rows = await deliveriesAbout(tx, accountId, [...gone])
    const whole = rows.filter(row => row.contact_ids.every(isGone))
    await deleteDeliveries(
      tx,
      accountId,
      whole.map(row => row.id),
    )
    for (const row of rows.filter(one => !one.contact_ids.every(isGone))) {
      const items = JSON.parse(row.body) as unknown[]
      const kept = row.contact_ids.map((id, i) => ({ id, item: items[i] })).filter(({ id }) => !isGone(id))
      const body = JSON.stringify(kept.map(({ item }) => item))
      await rewriteDelivery(
        tx,
        accountId,
        row.id,
        body,
        kept.map(({ id }) => id),
      )
    }
  })
}
