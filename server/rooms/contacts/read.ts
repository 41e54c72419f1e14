import type { SubscriptionStatus } from '../../../contract/list.ts'
import { parseAddress } from '../../platform/address.ts'
import { read as readCounters } from '../../platform/counters.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import {
  type ContactRow,
  contactById,
  contactByKey,
  type SubscriptionRow,
  subscriptionsIn,
  subscriptionsOf,
} from './queries.ts'
import { type FieldRow, fieldsOf, type GroupRow, groupsOf, type ListRow, listsByIds } from './queries-lists.ts'
import { type MergeRow, mergesInto } from './queries-merge.ts'
import { type MemberRow, memberPage, memberWithPhone } from './queries-pages.ts'

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

const LOCAL_DIGITS = 9

/** However the number was written; undefined when nobody in the list has it. */
export async function findMemberByPhone(
  ground: Ground,
  accountId: number,
  listId: number,
  phone: string,
): Promise<{ contact: ContactRow; subscription: SubscriptionRow } | undefined> {
  const digits = phone.replace(/\D/g, '').replace(/^0+/, '')
  if (digits === '') return undefined
  const last = digits.slice(-LOCAL_DIGITS)
  const found = await memberWithPhone(ground.db, accountId, listId, { digits, last })
  if (!found) return undefined
  const [contact, [subscription]] = await Promise.all([
    contactById(ground.db, accountId, found.contact_id),
    subscriptionsIn(ground.db, accountId, listId, [found.contact_id]),
  ])
  return contact && subscription ? { contact, subscription } : undefined
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
  subscriptions: { subscription: SubscriptionRow; list: ListRow; fields: FieldRow[]; groups: GroupRow[] }[]
  /** Who was merged into it. */
  merged: MergeRow[]
}

/** An old id of a merged contact gives the one that stayed. Throws thing.notFound. */
export async function readContact(ground: Ground, accountId: number, contactId: number): Promise<ContactDetail> {
  const { db } = ground
  const contact = await contactById(db, accountId, contactId)
  if (!contact) throw problem('thing.notFound')
  const [subscriptions, merged] = await Promise.all([
    subscriptionsOf(db, accountId, contact.id),
    mergesInto(db, accountId, contact.id),
  ])
  const ids = subscriptions.map(subscription => subscription.list_id)
  const [lists, fields, groups] =
    ids.length === 0
      ? [[], [], []]
      : await Promise.all([listsByIds(db, accountId, ids), fieldsOf(db, accountId, ids), groupsOf(db, accountId, ids)])
  const listOf = new Map(lists.map(list => [list.id, list]))
  return {
    contact,
    merged,
    subscriptions: subscriptions.flatMap(subscription => {
      const list = listOf.get(subscription.list_id)
      const ofList = <Row extends { list_id: number }>(rows: Row[]) => rows.filter(row => row.list_id === list?.id)
      return list ? [{ subscription, list, fields: ofList(fields), groups: ofList(groups) }] : []
    }),
  }
}
