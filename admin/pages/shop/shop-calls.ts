import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { shopOrders } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import type { OrderSearch } from '../../routes/shop.ts'

export const ordersQuery = (filter: OrderSearch) =>
  infiniteQueryOptions({
    queryKey: ['orders', 'page', filter],
    queryFn: ({ pageParam }) => call(shopOrders.page, { query: { ...filter, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const orderTotalsQuery = (filter: OrderSearch) =>
  queryOptions({
    queryKey: ['orders', 'totals', filter],
    queryFn: () => call(shopOrders.totals, { query: filter }),
    placeholderData: keepPreviousData,
  })

export const orderQuery = (id: number) =>
  queryOptions({ queryKey: ['orders', 'one', id], queryFn: () => call(shopOrders.read, { params: { id } }) })
