import { infiniteQueryOptions, keepPreviousData, queryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { mailbox } from '../../../contract/index.ts'
import { call } from '../../call.ts'

const mailsQuery = (search: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['mailbox', 'page', search],
    queryFn: ({ pageParam }) => call(mailbox.page, { query: { search, after: pageParam, limit: 40 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: 3000,
  })

export const useMails = (search: string | undefined) => useInfiniteQuery(mailsQuery(search))
export type Mails = ReturnType<typeof useMails>

/** A caught mail never changes. */
export const mailQuery = (id: number) =>
  queryOptions({
    queryKey: ['mailbox', id],
    queryFn: () => call(mailbox.read, { params: { id } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
