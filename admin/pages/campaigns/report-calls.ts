import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { reports } from '../../../contract/index.ts'
import type { recipientFilters } from '../../../contract/report.ts'
import { call } from '../../call.ts'

export const reportQuery = (id: number, live: boolean) =>
  queryOptions({
    queryKey: ['campaigns', id, 'report'],
    queryFn: () => call(reports.campaign, { params: { id } }),
    // It reads every hit of the campaign; the funnel above lives by its counters, which are asked for more often.
    refetchInterval: live ? 6000 : 60_000,
  })

export type RecipientFilter = (typeof recipientFilters)[number]

export const recipientsQuery = (id: number, filter: RecipientFilter | undefined, search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', id, 'recipients', filter, search],
    queryFn: ({ pageParam }) =>
      call(reports.recipients, { params: { id }, query: { filter, search, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
