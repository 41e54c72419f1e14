import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CampaignStatus } from '../../../contract/campaign.ts'
import { campaigns } from '../../../contract/index.ts'
import { call } from '../../call.ts'

/** Polled while in one of these. */
export const moving = (status: CampaignStatus | undefined) => status === 'preparing' || status === 'sending'

export const campaignsQuery = (status: CampaignStatus | undefined) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', 'page', status],
    queryFn: ({ pageParam }) => call(campaigns.page, { query: { status, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: query =>
      query.state.data?.pages.some(page => page.campaigns.some(one => moving(one.status))) ? 2000 : false,
  })

export const campaignQuery = (id: number) =>
  queryOptions({
    queryKey: ['campaigns', id],
    queryFn: () => call(campaigns.read, { params: { id } }),
    refetchInterval: query => pauseBetweenLooks(query.state.data?.status),
  })

/** Opens and clicks go on coming after the sending; a draft changes only under its editor's hands. */
function pauseBetweenLooks(status: CampaignStatus | undefined): number | false {
  if (moving(status)) return 1500
  return status === undefined || status === 'draft' ? false : 5000
}

export const audienceQuery = (id: number, lists: number[]) =>
  queryOptions({
    queryKey: ['campaigns', id, 'audience', lists],
    queryFn: () => call(campaigns.audience, { params: { id } }),
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
