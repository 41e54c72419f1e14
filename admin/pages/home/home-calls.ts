import { queryOptions } from '@tanstack/react-query'
import { home } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { moving } from '../campaigns/campaign-calls.ts'

const QUIET_MS = 30_000

/** While something is being sent it is looked at often. */
export const homeCampaignsQuery = queryOptions({
  queryKey: ['campaigns', 'home'],
  queryFn: () => call(home.campaigns),
  refetchInterval: query => (query.state.data?.running.some(one => moving(one.status)) ? 2_000 : QUIET_MS),
})

export const careQuery = queryOptions({
  queryKey: ['home', 'care'],
  queryFn: () => call(home.care),
  refetchInterval: QUIET_MS,
})

/** The name system is asked anew every ten minutes at most. */
export const domainsQuery = queryOptions({
  queryKey: ['home', 'domains'],
  queryFn: () => call(home.domains),
  staleTime: 60_000,
})

export const stepsQuery = queryOptions({
  queryKey: ['home', 'steps'],
  queryFn: () => call(home.steps),
  refetchInterval: QUIET_MS,
})
