// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type ListsAllReply = Array<{
  /** below 2^31 */
  id: number
  name: string
  from_name: string | null
  from_email: string | null
  reply_to: string | null
  /** where to go after signing up */
  sub_success_page: string | null
  /** where to go after confirming; merge tags are filled in */
  sub_confirmed_page: string | null
  /** where to go after unsubscribing */
  unsub_page: string | null
  /** ask new contacts to confirm by e-mail */
  double_optin: boolean | null
  /** subject of the confirmation mail */
  conf_subject: string | null
  /** HTML of the confirmation mail with *|SUBCONFIRM|* */
  conf_message: string | null
}>

export type ListsCreateBody = {
  name: string
  from_name?: string | null
  from_email?: string | null
  reply_to?: string | null
  /** where to go after signing up */
  sub_success_page?: string | null
  /** where to go after confirming; merge tags are filled in */
  sub_confirmed_page?: string | null
  /** where to go after unsubscribing */
  unsub_page?: string | null
  /** ask new contacts to confirm by e-mail */
  double_optin?: boolean | null
  /** subject of the confirmation mail */
  conf_subject?: string | null
  /** HTML of the confirmation mail with *|SUBCONFIRM|* */
  conf_message?: string | null
}

export type ListsCreateReply = {
  name: string
  /** of the new list */
  id: number
}

export type ListsReadReply = {
  list: {
    /** below 2^31 */
    id: number
    name: string
    from_name: string | null
    from_email: string | null
    reply_to: string | null
    /** where to go after signing up */
    sub_success_page: string | null
    /** where to go after confirming; merge tags are filled in */
    sub_confirmed_page: string | null
    /** where to go after unsubscribing */
    unsub_page: string | null
    /** ask new contacts to confirm by e-mail */
    double_optin: boolean | null
    /** subject of the confirmation mail */
    conf_subject: string | null
    /** HTML of the confirmation mail with *|SUBCONFIRM|* */
    conf_message: string | null
    brand_id: null
    /** 0 or 1: unsubscribing leaves every list */
    unsub_from_all: number
    /** 1: who leaves by a link gets a goodbye mail */
    unsub_send: number | null
    /** 0 or 1: leaving by a link is to be confirmed by a mail */
    double_optout: number
    /** 1: whoever has subscribed or confirmed gets a thank-you mail */
    thanks_send: number | null
    thanks_subject: string | null
    /** HTML */
    thanks_message: string | null
    /** id of the template of the confirmation mail */
    conf_template: number | null
    /** of the goodbye mail */
    unsub_subject: string | null
    /** HTML of the goodbye mail */
    unsub_message: string | null
    custom_fields: Record<
      string,
      {
        type: string
        name: string
      }
    >
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
    segments: Record<string, unknown>
    display_settings: Array<string>
    /** on the page that asks whether to unsubscribe */
    unsub_texts: string | null
    /** D.M.YYYY */
    created: string
    form_settings: {
      settings: Record<string, string>
      fields: Array<{
        type: string
        required: boolean
        label: string
        field: string
      }>
      colors: Record<string, string>
    }
    /** who is told of new subscribers */
    sub_notify: string | null
    /** who is told of those who left */
    unsub_notify: string | null
    /** 1: one mail a day in place of one for each contact */
    digest_notify: number | null
    sub_notify_validated: Array<string>
    unsub_notify_validated: Array<string>
    settings: {
      webhook: {
        url: string | null
      }
      secured_forms: boolean
    }
    active_subscribers: number
  }
  subscribers: {
    unknown: number
    subscribed: number
    unsubscribed: number
    soft_bounced: number
    hard_bounced: number
    complained: number
    unconfirmed: number
  }
}

export type ListsChangeBody = {
  name: string
  from_name?: string | null
  from_email?: string | null
  reply_to?: string | null
  /** where to go after signing up */
  sub_success_page?: string | null
  /** where to go after confirming; merge tags are filled in */
  sub_confirmed_page?: string | null
  /** where to go after unsubscribing */
  unsub_page?: string | null
  /** ask new contacts to confirm by e-mail */
  double_optin?: boolean | null
  /** subject of the confirmation mail */
  conf_subject?: string | null
  /** HTML of the confirmation mail with *|SUBCONFIRM|* */
  conf_message?: string | null
}

export type ListsChangeReply = {
  /** below 2^31 */
  id: number
  name: string
  from_name: string | null
  from_email: string | null
  reply_to: string | null
  /** where to go after signing up */
  sub_success_page: string | null
  /** where to go after confirming; merge tags are filled in */
  sub_confirmed_page: string | null
  /** where to go after unsubscribing */
  unsub_page: string | null
  /** ask new contacts to confirm by e-mail */
  double_optin: boolean | null
  /** subject of the confirmation mail */
  conf_subject: string | null
  /** HTML of the confirmation mail with *|SUBCONFIRM|* */
  conf_message: string | null
}

export interface ListsApi {
  /** All lists. A bare array, never paged. */
  all(options?: CallOptions): Promise<ListsAllReply>

  /** Create a list. Double opt-in only when `double_optin` says so. */
  create(body: ListsCreateBody, options?: CallOptions): Promise<ListsCreateReply>

  /** One list with its fields, groups and live counts */
  read(id: number, options?: CallOptions): Promise<ListsReadReply>

  /** Change a list. `name` is required; what is not given stays. */
  change(id: number, body: ListsChangeBody, options?: CallOptions): Promise<ListsChangeReply>
}

export const lists: Record<keyof ListsApi, Route> = {
  all: { method: 'GET', path: '/lists' },
  create: { method: 'POST', path: '/lists', takes: 'body' },
  read: { method: 'GET', path: '/lists/:id' },
  change: { method: 'PUT', path: '/lists/:id', takes: 'body' },
}
