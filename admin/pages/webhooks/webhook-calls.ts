import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query'
import { webhookDeliveries, webhooks } from '../../../contract/index.ts'
import type { DeliveryState } from '../../../contract/webhook.ts'
import { call } from '../../call.ts'

/** Something is on its way: what becomes of it is seen without a reload. */
const SOON_MS = 2_000

export const endpointsQuery = queryOptions({
  queryKey: ['webhooks', 'endpoints'],
  queryFn: () => call(webhooks.all),
  refetchInterval: ({ state }) => (state.data?.endpoints.some(one => one.waiting > 0) ? SOON_MS : false),
})

export interface DeliveryFilter {
  endpoint?: number
  state?: DeliveryState
}

export const deliveriesQuery = ({ endpoint, state }: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: ['webhooks', 'deliveries', endpoint, state],
    queryFn: ({ pageParam }) =>
      call(webhookDeliveries.page, { query: { endpointId: endpoint, state, after: pageParam } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.deliveries.some(one => one.state === 'waiting') ? SOON_MS : false,
  })

export const deliveryQuery = (id: number) =>
  queryOptions({
    queryKey: ['webhooks', 'delivery', id],
    queryFn: () => call(webhookDeliveries.read, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? SOON_MS : false),
  })

export const refreshWebhooks = (queries: QueryClient) => queries.invalidateQueries({ queryKey: ['webhooks'] })
