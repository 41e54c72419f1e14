import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { feeds } from '../../../contract/index.ts'
import { call } from '../../call.ts'

export const feedsQuery = queryOptions({
  queryKey: ['feeds', 'all'],
  queryFn: () => call(feeds.all),
  refetchInterval: ({ state }) => (state.data?.feeds.some(feed => feed.running) ? 1_500 : 30_000),
})

export const feedProblemsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['feeds', 'problems', id],
    queryFn: ({ pageParam }) => call(feeds.problems, { params: { id }, query: { after: pageParam, limit: 100 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })

export const feedDataQuery = (id: number) =>
  queryOptions({ queryKey: ['feeds', 'data', id], queryFn: () => call(feeds.data, { params: { id } }) })

export async function refreshFeeds(queries: QueryClient) {
  await queries.invalidateQueries({ queryKey: ['feeds'] })
}
