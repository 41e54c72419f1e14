import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ContactQuery } from '../../../contract/contact-filter-address.ts'
import type { ContactOrder } from '../../../contract/contact-table.ts'
import { contactTable } from '../../../contract/index.ts'
import { call } from '../../call.ts'

/** What stands in the address: the filter and the order. */
export type TableSearch = ContactQuery & { order?: ContactOrder }

export const pageQuery = (search: TableSearch) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'page', search],
    queryFn: ({ pageParam }) => call(contactTable.page, { query: { ...search, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const countQuery = ({ order: _, ...filter }: TableSearch, exact?: boolean) =>
  queryOptions({
    queryKey: ['contacts', 'count', filter, exact ?? false],
    queryFn: () => call(contactTable.count, { query: { ...filter, exact } }),
    placeholderData: keepPreviousData,
  })
