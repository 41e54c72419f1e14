import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { transactional } from '../../../contract/index.ts'
import type { MailKind } from '../../../contract/message.ts'
import type { LogState } from '../../../contract/transactional.ts'
import { call } from '../../call.ts'

export interface LogFilter {
  search?: string
  state?: LogState
  kind?: MailKind
  template?: number
  from?: string
  until?: string
}

export const logQuery = ({ template, ...filter }: LogFilter) =>
  infiniteQueryOptions({
    queryKey: ['transactional', 'log', filter, template],
    queryFn: ({ pageParam }) =>
      call(transactional.page, { query: { ...filter, templateId: template, after: pageParam, limit: 50 } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const logFiguresQuery = queryOptions({
  queryKey: ['transactional', 'figures'],
  queryFn: () => call(transactional.figures),
})

export const loggedQuery = (messageId: string) =>
  queryOptions({
    queryKey: ['transactional', 'mail', messageId],
    queryFn: () => call(transactional.read, { params: { messageId } }),
  })
