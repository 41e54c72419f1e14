import type { FastifyInstance } from 'fastify'
import { segments } from '../../../contract/ecomail/segments.ts'
import type { House } from '../../house.ts'
import { campaignPage } from '../../rooms/campaigns/index.ts'
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
      return { stats: Object.fromEntries(started.map(({ id, counts }) => [String(id), campaignStats(counts)])) }
    },
  })
}

export function segmentMap(rows: SegmentRow[]) {
  return Object.fromEntries(rows.map(({ id, name, rule }) => [id, { id, name, based_on: null, query: rule }]))
}
