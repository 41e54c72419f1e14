import type { Db, Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import {
  type ContactRow,
  type ListRow,
  leftUnasked,
  type Origin,
  sayGoodbye,
  setStatus,
  unsubscribe,
} from '../contacts/index.ts'
import { askToConfirm } from './leave-token.ts'
import { type AddressedMessage, messageByKey } from './queries-track.ts'
import { type MessageKey, readMessageToken } from './tokens.ts'
import { about, contactIdOf, isActive, type ListOfContact, listsOf, mark, withMessage } from './unsubscribe-link.ts'

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
  /** Nothing more would come of what this link unsubscribes from, by the person's own wish or long since. */
  done: boolean
  /** Nothing is sent from any list. */
  doneEverywhere: boolean
  /** This message's link, or the mail program's button, did it: it can be taken back. */
  canTakeBack: boolean
}

/** Everything an unsubscribe link is about; null when it is not ours. Changes nothing. */
export async function readUnsubscribe(ground: Ground, token: string): Promise<Unsubscribe | null> {
  return await readByKey(ground, readMessageToken(ground.secrets, 'unsubscribe', token))
}

export async function readByKey(ground: Ground, key: MessageKey | null): Promise<Unsubscribe | null> {
  const message = key && (await messageByKey(ground.db, key))
  const account = message && (await accountById(ground.db, key.accountId))
  if (!key || !message || !account) return null
  const { accountId } = key
  const contactId = await contactIdOf(ground, accountId, message)
  const { contact, list } = await about(ground.db, accountId, message, contactId)
  const lists = contact ? await listsOf(ground.db, accountId, contact.id) : []
  const meant = leavesEverywhere(list, false) ? lists : lists.filter(entry => entry.list.id === list?.id)
  return {
    accountId,
    accountName: account.name,
    language: list?.language ?? account.language,
    contact,
    list,
    lists,
    done: contact !== null && (await isOver(ground.db, accountId, meant)),
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
 * or the list is no more. Says off which: none the second time. Where the list wants a leaving confirmed, a link is sent a mail
 * first ('asked'); a mail program's own button is never held up (RFC 8058). Null when the token is not ours.
 */
export async function unsubscribeByMessage(
  ground: Ground,
  token: string,
  call: UnsubscribeCall,
): Promise<number[] | 'asked' | null> {
  const left = await withMessage(
    ground,
    readMessageToken(ground.secrets, 'unsubscribe', token),
    async (tx, key, about) => {
      const { list } = about
      const listId = leavesEverywhere(list, call.everywhere) ? null : list!.id
      if (call.channel === 'link' && list?.double_optout && (await receivesAny(tx, key.accountId, about, listId))) {
        await askToConfirm(ground, tx, about.contact, { key, listId, reason: call.reason ?? null }, list.id)
        return 'asked'
      }
      return await leave(ground, tx, key, about, listId, call)
    },
  )
  return left === 'gone' ? [] : left
}

/** `listId` null: every list. */
export async function leave(
  ground: Ground,
  tx: Tx,
  key: MessageKey,
  { message, contact }: { message: AddressedMessage; contact: ContactRow },
  listId: number | null,
  { channel, ip, userAgent, reason }: Omit<UnsubscribeCall, 'everywhere'>,
): Promise<number[]> {
  const origin: Origin = { channel, ip, userAgent, dispatchId: message.dispatch_id }
  const { accountId } = key
  const ended = await unsubscribe(ground, tx, accountId, contact.id, listId ?? 'everywhere', origin, reason ?? null)
  const isOfMessage = listId === null || listId === message.list_id
  if (ended.length > 0 && isOfMessage) await mark(tx, key, message, ground.clock.now())
  await sayGoodbye(ground, tx, accountId, contact.id, ended, message.list_id)
  return ended
}

/** "I clicked by mistake": brings back what links and buttons of mails took away since this message's own did. */
export async function resubscribeByMessage(
  ground: Ground,
  token: string,
  origin: Omit<Origin, 'channel'>,
): Promise<number[] | null> {
  const messageKey = readMessageToken(ground.secrets, 'unsubscribe', token)
  const brought = await withMessage(ground, messageKey, async (tx, key, { message, contact }) => {
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

/** Who is out already has nothing to confirm: that they wish so, too, is kept at once. */
async function receivesAny(tx: Tx, accountId: number, { contact }: { contact: ContactRow }, listId: number | null) {
  const lists = await listsOf(tx, accountId, contact.id)
  return lists.some(({ list, subscription }) => (listId === null || list.id === listId) && isActive(subscription))
}

/** Nothing comes of these lists. Who was taken off by a person of the shop, who can undo that, may still say so oneself. */
export async function isOver(db: Db, accountId: number, lists: ListOfContact[]): Promise<boolean> {
  if (lists.some(entry => isActive(entry.subscription))) return false
  const byShop = lists.filter(({ subscription }) => {
    const source = subscription.status_history.at(-1)?.source
    return source === 'admin' || source === 'import'
  })
  const rows = byShop.map(entry => entry.subscription)
  return rows.length === 0 || (await leftUnasked(db, accountId, rows)).length === 0
}

const leavesEverywhere = (list: ListRow | null, chosen: boolean) => chosen || !list || list.unsub_from_all

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
