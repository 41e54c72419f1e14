import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { users } from '../../../contract/index.ts'
import type { Member } from '../../../contract/users.ts'
import { call } from '../../call.ts'

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => call(users.all) })

export const refreshUsers = (queries: QueryClient) => queries.invalidateQueries({ queryKey: usersQuery.queryKey })

export const nameOf = ({ name, email }: Pick<Member, 'name' | 'email'>) => name || email
