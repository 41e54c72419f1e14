import { add } from '../../platform/counters.ts'
import { Again, type Db, type Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import {
  type ContactRow,
  contactById,
  findContact,
  type GroupRow,
  groupsOf,
  type ListRow,
  listById,
  type SubscriptionRow,
  subscriptionsOf,
} from '../contacts/index.ts'
import { type AddressedMessage, lockMessage, messageByKey, setUnsubscribed } from './queries-track.ts'
import type { MessageKey } from './tokens.ts'

export interface ListOfContact {
  list: ListRow
  subscription: SubscriptionRow
  groups: GroupRow[]
  /** Mail of this list goes to the contact; not so while it is to confirm. */
  receives: boolean
}

interface About {
  contact: ContactRow | null
  list: ListRow | null
}

/**
 * Locks the message, then the contact, as the ledger does. A list deleted while we wrote (23503) is looked at anew.
 * Null when there is no such message, or no key.
 */
export async function withMessage<T>(
  ground: Ground,
  key: MessageKey | null,
  work: (
    tx: Tx,
    key: MessageKey,
    about: { message: AddressedMessage; contact: ContactRow; list: About['list'] },
  ) => Promise<T>,
): Promise<T | 'gone' | null> {
  const found = key && (await messageByKey(ground.db, key))
  if (!key || !found) return null
  const contactId = await contactIdOf(ground, key.accountId, found)
  return await ground.db.transaction(async tx => {
    const message = await lockMessage(tx, key)
    if (!message) return null
    const { contact, list } = await about(tx, key.accountId, message, contactId)
    if (!contact) return 'gone'
    try {
      return await work(tx, key, { message, contact, list })
    } catch (error) {
      throw (error as { code?: string }).code === '23503' ? new Again() : error
    }
  })
}

/** A contact that was deleted and came back is found by the address that the link was sent to. */
export async function contactIdOf(
  ground: Ground,
  accountId: number,
  message: AddressedMessage,
): Promise<number | null> {
  const known = message.contact_id !== null && (await contactById(ground.db, accountId, message.contact_id))
  return (known || (await findContact(ground, accountId, message.address)))?.id ?? null
}

export async function about(
  db: Db,
  accountId: number,
  message: AddressedMessage,
  contactId: number | null,
): Promise<About> {
  const contact = contactId === null ? null : await contactById(db, accountId, contactId)
  const list = message.list_id === null ? null : await listById(db, accountId, message.list_id)
  return { contact: contact ?? null, list: list ?? null }
}

export async function listsOf(db: Db, accountId: number, contactId: number): Promise<ListOfContact[]> {
  const subscriptions = (await subscriptionsOf(db, accountId, contactId)).filter(
    ({ status }) => status !== 'hard_bounced' && status !== 'complained',
  )
  const ids = subscriptions.map(subscription => subscription.list_id)
  const groups = ids.length > 0 ? await groupsOf(db, accountId, ids) : []
  const lists: ListOfContact[] = []
  for (const subscription of subscriptions) {
    const list = await listById(db, accountId, subscription.list_id)
    if (!list) continue
    const receives = isActive(subscription) && subscription.status !== 'unconfirmed'
    lists.push({ list, subscription, groups: groups.filter(group => group.list_id === list.id), receives })
  }
  return lists
}

export const isActive = ({ status }: SubscriptionRow) =>
  status === 'subscribed' || status === 'unconfirmed' || status === 'soft_bounced'

/** Once per message, however often its link is used; `null` takes the mark off. */
export async function mark(tx: Tx, key: MessageKey, message: AddressedMessage, at: Date | null): Promise<void> {
  if ((message.unsubscribed_at === null) === (at === null)) return
  await setUnsubscribed(tx, key, at)
  if (message.dispatch_id === null) return
  await add(tx, key.accountId, [{ subject: `dispatch:${message.dispatch_id}`, name: 'unsubscribed', n: at ? 1 : -1 }])
}
