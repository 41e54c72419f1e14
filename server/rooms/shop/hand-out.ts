import type { Db, Tx } from '../../platform/db.ts'
import {
  type CouponWish,
  type HandedRow,
  handedTo,
  lockFoldersNumbered,
  putBackCoupons,
  takeCoupons,
} from './queries-hand-out.ts'

export interface Coupon {
  code: string
  /** Its last day, YYYY-MM-DD; null: for ever. */
  validUntil: string | null
}

/** By message, then by the folder's number. */
export type Handed = Map<number, Map<number, Coupon>>

export interface MessageWish extends CouponWish {
  /** A copy of it may have reached the reader: it says the same code again, whatever the day. */
  mayHaveArrived: boolean
}

interface Moment {
  now: Date
  timeZone: string
}

/**
 * One code of each of these folders for each message, the oldest first; a message that has one keeps it, so that sending it
 * again says the same. In the transaction that claims the messages: either both are kept or neither. Where a folder has
 * run dry, its number is missing with the message.
 */
export async function handOutCoupons(
  tx: Tx,
  accountId: number,
  numbers: number[],
  wishes: MessageWish[],
  moment: Moment,
): Promise<Handed> {
  const ids = wishes.map(wish => wish.messageId)
  const known = await handedTo(tx, accountId, ids, numbers, moment)
  const arrived = new Set(wishes.filter(wish => wish.mayHaveArrived).map(wish => wish.messageId))
  const kept = known.filter(row => row.is_usable || arrived.has(row.message_id))
  const expired = known.filter(row => !kept.includes(row))
  for (const no of new Set(expired.map(row => row.no))) {
    const of = expired.filter(row => row.no === no).map(row => row.message_id)
    await putBackCoupons(tx, accountId, of, [no])
  }
  const handed: Handed = new Map(ids.map(id => [id, new Map()]))
  for (const row of kept) note(handed, row)
  const lacking = numbers.filter(no => ids.some(id => !handed.get(id)!.has(no)))
  if (lacking.length === 0) return handed
  for (const folder of await lockFoldersNumbered(tx, accountId, lacking)) {
    const without = wishes.filter(wish => !handed.get(wish.messageId)!.has(folder.no))
    for (const row of await takeCoupons(tx, accountId, folder, without, moment)) note(handed, row)
  }
  return handed
}

/** What messages carry, without handing anything out. */
export async function couponsOf(
  db: Db,
  accountId: number,
  numbers: number[],
  messageIds: number[],
  moment: Moment,
): Promise<Handed> {
  const handed: Handed = new Map(messageIds.map(id => [id, new Map()]))
  for (const row of await handedTo(db, accountId, messageIds, numbers, moment)) note(handed, row)
  return handed
}

/** Messages that will never go out: their codes are for others. */
export async function giveBackCoupons(tx: Tx, accountId: number, messageIds: number[]): Promise<void> {
  if (messageIds.length > 0) await putBackCoupons(tx, accountId, messageIds, null)
}

function note(handed: Handed, { no, message_id, code, valid_until }: HandedRow): void {
  handed.get(message_id)!.set(no, { code, validUntil: valid_until })
}
