// Made from contract/ecomail by `npm run schema`; not to be changed by hand.

import type { Route } from '../calls.ts'
import type { CallOptions } from '../transport.ts'

export type SegmentsOfListReply = Record<
  string,
  {
    /** 13 hexadecimal digits */
    id: string
    name: string
    based_on: string | null
    /** groups of conditions */
    query: unknown
  }
>

export type SegmentsStatsReply = {
  /** by campaign; an object even when empty */
  stats: Record<
    string,
    {
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
  >
}

export interface SegmentsApi {
  /** Segments of a list */
  ofList(id: number, options?: CallOptions): Promise<SegmentsOfListReply>

  /** What came of the campaigns to a segment. Its newest 500 campaigns that were started, by their ids. */
  stats(segmentId: string, options?: CallOptions): Promise<SegmentsStatsReply>
}

export const segments: Record<keyof SegmentsApi, Route> = {
  ofList: { method: 'GET', path: '/lists/:id/segments' },
  stats: { method: 'GET', path: '/campaigns/segment/:segmentId/stats' },
}
