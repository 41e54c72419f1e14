import type { Ground } from '../../platform/ground.ts'
import { couponValues, type KeptEmail, type MergeValues } from '../emails/index.ts'
import { couponsOf } from '../shop/index.ts'
import { couponHolder } from './equip.ts'
import type { Claimed } from './queries-claim.ts'

/** The codes that a message carries, for whoever looks at it again: none is handed out by that. */
export async function couponsSaid(
  ground: Ground,
  { shop }: KeptEmail,
  message: Pick<Claimed, 'id' | 'account_id' | 'addressing' | 'time_zone'>,
): Promise<MergeValues | undefined> {
  if (!shop || shop.coupons.length === 0) return undefined
  const holder = couponHolder(message)
  const moment = { now: ground.clock.now(), timeZone: message.time_zone }
  const handed = await couponsOf(ground.db, message.account_id, shop.coupons, [holder], moment)
  return couponValues(handed.get(holder)!)
}
