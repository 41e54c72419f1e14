import { add } from '../../platform/counters.ts'
import { Again, type Db, type Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import {
  type ContactRow,
  contactById,
  ecmidOf,
  findContact,
  type GroupRow,
  groupsOf,
  type ListRow,
  listById,
  type Origin,
  type SubscriptionRow,
  setStatus,
  subscriptionsOf,
  unsubscribe,
  updateContact,
} from '../contacts/index.ts'
import { fillText, mergeValues } from '../emails/index.ts'
import { type AddressedMessage, lockMessage, messageByKey, setUnsubscribed } from './queries-track.ts'
import { type MessageKey, readMessageToken } from './tokens.ts'

export interface ListOfContact {
  list: ListRow
  subscription: SubscriptionRow
  groups: GroupRow[]
  /** Mail of this list goes to the contact; not so while it is to confirm. */
  receives: boolean
}

export interface Unsubscribe {
  accountId: number
  accountName: string
  /** Of the list, else of the account. */
  language: 'cs' | 'en'
  /** Null when it was deleted and nobody has its address. */
  contact: ContactRow | null
  /** What the message was sent for; null: no list, or one that was deleted. */
  list: ListRow | null
  /** Every list that the contact is or was in, but for those that a bounce or a complaint has closed. */
  lists: ListOfContact[]
  /** Nothing more would come of what this link unsubscribes from. */
  done: boolean
  /** Nothing is sent from any list. */
  doneEverywhere: boolean
  /** This message's link, or the mail program's button, did it: it can be taken back. */
  canTakeBack: boolean
}

/** Everything an unsubscribe link is about; null when it is not ours. Changes nothing. */
export async function readUnsubscribe(ground: Ground, token: string): Promise<Unsubscribe | null> {
  const key = readMessageToken(ground.secrets, 'unsubscribe', token)
  const message = key && (await messageByKey(ground.db, key))
  const account = message && (await accountById(ground.db, key.accountId))
  if (!key || !message || !account) return null
  const { accountId } = key
  const contactId = await contactIdOf(ground, accountId, message)
  const { contact, list } = await about(ground.db, accountId, message, contactId)
  const lists = contact ? await listsOf(ground.db, accountId, contact.id) : []
  const meant = isEverywhere(list, false) ? lists : lists.filter(entry => entry.list.id === list?.id)
  return {
    accountId,
    accountName: account.name,
    language: list?.language ?? account.language,
    contact,
    list,
    lists,
    done: contact !== null && !meant.some(entry => isActive(entry.subscription)),
    doneEverywhere: !lists.some(entry => isActive(entry.subscription)),
    canTakeBack: takenBack(message, lists).length > 0,
  }
}

export interface UnsubscribeCall {
  /** From all lists, although the list itself would not ask for it. */
  everywhere: boolean
  channel: 'link' | 'one-click'
  ip: string | null
  userAgent: string | null
  reason?: string | null
}

/**
 * Takes the person off the list that the message was sent for; off every list where the list says so, the person chose so,
 * or the list is no more. Says off which: none the second time. Null when the token is not ours.
 */
export async function unsubscribeByMessage(
  ground: Ground,
  token: string,
  call: UnsubscribeCall,
): Promise<number[] | null> {
  const { channel, ip, userAgent } = call
  const origin: Origin = { channel, ip, userAgent }
  const left = await withMessage(ground, token, async (tx, key, { message, contact, list }) => {
    const now = ground.clock.now()
    const target = isEverywhere(list, call.everywhere) ? 'everywhere' : list!.id
    const ended = await unsubscribe(ground, tx, key.accountId, contact.id, target, origin, call.reason ?? null)
    if (ended.length > 0) await mark(tx, key, message, now)
    return ended
  })
  return left === 'gone' ? [] : left
}

/** "I clicked by mistake": brings back what links and buttons of mails took away since this message's own did. */
export async function resubscribeByMessage(
  ground: Ground,
  token: string,
  origin: Omit<Origin, 'channel'>,
): Promise<number[] | null> {
  const brought = await withMessage(ground, token, async (tx, key, { message, contact }) => {
    const back: number[] = []
    if (contact.suppressed) return back
    for (const { subscription } of takenBack(message, await listsOf(tx, key.accountId, contact.id))) {
      // Who was still to confirm is again: nobody gets in this way without.
      const before = subscription.status_history.at(-1)?.status_old
      const status = before === 'unconfirmed' ? before : 'subscribed'
      const listId = subscription.list_id
      if (await setStatus(ground, tx, key.accountId, contact.id, listId, status, { ...origin, channel: 'link' }))
        back.push(listId)
    }
    if (back.length > 0) await mark(tx, key, message, null)
    return back
  })
  return brought === 'gone' ? [] : brought
}

export interface ListChoice {
  listId: number
  subscribed: boolean
  /** Group id → names of the chosen categories; a group not named stays. */
  groups: Record<string, string[]>
}

/** Saves what a contact chose for its own lists; anything else in `choices` is passed over. False when not ours or gone. */
export async function savePreferences(
  ground: Ground,
  token: string,
  choices: ListChoice[],
  given: Omit<Origin, 'channel'>,
): Promise<boolean> {
  const origin: Origin = { ...given, channel: 'link' }
  const wanted = new Map(choices.map(choice => [choice.listId, choice]))
  const saved = await withMessage(ground, token, async (tx, key, { message, contact }) => {
    const lists = await listsOf(tx, key.accountId, contact.id)
    const now = ground.clock.now()
    for (const { list, receives } of lists) {
      const choice = wanted.get(list.id)
      if (!choice || choice.subscribed === receives) continue
      if (choice.subscribed && contact.suppressed) continue
      const status = choice.subscribed ? 'subscribed' : 'unsubscribed'
      await setStatus(ground, tx, key.accountId, contact.id, list.id, status, origin)
      if (list.id === message.list_id && !choice.subscribed) await mark(tx, key, message, now)
    }
    return { accountId: key.accountId, contactId: contact.id, lists }
  })
  if (!saved || saved === 'gone') return false
  for (const entry of saved.lists) {
    const groups = knownGroups(entry, wanted.get(entry.list.id)?.groups ?? {})
    if (Object.keys(groups).length === 0) continue
    const call = { profile: {}, groups, origin, triggerChanges: true }
    await updateContact(ground, saved.accountId, saved.contactId, entry.list.id, call)
  }
  return true
}

/**
 * Where a list wants people to land after they confirmed or left, filled with the contact's own values; null when it names no
 * http(s) address, so that our own page is shown.
 */
export async function landingPage(
  ground: Ground,
  accountId: number,
  contactId: number,
  list: ListRow,
  after: 'confirmed' | 'unsubscribed',
): Promise<string | null> {
  const template = (after === 'confirmed' ? list.sub_confirmed_page : list.unsub_page)?.trim()
  const contact = template && (await contactById(ground.db, accountId, contactId))
  if (!contact) return null
  const subscriptions = await subscriptionsOf(ground.db, accountId, contactId)
  const subscription = subscriptions.find(row => row.list_id === list.id)
  const addressee = { ...contact, fields: subscription?.fields ?? null, connection_id: subscription?.id ?? null }
  const values = mergeValues(addressee, ecmidOf(ground.secrets, accountId, contactId))
  const filled = fillText(template, values, 'url')
  const url = URL.canParse(filled) ? new URL(filled) : null
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/** A changed category name or a forged one is no choice; of a `select` the first counts. */
function knownGroups(
  { groups, subscription }: ListOfContact,
  given: Record<string, string[]>,
): Record<string, string[]> {
  const changed: Record<string, string[]> = {}
  for (const group of groups) {
    const names = given[group.id]
    if (!names) continue
    const chosen = group.categories.map(category => category.name).filter(name => names.includes(name))
    const kept = group.type === 'select' ? chosen.slice(0, 1) : chosen
    if (kept.join('\n') !== (subscription.groups?.[group.id] ?? []).join('\n')) changed[group.id] = kept
  }
  return changed
}

interface About {
  contact: ContactRow | null
  list: ListRow | null
}

/**
 * Locks the message, then the contact, as the ledger does. A list deleted while we wrote (23503) is looked at anew.
 * Null when the token is not ours.
 */
async function withMessage<T>(
  ground: Ground,
  token: string,
  work: (
    tx: Tx,
    key: MessageKey,
    about: { message: AddressedMessage; contact: ContactRow; list: About['list'] },
  ) => Promise<T>,
): Promise<T | 'gone' | null> {
  const key = readMessageToken(ground.secrets, 'unsubscribe', token)
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
async function contactIdOf(ground: Ground, accountId: number, message: AddressedMessage): Promise<number | null> {
  const known = message.contact_id !== null && (await contactById(ground.db, accountId, message.contact_id))
  return (known || (await findContact(ground, accountId, message.address)))?.id ?? null
}

async function about(db: Db, accountId: number, message: AddressedMessage, contactId: number | null): Promise<About> {
  const contact = contactId === null ? null : await contactById(db, accountId, contactId)
  const list = message.list_id === null ? null : await listById(db, accountId, message.list_id)
  return { contact: contact ?? null, list: list ?? null }
}

async function listsOf(db: Db, accountId: number, contactId: number): Promise<ListOfContact[]> {
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

const isEverywhere = (list: ListRow | null, chosen: boolean) => chosen || !list || list.unsub_from_all

const isActive = ({ status }: SubscriptionRow) =>
  status === 'subscribed' || status === 'unconfirmed' || status === 'soft_bounced'

/** What a link has ended since this message was marked; what the shop itself ended stays ended. */
function takenBack(message: AddressedMessage, lists: ListOfContact[]): ListOfContact[] {
  const since = message.unsubscribed_at
  if (!since) return []
  return lists.filter(({ subscription }) => {
    const source = subscription.status_history.at(-1)?.source
    const byLink = source === 'link' || source === 'one-click'
    return subscription.status === 'unsubscribed' && byLink && subscription.unsubscribed_at! >= since
  })
}

/** Once per message, however often its link is used; `null` takes the mark off. */
async function mark(tx: Tx, key: MessageKey, message: AddressedMessage, at: Date | null): Promise<void> {
  if ((message.unsubscribed_at === null) === (at === null)) return
  await setUnsubscribed(tx, key, at)
  if (message.dispatch_id === null) return
  await add(tx, key.accountId, [{ subject: `dispatch:${message.dispatch_id}`, name: 'unsubscribed', n: at ? 1 : -1 }])
}
