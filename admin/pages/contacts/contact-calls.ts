import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { contacts, oneContact } from '../../../contract/index.ts'
import type { SubscriptionStatus } from '../../../contract/list.ts'
import { call } from '../../call.ts'

export interface ContactFilter {
  list?: number
  status?: SubscriptionStatus
  search?: string
}

export const contactsQuery = ({ list, status, search }: ContactFilter) =>
  infiniteQueryOptions({
    queryKey: ['contacts', 'page', { list, status, search }],
    queryFn: ({ pageParam }) =>
      call(contacts.page, {
        query: { listId: list, status: list ? status : undefined, search, after: pageParam, limit: 50 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const contactQuery = (id: number) =>
  queryOptions({ queryKey: ['contacts', id], queryFn: () => call(oneContact.read, { params: { id } }) })

export const fullName = (contact: { name: string | null; surname: string | null }) =>
  [contact.name, contact.surname].filter(Boolean).join(' ')
