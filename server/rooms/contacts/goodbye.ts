import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { record } from '../events/index.ts'
import { subscriptionsIn } from './queries.ts'
import { listsByIds } from './queries-lists.ts'

const DAY_MS = 86_400_000

/**
 * Says goodbye to somebody who has just left these lists by a link or a mail program's button: one mail, of the list whose
 * mail it was where that one says goodbye. Whoever goes back and forth is not told each time.
 */
export async function sayGoodbye(
  ground: Ground,
  tx: Tx,
  accountId: number,
  contactId: number,
  left: number[],
  ofMail: number | null,
): Promise<void> {
  if (left.length === 0) return
  const lists = (await listsByIds(tx, accountId, left)).filter(list => list.unsub_send)
  const list = lists.find(one => one.id === ofMail) ?? lists[0]
  if (!list) return
  const [subscription] = await subscriptionsIn(tx, accountId, list.id, [contactId])
  const now = ground.clock.now()
  const leftLately = (subscription?.status_history ?? []).filter(
    ({ status_new, date }) =>
      status_new === 'unsubscribed' && Date.parse(`${date.replace(' ', 'T')}Z`) > now.getTime() - DAY_MS,
  )
  if (leftLately.length > 1) return
  await record(tx, accountId, [
    { type: 'mail.requested', at: now, contactId, data: { kind: 'goodbye', listId: list.id } },
  ])
}
