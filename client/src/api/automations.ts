// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type AutomationsPageQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
}

export type AutomationsPageReply = Array<{
  /** of the automation */
  id: number
  name: string
  /** the list */
  list_id: number | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  created_at: string
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  updated_at: string
}>

export type AutomationsReadReply = {
  /** of the automation */
  id: number
  name: string
  /** the list */
  list_id: number | null
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  created_at: string
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  updated_at: string
}

export type AutomationsTriggerBody = {
  email: string
}

export type AutomationsTriggerReply = {
  email: string
}

export type AutomationsStatsReply = {
  stats: {
    triggered: number
    ended: number
    open: number
    open_rate: number
    total_open: number
    not_opened: number
    send: number
    click: number
    total_click: number
    click_rate: number
    ctr: number
    inject: number
    soft_bounce: number
    hard_bounce: number
    out_of_band: number
    bounce: number
    bounce_rate: number
    conversions: number
    conversions_value: number
    spam: number
    unsub: number
    sms_sent: number
    sms_inv_nr: number
    delivery_rate: number
    /** of the automation */
    pipeline_id: number
    /** as trackers send it in `aid` */
    account: string
  }
}

export type AutomationsStatsDetailQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** of one contact */
  email?: string
}

export type AutomationsStatsDetailReply = {
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

export type AutomationsStatsDetailOfBody = {
  emails: Array<string>
}

export type AutomationsStatsDetailOfReply = {
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

export type AutomationsActionsReply = {
  data: Array<{
    /** of the step, a text */
    id: string
    /** mail, sms, wait, check, split, tag, untag, subscribe, unsubscribe, edit, webhook, trigger, goal, end or note */
    type: string
    properties: Record<string, unknown>
  }>
}

export type AutomationsActionReply = {
  data: {
    /** of the step, a text */
    id: string
    /** mail, sms, wait, check, split, tag, untag, subscribe, unsubscribe, edit, webhook, trigger, goal, end or note */
    type: string
    properties: Record<string, unknown>
  }
}

export type AutomationsLogQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
  /** timestamp, id or pipeline_id */
  sort_by?: string
  /** asc or desc */
  sort_dir?: string
}

export type AutomationsLogReply = {
  automation_log: Array<{
    id: number
    /** the contact */
    user_id: number
    /** the automation */
    pipeline_id: number
    action_id: null
    trigger_id: null
    email: string
    props: null
    next: null
    /** ISO 8601, UTC, with microseconds */
    timestamp: string
  }>
  current_page: number
  per_page: number
  total: number
  last_page: number
}

export interface AutomationsApi {
  /** Automations, the oldest first. A bare array of one page. */
  page: {
    (query?: AutomationsPageQuery, options?: CallOptions): Promise<AutomationsPageReply>
    /** All items of all pages. */
    each(
      query?: AutomationsPageQuery,
      options?: CallOptions,
    ): AsyncGenerator<AutomationsPageReply[number], void, undefined>
  }

  /** One automation */
  read(id: number, options?: CallOptions): Promise<AutomationsReadReply>

  /** Let a contact into an automation. The contact must exist and the automation be active. */
  trigger(id: number, body: AutomationsTriggerBody, options?: CallOptions): Promise<AutomationsTriggerReply>

  /** What came of an automation. Automations send nothing yet, so that all but `triggered` is 0. */
  stats(id: number, options?: CallOptions): Promise<AutomationsStatsReply>

  /** What each contact that entered an automation did, in numbers */
  statsDetail: {
    (id: number, query?: AutomationsStatsDetailQuery, options?: CallOptions): Promise<AutomationsStatsDetailReply>
    /** All items of all pages. */
    each(
      id: number,
      query?: AutomationsStatsDetailQuery,
      options?: CallOptions,
    ): AsyncGenerator<[email: string, AutomationsStatsDetailReply['subscribers'][string]], void, undefined>
  }

  /** The same of the addresses named */
  statsDetailOf(
    id: number,
    body: AutomationsStatsDetailOfBody,
    options?: CallOptions,
  ): Promise<AutomationsStatsDetailOfReply>

  /** The steps of an automation, in their order */
  actions(id: number, options?: CallOptions): Promise<AutomationsActionsReply>

  /** One step of an automation */
  action(id: number, actionId: number, options?: CallOptions): Promise<AutomationsActionReply>

  /** What automations a contact was let into */
  log: {
    (email: string, query?: AutomationsLogQuery, options?: CallOptions): Promise<AutomationsLogReply>
    /** All items of all pages. */
    each(
      email: string,
      query?: AutomationsLogQuery,
      options?: CallOptions,
    ): AsyncGenerator<AutomationsLogReply['automation_log'][number], void, undefined>
  }
}

export const automations: Record<keyof AutomationsApi, Route> = {
  page: { method: 'GET', path: '/pipelines', takes: 'query', isPaged: true },
  read: { method: 'GET', path: '/pipelines/:id' },
  trigger: { method: 'POST', path: '/pipelines/:id/trigger', takes: 'body' },
  stats: { method: 'GET', path: '/pipelines/:id/stats' },
  statsDetail: { method: 'GET', path: '/pipelines/:id/stats-detail', takes: 'query', isPaged: true },
  statsDetailOf: { method: 'POST', path: '/pipelines/:id/stats-detail', takes: 'body' },
  actions: { method: 'GET', path: '/pipelines/:id/actions' },
  action: { method: 'GET', path: '/pipelines/:id/actions/:actionId' },
  log: { method: 'GET', path: '/subscribers/:email/automation-log', takes: 'query', isPaged: true },
}
