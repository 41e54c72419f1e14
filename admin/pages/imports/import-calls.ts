import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportState } from '../../../contract/import.ts'
import type { ImportSettings } from '../../../contract/import-settings.ts'
import { imports } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import type { Tone } from '../../parts/dot.tsx'
import { useTell } from '../../parts/notify.ts'
import { useStartedTask } from '../../parts/tasks/task-calls.ts'

export const isRunning = (state: ImportState) => state === 'checking' || state === 'loading' || state === 'undoing'

export const tones: Record<ImportState, Tone> = {
  draft: 'still',
  checking: 'accent',
  checked: 'wait',
  loading: 'accent',
  loaded: 'good',
  cancelled: 'still',
  failed: 'bad',
  undoing: 'accent',
  undone: 'still',
}

const OFTEN_MS = 1_000

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'page'],
  queryFn: ({ pageParam }) => call(imports.page, { query: { after: pageParam ?? undefined } }),
  initialPageParam: null as string | null,
  getNextPageParam: page => page.next,
  refetchInterval: query =>
    query.state.data?.pages.some(page => page.imports.some(one => isRunning(one.state))) ? OFTEN_MS : false,
})

export const importQuery = (id: number) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: () => call(imports.read, { params: { id } }),
    refetchInterval: query => (query.state.data && isRunning(query.state.data.state) ? OFTEN_MS : false),
  })

export const sampleQuery = (id: number, reading: ImportSettings['reading']) =>
  queryOptions({
    queryKey: ['imports', id, 'sample', reading],
    queryFn: () => call(imports.sample, { params: { id } }),
  })

export const problemsQuery = (id: number, taskId: number | null) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'problems', taskId],
    queryFn: ({ pageParam }) => call(imports.problems, { params: { id }, query: { after: pageParam ?? undefined } }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })

export function useChangeImport(id: number) {
  const queries = useQueryClient()
  const tell = useTell()
  return useMutation({
    mutationFn: (body: Partial<ImportSettings>) => call(imports.change, { params: { id }, body }),
    onSuccess: changed => queries.setQueryData(importQuery(id).queryKey, changed),
    onError: tell.failed,
  })
}

/** Starts the dry run, or the loading. */
export function useStartImport(id: number, what: 'check' | 'load') {
  const queries = useQueryClient()
  const started = useStartedTask()
  const tell = useTell()
  return useMutation({
    mutationFn: () => call(imports[what], { params: { id } }),
    onSuccess: changed => {
      queries.setQueryData(importQuery(id).queryKey, changed)
      return started()
    },
    onError: tell.failed,
  })
}
