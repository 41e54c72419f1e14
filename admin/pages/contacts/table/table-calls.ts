import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { contacts, contactTable } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { queryOf, type TableSearch } from './table-search.ts'

export const pageQuery = (search: TableSearch) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'page', search],
    queryFn: ({ pageParam }) =>
      call(contactTable.page, { query: { ...queryOf(search), order: search.order, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const countQuery = (search: TableSearch, exact: boolean) =>
  queryOptions({
    queryKey: ['contacts', 'count', queryOf(search), exact],
    queryFn: () => call(contactTable.count, { query: { ...queryOf(search), exact: exact || undefined } }),
  })

export const columnsQuery = queryOptions({
  queryKey: ['contacts', 'columns'],
  queryFn: () => call(contactTable.columns),
  staleTime: Number.POSITIVE_INFINITY,
})

export const tagsQuery = queryOptions({
  queryKey: ['contacts', 'tags'],
  queryFn: () => call(contacts.tags, { query: {} }),
})
