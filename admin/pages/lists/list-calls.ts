import { queryOptions } from '@tanstack/react-query'
import { lists } from '../../../contract/index.ts'
import { call } from '../../call.ts'

export const listsQuery = queryOptions({ queryKey: ['lists'], queryFn: () => call(lists.all) })

export const listQuery = (id: number) =>
  queryOptions({ queryKey: ['lists', id], queryFn: () => call(lists.read, { params: { id } }) })

export const sumOf = (counts: Record<string, number>) => Object.values(counts).reduce((sum, n) => sum + n, 0)
