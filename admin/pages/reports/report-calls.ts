import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { reports } from '../../../contract/index.ts'
import { call } from '../../call.ts'

interface Period {
  from: string
  until: string
}

/** Numbers of a day that is still going on. */
const LIVE_MS = 60_000
const live = { placeholderData: keepPreviousData, refetchInterval: LIVE_MS }

export const figuresQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'figures', period],
    queryFn: () => call(reports.figures, { query: period }),
    ...live,
  })

export const campaignsOfQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'campaigns', period],
    queryFn: () => call(reports.campaigns, { query: period }),
    ...live,
  })

export const growthQuery = (period: Period, listId?: number) =>
  queryOptions({
    queryKey: ['reports', 'growth', period, listId],
    queryFn: () => call(reports.growth, { query: { ...period, listId } }),
    ...live,
  })

export const listsGrowthQuery = (period: Period) =>
  queryOptions({
    queryKey: ['reports', 'lists', period],
    queryFn: () => call(reports.lists, { query: period }),
    ...live,
  })

export const compareQuery = (ids: string) =>
  queryOptions({
    queryKey: ['reports', 'compare', ids],
    queryFn: () => call(reports.compare, { query: { ids } }),
    enabled: ids !== '',
    placeholderData: keepPreviousData,
  })
