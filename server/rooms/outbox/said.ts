import type { Ground } from '../../platform/ground.ts'
import { couponValues, type KeptEmail, type MergeValues, shopValues } from '../emails/index.ts'
import { couponsOf } from '../shop/index.ts'
import { buyerOf, couponHolder } from './equip.ts'
import type { Claimed } from './queries-claim.ts'

/**
 * What the shop gives to a message that is looked at again: the very codes that it carries, of which none is handed out by that, and
 * baskets and products as they are now, since what was in them is not kept.
 */
export async function shopSaid(
  ground: Ground,
  { shop }: KeptEmail,
  message: Pick<Claimed, 'id' | 'account_id' | 'contact_id' | 'addressing' | 'time_zone'>,
): Promise<MergeValues | undefined> {
  if (!shop) return undefined
  const buyer = buyerOf(message)
  const read = await shopValues(ground, message.account_id, shop.data, buyer === null ? [] : [buyer])
  const holder = couponHolder(message)
  const moment = { now: ground.clock.now(), timeZone: message.time_zone }
  const handed = await couponsOf(ground.db, message.account_id, shop.coupons, [holder], moment)
  return { ...read(buyer), ...couponValues(handed.get(holder)!) }
}
