import {
  type ContactRow,
  type GroupRow,
  type ListDetail,
  type ListRow,
  type MemberRow,
  ratingOf,
  type SubscriptionRow,
} from '../../rooms/contacts/index.ts'
import type { CustomerRow } from '../../rooms/shop/index.ts'
import { numberOfStatus } from './status.ts'
import { localTime, microTime, offsetTime, utcTime } from './times.ts'

/** bounce_soft and bounced_hard are marks, bounce_soft_count is the number since the last delivery. */
function bounces(contact: ContactRow) {
  return {
    bounce_soft: contact.soft_bounces > 0 ? 1 : 0,
    bounced_hard: contact.hard_bounced ? 1 : 0,
    bounce_message: contact.bounce_message,
  }
}

function names(contact: ContactRow) {
  return {
    id: contact.id,
    name: contact.name,
    surname: contact.surname,
    email: contact.email,
    gender: contact.gender,
  }
}

/** The answer to a subscribe call. */
export function subscribedContact(contact: ContactRow, timeZone: string, alreadySubscribed: boolean) {
  return {
    ...names(contact),
    ...bounces(contact),
    inserted_at: localTime(contact.inserted_at, timeZone),
    already_subscribed: alreadySubscribed,
  }
}

/** The answer to an update: here, and only here, it is spelt bounce_hard, and null where the others say 0. */
export function updatedContact(contact: ContactRow, timeZone: string) {
  return {
    ...names(contact),
    bounce_soft: bounces(contact).bounce_soft,
    bounce_hard: contact.hard_bounced ? 1 : null,
    bounce_message: contact.bounce_message,
    inserted_at: localTime(contact.inserted_at, timeZone),
  }
}

function profile(contact: ContactRow, now: Date) {
  return {
    company: contact.company,
    street: contact.street,
    city: contact.city,
    zip: contact.zip,
    country: contact.country,
    phone: contact.phone,
    pretitle: contact.pretitle,
    surtitle: contact.surtitle,
    nameday: contact.nameday,
    birthday: contact.birthday,
    vokativ: contact.vocative,
    vokativ_s: contact.vocative_surname,
    notes: contact.notes ?? '',
    tags: contact.tags,
    rating: ratingOf(contact, now).points,
  }
}

/** A row of a list's page. */
export function memberItem(row: MemberRow) {
  return {
    id: row.id,
    list_id: row.list_id,
    email: row.email,
    status: numberOfStatus(row.status),
    sms_status: row.sms_status,
    subscribed_at: microTime(row.subscribed_at),
    unsubscribed_at: microTime(row.unsubscribed_at),
    custom_fields: row.fields,
    groups: row.groups,
    source: row.source,
    subscriber: {
      id: row.contact_id,
      name: row.name,
      surname: row.surname,
      email: row.email,
      gender: row.gender,
      company: row.company,
      city: row.city,
      country: row.country,
      phone: row.phone,
      tags: row.tags,
    },
  }
}

/** Contact and membership in one flat object; `id` is the contact's. */
export function flatMember(contact: ContactRow, membership: SubscriptionRow, timeZone: string, now: Date) {
  return {
    ...names(contact),
    ...profile(contact, now),
    ...bounces(contact),
    bounce_soft_count: contact.soft_bounces,
    raynet_id: null,
    inserted_at: localTime(contact.inserted_at, timeZone),
    list_id: membership.list_id,
    status: numberOfStatus(membership.status),
    subscribed_at: offsetTime(membership.subscribed_at),
    unsubscribed_at: offsetTime(membership.unsubscribed_at),
    custom_fields: membership.fields,
    groups: membership.groups,
    source: membership.source,
    sms_status: membership.sms_status,
    doi_date: localTime(membership.confirmed_at, timeZone),
    can_change_status: contact.suppressed === null,
    subscribed_at_utc: utcTime(membership.subscribed_at),
    unsubscribed_at_utc: utcTime(membership.unsubscribed_at),
  }
}

/** `id` is the membership's. */
export function membershipItem(contact: ContactRow, membership: SubscriptionRow) {
  return {
    id: membership.id,
    list_id: membership.list_id,
    email: contact.email,
    status: numberOfStatus(membership.status),
    subscribed_at: offsetTime(membership.subscribed_at),
    unsubscribed_at: offsetTime(membership.unsubscribed_at),
    custom_fields: membership.fields,
    c_fields: JSON.stringify(membership.fields),
    groups: membership.groups,
    source: membership.source,
    unsub_reason: membership.unsub_reason,
    sms_status: membership.sms_status,
  }
}

/** What a question by phone number is answered with: the membership, not the contact. */
export function phoneMember(contact: ContactRow, membership: SubscriptionRow, timeZone: string) {
  return {
    ...membershipItem(contact, membership),
    status_history: history(membership, timeZone),
    doi_date: localTime(membership.confirmed_at, timeZone),
    can_change_status: contact.suppressed === null,
    subscribed_at_utc: utcTime(membership.subscribed_at),
    unsubscribed_at_utc: utcTime(membership.unsubscribed_at),
    subscriber: null,
  }
}

/** A contact with everything that is known of it, over the whole account. */
export function wholeContact(
  contact: ContactRow,
  memberships: { membership: SubscriptionRow; list: ListDetail }[],
  timeZone: string,
  lastOrder: Pick<CustomerRow, 'last_at' | 'last_order_id'> | undefined,
  lastPageAt: Date | null,
  now: Date,
) {
  return {
    ...names(contact),
    ...profile(contact, now),
    ...bounces(contact),
    bounce_soft_count: contact.soft_bounces,
    inserted_at: localTime(contact.inserted_at, timeZone),
    last_position: null,
    source: contact.source,
    last_open: localTime(contact.last_open_at, timeZone),
    last_click: localTime(contact.last_click_at, timeZone),
    last_pageview: localTime(lastPageAt, timeZone),
    last_transaction_id: lastOrder?.last_order_id ?? null,
    last_transaction: localTime(lastOrder?.last_at ?? null, timeZone),
    automations: null,
    lists: Object.fromEntries(
      memberships.map(({ membership, list }) => [
        String(list.id),
        {
          ...membershipItem(contact, membership),
          last_activity_at: null,
          status_history: history(membership, timeZone),
          doi_date: localTime(membership.confirmed_at, timeZone),
          owner: {
            id: list.id,
            name: list.name,
            groups: groupMap(list.groups),
            active_subscribers: list.counts.subscribed,
          },
        },
      ]),
    ),
  }
}

function history(membership: SubscriptionRow, timeZone: string) {
  return membership.status_history.map(change => ({
    date: localTime(new Date(`${change.date.replace(' ', 'T')}Z`), timeZone),
    source: change.source,
    status_new: numberOfStatus(change.status_new),
    status_old: change.status_old && numberOfStatus(change.status_old),
  }))
}

export function groupMap(groups: GroupRow[]) {
  return Object.fromEntries(
    groups.map(({ id, name, type, categories }) => [
      id,
      { id, name, type, category: categories.map(category => ({ name: category.name, id: category.id })) },
    ]),
  )
}

export function listItem(list: ListRow) {
  return {
    id: list.id,
    name: list.name,
    from_name: list.from_name,
    from_email: list.from_email,
    reply_to: list.reply_to,
    sub_success_page: list.sub_success_page,
    sub_confirmed_page: list.sub_confirmed_page,
    unsub_page: list.unsub_page,
    double_optin: list.double_optin,
    conf_subject: list.conf_subject,
    conf_message: list.conf_message,
  }
}
