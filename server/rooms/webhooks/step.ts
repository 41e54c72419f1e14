import type { SubscriptionStatus } from '../../../contract/list.ts'
import { wallTime } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById } from '../accounts/index.ts'
import { type ContactRow, contactById, ratingOf, type SubscriptionRow, subscriptionsOf } from '../contacts/index.ts'
import { checkedUrl } from './address.ts'
import { stepEndpoint } from './queries-endpoints.ts'
import { store } from './store.ts'

export interface Step {
  /** Of the automation and of the step in it. */
  automationId: number
  actionId: string
  url: string
  contactId: number
}

/**
 * Tells an address that a contact has come to a step of an automation, in Ecomail's shape: written with the caller's
 * transaction, delivered like every other. False when the contact is gone or the address takes no more (it was switched off).
 * Throws webhook.urlInvalid, webhook.urlInside.
 */
export async function deliverStep(ground: Ground, tx: Tx, accountId: number, step: Step): Promise<boolean> {
  const url = checkedUrl(ground, step.url)
  const contact = await contactById(tx, accountId, step.contactId)
  const account = contact && (await accountById(tx, accountId))
  if (!account) return false
  const now = ground.clock.now()
  const endpoint = await stepEndpoint(tx, accountId, url, now)
  if (!endpoint.is_on) return false
  const subscriptions = await subscriptionsOf(tx, accountId, contact.id)
  const body = JSON.stringify(stepPayload(account, step, contact, subscriptions, now))
  await store(tx, accountId, [{ endpoint, type: 'step', body, contactIds: [contact.id] }], now)
  return true
}

export function stepPayload(
  account: { app_id: string; time_zone: string },
  step: Step,
  contact: ContactRow,
  subscriptions: SubscriptionRow[],
  now: Date,
) {
  const subscriber = subscriberOf(contact, account.time_zone, now)
  return {
    account: account.app_id,
    pipeline: step.automationId,
    action: step.actionId,
    email: contact.email,
    subscriber: { ...subscriber, active: subscriptions.some(s => s.status === 'subscribed') ? 1 : 0 },
    subscribers: subscriptions.map(s => ({ ...subscriber, ...membershipOf(s) })),
  }
}

/** Keys and spelling are Ecomail's; what we do not know is null. */
function subscriberOf(contact: ContactRow, timeZone: string, now: Date) {
  const local = (at: Date | null) => at && wallTime(at, timeZone)
  return {
    id: contact.id,
    name: contact.name,
    surname: contact.surname,
    email: contact.email,
    gender: contact.gender,
    vokativ: contact.vocative,
    bounce_soft: contact.soft_bounces > 0 ? 1 : 0,
    bounce_soft_count: contact.soft_bounces,
    bounced_hard: contact.hard_bounced ? 1 : 0,
    bounce_message: contact.bounce_message,
    inserted_at: local(contact.inserted_at),
    rating: ratingOf(contact, now).points,
    nameday: contact.nameday,
    source: contact.source,
    company: contact.company,
    street: contact.street,
    city: contact.city,
    country: contact.country,
    zip: contact.zip,
    phone: contact.phone,
    pretitle: contact.pretitle,
    surtitle: contact.surtitle,
    birthday: contact.birthday,
    notes: contact.notes ?? '',
    vokativ_s: contact.vocative_surname,
    optimized_delivery: null,
    tags: contact.tags,
    last_open: local(contact.last_open_at),
    last_click: local(contact.last_click_at),
    last_pageview: null,
    raynet_id: null,
    last_delivery: null,
    since_last_open: null,
    since_last_click: null,
    last_transaction_id: null,
    last_transaction: null,
    automations: null,
    sends_since_open: null,
    sends_since_click: null,
    skips: null,
    attributions: null,
  }
}

const NUMBERS: Record<SubscriptionStatus, number> = {
  subscribed: 1,
  unsubscribed: 2,
  soft_bounced: 3,
  hard_bounced: 4,
  complained: 5,
  unconfirmed: 6,
}

function membershipOf(s: SubscriptionRow) {
  const utc = (at: Date | null) => at && `${at.toISOString().slice(0, 19).replace('T', ' ')}+00:00`
  return {
    list_id: s.list_id,
    status: NUMBERS[s.status],
    subscribed_at: utc(s.subscribed_at),
    unsubscribed_at: utc(s.unsubscribed_at),
    custom_fields: s.fields,
    groups: s.groups,
    source: s.source,
    sms_status: s.sms_status,
    active: s.status === 'subscribed' ? 1 : 0,
  }
}
