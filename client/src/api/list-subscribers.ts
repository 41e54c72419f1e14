// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type ListSubscribersPageQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** subscribed, unsubscribed, bounced, complained, not_confirmed; or a number of 1 to 6 */
  status?: string
}

export type ListSubscribersPageReply = {
  current_page: number
  data: Array<{
    /** of the membership */
    id: number
    /** the list */
    list_id: number
    email: string
    /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
    status: number
    /** 0 or 1 */
    sms_status: number
    /** ISO 8601, UTC, with microseconds */
    subscribed_at: string
    unsubscribed_at: string | null
    /** custom fields, name → value; an object even when empty */
    custom_fields: Record<string, unknown>
    /** group id → names of the chosen categories */
    groups: Record<string, Array<string>> | null
    source: string | null
    subscriber: {
      /** of the contact */
      id: number
      name: string | null
      surname: string | null
      email: string
      /** male or female */
      gender: string | null
      company: string | null
      city: string | null
      country: string | null
      phone: string | null
      tags: Array<string>
    }
  }>
  /** null on an empty page */
  from: number | null
  last_page: number
  next_page_url: string | null
  per_page: number
  to: number | null
  total: number
}

export type ListSubscribersReadReply = {
  subscriber: {
    /** of the contact */
    id: number
    name: string | null
    surname: string | null
    email: string
    company: string | null
    street: string | null
    city: string | null
    zip: string | null
    /** as it was given */
    country: string | null
    phone: string | null
    pretitle: string | null
    surtitle: string | null
    /** male or female */
    gender: string | null
    /** MM-DD */
    nameday: string | null
    /** YYYY-MM-DD */
    birthday: string | null
    /** vocative of the name */
    vokativ: string | null
    /** vocative of the surname */
    vokativ_s: string | null
    notes: string
    source: string | null
    tags: Array<string>
    raynet_id: null
    /** in half steps, by when a person last clicked or opened */
    rating: number
    /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
    inserted_at: string
    bounce_soft: number
    bounced_hard: number
    bounce_message: string | null
    bounce_soft_count: number
    /** the list */
    list_id: number
    /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
    status: number
    /** YYYY-MM-DD HH:MM:SS+00:00 */
    subscribed_at: string
    unsubscribed_at: string | null
    /** custom fields, name → value; an object even when empty */
    custom_fields: Record<string, unknown>
    /** group id → names of the chosen categories */
    groups: Record<string, Array<string>> | null
    /** 0 or 1 */
    sms_status: number
    /** when the opt-in was confirmed */
    doi_date: string | null
    can_change_status: boolean
    /** YYYY-MM-DD HH:MM:SS, UTC */
    subscribed_at_utc: string
    unsubscribed_at_utc: string | null
  }
}

export type ListSubscribersReadByPhoneReply = {
  subscriber: {
    /** of the membership */
    id: number
    /** the list */
    list_id: number
    email: string
    /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
    status: number
    /** YYYY-MM-DD HH:MM:SS+00:00 */
    subscribed_at: string
    unsubscribed_at: string | null
    /** custom fields, name → value; an object even when empty */
    custom_fields: Record<string, unknown>
    /** the custom fields once more, as a JSON text */
    c_fields: string
    /** group id → names of the chosen categories */
    groups: Record<string, Array<string>> | null
    source: string | null
    unsub_reason: string | null
    /** 0 or 1 */
    sms_status: number
    status_history: Array<{
      /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
      date: string
      source: string | null
      /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
      status_new: number
      /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
      status_old: number | null
    }>
    /** when the opt-in was confirmed */
    doi_date: string | null
    can_change_status: boolean
    /** YYYY-MM-DD HH:MM:SS, UTC */
    subscribed_at_utc: string
    unsubscribed_at_utc: string | null
    subscriber: null
  }
}

export type ListSubscribersSubscribeBody = {
  subscriber_data: {
    email: string
    name?: string | null
    surname?: string | null
    /** vocative of the name; worked out from the name when not given */
    vokativ?: string | null
    /** vocative of the surname; worked out when not given */
    vokativ_s?: string | null
    /** male or female; worked out when not given */
    gender?: string | null
    /** MM-DD; worked out when not given */
    nameday?: string | null
    /** YYYY-MM-DD */
    birthday?: string | null
    company?: string | null
    street?: string | null
    city?: string | null
    zip?: string | null
    /** kept as it is; SK gives Slovak vocatives and name days */
    country?: string | null
    phone?: string | null
    /** title before the name */
    pretitle?: string | null
    /** title after the name */
    surtitle?: string | null
    notes?: string | null
    /** where the contact came from */
    source?: string | null
    /** at most 2000 characters in all; they replace the tags that the contact has */
    tags?: Array<string>
    /** name → value, or name → {value, type} with type string, int, date, url or json; unknown fields are made; at most 5000 characters in all */
    custom_fields?: Record<string, unknown>
    /** group id → names of the chosen categories */
    groups?: Record<string, Array<string>> | null
    /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
    status?: number
  }
  /** let automations start */
  trigger_autoresponders?: boolean
  /** tell the list's owner by e-mail */
  trigger_notification?: boolean
  /** write over the data of a contact that is known already */
  update_existing?: boolean
  /** subscribe at once, without double opt-in */
  skip_confirmation?: boolean
  /** bring back a contact who has unsubscribed; an explicit status other than 1 wins */
  resubscribe?: boolean
}

