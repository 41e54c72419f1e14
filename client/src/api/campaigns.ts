// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type CampaignsPageQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** id, title, subject, inserted, changed_at or sent_at */
  sort_by?: string
  /** asc or desc */
  sort_dir?: string
  /** 0 draft, 1 preparing, 2 sending, 3 sent, 4 errored, 7 scheduled */
  'filters[status]'?: number
  /** part of the title */
  'filters[title]'?: string
  /** part of the subject */
  'filters[subject]'?: string
  'filters[id]'?: number
  /** changed on this day, YYYY-MM-DD (UTC) */
  'filters[updated_at]'?: string
  /** sent on this day or later, YYYY-MM-DD (UTC); drafts are left out */
  'filters[date_from]'?: string
  /** sent on this day or before, YYYY-MM-DD (UTC); drafts are left out */
  'filters[date_to]'?: string
}

export type CampaignsPageReply = Array<{
  /** of the campaign */
  id: number
  from_name: string
  from_email: string
  reply_to: string | null
  title: string
  subject: string
  ga: null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  sent_at: string | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  changed_at: string
  recipients: number
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  inserted: string
  /** 0 draft, 1 preparing, 2 sending, 3 sent, 4 errored or not started in time, 7 scheduled */
  status: number
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  scheduled_at: string | null
  template_id: null
  /** the campaign in a browser */
  archive_url: string | null
  /** always N; */
  attachments: string
}>

export type CampaignsCreateBody = {
  /** seen by nobody but you */
  title: string
  from_name: string
  from_email: string
  reply_to: string
  /** merge tags are filled in */
  subject: string
  /** with merge tags */
  html_text: string
  /** ids of lists, or segments of lists; spelt so */
  recepient_lists:
    | Array<number>
    | {
        segments: Array<{
          id: string
          list: number
        }>
      }
  /** made from the HTML when not given */
  plain_text?: string | null
}

export type CampaignsCreateReply = {
  /** of the campaign */
  id: number
  title: string
  from_name: string
  from_email: string
  reply_to: string | null
  subject: string
  /** as it was given */
  recepient_lists: unknown
  template_type: string
  campaign_type: string
  /** YYYY-MM-DD HH:MM:SS.ffffff+00:00 */
  updated_at: string
  created_at: string | null
  archive_url: string | null
}

export type CampaignsReadReply = {
  /** of the campaign */
  id: number
  from_name: string
  from_email: string
  reply_to: string | null
  title: string
  subject: string
  ga: null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  sent_at: string | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  changed_at: string
  recipients: number
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  inserted: string
  /** 0 draft, 1 preparing, 2 sending, 3 sent, 4 errored or not started in time, 7 scheduled */
  status: number
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  scheduled_at: string | null
  template_id: null
  /** the campaign in a browser */
  archive_url: string | null
  /** always N; */
  attachments: string
  stats: {
    inject: number
    send: number
    delivered: number
    open: number
    total_open: number
    click: number
    total_click: number
    hard_bounce: number
    spam: number
    unsub: number
    /** per cent */
    openrate: number
    /** per cent */
    clickrate: number
    /** per cent */
    delivery_rate: number
  }
}

export type CampaignsChangeBody = {
  /** seen by nobody but you */
  title?: string
  from_name?: string
  from_email?: string
  reply_to?: string
  /** merge tags are filled in */
  subject?: string
  /** with merge tags */
  html_text?: string
  /** ids of lists, or segments of lists; spelt so */
  recepient_lists?:
    | Array<number>
    | {
        segments: Array<{
          id: string
          list: number
        }>
      }
  /** made from the HTML when not given */
  plain_text?: string | null
}

