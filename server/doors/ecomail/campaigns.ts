import type { FastifyInstance } from 'fastify'
import { campaigns } from '../../../contract/ecomail/campaigns.ts'
import type { House } from '../../house.ts'
import { RequestProblem } from '../../platform/errors.ts'
import {
  campaignPage,
  changeCampaign,
  createCampaign,
  readCampaign,
  startCampaign,
} from '../../rooms/campaigns/index.ts'
import { readCampaignFigures } from '../../rooms/reports/index.ts'
import { readCampaignQuery } from './campaign-filter.ts'
import { readCampaignChange, readNewCampaign, unknownList } from './campaign-input.ts'
import { campaignDetailStats, campaignDraft, campaignItem, campaignStats } from './campaign-shape.ts'
import { readDays } from './input.ts'
import { type Call, serve } from './serve.ts'

export function serveCampaigns(app: FastifyInstance, house: House): void {
  serve(app, house, campaigns, {
    page: async ({ ground, account, query }) => {
      const page = await campaignPage(ground, account.id, readCampaignQuery(query))
      return page.map(campaign => campaignItem(campaign, account.time_zone))
    },
    create: async ({ ground, account, body }) => {
      const draft = readNewCampaign(body)
      return campaignDraft(await withKnownLists(() => createCampaign(ground, account.id, draft)))
    },
    read: async ({ ground, account, params }) => {
      const campaign = await readCampaign(ground, account.id, params.id)
      return { ...campaignItem(campaign, account.time_zone), stats: campaignDetailStats(campaign.counts) }
    },
    change: async ({ ground, account, params, body }) => {
      const draft = readCampaignChange(body)
      const changed = await withKnownLists(() => changeCampaign(ground, account.id, params.id, draft))
      return campaignItem(changed, account.time_zone)
    },
    send: async call => [campaignDraft(await sendOnce(call))],
    stats: async ({ ground, account, params, query }) => {
      const days = readDays('from_date', query.from_date, 'to_date', query.to_date)
      return { stats: campaignStats(await readCampaignFigures(ground, account.id, params.id, days)) }
    },
  })
}

/** Clients repeat a call whose answer they did not see: the second one finds the campaign started and is told the same. */
async function sendOnce({ ground, account, params }: Call<{ id: number }>) {
  try {
    return await startCampaign(ground, account.id, params.id, null)
  } catch (error) {
    if (!(error instanceof RequestProblem && error.code === 'campaign.alreadySending')) throw error
    return await readCampaign(ground, account.id, params.id)
  }
}

/** A list that does not exist is a wrong field here, and no missing page. */
async function withKnownLists<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const unknown = error instanceof RequestProblem && (error.details as { list?: number } | undefined)?.list
    throw unknown ? unknownList() : error
  }
}
