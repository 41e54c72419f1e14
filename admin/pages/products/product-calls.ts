import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { products } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import type { ProductSearch } from '../../routes/shop.ts'

const asked = ({ search, feed, category, gone }: ProductSearch) => ({
  ...{ search, category, feedId: feed },
  isGone: gone === 'all' ? undefined : gone === 'yes',
})

export const productsQuery = (filter: ProductSearch) =>
  infiniteQueryOptions({
    queryKey: ['products', 'page', filter],
    queryFn: ({ pageParam }) => call(products.page, { query: { ...asked(filter), after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const categoriesQuery = queryOptions({
  queryKey: ['products', 'categories'],
  queryFn: () => call(products.categories),
})

export const productQuery = (id: number) =>
  queryOptions({ queryKey: ['products', 'one', id], queryFn: () => call(products.read, { params: { id } }) })