export type CampaignsChangeReply = {
  /** of the campaign */
  id: number
  from_name: string
  from_email: string
  reply_to: string | null
  title: string
  subject: string
  ga: null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  sent_at: string | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  changed_at: string
  recipients: number
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  inserted: string
  /** 0 draft, 1 preparing, 2 sending, 3 sent, 4 errored or not started in time, 7 scheduled */
  status: number
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  scheduled_at: string | null
  template_id: null
  /** the campaign in a browser */
  archive_url: string | null
  /** always N; */
  attachments: string
}

export type CampaignsSendReply = Array<{
  /** of the campaign */
  id: number
  title: string
  from_name: string
  from_email: string
  reply_to: string | null
  subject: string
  /** as it was given */
  recepient_lists: unknown
  template_type: string
  campaign_type: string
  /** YYYY-MM-DD HH:MM:SS.ffffff+00:00 */
  updated_at: string
  created_at: string | null
  archive_url: string | null
}>

export type CampaignsStatsQuery = {
  /** from this day on, YYYY-MM-DD (UTC) */
  from_date?: string
  /** up to and with this day, YYYY-MM-DD (UTC) */
  to_date?: string
}

export type CampaignsStatsReply = {
  stats: {
    /** recipients when the campaign was started */
    inject: number
    /** taken by the next server, less what bounced later */
    delivery: number
    /** per cent */
    delivery_rate: number
    /** contacts who opened; a click counts as an open */
    open: number
    total_open: number
    /** per cent */
    open_rate: number
    /** contacts who clicked */
    click: number
    total_click: number
    /** per cent */
    click_rate: number
    bounce: number
    /** per cent */
    bounce_rate: number
    spam: number
    /** per cent */
    spam_rate: number
    unsub: number
    /** per cent */
    unsub_rate: number
    /** orders, cancelled ones left out, within 30 days after a click or 10 after an open; each counts for one campaign, that of the last click, else of the last open */
    conversions: number
    /** what they come to, in the currency of the account */
    conversions_value: number
  }
}

export interface CampaignsApi {
  /** Campaigns, newest first. A bare array of one page. */
  page: {
    (query?: CampaignsPageQuery, options?: CallOptions): Promise<CampaignsPageReply>
    /** All items of all pages. */
    each(query?: CampaignsPageQuery, options?: CallOptions): AsyncGenerator<CampaignsPageReply[number], void, undefined>
  }

  /** Create a campaign, as a draft */
  create(body: CampaignsCreateBody, options?: CallOptions): Promise<CampaignsCreateReply>

  /** One campaign with its numbers */
  read(id: number, options?: CallOptions): Promise<CampaignsReadReply>

  /** Change a draft. What is not given stays. A campaign that was started or is scheduled cannot be changed. */
  change(id: number, body?: CampaignsChangeBody, options?: CallOptions): Promise<CampaignsChangeReply>

  /** Send a campaign now, also one that is scheduled for later. Cannot be undone. A GET that acts, since Ecomail has it so. Called again it gives the same answer and sends nothing twice. */
  send(id: number, options?: CallOptions): Promise<CampaignsSendReply>

  /** What came of a campaign. Live and exact. Opens and clicks by machines are counted in, as Ecomail does; the admin shows people alone. With days, only what happened within them: `inject` belongs to the day of the start, `open` and `click` are contacts who did so within these days. Rates are of the same days, so a day without a delivery has an open rate of 0. Of one message a thousand opens and clicks are kept with their time; more of them count only without days. */
  stats(id: number, query?: CampaignsStatsQuery, options?: CallOptions): Promise<CampaignsStatsReply>
}

export const campaigns: Record<keyof CampaignsApi, Route> = {
  page: { method: 'GET', path: '/campaigns', takes: 'query', isPaged: true },
  create: { method: 'POST', path: '/campaigns', takes: 'body' },
  read: { method: 'GET', path: '/campaigns/:id' },
  change: { method: 'PUT', path: '/campaigns/:id', takes: 'body' },
  send: { method: 'GET', path: '/campaign/:id/send' },
  stats: { method: 'GET', path: '/campaigns/:id/stats', takes: 'query' },
}
