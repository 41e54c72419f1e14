import type { FastifyInstance } from 'fastify'
import { segments } from '../../../contract/ecomail/segments.ts'
import type { House } from '../../house.ts'
import { campaignPage } from '../../rooms/campaigns/index.ts'
import { conversionsByDispatch } from '../../rooms/reports/index.ts'
import { readSegment, type SegmentRow, segmentsOfList } from '../../rooms/segments/index.ts'
import { campaignStats } from './campaign-shape.ts'
import { expectList } from './members.ts'
import { serve } from './serve.ts'

const MOST_CAMPAIGNS = 500

export function serveSegments(app: FastifyInstance, house: House): void {
  serve(app, house, segments, {
    ofList: async ({ ground, account, params }) => {
      await expectList(ground, account.id, params.id)
      return segmentMap(await segmentsOfList(ground, account.id, params.id))
    },
    stats: async ({ ground, account, params }) => {
      const segment = await readSegment(ground, account.id, params.segmentId)
      const campaigns = await campaignPage(ground, account.id, { segmentId: segment.id, limit: MOST_CAMPAIGNS })
      const started = campaigns.filter(campaign => campaign.startedAt !== null)
      const dispatches = started.flatMap(({ dispatchId }) => dispatchId ?? [])
      const brought = await conversionsByDispatch(ground.db, account.id, dispatches, account.currency)
      const shown = started.map(({ id, counts, dispatchId }) => {
        const { orders = 0, amount = 0 } = brought.find(row => row.dispatch_id === dispatchId) ?? {}
        return [String(id), campaignStats({ ...counts, conversions: orders, conversionsValue: amount })] as const
      })
      return { stats: Object.fromEntries(shown) }
    },
  })
}

export function segmentMap(rows: SegmentRow[]) {
  return Object.fromEntries(rows.map(({ id, name, rule }) => [id, { id, name, based_on: null, query: rule }]))
}
