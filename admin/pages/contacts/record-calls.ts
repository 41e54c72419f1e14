import { infiniteQueryOptions, keepPreviousData, queryOptions, useQueryClient } from '@tanstack/react-query'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import type { TimelineKind } from '../../../contract/event.ts'
import { baskets, contactRecord, contacts, merging, orders } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { contactQuery } from './contact-calls.ts'

const PAGE = 30
const first = undefined as string | undefined
const paging = {
  initialPageParam: first,
  getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
  placeholderData: keepPreviousData,
}

export const timelineQuery = (id: number, kind: TimelineKind | undefined) =>
  infiniteQueryOptions({
    queryKey: ['contacts', id, 'timeline', kind],
    queryFn: ({ pageParam }) =>
      call(contactRecord.timeline, { params: { id }, query: { kind, after: pageParam, limit: PAGE } }),
    ...paging,
  })

export const consentsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['contacts', id, 'consents'],
    queryFn: ({ pageParam }) =>
      call(contactRecord.consents, { params: { id }, query: { after: pageParam, limit: PAGE } }),
    ...paging,
  })

export const changesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['contacts', id, 'changes'],
    queryFn: ({ pageParam }) =>
      call(contactRecord.changes, { params: { id }, query: { after: pageParam, limit: PAGE } }),
    ...paging,
  })

export const messagesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['contacts', id, 'messages'],
    queryFn: ({ pageParam }) =>
      call(contactRecord.messages, { params: { id }, query: { after: pageParam, limit: PAGE } }),
    ...paging,
  })

export const ordersQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['contacts', id, 'orders'],
    queryFn: ({ pageParam }) => call(orders.ofContact, { params: { id }, query: { after: pageParam, limit: PAGE } }),
    ...paging,
  })

export const basketQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id, 'basket'],
    queryFn: () => call(baskets.ofContact, { params: { id } }),
  })

export const messageQuery = (id: number, messageId: string) =>
  queryOptions({
    queryKey: ['contacts', id, 'messages', messageId],
    queryFn: () => call(contactRecord.message, { params: { id, messageId } }),
  })

export const duplicatesQuery = (id: number) =>
  queryOptions({
    queryKey: ['contacts', id, 'duplicates'],
    queryFn: () => call(merging.duplicates, { params: { id } }),
  })

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: () => call(contacts.tags, { query: { limit: 200 } }),
  staleTime: 60_000,
})

/** After a change the contact is what the server answered; its records, and whatever shows contacts, are asked again. */
export function useContactChanged() {
  const queries = useQueryClient()
  return async (changed: ContactDetail) => {
    queries.setQueryData(contactQuery(changed.id).queryKey, changed)
    const isOther = ({ queryKey: [, second, third] }: { queryKey: readonly unknown[] }) =>
      second !== changed.id || third !== undefined
    await queries.invalidateQueries({ queryKey: ['contacts'], predicate: isOther })
  }
}
