import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import {
  type CompiledEmails,
  couponTag,
  couponValues,
  type KeptEmail,
  type ShopData,
  shopValues,
} from '../emails/index.ts'
import { handOutCoupons } from '../shop/index.ts'
import { openVars, upperCased } from './compose.ts'
import type { Claimed } from './queries-claim.ts'
import type { Transmissions } from './transmissions.ts'
import { whyNot } from './why-not.ts'

/** What the shop gives to messages as they are claimed: a statement a kind for all of them, none for those that ask nothing. */
export class Equipment {
  constructor(
    private readonly ground: Ground,
    private readonly emails: CompiledEmails,
    private readonly transmissions: Transmissions,
  ) {}

  /** In the transaction of the claim, so that a code is bound if and only if its message is ours. */
  async of(tx: Tx, accountId: number, claim: Promise<Claimed[]>): Promise<Claimed[]> {
    const claimed = await claim
    for (const emailId of new Set(claimed.map(message => message.email_id))) {
      const email = await this.emails.get(accountId, emailId, tx)
      const its = () => claimed.filter(message => message.email_id === emailId)
      if (email?.shop) await this.equip(tx, accountId, email, its())
    }
    return claimed
  }

  private async equip(tx: Tx, accountId: number, { shop }: KeptEmail, messages: Claimed[]): Promise<void> {
    const going = messages.filter(message => whyNot(message) === null)
    if (going.length === 0) return
    if (shop!.data.length > 0) await this.tell(tx, accountId, shop!.data, going)
    if (shop!.coupons.length > 0) await this.handOut(tx, accountId, shop!.coupons, going)
  }

  /** What the shop knows of their contacts. */
  private async tell(tx: Tx, accountId: number, data: ShopData[], going: Claimed[]): Promise<void> {
    const { clock, random } = this.ground
    const contactIds = [...new Set(going.flatMap(message => buyerOf(message) ?? []))]
    const read = await shopValues({ db: tx, clock, random }, accountId, data, contactIds)
    for (const message of going) message.shop_values = read(buyerOf(message))
  }

  private async handOut(tx: Tx, accountId: number, numbers: number[], going: Claimed[]): Promise<void> {
    const asking = new Map<Claimed, number[]>()
    for (const message of going) {
      const given = await this.givenTo(message)
      const missing = numbers.filter(no => !(couponTag(no) in given))
      if (missing.length > 0) asking.set(message, missing)
    }
    const wishes = [...asking.keys()].map(message => ({
      messageId: couponHolder(message),
      dispatchId: message.dispatch_id,
      contactId: message.contact_id,
      mayHaveArrived: message.resent,
    }))
    if (wishes.length === 0) return
    const moment = { now: this.ground.clock.now(), timeZone: going[0]!.time_zone }
    const handed = await handOutCoupons(tx, accountId, numbers, oneEach(wishes), moment)
    for (const [message, missing] of asking) {
      const coupons = handed.get(couponHolder(message))!
      message.shop_values = { ...message.shop_values, ...couponValues(coupons) }
      message.carries_coupons = coupons.size > 0
      message.lacks_coupon = missing.some(no => !coupons.has(no))
    }
  }

  /** Whoever gives a value to the tag, such as a call of the API or a test mail, takes no code. */
  private async givenTo(message: Claimed): Promise<object> {
    const transmission = await this.transmissions.of(message)
    return {
      ...transmission?.vars,
      ...upperCased(message.merge_vars),
      ...upperCased(openVars(this.ground, message.sealed_vars)),
    }
  }
}

/** A copy says what its main message says. */
export const couponHolder = ({ id, addressing }: Pick<Claimed, 'id' | 'addressing'>) => addressing?.of ?? id

/** Whose profile fills it. */
export const buyerOf = ({ contact_id, addressing }: Pick<Claimed, 'contact_id' | 'addressing'>) =>
  addressing ? addressing.contact : contact_id

function oneEach<W extends { messageId: number }>(wishes: W[]): W[] {
  return [...new Map(wishes.map(wish => [wish.messageId, wish])).values()]
}
