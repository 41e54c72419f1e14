import { queryOptions } from '@tanstack/react-query'
import { account } from '../../../contract/index.ts'
import { call } from '../../call.ts'

/** Also what new lists, campaigns and templates begin with. */
export const settingsQuery = queryOptions({
  queryKey: ['account'],
  queryFn: () => call(account.settings),
  staleTime: 60_000,
})
