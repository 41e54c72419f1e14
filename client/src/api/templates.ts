// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type TemplatesPageQuery = {
  /** from 1; 0 is taken for 1 */
  page?: number
  per_page?: number
}

export type TemplatesPageReply = Array<{
  /** of the template */
  id: number
  /** always 0 */
  folder: number
  name: string
  /** tags as written; of one made in MJML what it was compiled into */
  html: string
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  created_at: string
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  updated_at: string
}>

export type TemplatesCreateBody = {
  name: string
  /** with merge tags */
  html: string
  /** taken and without effect: the HTML is kept as it is */
  inline_css?: boolean
}

export type TemplatesCreateReply = {
  /** of the template */
  id: number
  name: string
  html: string
}

export type TemplatesReadReply = {
  /** of the template */
  id: number
  /** always 0 */
  folder: number
  name: string
  /** tags as written; of one made in MJML what it was compiled into */
  html: string
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  created_at: string
  /** YYYY-MM-DD HH:MM:SS in the time zone of the account */
  updated_at: string
}

export interface TemplatesApi {
  /** Templates, the oldest first. A bare array of one page. */
  page: {
    (query?: TemplatesPageQuery, options?: CallOptions): Promise<TemplatesPageReply>
    /** All items of all pages. */
    each(query?: TemplatesPageQuery, options?: CallOptions): AsyncGenerator<TemplatesPageReply[number], void, undefined>
  }

  /** Create a template */
  create(body: TemplatesCreateBody, options?: CallOptions): Promise<TemplatesCreateReply>

  /** One template */
  read(id: number, options?: CallOptions): Promise<TemplatesReadReply>
}

export const templates: Record<keyof TemplatesApi, Route> = {
  page: { method: 'GET', path: '/templates', takes: 'query', isPaged: true },
  create: { method: 'POST', path: '/template', takes: 'body' },
  read: { method: 'GET', path: '/template/:id' },
}