export type ListSubscribersSubscribeReply = {
  /** of the contact, in the whole account */
  id: number
  name: string | null
  surname: string | null
  email: string
  gender: string | null
  bounce_soft: number
  bounced_hard: number
  bounce_message: string | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  inserted_at: string
  /** was in this list before */
  already_subscribed: boolean
}

export type ListSubscribersSubscribeBulkBody = {
  subscriber_data: Array<{
    email: string
    name?: string | null
    surname?: string | null
    /** vocative of the name; worked out from the name when not given */
    vokativ?: string | null
    /** vocative of the surname; worked out when not given */
    vokativ_s?: string | null
    /** male or female; worked out when not given */
    gender?: string | null
    /** MM-DD; worked out when not given */
    nameday?: string | null
    /** YYYY-MM-DD */
    birthday?: string | null
    company?: string | null
    street?: string | null
    city?: string | null
    zip?: string | null
    /** kept as it is; SK gives Slovak vocatives and name days */
    country?: string | null
    phone?: string | null
    /** title before the name */
    pretitle?: string | null
    /** title after the name */
    surtitle?: string | null
    notes?: string | null
    /** where the contact came from */
    source?: string | null
    /** at most 2000 characters in all; they replace the tags that the contact has */
    tags?: Array<string>
    /** name → value, or name → {value, type} with type string, int, date, url or json; unknown fields are made; at most 5000 characters in all */
    custom_fields?: Record<string, unknown>
    /** group id → names of the chosen categories */
    groups?: Record<string, Array<string>> | null
    /** 1, 2 or 4 */
    status?: number
  }>
  /** write over the data of known contacts */
  update_existing?: boolean
  /** bring back a contact who has unsubscribed; an explicit status other than 1 wins */
  resubscribe?: boolean
  /** let automations start */
  trigger_autoresponders?: boolean
}

export type ListSubscribersSubscribeBulkReply = {
  /** new memberships */
  inserts: number
}

export type ListSubscribersUpdateBody = {
  email: string
  subscriber_data?: {
    email?: string
    name?: string | null
    surname?: string | null
    /** vocative of the name; worked out from the name when not given */
    vokativ?: string | null
    /** vocative of the surname; worked out when not given */
    vokativ_s?: string | null
    /** male or female; worked out when not given */
    gender?: string | null
    /** MM-DD; worked out when not given */
    nameday?: string | null
    /** YYYY-MM-DD */
    birthday?: string | null
    company?: string | null
    street?: string | null
    city?: string | null
    zip?: string | null
    /** kept as it is; SK gives Slovak vocatives and name days */
    country?: string | null
    phone?: string | null
    /** title before the name */
    pretitle?: string | null
    /** title after the name */
    surtitle?: string | null
    notes?: string | null
    /** where the contact came from */
    source?: string | null
    /** at most 2000 characters in all; they replace the tags that the contact has */
    tags?: Array<string>
    /** name → value, or name → {value, type} with type string, int, date, url or json; unknown fields are made; at most 5000 characters in all */
    custom_fields?: Record<string, unknown>
    /** group id → names of the chosen categories */
    groups?: Record<string, Array<string>> | null
    /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
    status?: number
  }
}

export type ListSubscribersUpdateReply = {
  /** of the contact, in the whole account */
  id: number
  name: string | null
  surname: string | null
  email: string
  gender: string | null
  bounce_soft: number
  /** spelt so in this answer only */
  bounce_hard: number | null
  bounce_message: string | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  inserted_at: string
}

export type ListSubscribersUpdateBulkBody = {
  subscriber_data: Array<{
    email: string
    name?: string | null
    surname?: string | null
    /** vocative of the name; worked out from the name when not given */
    vokativ?: string | null
    /** vocative of the surname; worked out when not given */
    vokativ_s?: string | null
    /** male or female; worked out when not given */
    gender?: string | null
    /** MM-DD; worked out when not given */
    nameday?: string | null
    /** YYYY-MM-DD */
    birthday?: string | null
    company?: string | null
    street?: string | null
    city?: string | null
    zip?: string | null
    /** kept as it is; SK gives Slovak vocatives and name days */
    country?: string | null
    phone?: string | null
    /** title before the name */
    pretitle?: string | null
    /** title after the name */
    surtitle?: string | null
    notes?: string | null
    /** where the contact came from */
    source?: string | null
    /** at most 2000 characters in all; they replace the tags that the contact has */
    tags?: Array<string>
    /** name → value, or name → {value, type} with type string, int, date, url or json; unknown fields are made; at most 5000 characters in all */
    custom_fields?: Record<string, unknown>
    /** group id → names of the chosen categories */
    groups?: Record<string, Array<string>> | null
    /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
    status?: number
  }>
  /** let status 1 bring back those who have unsubscribed */
  allow_resubscribe?: boolean
}

