import type { SubscriptionStatus } from '../../../contract/list.ts'
import { parseAddress } from '../../platform/address.ts'
import { read as readCounters } from '../../platform/counters.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { latestOfContact } from '../events/index.ts'
import {
  type ContactRow,
  consentsOf,
  contactById,
  contactByKey,
  type SubscriptionRow,
  subscriptionsIn,
  subscriptionsOf,
} from './queries.ts'
import { allLists, type ListRow } from './queries-lists.ts'
import { type MemberRow, memberPage } from './queries-pages.ts'

/** The contact with this address; undefined when there is none or the text is no address. */
export async function findContact(ground: Ground, accountId: number, email: string): Promise<ContactRow | undefined> {
  const address = parseAddress(email)
  return address ? await contactByKey(ground.db, accountId, address.key) : undefined
}

/** A contact with its membership in one list; undefined when it is not there. */
export async function findMember(
  ground: Ground,
  accountId: number,
  listId: number,
  email: string,
): Promise<{ contact: ContactRow; subscription: SubscriptionRow } | undefined> {
  const contact = await findContact(ground, accountId, email)
  if (!contact) return undefined
  const [subscription] = await subscriptionsIn(ground.db, accountId, listId, [contact.id])
  return subscription ? { contact, subscription } : undefined
}

export async function readMembers(
  ground: Ground,
  accountId: number,
  listId: number,
  statuses: SubscriptionStatus[],
  page: number,
  perPage: number,
): Promise<{ members: MemberRow[]; total: number }> {
  const subject = `list:${listId}`
  const [members, counts] = await Promise.all([
    memberPage(ground.db, accountId, listId, statuses, (page - 1) * perPage, perPage),
    readCounters(ground.db, accountId, [subject]),
  ])
  return { members, total: statuses.reduce((sum, status) => sum + (counts.get(subject)![status] ?? 0), 0) }
}

export interface ContactDetail {
  contact: ContactRow
  subscriptions: { subscription: SubscriptionRow; list: ListRow }[]
  consents: Awaited<ReturnType<typeof consentsOf>>
  timeline: Awaited<ReturnType<typeof latestOfContact>>
}

/** Throws thing.notFound. */
export async function readContact(ground: Ground, accountId: number, contactId: number): Promise<ContactDetail> {
  const contact = await contactById(ground.db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const [subscriptions, lists, consents, timeline] = await Promise.all([
    subscriptionsOf(ground.db, accountId, contact.id),
    allLists(ground.db, accountId),
    consentsOf(ground.db, accountId, contact.id),
    latestOfContact(ground.db, accountId, contact.id, 100),
  ])
  const listOf = new Map(lists.map(list => [list.id, list]))
  return {
    contact,
    subscriptions: subscriptions.flatMap(subscription => {
      const list = listOf.get(subscription.list_id)
      return list ? [{ subscription, list }] : []
    }),
    consents,
    timeline,
  }
}
