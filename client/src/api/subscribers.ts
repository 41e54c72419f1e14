// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type SubscribersReadReply = {
  subscriber: {
    /** of the contact */
    id: number
    name: string | null
    surname: string | null
    email: string
    /** male or female */
    gender: string | null
    /** vocative of the name */
    vokativ: string | null
    /** vocative of the surname */
    vokativ_s: string | null
    bounce_soft: number
    bounce_soft_count: number
    bounced_hard: number
    bounce_message: string | null
    /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
    inserted_at: string
    last_position: null
    /** in half steps, by when a person last clicked or opened */
    rating: number
    /** MM-DD */
    nameday: string | null
    source: string | null
    company: string | null
    street: string | null
    city: string | null
    country: string | null
    zip: string | null
    phone: string | null
    pretitle: string | null
    surtitle: string | null
    /** YYYY-MM-DD */
    birthday: string | null
    notes: string
    tags: Array<string>
    last_open: string | null
    last_click: string | null
    /** when it was in the shop last, as far as the tracking code tells, in the time zone of the account */
    last_pageview: string | null
    /** of its last order, here; cancelled ones left out */
    last_transaction_id: number | null
    /** when that order was made, in the time zone of the account */
    last_transaction: string | null
    automations: null
    /** by list id; an object even when empty */
    lists: Record<
      string,
      {
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
        last_activity_at: null
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
        owner: {
          /** the list */
          id: number
          name: string
          groups: Record<
            string,
            {
              id: string
              name: string
              /** select or checkbox */
              type: string
              category: Array<{
                name: string
                id: string
              }>
            }
          >
          active_subscribers: number
        }
      }
    >
  }
}

export type SubscribersRemoveReply = {
  deleted: boolean
}

export type SubscribersSearchBody = {
  query: string
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
}

export type SubscribersSearchReply = Array<{
  /** of the contact */
  id: number
  name: string | null
  surname: string | null
  email: string
  /** male or female */
  gender: string | null
  /** vocative of the name */
  vokativ: string | null
  /** vocative of the surname */
  vokativ_s: string | null
  bounce_soft: number
  bounce_soft_count: number
  bounced_hard: number
  bounce_message: string | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  inserted_at: string
  last_position: null
  /** in half steps, by when a person last clicked or opened */
  rating: number
  /** MM-DD */
  nameday: string | null
  source: string | null
  company: string | null
  street: string | null
  city: string | null
  country: string | null
  zip: string | null
  phone: string | null
  pretitle: string | null
  surtitle: string | null
  /** YYYY-MM-DD */
  birthday: string | null
  notes: string
  tags: Array<string>
  last_open: string | null
  last_click: string | null
  /** when it was in the shop last, as far as the tracking code tells, in the time zone of the account */
  last_pageview: string | null
  /** of its last order, here; cancelled ones left out */
  last_transaction_id: number | null
  /** when that order was made, in the time zone of the account */
  last_transaction: string | null
  automations: null
  /** by list id; an object even when empty */
  lists: Record<
    string,
    {
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
      last_activity_at: null
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
      owner: {
        /** the list */
        id: number
        name: string
        groups: Record<
          string,
          {
            id: string
            name: string
            /** select or checkbox */
            type: string
            category: Array<{
              name: string
              id: string
            }>
          }
        >
        active_subscribers: number
      }
    }
  >
}>

export interface SubscribersApi {
  /** One contact with all its lists */
  read(email: string, options?: CallOptions): Promise<SubscribersReadReply>

  /** Delete a contact wholly. It leaves every list. GET on the same path answers `{"deleted":false}` and deletes nothing. */
  remove(email: string, options?: CallOptions): Promise<SubscribersRemoveReply>

  /** Search for contacts. Whoever has exactly this address, then whose name, surname or address has words that begin so, in any order and without accents; the newest first, and at most 1,000 in all. */
  search(body: SubscribersSearchBody, options?: CallOptions): Promise<SubscribersSearchReply>
}

export const subscribers: Record<keyof SubscribersApi, Route> = {
  read: { method: 'GET', path: '/subscribers/:email' },
  remove: { method: 'DELETE', path: '/subscribers/:email/delete' },
  search: { method: 'POST', path: '/search', takes: 'body' },
}