export type ListSubscribersUpdateBulkReply = {
  /** subscribers that are different now */
  updates: number
}

export type ListSubscribersUnsubscribeBody = {
  email: string
}

export type ListSubscribersUnsubscribeReply = {
  /** of the membership */
  id: number
  /** the list */
  list_id: number
  email: string
  /** 1 subscribed, 2 unsubscribed, 3 soft bounce, 4 hard bounce, 5 complained, 6 not confirmed */
  status: number
  /** YYYY-MM-DD HH:MM:SS+00:00 */
  subscribed_at: string
  unsubscribed_at: string | null
  /** custom fields, name → value; an object even when empty */
  custom_fields: Record<string, unknown>
  /** the custom fields once more, as a JSON text */
  c_fields: string
  /** group id → names of the chosen categories */
  groups: Record<string, Array<string>> | null
  source: string | null
  unsub_reason: string | null
  /** 0 or 1 */
  sms_status: number
}

export interface ListSubscribersApi {
  /** Subscribers of a list, page by page */
  page: {
    (id: number, query?: ListSubscribersPageQuery, options?: CallOptions): Promise<ListSubscribersPageReply>
    /** All items of all pages. */
    each(
      id: number,
      query?: ListSubscribersPageQuery,
      options?: CallOptions,
    ): AsyncGenerator<ListSubscribersPageReply['data'][number], void, undefined>
  }

  /** One subscriber of a list */
  read(id: number, email: string, options?: CallOptions): Promise<ListSubscribersReadReply>

  /** One subscriber of a list by phone number. Spaces and other signs do not count, nor does the country code where one of the two numbers lacks it. Of several contacts with the number the oldest is given. */
  readByPhone(id: number, phone: string, options?: CallOptions): Promise<ListSubscribersReadByPhoneReply>

  /** Subscribe a contact to a list. Makes the contact when it is new to the account. On a list with double opt-in it gets status 6 and a confirmation mail, unless `skip_confirmation` is set. `source`, `tags`, `custom_fields` and `groups` are taken at the top level too. */
  subscribe(
    id: number,
    body: ListSubscribersSubscribeBody,
    options?: CallOptions,
  ): Promise<ListSubscribersSubscribeReply>

  /** Subscribe up to 3,000 contacts. Rows beyond 3,000 are ignored. Never asks for confirmation. Tags change only where a row has them. A wrong row refuses the whole call and nothing is written. */
  subscribeBulk(
    id: number,
    body: ListSubscribersSubscribeBulkBody,
    options?: CallOptions,
  ): Promise<ListSubscribersSubscribeBulkReply>

  /** Change a subscriber. What is not given stays. `subscriber_data.email` changes the address. */
  update(id: number, body: ListSubscribersUpdateBody, options?: CallOptions): Promise<ListSubscribersUpdateReply>

  /** Change up to 3,000 subscribers. Addresses that are not in the list are skipped, rows beyond 3,000 are ignored. */
  updateBulk(
    id: number,
    body: ListSubscribersUpdateBulkBody,
    options?: CallOptions,
  ): Promise<ListSubscribersUpdateBulkReply>

  /** Unsubscribe a contact from a list. Sets status 2; the contact stays. */
  unsubscribe(
    id: number,
    body: ListSubscribersUnsubscribeBody,
    options?: CallOptions,
  ): Promise<ListSubscribersUnsubscribeReply>
}

export const listSubscribers: Record<keyof ListSubscribersApi, Route> = {
  page: { method: 'GET', path: '/lists/:id/subscribers', takes: 'query', isPaged: true },
  read: { method: 'GET', path: '/lists/:id/subscriber/:email' },
  readByPhone: { method: 'GET', path: '/lists/:id/subscriber-by-phone/:phone' },
  subscribe: { method: 'POST', path: '/lists/:id/subscribe', takes: 'body' },
  subscribeBulk: { method: 'POST', path: '/lists/:id/subscribe-bulk', takes: 'body' },
  update: { method: 'PUT', path: '/lists/:id/update-subscriber', takes: 'body' },
  updateBulk: { method: 'PUT', path: '/lists/:id/update-subscriber-bulk', takes: 'body' },
  unsubscribe: { method: 'DELETE', path: '/lists/:id/unsubscribe', takes: 'body' },
}
