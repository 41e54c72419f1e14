import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Campaign, CampaignRow, CampaignStatus } from '../../../contract/campaign.ts'
import { audiences, campaigns } from '../../../contract/index.ts'
import { RIPE_HOURS } from '../../../contract/report.ts'
import { call } from '../../call.ts'

/** Polled while in one of these. */
export const moving = (status: CampaignStatus | undefined) => status === 'preparing' || status === 'sending'

/** Its rates only grow yet: it is on its way, or was until not long ago. */
export const isYoung = ({ startedAt, doneAt }: CampaignRow) =>
  startedAt !== null && (doneAt === null || Date.now() - Date.parse(doneAt) < RIPE_HOURS * 3_600_000)

/** What the address asks for. */
export interface CampaignFilter {
  status?: CampaignStatus
  search?: string
  list?: number
}

export const campaignsQuery = ({ status, search, list }: CampaignFilter) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', 'page', status, search, list],
    queryFn: ({ pageParam, signal }) =>
      call(campaigns.page, { query: { status, search, listId: list, after: pageParam, limit: 50 } }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: query =>
      query.state.data?.pages.some(page => page.campaigns.some(one => moving(one.status))) ? 2000 : 30_000,
  })

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaigns', id],
    queryFn: () => call(campaigns.read, { params: { id } }),
    refetchInterval: query => pauseBetweenLooks(query.state.data),
  })

/** Opens and clicks go on coming after the sending; a draft may have a second editor. */
function pauseBetweenLooks(campaign: Campaign | undefined): number | false {
  if (campaign?.status === 'scheduled' && campaign.scheduledAt) {
    // Half of what is left, so that its start is seen when it comes and hardly anything is asked before.
    const left = Date.parse(campaign.scheduledAt) - Date.now()
    return Math.min(Math.max(left / 2, 1500), 30_000)
  }
  if (moving(campaign?.status)) return 1500
  if (campaign?.status === 'draft') return 20_000
  return campaign === undefined ? false : 5000
}

/** What is chosen, before it is saved; given up when the choice changes. */
export interface Choice {
  listIds: number[]
  excludedListIds: number[]
  /** Only those who did not open that campaign. */
  unopened?: { of: number; by: 'human' | 'any' }
}

export const countQuery = ({ listIds, excludedListIds, unopened }: Choice) =>
  queryOptions({
    queryKey: ['audience', listIds, excludedListIds, unopened],
    queryFn: ({ signal }) => {
      const query = { lists: listIds.join(), excluded: excludedListIds.join() }
      const narrowed = { ...query, unopenedOf: unopened?.of, unopened: unopened?.by }
      return call(audiences.count, { query: narrowed }, { signal })
    },
    placeholderData: keepPreviousData,
    enabled: listIds.length > 0,
    staleTime: 10_000,
    refetchInterval: 30_000,
  })

/** Of the draft as it is saved, with what to know before sending. */
export const audienceQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ['campaigns', id, 'audience', version],
    queryFn: ({ signal }) => call(campaigns.audience, { params: { id } }, { signal }),
    staleTime: 0,
    gcTime: 0,
  })

/** Asked again while one of its mails is on its way. */
export const lastTestQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaigns', id, 'test'],
    queryFn: ({ signal }) => call(campaigns.lastTest, { params: { id } }, { signal }),
    staleTime: 0,
    refetchInterval: query => (query.state.data?.outcome?.mails.some(({ state }) => !OVER.has(state)) ? 800 : false),
  })

const OVER = new Set<string>(['accepted', 'refused', 'skipped', 'cancelled'])
