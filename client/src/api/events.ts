// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type EventsCreateBody = {
  event: {
    email: string
    category?: string | null
    action?: string | null
    label?: string | null
    property?: string | null
    /** a text, or an object or a list; at most 20,000 characters */
    value?: unknown
  }
}

export type EventsCreateReply = {
  /** of the event */
  id: number
  email: string
  category: string | null
  action: string | null
  label: string | null
  property: string | null
  /** what came as an object or a list is JSON here */
  value: string | null
}

export type EventsPageQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
}

export type EventsPageReply = {
  current_page: number
  data: Array<{
    /** of the event */
    id: number
    email: string
    category: string | null
    action: string | null
    label: string | null
    property: string | null
    /** what came as an object or a list is JSON here */
    value: string | null
    /** ISO 8601 with microseconds, UTC */
    timestamp: string
  }>
  /** null on an empty page */
  from: number | null
  last_page: number
  next_page_url: string | null
  per_page: number
  to: number | null
  total: number
}

export interface EventsApi {
  /** Tell what a contact did. Kept as it comes and shown in the story of the contact, which must exist. */
  create(body: EventsCreateBody, options?: CallOptions): Promise<EventsCreateReply>

  /** Events of a contact, the newest first */
  page: {
    (email: string, query?: EventsPageQuery, options?: CallOptions): Promise<EventsPageReply>
    /** All items of all pages. */
    each(
      email: string,
      query?: EventsPageQuery,
      options?: CallOptions,
    ): AsyncGenerator<EventsPageReply['data'][number], void, undefined>
  }
}

export const events: Record<keyof EventsApi, Route> = {
  create: { method: 'POST', path: '/tracker/events', takes: 'body' },
  page: { method: 'GET', path: '/subscribers/:email/events', takes: 'query', isPaged: true },
}
