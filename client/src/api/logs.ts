// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type LogsAllQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** of one contact */
  email?: string
  /** on this day or later, YYYY-MM-DD (UTC) */
  date_from?: string
  /** on this day or before, YYYY-MM-DD (UTC) */
  date_to?: string
  /** occured_at, id, campaign_id or event */
  sort_by?: string
  /** asc or desc */
  sort_dir?: string
  campaign_id?: number
  /** any of send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint; all of them where none is given */
  'events[]'?: string
}

export type LogsAllReply = {
  campaign_log: Array<{
    /** unique in the log */
    id: number
    campaign_id: number | null
    autoresponder_id: number | null
    action_id: string | null
    event: string
    /** the other server's words, of a sending or a bounce */
    msg: string | null
    /** of a click */
    url: string | null
    /** empty once the person was erased */
    email: string
    /** ISO 8601, UTC, with microseconds; spelt so */
    occured_at: string
    /** the campaign's title */
    mail_name: string
  }>
  current_page: number
  per_page: number
  total: number
  last_page: number
}

export type LogsOneQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** of one contact */
  email?: string
  /** on this day or later, YYYY-MM-DD (UTC) */
  date_from?: string
  /** on this day or before, YYYY-MM-DD (UTC) */
  date_to?: string
  /** occured_at, id, campaign_id or event */
  sort_by?: string
  /** asc or desc */
  sort_dir?: string
  /** any of send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint, bounce, not_opened, not_clicked, open_no_click; sms_… and whatsapp_… find nothing */
  'events[]'?: string
}

export type LogsOneReply = {
  campaign_log: Array<{
    /** unique in the log */
    id: number
    campaign_id: number | null
    autoresponder_id: number | null
    action_id: string | null
    event: string
    /** the other server's words, of a sending or a bounce */
    msg: string | null
    /** of a click */
    url: string | null
    /** empty once the person was erased */
    email: string
    /** ISO 8601, UTC, with microseconds; spelt so */
    occured_at: string
    /** the campaign's title */
    mail_name: string
  }>
  current_page: number
  per_page: number
  total: number
  last_page: number
}

export type LogsStatsDetailQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** open, send, unsub, soft_bounce, click, hard_bounce, out_of_band or spam */
  event?: string
  /** of one contact */
  email?: string
  /** from this day on, YYYY-MM-DD (UTC) */
  from_date?: string
}

export type LogsStatsDetailReply = {
  next_page_url: string | null
  /** recipients */
  total: number
  per_page: number
  /** by address; an object even when empty */
  subscribers: Record<
    string,
    {
      /** a click counts as an open */
      open: number
      send: number
      unsub: number
      soft_bounce: number
      click: number
      hard_bounce: number
      /** always 0 */
      out_of_band: number
      spam: number
      spam_complaint: number
    }
  >
}

export type LogsEmailsQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** any of send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint; all of them where none is given */
  'events[]'?: string
}

export type LogsEmailsReply = {
  current_page: number
  data: Array<{
    /** unique in the log */
    id: number
    campaign_id: number | null
    autoresponder_id: number | null
    action_id: string | null
    event: string
    /** the other server's words, of a sending or a bounce */
    msg: string | null
    /** of a click */
    url: string | null
    /** empty once the person was erased */
    email: string
    /** ISO 8601, UTC, with microseconds; spelt so */
    occured_at: string
    /** the campaign's title */
    mail_name: string
  }>
  /** null on an empty page */
  from: number | null
  last_page: number
  next_page_url: string | null
  per_page: number
  to: number | null
  total: number
}

export interface LogsApi {
  /** What happened to the messages of all campaigns. Newest first unless asked otherwise. Opens and clicks are given as they came, those by machines among them. */
  all: {
    (query?: LogsAllQuery, options?: CallOptions): Promise<LogsAllReply>
    /** All items of all pages. */
    each(
      query?: LogsAllQuery,
      options?: CallOptions,
    ): AsyncGenerator<LogsAllReply['campaign_log'][number], void, undefined>
  }

  /** What happened to the messages of one campaign. As the log of all campaigns, and besides: whom the mail reached and who did not open it, did not click, or opened and did not click. */
  one: {
    (id: number, query?: LogsOneQuery, options?: CallOptions): Promise<LogsOneReply>
    /** All items of all pages. */
    each(
      id: number,
      query?: LogsOneQuery,
      options?: CallOptions,
    ): AsyncGenerator<LogsOneReply['campaign_log'][number], void, undefined>
  }

  /** What each recipient of a campaign did, in numbers. With `event` only those recipients to whom it happened; with `from_date` what happened before it does not count. */
  statsDetail: {
    (id: number, query?: LogsStatsDetailQuery, options?: CallOptions): Promise<LogsStatsDetailReply>
    /** All items of all pages. */
    each(
      id: number,
      query?: LogsStatsDetailQuery,
      options?: CallOptions,
    ): AsyncGenerator<[email: string, LogsStatsDetailReply['subscribers'][string]], void, undefined>
  }

  /** What happened to a contact's mails. Newest first. Mails that belong to no campaign are in it, too: their `campaign_id` is null, their `mail_name` the subject. */
  emails: {
    (email: string, query?: LogsEmailsQuery, options?: CallOptions): Promise<LogsEmailsReply>
    /** All items of all pages. */
    each(
      email: string,
      query?: LogsEmailsQuery,
      options?: CallOptions,
    ): AsyncGenerator<LogsEmailsReply['data'][number], void, undefined>
  }
}

export const logs: Record<keyof LogsApi, Route> = {
  all: { method: 'GET', path: '/campaigns/log', takes: 'query', isPaged: true },
  one: { method: 'GET', path: '/campaigns/:id/log', takes: 'query', isPaged: true },
  statsDetail: { method: 'GET', path: '/campaigns/:id/stats-detail', takes: 'query', isPaged: true },
  emails: { method: 'GET', path: '/subscribers/:email/email-log', takes: 'query', isPaged: true },
}
